"""`regatlas build` and `forget`: what is read, what is left as it was, and the summary."""

import json
from pathlib import Path

import pytest
from command_line import SAMPLES, Run

LETTERS = sorted(SAMPLES.iterdir())


def summary(out: str) -> dict[tuple[str, str], int]:
    return {(row["what"], row["kind"]): row["count"] for row in json.loads(out)}


def test_a_folder_is_read_once_and_then_left_as_it_was(run: Run) -> None:
    first = summary(run("build", SAMPLES, "--format", "json").out)
    assert first["document", "read"] == len(LETTERS)
    assert first["change", "nodes added"] > 0
    second = summary(run("build", SAMPLES, "--format", "json").out)
    assert (second["document", "read"], second["document", "unchanged"]) == (0, len(LETTERS))
    assert {count for (what, _), count in second.items() if what == "change"} == {0}
    assert {key: n for key, n in second.items() if key[0] in ("node", "edge")} == {
        key: n for key, n in first.items() if key[0] in ("node", "edge")
    }


def test_a_changed_letter_takes_the_place_of_its_former_self(run: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    text = LETTERS[0].read_text(encoding="utf-8")
    letter.write_text(text, encoding="utf-8")
    run("build", letter)
    letter.write_text(text + "\nOne more line.\n", encoding="utf-8")
    again = summary(run("build", letter, "--format", "json").out)
    assert (again["document", "read"], again["node", "Document"]) == (1, 1)


def test_standard_input_is_a_document(run: Run) -> None:
    ran = run("build", "-", "--format", "json", stdin=LETTERS[0].read_bytes())
    assert (ran.code, summary(ran.out)["node", "Document"]) == (0, 1)


def test_forgetting_takes_a_document_out(run: Run) -> None:
    run("build", *LETTERS[:2])
    before = run("stats", "--format", "csv").out
    run("build", LETTERS[2])
    ran = run("forget", LETTERS[2].name)
    assert ran.code == 0
    assert LETTERS[2].name in ran.out
    assert run("stats", "--format", "csv").out == before


@pytest.mark.parametrize("letter", LETTERS, ids=lambda path: path.stem)
def test_every_sample_gives_items_penalties_and_citations(run: Run, letter: Path) -> None:
    counts = summary(run("build", letter, "--format", "json").out)
    for key in (("node", "Item"), ("edge", "PENALISED"), ("edge", "CITED"), ("edge", "ISSUED")):
        assert counts.get(key, 0) > 0, key
