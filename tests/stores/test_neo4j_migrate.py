"""The layout of the database: made once, made whole again, brought up from what an older RegAtlas left."""

import base64
import os
import signal
import zlib

import pytest
from factories import sample_facts
from loader import dying
from neo4j_contents import contents
from neo4j_server import WIPE

from graph_model import merge
from graph_model.schema import edge_properties, node_properties
from queries.resolve_name import find_things
from stores import StoreError, documents, neo4j_arrivals
from stores.mirror import mirror_of, same_graph
from stores.neo4j import Neo4jStore
from stores.neo4j_schema import statements

DOCUMENTS = sample_facts()


def schema(store):
    with store._session() as session:
        indexes = session.run("SHOW INDEXES YIELD name, type, labelsOrTypes, properties").data()
        constraints = session.run("SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties").data()
    return sorted(map(repr, indexes + constraints))


def first_layout(store):
    """What RegAtlas wrote before who states what was counted."""
    with store._session() as session:
        for index in (
            "INDEX regatlas_id_law IF NOT EXISTS FOR (n:Law) ON (n.id)",
            "TEXT INDEX regatlas_name IF NOT EXISTS FOR (n:RegAtlas) ON (n.name)",
        ):
            session.run(f"CREATE {index}").consume()
        graph = merge(DOCUMENTS)
        for node in graph.nodes.values():
            session.run(f"CREATE (n:RegAtlas:{node.label}) SET n = $row", row=node_properties(node)).consume()
        for edge in graph.edges.values():
            session.run(
                f"MATCH (a:RegAtlas {{id: $a}}), (b:RegAtlas {{id: $b}}) CREATE (a)-[e:{edge.predicate}]->(b) "
                "SET e = $row",
                a=edge.source,
                b=edge.target,
                row=edge_properties(edge),
            ).consume()
        for facts in DOCUMENTS:
            body = documents.body_of(facts)
            row = documents.entry_of(facts, body).model_dump() | {"id": facts.document.sha256}
            row["body"] = base64.b64encode(zlib.compress(body.encode())).decode()
            session.run("CREATE (f:RegAtlasFacts) SET f = $row", row=row).consume()
        session.run("CREATE (s:RegAtlasState {id: 'graph', revision: 3, built_from: 'x'})").consume()


@pytest.fixture
def fresh(neo4j_store):
    """What a load of the samples leaves in an empty database; it is empty again."""
    neo4j_store.save(DOCUMENTS)
    held = contents(neo4j_store)
    neo4j_store.run(WIPE, write=True)
    return held


def test_the_schema_is_made_once(neo4j_store):
    neo4j_store.save([])
    before = schema(neo4j_store)
    neo4j_store.save(DOCUMENTS)
    assert neo4j_store.migrate() == (2, 2)
    assert schema(neo4j_store) == before
    assert len(before) >= len(statements())


def test_what_is_missing_is_made_again(neo4j_store):
    neo4j_store.save(DOCUMENTS)
    before = schema(neo4j_store)
    with neo4j_store._session() as session:
        session.run("DROP INDEX regatlas_names").consume()
        session.run("DROP CONSTRAINT regatlas_regatlas_id").consume()
    assert schema(neo4j_store) != before
    neo4j_store.migrate()
    assert schema(neo4j_store) == before


def test_a_graph_of_the_first_layout_waits_for_migration_and_gets_it(neo4j_store, fresh):
    first_layout(neo4j_store)
    for work in (neo4j_store.known, lambda: neo4j_store.save(DOCUMENTS), lambda: neo4j_store.forget("x")):
        with pytest.raises(StoreError, match=r"schema 1, not 2 \(run: regatlas migrate\)"):
            work()
    assert same_graph(neo4j_store.mirror(), mirror_of(merge(DOCUMENTS))) == []
    assert neo4j_store.migrate() == (1, 2)
    assert contents(neo4j_store) == fresh
    assert not any("regatlas_id_law" in each or "'regatlas_name'" in each for each in schema(neo4j_store))
    assert not neo4j_store.save(DOCUMENTS)


def test_a_migration_that_is_broken_off_goes_on(neo4j_store, fresh, monkeypatch):
    first_layout(neo4j_store)
    monkeypatch.setattr(neo4j_arrivals, "ROWS", 1)
    child = os.fork()
    if child == 0:
        try:
            Neo4jStore(neo4j_store.where).migrate(progress=dying(2))
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    neo4j_store.migrate()
    assert contents(neo4j_store) == fresh


def test_a_graph_of_the_future_is_left_alone(neo4j_store):
    neo4j_store.save(DOCUMENTS)
    neo4j_store.run("MATCH (s:RegAtlasState) SET s.schema = 99", write=True)
    before = contents(neo4j_store)
    for work in (neo4j_store.known, lambda: neo4j_store.save([]), neo4j_store.migrate):
        with pytest.raises(
            StoreError, match=r"a newer RegAtlas made this graph \(schema 99\) \(update RegAtlas\)"
        ):
            work()
    assert contents(neo4j_store) == before


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("网信办", "regulator:cac"),
        ("互联网信息办公室", "regulator:cac"),
        ("cyberspace administration", "regulator:cac"),
        ("数据安全", "law:dsl"),
        ("pipl", "law:pipl"),
        ("临江", "company:linjiang-bank"),
    ],
)
def test_names_in_both_languages_are_found_by_words_within_them(neo4j_store, words, found):
    neo4j_store.save(DOCUMENTS)
    statement = "CALL db.index.fulltext.queryNodes('regatlas_names', $words) YIELD node RETURN node.id"
    assert [found] in neo4j_store.run(statement, {"words": f'"{words}"'}).rows


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CAC", "regulator:cac"),
        ("the cyberspace administration of China", "regulator:cac"),
        ("国家网信办", "regulator:cac"),
        ("國家網信辦", "regulator:cac"),
        ("Data Security Law", "law:dsl"),
        ("中华人民共和国数据安全法", "law:dsl"),
    ],
)
def test_a_name_is_looked_up_in_the_index_and_not_among_all(neo4j_store, monkeypatch, text, found):
    neo4j_store.save(DOCUMENTS)
    asked, run = [], neo4j_store.run
    monkeypatch.setattr(
        neo4j_store, "run", lambda *args, **kwargs: asked.append(args[0]) or run(*args, **kwargs)
    )
    labels = ("Law", "Regulator")
    assert [thing.id for thing in find_things(neo4j_store, text, labels)] == [found]
    assert not any("WHERE n.label IN" in statement for statement in asked)
