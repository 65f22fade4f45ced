"""Cypher through the stores: what comes back, what is refused, what is said of mistakes."""

import string
import time

import pytest
from factories import sample_facts
from hypothesis import given
from hypothesis import strategies as st

from stores import Result, StoreError
from stores.guard import prepared
from stores.mirror import same_graph

READING = [
    "MATCH (n:Law) RETURN n.name AS `create`, 1 AS `SET`",
    "MATCH (n:Law) WHERE n.name = 'DELETE' OR n.name = \"it's; CREATE\" RETURN n",
    "// DELETE all\nMATCH (n:Law) /* SET; */ RETURN n;",
    "match (n) optional match (n)-[r]->() return n, count(r)",
    "UNWIND [1, 2] AS x WITH x WHERE x > 1 RETURN x UNION RETURN 3 AS x",
    "MATCH (n:Law) WHERE n.set = $load RETURN n",
    "MATCH (n) RETURN n.offset, n.dataset, n.created",
    "CALL db.labels() YIELD label RETURN label",
    "EXPLAIN MATCH (n) RETURN n",
    "MATCH (n:Law) CALL { WITH n MATCH (n)--(m) RETURN count(m) AS c } RETURN c",
]
WRITING = [
    "CREATE (n:Law {id: 'x'})",
    "match (n) set n.name = 'x'",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) REMOVE n.name",
    "MERGE (n:Law {id: 'x'})",
    "MATCH (n) WITH n/**/SET n.x = 1",
    "MATCH (n) WHERE n.x > 1.SET n.x = 1",
    "MATCH (n) FOREACH (x IN [1] | CREATE (:Law))",
    "MATCH (n) \\u0053ET n.x = 1",
    "MATCH (n {a: '\\u0027}) SET n.x = 1 //'",
    "// comment\rMATCH (n) SET n.x = 1",
    "DROP TABLE Law",
    "INSERT (:Law)",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "LOAD FROM '/etc/passwd' RETURN *",
    "COPY (MATCH (n) RETURN n) TO '/x.csv'",
    "EXPORT DATABASE '/x'",
    "IMPORT DATABASE '/x'",
    "ATTACH '/x' AS other (dbtype sqlite)",
    "INSTALL httpfs",
    "USE other MATCH (n) RETURN n",
    "SHOW USERS",
    "CALL dbms.listConfig()",
    "CALL apoc.load.json('http://x') YIELD value RETURN value",
    "CALL `dbms.killQuery`('x')",
    "CALL threads=5",
    "BEGIN TRANSACTION",
    "TERMINATE TRANSACTIONS 'x'",
    "ALTER USER neo4j SET PASSWORD 'x'",
]


@pytest.mark.parametrize("statement", READING)
def test_statements_that_read_pass(statement):
    assert prepared("here", statement, {"load": 1}).startswith(statement.split()[0])


@pytest.mark.parametrize("statement", WRITING)
def test_statements_that_write_or_reach_out_are_refused(statement):
    with pytest.raises(StoreError, match="not allowed in a query that may only read"):
        prepared("here", statement, {})


def test_what_is_refused_leaves_no_trace(cypher_store):
    cypher_store.save(sample_facts())
    before = cypher_store.mirror()
    for statement in WRITING:
        with pytest.raises(StoreError, match="not allowed"):
            cypher_store.run(statement)
    assert same_graph(before, cypher_store.mirror()) == []


@given(st.sampled_from(WRITING), st.text(string.printable))
def test_no_comment_or_string_before_it_hides_a_writing_clause(clause, text):
    hidden = text.replace("*/", "").replace("\\", "").replace("'", "")
    with pytest.raises(StoreError):
        prepared("here", f"WITH '{hidden}' AS x /* {hidden} */ {clause}", {})


@given(st.text())
def test_nothing_in_a_string_is_a_keyword(text):
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    prepared("here", f"RETURN '{quoted} CREATE SET ; $x' AS x", {})


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("", "is empty"),
        ("  // only this\n ;", "is empty"),
        ("RETURN 1; RETURN 2", "more than one"),
        ("(n)", "N is not allowed"),
        ("RETURN $from_day", r"needs a value for \$from_day"),
    ],
)
def test_statements_that_make_no_sense_are_told(statement, said):
    with pytest.raises(StoreError, match=said):
        prepared("here", statement, {})


