"""Every fact can be proved: its quote stands in the text, is short, and holds the verb and the numbers it states."""

import re
from functools import cache
from pathlib import Path

import cn2an
import pytest
import yaml
from fidelity.measuring import read
from fidelity.reports import HALVES, families
from fidelity.scoring import PREDICATES

from graph_model.ids import fold
from graph_model.values.durations import find_durations
from graph_model.values.money import find_amounts
from loaders.read import read_path
from loaders.recognise.simplified import simplified
from loaders.rule_reader import RuleReader
from loaders.sentences import sentences

ROOT = Path(__file__).resolve().parents[2]
#: All newsletters of ours, and those that lie beside the checkout.
FOLDERS = (
    "samples",
    "tests/fidelity/newsletters/working",
    "tests/fidelity/newsletters/held",
    "tests/fixtures/layouts",
    "../shared/newsletters",
)
KINDS = {".txt", ".md", ".html", ".pdf", ".docx"}
LETTERS = [
    path
    for folder in FOLDERS
    for path in sorted((ROOT / folder).glob("*"))
    if path.suffix in KINDS and path.name != "README.md"
]
ALL = [(half, family) for half in HALVES for family in families(half)]
VERBS = yaml.safe_load(Path(__file__).with_name("verbs.yaml").read_text("utf-8"))


def _families(half, family):
    return [(source, facts) for _, source, facts in read(half, family)]


@cache
def _letter(path):
    source = read_path(path)
    return [(source, RuleReader().read(source))]


DOCUMENTS = [
    *(pytest.param(_families, pair, id="-".join(pair)) for pair in ALL),
    *(pytest.param(_letter, (path,), id=path.name) for path in LETTERS),
]


def _facts(load, arguments):
    """(source, nodes by id, edge) of every fact."""
    for source, facts in load(*arguments):
        nodes = {node.id: node for node in facts.nodes}
        for edge in facts.edges:
            if edge.predicate in PREDICATES:
                yield source, nodes, edge


@pytest.mark.parametrize(("load", "arguments"), DOCUMENTS)
def test_quotes_stand_in_the_item(load, arguments):
    for source, nodes, edge in _facts(load, arguments):
        item = nodes[edge.item]
        assert edge.evidence, edge
        for span in edge.evidence:
            assert source.text[span.start : span.end] == span.quote
        first = edge.evidence[0]
        assert item.start <= first.start and first.end <= item.stop, edge


@pytest.mark.parametrize(("load", "arguments"), DOCUMENTS)
def test_a_quote_is_at_most_two_sentences(load, arguments):
    for source, _, edge in _facts(load, arguments):
        for span in edge.evidence:
            assert len(sentences(source.text, span.start, span.end)) <= 2, span.quote


@pytest.mark.parametrize(("load", "arguments"), DOCUMENTS)
def test_a_quote_holds_the_amount(load, arguments):
    for _, _, edge in _facts(load, arguments):
        if edge.amount_cny is not None:
            quotes = [span.quote for span in edge.evidence]
            amounts = [amount.yuan for quote in quotes for amount in find_amounts(quote)]
            # A currency may go without saying.
            amounts += [float(n.replace(",", "")) for quote in quotes for n in re.findall(r"\d[\d,]*", quote)]
            assert edge.amount_cny in amounts, (edge.amount_cny, quotes[0])


@pytest.mark.parametrize(("load", "arguments"), DOCUMENTS)
def test_a_quote_holds_the_months(load, arguments):
    for _, _, edge in _facts(load, arguments):
        if edge.months is not None:
            terms = [term.months for span in edge.evidence for term in find_durations(simplified(span.quote))]
            assert edge.months in terms, (edge.months, edge.evidence[0].quote)


@pytest.mark.parametrize(("load", "arguments"), DOCUMENTS)
def test_a_quote_holds_the_number_of_the_article(load, arguments):
    for _, nodes, edge in _facts(load, arguments):
        target = nodes[edge.target]
        if target.label == "Article":
            number = re.match(r"\d+", target.number).group()
            words = rf"\b{number}\b|第(?:{number}|{cn2an.an2cn(number)})[条條]"
            assert any(re.search(words, span.quote) for span in edge.evidence), edge.evidence[0].quote


@pytest.mark.parametrize(("load", "arguments"), DOCUMENTS)
def test_a_quote_holds_the_verb(load, arguments):
    for _, _, edge in _facts(load, arguments):
        # What states an amount or a term is borne out by it.
        if edge.predicate != "CITED" and edge.amount_cny is None and edge.months is None:
            stems = VERBS[edge.predicate] if edge.kind is None else VERBS[edge.predicate][edge.kind]
            quotes = " ".join(span.quote for span in edge.evidence)
            assert any(_says(stem, quotes) for stem in stems), (edge.predicate, edge.kind, quotes)


def _says(stem, quotes):
    """English stems begin a word; Chinese has no spaces."""
    begins = r"\b" if stem.isascii() else ""
    return re.search(begins + re.escape(stem), quotes, re.IGNORECASE)


@pytest.mark.parametrize(("load", "arguments"), DOCUMENTS)
def test_a_quote_of_a_citation_names_the_law(load, arguments):
    for source, facts in load(*arguments):
        nodes = {node.id: node for node in facts.nodes}
        called = {}
        for edge in facts.edges:
            if edge.predicate == "MENTIONED_IN":
                called.setdefault(edge.source, set()).update(edge.surfaces)
        for edge in facts.edges:
            law = nodes.get(edge.target)
            if edge.predicate == "CITED" and law.label == "Law":
                names = [law.name, law.name_zh, *law.aliases, *called.get(law.id, ())]
                quotes = fold(" ".join(span.quote for span in edge.evidence))
                assert any(fold(name) in quotes for name in names if name), (source.name, law.name, quotes)
