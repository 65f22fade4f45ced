"""Every fact can be proved: its quote stands in the text, is short, and holds the amount or article it states."""

import re
from pathlib import Path

import cn2an
import pytest
from fidelity.measuring import read
from fidelity.reports import HALVES, families
from fidelity.scoring import PREDICATES

from graph_model.values.money import find_amounts
from loaders.read import read_bytes
from loaders.rule_reader import RuleReader
from loaders.sentences import sentences

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.txt"))
ALL = [(half, family) for half in HALVES for family in families(half)]


def _families(half, family):
    return [(source, facts) for _, source, facts in read(half, family)]


def _sample(path):
    source = read_bytes(path.read_bytes(), path.name)
    return [(source, RuleReader().read(source))]


DOCUMENTS = [
    *(pytest.param(_families, pair, id="-".join(pair)) for pair in ALL),
    *(pytest.param(_sample, (path,), id=path.name) for path in SAMPLES),
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
        assert any(item.start <= span.start and span.end <= item.stop for span in edge.evidence), edge


@pytest.mark.parametrize(("load", "arguments"), DOCUMENTS)
def test_a_quote_is_at_most_two_sentences(load, arguments):
    for source, _, edge in _facts(load, arguments):
        for span in edge.evidence:
            assert len(sentences(source.text, span.start, span.end)) <= 2, span.quote


@pytest.mark.parametrize(("load", "arguments"), DOCUMENTS)
def test_a_quote_holds_the_amount(load, arguments):
    for _, _, edge in _facts(load, arguments):
        if edge.amount_cny is not None:
            amounts = [amount.yuan for span in edge.evidence for amount in find_amounts(span.quote)]
            assert edge.amount_cny in amounts, (edge.amount_cny, edge.evidence[0].quote)


@pytest.mark.parametrize(("load", "arguments"), DOCUMENTS)
def test_a_quote_holds_the_number_of_the_article(load, arguments):
    for _, nodes, edge in _facts(load, arguments):
        target = nodes[edge.target]
        if target.label == "Article":
            number = re.match(r"\d+", target.number).group()
            words = rf"\b{number}\b|第(?:{number}|{cn2an.an2cn(number)})[条條]"
            assert any(re.search(words, span.quote) for span in edge.evidence), edge.evidence[0].quote
