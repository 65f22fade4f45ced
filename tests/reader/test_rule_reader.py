"""The reader as a whole: ids, evidence, order, and what becomes of text that is no newsletter."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model import merge
from loaders.read import read_bytes, read_path
from loaders.rule_reader import RuleReader

SAMPLES = sorted(
    p for p in (Path(__file__).resolve().parents[2] / "samples").iterdir() if p.suffix in {".txt", ".html"}
)


def read(text):
    return RuleReader().read(read_bytes(text.encode(), "x.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_reading_twice_gives_the_same(path):
    assert RuleReader().read(read_path(path)) == RuleReader().read(read_path(path))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_quote_stands_in_the_text(path):
    source = read_path(path)
    for edge in RuleReader().read(source).edges:
        for span in edge.evidence:
            assert source.text[span.start : span.end] == span.quote


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_stated_edge_has_evidence_and_item(path):
    for edge in RuleReader().read(read_path(path)).edges:
        if edge.basis == "stated":
            assert edge.evidence and edge.item and edge.document and edge.reader == "rules"


def test_order_of_documents_does_not_matter():
    facts = [RuleReader().read(read_path(path)) for path in SAMPLES]
    assert merge(facts) == merge(reversed(facts))


def test_text_without_items_is_reported():
    assert [note.kind for note in read("Hello.\n").notes] == ["no-items"] or read("Hello.\n").nodes


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=400))
def test_any_text_is_read(text):
    facts = read("News\n" + text.replace("\r", "\n"))
    merge([facts])
