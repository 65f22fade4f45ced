"""Our graph in a Neo4j database beside other people's: theirs is neither touched nor constrained."""

import pytest
from factories import april, march, sample_facts

from graph_model.schema import MARKER
from queries.catalogue import run as catalogue_run

FOREIGN = """
    CREATE (a:Company {id: 'company:linjiang-bank', name: 'Linjiang Commercial Bank Co., Ltd.'})
    CREATE (b:Company {id: 'company:linjiang-bank', name: 'a second of that id'})
    CREATE (c:Person {name: 'Theirs'})-[:ENFORCED {id: 'x'}]->(a)
    CREATE (d:Law)-[:CITED]->(b)
"""
THEIRS = f"""
    MATCH (n) WHERE NOT (n:{MARKER} OR n:{MARKER}Facts OR n:{MARKER}Stated OR n:{MARKER}State)
    OPTIONAL MATCH (n)-[e]-() RETURN labels(n) AS labels, properties(n) AS n, type(e) AS kind, properties(e) AS e
    ORDER BY n.name, kind
"""


@pytest.fixture
def shared(neo4j_store):
    neo4j_store.save([])
    neo4j_store.run(FOREIGN, write=True)
    yield neo4j_store
    neo4j_store.run("MATCH (n:Company|Person|Law) DETACH DELETE n", write=True)


def test_other_peoples_nodes_stay_as_they_are(shared):
    before = shared.run(THEIRS)
    shared.save(sample_facts())
    shared.forget(april().document.name)
    assert shared.run(THEIRS) == before
    assert len(before.rows) == 4


def test_other_peoples_nodes_are_not_in_the_graph(shared):
    shared.save([march()])
    nodes, _ = shared.counts()
    assert sum(nodes.values()) == len(shared.mirror())
    assert not any("Theirs" in str(node) for _, node in shared.mirror().nodes(data=True))


def test_edges_that_others_draw_between_our_nodes_stay(shared):
    shared.save(sample_facts())
    shared.run(
        f"MATCH (a:{MARKER} {{id: 'regulator:cac'}}), (b:{MARKER} {{id: 'law:dsl'}}) CREATE (a)-[:LIKES]->(b)",
        write=True,
    )
    shared.forget(april().document.name)
    assert shared.run("MATCH (:Regulator)-[e:LIKES]->(:Law) RETURN count(e)").rows == [[1]]
    assert "LIKES" not in shared.counts()[1]


def test_constraints_bind_our_marker_only(neo4j_store):
    neo4j_store.save([])
    found = neo4j_store._driver.execute_query(
        "SHOW CONSTRAINTS YIELD labelsOrTypes, type RETURN labelsOrTypes, type"
    )
    assert sorted(record["labelsOrTypes"] for record in found.records) == [
        [MARKER],
        [f"{MARKER}Facts"],
        [f"{MARKER}State"],
        [f"{MARKER}Stated"],
    ]


def test_indexes_hold_our_nodes_only(neo4j_store):
    neo4j_store.save([])
    found = neo4j_store._driver.execute_query(
        "SHOW INDEXES YIELD labelsOrTypes, entityType, type WHERE type <> 'LOOKUP' AND entityType = 'NODE' "
        "RETURN DISTINCT labelsOrTypes[0] AS label"
    )
    assert all(record["label"].startswith(MARKER) for record in found.records)


def test_the_same_queries_of_the_catalogue_pass_other_peoples_nodes_by(shared):
    shared.save([march()])
    shared.run(
        "MATCH (c:Person {name: 'Theirs'}), (d:Law) CREATE (c)-[:PENALISED {kind: 'fine'}]->(d)", write=True
    )
    assert not [
        row
        for row in catalogue_run(shared, "penalties-of-period", period="2025").records()
        if row["authority"] == "Theirs"
    ]
    assert "Theirs" not in str(catalogue_run(shared, "unknown-to-registry").rows)


def test_every_node_bears_the_marker_and_its_label(neo4j_store):
    neo4j_store.save(sample_facts())
    rows = neo4j_store.run(f"MATCH (n:{MARKER}) RETURN DISTINCT labels(n) AS labels, n.label AS label").rows
    named = {"Regulator", "Court", "Procuratorate", "Organisation", "Law", "Company", "Person"}
    for labels, label in rows:
        assert sorted(labels) == sorted([MARKER, label, *([f"{MARKER}Named"] if label in named else [])])
    assert len(rows) == 12


def test_nodes_are_found_through_an_index(neo4j_store):
    neo4j_store.save(sample_facts())
    with neo4j_store._session() as session:
        plan = session.run("EXPLAIN MATCH (n:RegAtlas {id: 'regulator:cac'}) RETURN n").consume().plan
    assert "NodeUniqueIndexSeek" in str(plan)


def test_a_long_name_fits_the_index(neo4j_store):
    facts = march()
    facts.nodes[0].name = "长" * 10_000
    neo4j_store.save([facts])
    assert neo4j_store.mirror().nodes[facts.nodes[0].id]["name"] == "长" * 10_000
