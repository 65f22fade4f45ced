"""The corrections file: what a line may say, and what is said of one that is wrong."""

import pytest
from correcting_cases import EVERY, MERGE, RENAME, log

from graph_model.corrections import CorrectionError, Log, Undo, read_log
from graph_model.corrections.log import written

WRONG = [
    ("{", "it is no JSON"),
    ("[1]", "it is no JSON object"),
    ('{"action": "burn"}', "\"action\" must be one of merge, split, rename, strike, add, undo, not 'burn'"),
    ("{}", '"action" must be one of'),
    ('{"action": "merge", "entity": "law:a"}', '"into" is missing'),
    ('{"action": "merge", "entity": "law:a", "into": "law:a"}', "are the same"),
    ('{"action": "merge", "entity": "law:a", "into": "company:b"}', "a Law can't be merged into a Company"),
    ('{"action": "merge", "entity": "Acme", "into": "company:b"}', "'Acme' is not the id of"),
    ('{"action": "merge", "entity": "law:a", "into": "law:b", "because": "x"}', 'a merge has no "because"'),
    ('{"action": "split", "entity": "law:a", "item": "law:b"}', "is not the id of a Item"),
    ('{"action": "rename", "entity": "law:a"}', "a name or a name_zh is needed"),
    ('{"action": "rename", "entity": "law:a", "name": " "}', '"name"'),
    ('{"action": "strike"}', '"edge" is missing'),
    ('{"action": "add", "predicate": "LIKED"}', '"predicate"'),
    (
        '{"action": "add", "predicate": "CITED", "source": "case", "target": "law:a", "document": "d", "quote": "q"}',
        'CITED needs "as"',
    ),
    (
        '{"action": "add", "predicate": "HEARD", "source": "court:a", "target": "case", "document": "d", "quote": "q",'
        ' "kind": "fine"}',
        'HEARD takes no "kind"',
    ),
    (
        '{"action": "add", "predicate": "HEARD", "source": "court:a", "document": "d", "quote": "q"}',
        '"target" is missing',
    ),
    ('{"action": "undo"}', '"line" is missing'),
]


@pytest.mark.parametrize(("line", "said"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_line_is_told_with_its_file_and_number(line: str, said: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        read_log(f"# a remark\n\n{line}\n", "corrections.jsonl")
    assert str(caught.value).startswith("corrections.jsonl, line 3: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_remarks_and_empty_lines_say_nothing() -> None:
    assert [number for number, _ in read_log('# x\n\n{"action": "undo", "line": "1"}\n').lines] == [3]


def test_an_id_stands_for_what_the_line_says() -> None:
    (_, first), (_, second), (_, third) = log(MERGE, {**MERGE, "why": "because"}, MERGE).lines
    assert first.id == third.id != second.id


def test_an_id_is_taken_once() -> None:
    with pytest.raises(CorrectionError, match="line 2: the id one is taken"):
        log({**MERGE, "id": "one"}, {**RENAME, "id": "one"})


@pytest.mark.parametrize("line", EVERY, ids=range(len(EVERY)))
def test_a_line_is_written_as_it_is_read(line: dict[str, object]) -> None:
    ((_, first),) = log({**line, "who": "Li", "when": "2025-06-01", "why": "同一家公司"}).lines
    ((_, again),) = read_log(written(first)).lines
    assert again == first
    assert "同一家公司" in written(first)


def test_lines_are_only_added() -> None:
    before = read_log('# by hand\n{"action": "undo", "line": "x"}')
    after = before.adding([Undo(line="y")])
    assert after.text.startswith(before.text + "\n")
    assert [number for number, _ in after.lines] == [2, 3]
    assert after.adding([Undo(line="y")]) is after


UNDOING = [
    ([("a", None)], ["a"]),
    ([("a", None), ("b", "a")], []),
    ([("a", None), ("b", "a"), ("c", "b")], ["a"]),
    ([("a", None), ("b", "a"), ("c", "b"), ("d", "c")], []),
    ([("a", None), ("b", "nothing")], ["a"]),
    ([("b", "a"), ("a", None)], ["a"]),
]


@pytest.mark.parametrize(("lines", "active"), UNDOING)
def test_a_later_line_undoes_an_earlier_one(lines: list[tuple[str, str | None]], active: list[str]) -> None:
    made = [
        {**RENAME, "id": key} if undoes is None else {"id": key, "action": "undo", "line": undoes}
        for key, undoes in lines
    ]
    assert [line.id for line in log(*made).active] == active


def test_an_empty_log_has_no_digest() -> None:
    assert Log().digest == log({**RENAME, "id": "a"}, {"action": "undo", "line": "a"}).digest == ""
    assert log(RENAME).digest


def test_remarks_do_not_change_what_a_log_does() -> None:
    assert log({**RENAME, "id": "a", "why": "x"}).digest == log({**RENAME, "id": "a", "why": "y"}).digest
