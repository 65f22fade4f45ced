"""`regatlas review`: what was uncertain, what is new, what was taken for one thing, and what corrects nothing."""

import json

import pytest
from command_line import Run
from factories import MIIT, Newsletter, sample_facts

from graph_model import DocumentFacts, Note
from graph_model.corrections import Add, Log, Merge, Rename, corrected
from graph_model.nodes import Company
from regatlas.exits import Exit
from regatlas.reviewing import ABOUT, Finding, findings


def reviewed(documents: list[DocumentFacts], about: str, *lines: object) -> list[Finding]:
    return findings(corrected(documents, Log().adding(lines)), [about])


def letter_with(*notes: Note, surfaces: tuple[str, ...] = ("MIIT",)) -> DocumentFacts:
    letter = Newsletter("letter.txt", issue="2025-06")
    item = letter.item(
        "authority", "Talks", "The MIIT spoke. The ministry, known as MIIT, listened; Miit nodded."
    )
    letter.mentions(item, {})
    letter.state(item, "MENTIONED_IN", MIIT, item, *surfaces, surfaces=list(surfaces))
    return letter.facts().model_copy(update={"notes": list(notes)})


def test_what_was_uncertain_is_listed_with_its_reason_and_its_words() -> None:
    facts = letter_with()
    item = next(node.id for node in facts.nodes if node.label == "Item")
    note = Note(kind="penalty-without-party", message="on whom?", item=item, start=16, end=28)
    (found,) = reviewed([letter_with(note)], "uncertain")
    assert found[:5] == ("uncertain", "penalty-without-party", "Talks", "The ministry", "on whom?")
    assert found[5:9] == (["letter.txt"], item, 16, 28)


def test_words_outside_of_items_are_unknown() -> None:
    (found,) = reviewed(
        [letter_with(Note(kind="unplaced-text", message="?", start=500, end=510))], "uncertain"
    )
    assert (found.words, found.start) == (None, 500)


def test_what_the_registry_lacks_is_new_at_the_place_that_names_it_first() -> None:
    found = reviewed(sample_facts(), "new")
    kinds = {(f.kind, f.what) for f in found}
    assert ("new-law", "Measures for Reporting of Data Incidents") in kinds
    assert all(f.words and f.start is not None and f.id for f in found)


def test_one_thing_under_several_names_has_a_row_for_each_with_its_documents() -> None:
    found = [f for f in reviewed(sample_facts(), "merged") if f.id == "regulator:cac-yinzhou"]
    assert {(f.words, *f.documents) for f in found} == {
        ("Yinzhou CA", "harbour-2025-03.txt"),
        ("鄞州区网信办", "华章数据合规月报-2025-04.md"),
    }


def test_spellings_of_one_name_are_no_merging() -> None:
    assert reviewed([letter_with(surfaces=("MIIT", "Miit", "The MIIT"))], "merged") == []


@pytest.mark.parametrize(
    ("words", "why"),
    [("MIIT", "a name that the registry knows"), ("The ministry", "read as another word for it")],
)
def test_the_ground_of_a_merging_is_told(words: str, why: str) -> None:
    found = reviewed([letter_with(surfaces=("MIIT", "The ministry"))], "merged")
    assert {f.words: f.why for f in found}[words] == why


def test_what_a_correction_merged_names_it() -> None:
    line = Merge(entity="company:yongjia-4d1f", into="company:linjiang-bank")
    found = reviewed(sample_facts(), "merged", line)
    (mine,) = [f for f in found if f.words == "甬家物业服务有限公司"]
    assert mine.why == f"as read, or by correction {line.id}"


def test_what_a_correction_settles_is_no_longer_new() -> None:
    line = Merge(entity="law:measures-for-reporting-of-data-incidents", into="law:dsl")
    assert [f for f in reviewed(sample_facts(), "new", line) if f.kind == "new-law"] == []


def test_a_correction_that_corrects_nothing_any_more_is_listed_with_its_reason() -> None:
    lost = Add(
        predicate="HEARD",
        source="court:x",
        target="case",
        document="lost.txt",
        quote="the words that are gone",
    )
    rename, added = reviewed(sample_facts(), "correction", Rename(entity="law:lost", name="Found"), lost)
    if rename.kind == "add":
        rename, added = added, rename
    assert (rename.kind, rename.what, rename.why) == (
        "rename",
        "law:lost is called Found",
        "no document names law:lost",
    )
    assert (added.words, added.documents, added.id) == ("the words that are gone", ["lost.txt"], lost.id)


def test_long_words_are_cut() -> None:
    long = Newsletter("long.txt")
    item = long.item("enforcement", "Long", "x" * 900)
    long.mentions(item, {})
    facts = long.facts().model_copy(
        update={"notes": [Note(kind="odd", message="?", item=item.id, start=0, end=900)]}
    )
    (found,) = reviewed([facts], "uncertain")
    assert found.words == "x" * 299 + "…"


def test_findings_stand_in_one_order_whatever_the_order_of_documents() -> None:
    documents = [*sample_facts(), letter_with(surfaces=("MIIT", "The ministry"))]
    one, other = (findings(corrected(given, Log())) for given in (documents, documents[::-1]))
    assert one == other
    assert [ABOUT.index(f.about) for f in one] == sorted(ABOUT.index(f.about) for f in one)


def test_a_company_of_two_names_is_another_form_of_its_name() -> None:
    letter = Newsletter("two.txt")
    item = letter.item("industry", None, "Acme Foo and Acme Foo Ltd. are one.")
    firm = Company(id="company:acme-foo", name="Acme Foo Ltd.")
    letter.state(item, "MENTIONED_IN", firm, item, "Acme Foo", surfaces=["Acme Foo", "Acme Foo Ltd."])
    assert {f.why for f in reviewed([letter.facts()], "merged")} == {"read as another form of its name"}


def test_review_lists_only_what_is_asked_for(run: Run, atlas: object) -> None:
    rows = json.loads(run("review", "--store", atlas, "--only", "new", "--format", "json").out)
    assert {row["about"] for row in rows} == {"new"}
    assert run("review", "--store", atlas).out.startswith("about\tkind\twhat\twords\twhy\tdocuments")


def test_an_unknown_kind_is_told(run: Run, atlas: object) -> None:
    ran = run("review", "--store", atlas, "--only", "gossip")
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert "gossip" in ran.err