def test_rows_are_plain_values(cypher_store):
    cypher_store.save(sample_facts())
    result = cypher_store.run(
        "MATCH (a:Regulator)-[e:SUBORDINATE_TO]->(z:Regulator)-[:SUBORDINATE_TO]->(b:Regulator) WHERE a.id = $id "
        "RETURN a, e, a.place AS place, b.place AS absent, ['x', 'y'] AS list, {k: b.name} AS map, "
        "date('2025-01-02') AS day",
        {"id": "regulator:cac-yinzhou"},
    )
    assert result.columns == ["a", "e", "place", "absent", "list", "map", "day"]
    [(body, edge, *rest)] = result.rows
    assert body == dict(cypher_store.mirror().nodes["regulator:cac-yinzhou"])
    assert set(edge) == {"id", "predicate", "basis", *LISTS}
    assert rest[:2] == ["Yinzhou", None]
    assert rest[2:] == [["x", "y"], {"k": "Cyberspace Administration of China"}, "2025-01-02"]


LISTS = {"quotes", "quote_starts", "quote_ends", "surfaces"}


def test_paths_are_nodes_and_edges(cypher_store):
    cypher_store.save(sample_facts())
    result = cypher_store.run(
        "MATCH p = (a:Regulator)-[:SUBORDINATE_TO*2..2]->(b:Regulator) WHERE a.id = 'regulator:cac-yinzhou' RETURN p"
    )
    [[path]] = result.rows
    assert [node["name"] for node in path["nodes"]][-1] == "Cyberspace Administration of China"
    assert [edge["predicate"] for edge in path["edges"]] == ["SUBORDINATE_TO", "SUBORDINATE_TO"]


def test_evidence_is_quoted_in_full(cypher_store):
    cypher_store.save(sample_facts())
    result = cypher_store.run(
        "MATCH (:Regulator {id: 'regulator:mps'})-[e:ISSUED]->(:Law) "
        "RETURN e.quote, e.quotes, e.quote_starts, e.quote_ends"
    )
    [(quote, quotes, starts, ends)] = result.rows
    assert quote == quotes[0]
    assert [end - start for start, end in zip(starts, ends, strict=True)] == [len(each) for each in quotes]
    assert quotes[1] == "in force from 1 July 2025"


def test_chinese_is_found(cypher_store):
    cypher_store.save(sample_facts())
    found = cypher_store.run("MATCH (n:Person) WHERE n.name = $name RETURN n.role AS role", {"name": "王某"})
    assert found.records() == [{"role": "defendant"}]


def test_an_unknown_amount_is_absent_and_a_known_one_is_a_number(cypher_store):
    cypher_store.save(sample_facts())
    statement = (
        "MATCH (:Regulator)-[e:PENALISED]->(c:Company {name: 'Linjiang Commercial Bank Co., Ltd.'}) "
        "RETURN e.amount_cny AS amount ORDER BY e.date"
    )
    amounts = [row[0] for row in cypher_store.run(statement).rows]
    assert amounts == [1300000.0, None]
    assert isinstance(amounts[0], float)


@pytest.mark.parametrize(("limit", "rows", "truncated"), [(2, 2, True), (3, 3, False), (None, 3, False)])
def test_rows_are_limited(cypher_store, limit, rows, truncated):
    cypher_store.save([])
    result = cypher_store.run("UNWIND [1, 2, 3] AS x RETURN x", limit=limit)
    assert result == Result(["x"], [[1], [2], [3]][:rows], truncated)


def test_time_is_limited(cypher_store):
    cypher_store.save(sample_facts())
    endless = (
        "MATCH (a:Item), (b:Item), (c:Item), (d:Penalty), (e:Penalty), (f:Penalty), (g:Item), (h:Item) "
        "RETURN count(DISTINCT a.text + b.text + c.text + d.id + e.id + f.id + g.id + h.id)"
    )
    begun = time.monotonic()
    with pytest.raises(StoreError, match=r"no answer within .* \(ask for less, or allow more time\)"):
        cypher_store.run(endless, timeout=0.5)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    "statement", ["MATCH (n RETURN n", "RETURN nothing", "MATCH (n:Law) RETURN nosuch(n)"]
)
def test_cypher_mistakes_are_told_in_one_line(cypher_store, statement):
    cypher_store.save(sample_facts())
    with pytest.raises(StoreError, match="Cypher error: ") as caught:
        cypher_store.run(statement)
    assert "\n" not in str(caught.value)


def test_an_embedded_atlas_takes_no_writing(embedded_store):
    embedded_store.save(sample_facts())
    with pytest.raises(StoreError, match="the next build would undo them"):
        embedded_store.run("CREATE (n:Law {id: 'x'})", write=True)


def test_neo4j_writes_only_when_told(neo4j_store):
    neo4j_store.save([])
    with pytest.raises(StoreError, match="CREATE is not allowed"):
        neo4j_store.run("CREATE (n:Scratch {id: 1}) RETURN n.id")
    assert neo4j_store.run("CREATE (n:Scratch {id: 1}) RETURN n.id", write=True).rows == [[1]]
    neo4j_store.run("MATCH (n:Scratch) DELETE n", write=True)
