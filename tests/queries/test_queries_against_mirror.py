"""Some answers, worked out again in plain Python from the NetworkX mirror."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any, NamedTuple

import networkx as nx
import pytest

from queries.catalogue import run
from stores.base import Store


class Fact(NamedTuple):
    source: dict[str, Any]
    edge: dict[str, Any]
    target: dict[str, Any]


@pytest.fixture(scope="session")
def mirror(many: Store) -> Any:
    return many.mirror()


def facts(mirror: Any, *predicates: str) -> Iterator[Fact]:
    for source, target, edge in mirror.edges(data=True):
        if edge["predicate"] in predicates:
            yield Fact(mirror.nodes[source], edge, mirror.nodes[target])


def day_of(mirror: Any, edge: dict[str, Any]) -> str:
    """The day of a penalty, or its case where it has none: what tells two penalties of one kind apart."""
    return mirror.nodes[edge["item"]].get("date") or edge["case_id"]


def penalties(mirror: Any, kind: str) -> Iterator[tuple[Fact, tuple[Any, ...]]]:
    """Penalties of one kind, each with what is the same for one penalty, whoever reports it."""
    for fact in facts(mirror, "PENALISED"):
        if fact.edge["kind"] == kind:
            key = fact.target["id"], fact.edge.get("amount_cny"), day_of(mirror, fact.edge)
            yield fact, key


def totals(keys: set[tuple[Any, ...]]) -> tuple[int, float | None, int]:
    amounts = [amount for _, amount, *_ in keys if amount is not None]
    return len(keys), sum(amounts) if amounts else None, len(keys) - len(amounts)


def test_fines_by_regulator(many: Store, mirror: Any) -> None:
    fines: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    for fact, key in penalties(mirror, "fine"):
        fines[fact.source["id"]].add(key)
    answers = run(many, "fines-by-regulator").records()
    assert {r["body_id"]: (r["fines"], r["fines_cny"], r["fines_without_amount"]) for r in answers} == {
        body: totals(keys) for body, keys in fines.items()
    }


def test_fines_by_month_count_a_joint_fine_once(many: Store, mirror: Any) -> None:
    issues = {fact.target["id"]: fact.source.get("issue") for fact in facts(mirror, "CONTAINS")}
    fines: dict[str | None, set[tuple[Any, ...]]] = defaultdict(set)
    for fact, key in penalties(mirror, "fine"):
        item = mirror.nodes[fact.edge["item"]]
        fines[(item.get("date") or issues[item["id"]] or "")[:7] or None].add(key)
    answers = run(many, "fines-by-month").records()
    assert {r["month"]: (r["fines"], r["fines_cny"], r["fines_without_amount"]) for r in answers} == {
        month: totals(keys) for month, keys in fines.items()
    }


@pytest.mark.parametrize("law", ["", "law:dsl", "law:pipl"])
def test_penalties_by_article(many: Store, mirror: Any, law: str) -> None:
    by_case: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts(mirror, "PENALISED"):
        by_case[fact.edge["case_id"]].append(fact)
    expected: dict[tuple[str, str], set[tuple[Any, ...]]] = defaultdict(set)
    bodies: dict[tuple[str, str], set[str]] = defaultdict(set)
    for case, cited, article in facts(mirror, "CITED"):
        if case["label"] != "LegalCase" or article["label"] != "Article" or law not in ("", article["law"]):
            continue
        for fact in by_case[case["id"]]:
            key = fact.target["id"], fact.edge["kind"], fact.edge.get("amount_cny"), day_of(mirror, fact.edge)
            expected[article["id"], cited["as"]].add(key)
            bodies[article["id"], cited["as"]].add(fact.source["name"])
    answers = run(many, "penalties-by-article", law=law).records()
    assert {(r["article_id"], r["cited_as"]): (r["penalties"], r["bodies"]) for r in answers} == {
        key: (len(found), sorted(bodies[key])) for key, found in expected.items()
    }


def test_bodies_acting_together(many: Store, mirror: Any) -> None:
    acting: dict[tuple[str, str], set[str]] = defaultdict(set)
    for source, edge, target in facts(mirror, "ISSUED", "ENFORCED"):
        acting[target["id"], edge["item"]].add(source["id"])
    expected: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (target_id, _), bodies in acting.items():
        for pair in combinations(sorted(bodies), 2):
            expected[pair].add(target_id)
    answers = run(many, "bodies-acting-together").records()
    assert {(r["body_id"], r["other_id"]): r["together"] for r in answers} == {
        pair: len(found) for pair, found in expected.items()
    }


def test_chain_to_the_top(many: Store, mirror: Any) -> None:
    above = nx.DiGraph((fact.source["id"], fact.target["id"]) for fact in facts(mirror, "SUBORDINATE_TO"))
    answers = run(many, "chain-to-the-top", body="regulator:cac-yinzhou").records()
    assert {r["body_id"]: r["steps"] for r in answers} == nx.single_source_shortest_path_length(
        above, "regulator:cac-yinzhou"
    )


def test_penalties_under_a_law_include_those_under_its_articles(many: Store, mirror: Any) -> None:
    cases = {
        case["id"]
        for case, _, cited in facts(mirror, "CITED")
        if case["label"] == "LegalCase" and cited.get("law", cited["id"]) == "law:dsl"
    }
    expected = {fact.edge["id"] for fact in facts(mirror, "PENALISED") if fact.edge["case_id"] in cases}
    answers = run(many, "penalties-under-law", law="law:dsl").records()
    assert sorted(r["edge_id"] for r in answers) == sorted(expected)


def test_neighbourhood(many: Store, mirror: Any) -> None:
    node = "regulator:cac"
    expected = {("out", target, key) for _, target, key in mirror.out_edges(node, keys=True)}
    expected |= {("in", source, key) for source, _, key in mirror.in_edges(node, keys=True)}
    answers = run(many, "neighbourhood", thing=node).records()
    assert {(r["direction"], r["other_id"], r["edge_id"]) for r in answers} == expected
    assert len(answers) == len(expected)


def test_unknown_to_registry(many: Store, mirror: Any) -> None:
    labels = ("Regulator", "Court", "Procuratorate", "Organisation", "Law")
    expected = {
        id_: len(
            {
                fact
                for _, fact, edge in mirror.out_edges(id_, data=True)
                if edge["predicate"] == "MENTIONED_IN"
            }
        )
        for id_, node in mirror.nodes(data=True)
        if node["label"] in labels and not node["known"] and not node.get("anonymous")
    }
    answers = run(many, "unknown-to-registry").records()
    assert {r["thing_id"]: r["mentions"] for r in answers} == expected


def test_penalties_without_article(many: Store, mirror: Any) -> None:
    with_article = {case["id"] for case, _, cited in facts(mirror, "CITED") if cited["label"] == "Article"}
    expected = {f.edge["id"] for f in facts(mirror, "PENALISED") if f.edge["case_id"] not in with_article}
    answers = run(many, "penalties-without-article").records()
    assert sorted(r["edge_id"] for r in answers) == sorted(expected)


def test_open_for_comments(many: Store, mirror: Any) -> None:
    day = "2025-02-05"
    issues = {fact.target["id"]: fact.source.get("issue") for fact in facts(mirror, "CONTAINS")}
    final = {
        fact.target["id"]
        for fact in facts(mirror, "ISSUED")
        if fact.edge["stage"] == "final" and fact.edge.get("date", "9999") <= day
    }
    expected = set()
    for _, edge, law in facts(mirror, "ISSUED"):
        begun = edge.get("date") or mirror.nodes[edge["item"]].get("date") or (issues[edge["item"]] or "0000")
        if edge["stage"] == "draft" and edge.get("comments_until", day) >= day and begun <= day:
            expected.add((law["id"], edge.get("comments_until")))
    answers = run(many, "open-for-comments", day=day).records()
    assert {(r["law_id"], r["comments_until"]) for r in answers} == {e for e in expected if e[0] not in final}
