"""`regatlas correct`: what a person puts right, how it is told, and how it is taken back."""

import json
import shutil
from pathlib import Path

import pytest
from command_line import SAMPLES, Run

from regatlas.exits import Exit


@pytest.fixture
def own(tmp_path: Path, atlas: Path) -> Path:
    """An atlas of the hand-made newsletters that a test may change; it is ./atlas."""
    return Path(shutil.copytree(atlas, tmp_path / "atlas"))


def rows(run: Run, *arguments: object) -> list[dict[str, object]]:
    ran = run(*arguments, "--format", "json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def companies(run: Run) -> set[str]:
    return {str(row["name"]) for row in rows(run, "query", "MATCH (c:Company) RETURN c.name AS name")}


PARTIES = ("甬家物业服务有限公司", "Linjiang Bank")


def test_two_things_are_merged_and_taken_apart_again(run: Run, own: Path) -> None:
    before = companies(run)
    ran = run("correct", "merge", *PARTIES, "--why", "one company", "--who", "Li")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("correction 1 (")
    assert PARTIES[0] not in companies(run)
    line = json.loads((own / "corrections.jsonl").read_text(encoding="utf-8"))
    assert (line["action"], line["who"], line["why"]) == ("merge", "Li", "one company")
    assert line["when"]
    assert run("correct", "split", "Linjiang Bank").code == 0
    assert companies(run) == before


def test_corrections_hold_in_later_builds(run: Run) -> None:
    run("build", SAMPLES)
    assert run("correct", "rename", "CNKI", "China National Knowledge Infrastructure").code == 0
    summary = rows(run, "build", SAMPLES)
    assert {"what": "correction", "kind": "held", "count": 1} in summary
    assert "China National Knowledge Infrastructure" in companies(run)


def test_an_item_means_another_thing(run: Run, own: Path) -> None:
    ran = run(
        "correct", "split", "Linjiang Bank", "--in", "beacon-2025-04.html:2", "--name", "Linjiang Rural Bank"
    )
    assert ran.code == 0, ran.err
    assert {"Linjiang Rural Bank", "Linjiang Commercial Bank Co., Ltd."} <= companies(run)


FINES = "MATCH (b)-[p:PENALISED]->(c) RETURN p.id AS id, b.name AS body, c.name AS party, p.kind AS kind, p.reader AS r"


def test_a_fact_is_struck_by_its_ends_or_its_id(run: Run, own: Path) -> None:
    before = rows(run, "query", FINES)
    ran = run("correct", "strike", "Yinzhou CA", "penalised", "the manager in charge")
    assert ran.code == 0, ran.err
    first = next(str(row["id"]) for row in before if row["kind"] == "apology")
    assert run("correct", "strike", first).code == 0
    assert len(rows(run, "query", FINES)) == len(before) - 2


def test_ends_that_several_facts_join_are_told_with_their_ids(run: Run, own: Path) -> None:
    ran = run("correct", "strike", "Yinzhou CA", "PENALISED", "a private clinic")
    assert (ran.code, len(ran.err.splitlines())) == (Exit.CORRECTION, 1)
    assert "2 edges do" in ran.err
    assert ran.err.count("penalised:") == 2


ADDED = (
    "correct", "add", "CAC", "PENALISED", "Company:*another clinic", "--kind", "fine", "--amount", "80000",
    "--quote", "fined the clinic RMB 80,000",
)  # fmt: skip


def test_a_fact_is_added_and_taken_back_by_striking_it(run: Run, own: Path) -> None:
    assert run(*ADDED).code == 0
    (added,) = [row for row in rows(run, "query", FINES) if row["r"] == "correction"]
    assert added["party"] == "another clinic"
    assert run("correct", "strike", added["id"]).code == 0
    assert [line["action"] for line in rows(run, "correct", "list")] == ["add", "undo"]
    assert [row for row in rows(run, "query", FINES) if row["r"] == "correction"] == []


def test_an_article_that_nothing_cites_yet_is_cited(run: Run, own: Path) -> None:
    quote = "contrary to Article 27 of the DSL"
    assert run("correct", "add", "case", "CITED", "CSL 27", "--as", "violated", "--quote", quote).code == 0
    cited = "MATCH ()-[c:CITED]->(a:Article {id: 'article:csl:27'}) RETURN c.quote AS quote"
    assert rows(run, "query", cited) == [{"quote": quote}]


def test_the_list_says_what_holds(run: Run, own: Path) -> None:
    run("correct", "merge", *PARTIES)
    run("correct", "rename", "DSL", "Data Security Act")
    run("correct", "undo", "1", "--why", "two after all")
    run("forget", "华章数据合规月报-2025-04.md")
    listed = rows(run, "correct", "list")
    assert [(row["number"], row["action"], row["state"]) for row in listed] == [
        (1, "merge", "undone"),
        (2, "rename", "holds"),
        (3, "undo", "holds"),
    ]
    assert run("correct", "undo", "3").code == 0
    states = [row["state"] for row in rows(run, "correct", "list")]
    assert states[0] == "changes nothing: no document names company:yongjia-4d1f"


def test_corrections_are_kept_in_a_file_of_ones_own(run: Run, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "ours.jsonl"
    assert run("correct", "rename", "DSL", "Data Security Act", "--corrections", file).code == 0
    assert run("correct", "list", "--raw").out == file.read_text(encoding="utf-8")
    other = tmp_path / "other"
    ran = run("build", SAMPLES, "--store", other, "--corrections", file)
    assert ran.code == 0
    assert (other / "corrections.jsonl").read_text(encoding="utf-8") == file.read_text(encoding="utf-8")


def test_the_environment_names_the_file(
    run: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGATLAS_CORRECTIONS", str(tmp_path / "ours.jsonl"))
    assert run("correct", "rename", "DSL", "Data Security Act").code == 0
    assert (tmp_path / "ours.jsonl").exists()


def test_lines_that_the_file_given_lacks_are_told(run: Run, own: Path, tmp_path: Path) -> None:
    run("correct", "merge", *PARTIES)
    (tmp_path / "ours.jsonl").write_text("# none yet\n", encoding="utf-8")
    ran = run("correct", "apply", "--corrections", tmp_path / "ours.jsonl")
    assert ran.code == 0
    assert "no longer kept" in ran.err
    assert '"action": "merge"' in ran.err


def test_a_log_changed_by_hand_is_applied(run: Run, own: Path) -> None:
    line = {"action": "rename", "entity": "company:linjiang-bank", "name": "The Bank"}
    (own / "corrections.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert run("correct", "apply").code == 0
    assert "The Bank" in companies(run)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("merge", "Nobody at all", "CAC"), Exit.NOT_FOUND, "Nobody at all"),
        (("merge", "DSL", "CAC"), Exit.CORRECTION, "can't be merged"),
        (("merge", "Zhejiang CA", "Hangzhou Internet Court"), Exit.CORRECTION, "may not begin at a Court"),
        (("split", "CAC"), Exit.CORRECTION, "--in"),
        (("split", "CAC", "--in", "lost.txt:1"), Exit.NOT_FOUND, "lost.txt:1"),
        (("split", "CAC", "--in", "harbour-2025-03.txt:3"), Exit.CORRECTION, "doesn't name"),
        (("rename", "CAC"), Exit.CORRECTION, "a name or a name_zh is needed"),
        (("strike", "cited:lost"), Exit.CORRECTION, "no edge has the id"),
        (("strike", "CAC", "HEARD", "MIIT"), Exit.CORRECTION, "no HEARD leads from"),
        (("undo", "7"), Exit.CORRECTION, "there is no correction 7"),
        (
            ("add", "CAC", "PENALISED", "Company:X", "--kind", "fine", "--quote", "no such words"),
            7,
            "no newsletter",
        ),
        (("add", "CAC", "PENALISED", "Company:X", "--kind", "fine"), Exit.CORRECTION, "--quote"),
        (("add", "CAC", "PENALISED", "Company:X", "--quote", "the Yinzhou CA found"), 7, 'needs "kind"'),
        (("add", "CAC", "LIKED", "MIIT", "--quote", "the Yinzhou CA found"), Exit.CORRECTION, "predicate"),
        (
            (
                "add",
                "CAC",
                "PENALISED",
                "Company:X",
                "--kind",
                "fine",
                "--amount",
                "9",
                "--quote",
                "fined the clinic",
            ),
            Exit.CORRECTION,
            "no amount of 9 yuan",
        ),
    ],
)
def test_what_can_not_be_corrected_is_one_clear_line_and_nothing_is_written(
    run: Run, own: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ran = run("correct", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not (own / "corrections.jsonl").exists()


def test_a_broken_line_is_told_with_file_and_number(run: Run, own: Path) -> None:
    (own / "corrections.jsonl").write_text('{"action": "merge"}\n', encoding="utf-8")
    ran = run("build", SAMPLES)
    assert (ran.code, ran.out) == (Exit.CORRECTION, "")
    assert 'corrections.jsonl, line 1: "entity" is missing' in ran.err


def test_a_missing_file_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("build", SAMPLES, "--corrections", tmp_path / "lost.jsonl")
    assert ran.code == Exit.CORRECTION
    assert "lost.jsonl" in ran.err


@pytest.mark.parametrize("name", ["merge", "split", "rename", "strike", "add", "undo", "list", "apply"])
def test_every_way_of_correcting_explains_itself(run: Run, name: str) -> None:
    ran = run("correct", name, "--help")
    assert ran.code == 0
    assert f"regatlas correct {name}" in ran.out.partition("Examples:")[2]
