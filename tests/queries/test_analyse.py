"""Analyses of the mirror, on graphs small enough to count by hand."""

from itertools import pairwise

import pytest
from factories import CAC, MIIT, MPS, YINZHOU_CA, Newsletter, april, march, measures, sample_facts

from graph_model import merge
from queries.analyse import ANALYSES, centralities, co_enforcement, co_issuing, communities, path
from queries.errors import UnknownName
from stores.embedded import EmbeddedStore
from stores.mirror import mirror_of
from stores.neo4j import Neo4jStore
from viz.page import page_of
from viz.views.analysis import analysis

SAMPLE = mirror_of(merge(sample_facts()))


def test_who_issues_with_whom_is_counted_by_instrument():
    found = {(row[0], row[2]): row[4] for row in co_issuing(mirror_of(merge([march(), april()]))).rows}
    assert found == {
        ("regulator:cac", "regulator:miit"): 1,
        ("regulator:cac", "regulator:mps"): 1,
        ("regulator:miit", "regulator:mps"): 1,
    }


def test_bodies_that_issue_the_same_law_in_different_items_do_not_issue_together():
    letter = Newsletter("apart.txt")
    for number, body in enumerate((CAC, MPS)):
        item = letter.item("legislation", f"Issue {number}", "It was issued.")
        letter.state(item, "ISSUED", body, measures("final"), "It was issued", stage="final")
    assert co_issuing(mirror_of(merge([letter.facts()]))).rows == []


def test_who_acts_in_one_case():
    letter = Newsletter("together.txt")
    for number in range(2):
        item = letter.item("enforcement", f"Campaign {number}", "They acted.")
        case = letter.case(item, "campaign", f"Campaign {number}")
        for body in (CAC, MIIT, MPS)[: 3 - number]:
            letter.state(item, "ENFORCED", body, case, "They acted")
    rows = co_enforcement(mirror_of(merge([letter.facts()]))).rows
    assert [(row[1][:5], row[3][:12], row[4]) for row in rows] == [
        ("Cyber", "Ministry of ", 2),
        ("Cyber", "Ministry of ", 1),
        ("Minis", "Ministry of ", 1),
    ]


def test_the_middle_of_a_star_comes_first():
    letter = Newsletter("star.txt")
    for body in (MIIT, MPS, YINZHOU_CA):
        letter.subordinate(body, CAC)
    first = centralities(mirror_of(merge([letter.facts()]))).rows[0]
    assert (first[0], first[3], first[5]) == ("regulator:cac", 3, 1.0)


def test_two_parts_are_two_communities():
    letter = Newsletter("parts.txt")
    letter.subordinate(YINZHOU_CA, CAC)
    letter.subordinate(MPS, MIIT)
    rows = communities(mirror_of(merge([letter.facts()]))).rows
    assert {(row[0], row[2]) for row in rows} == {
        (1, "regulator:cac"),
        (1, "regulator:cac-yinzhou"),
        (2, "regulator:miit"),
        (2, "regulator:mps"),
    }


def test_a_path_names_the_edges_on_its_way_whichever_way_they_point():
    rows = path(SAMPLE, "regulator:cac-yinzhou", "regulator:miit").rows
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    joined = [{row[1], row[4]} for row in rows]
    assert "regulator:cac-yinzhou" in joined[0] and "regulator:miit" in joined[-1]
    assert all(one & other for one, other in pairwise(joined))
    assert all(SAMPLE.has_edge(row[1], row[4], row[7]) for row in rows)


def test_no_path_is_told():
    letter = Newsletter("parts.txt")
    letter.add(CAC, MPS)
    with pytest.raises(UnknownName, match=r"nothing but newsletters joins Cyberspace.* and Ministry"):
        path(mirror_of(merge([letter.facts()])), "regulator:cac", "regulator:mps")


@pytest.mark.parametrize("name", ANALYSES)
def test_an_analysis_is_the_same_on_every_run_and_can_be_drawn(name):
    found = ANALYSES[name](SAMPLE)
    assert found == ANALYSES[name](mirror_of(merge(reversed(sample_facts()))))
    assert all(len(row) == len(found.columns) for row in found.rows)
    assert found.title in page_of(SAMPLE, analysis(SAMPLE, found))


def test_a_path_can_be_drawn():
    found = path(SAMPLE, "regulator:cac-yinzhou", "regulator:miit")
    assert "From Cyberspace Administration of Yinzhou" in page_of(SAMPLE, analysis(SAMPLE, found))


def test_both_mirrors_are_analysed_alike(neo4j_store: Neo4jStore, embedded_store: EmbeddedStore):
    for store in (neo4j_store, embedded_store):
        store.save(sample_facts())
    for name in ANALYSES:
        assert ANALYSES[name](neo4j_store.mirror()) == ANALYSES[name](embedded_store.mirror())
