"""How Neo4j answers the catalogue: through an index wherever a key is given, and in a read transaction."""

from collections.abc import Iterator
from typing import Any

import pytest
from factories import sample_facts
from many_newsletters import many_facts
from neo4j_server import WIPE, opened

from queries.catalogue import catalogue
from queries.parameters import LABELS
from queries.query import Parameter, Query
from queries.specialise import specialised
from stores import StoreError
from stores.base import Store
from stores.neo4j import Neo4jStore

KEYS = {*LABELS, "edge"}
KEYED = [
    pytest.param(query, parameter, id=f"{query.name}-{parameter.name}")
    for query in catalogue().values()
    for parameter in query.parameters
    if parameter.type in KEYS
]


@pytest.fixture(scope="module")
def server(neo4j_uri: str) -> Iterator[Neo4jStore]:
    """A server that holds the sample and a dozen newsletters more, and other people's nodes."""
    with opened(neo4j_uri) as store:
        store.run(WIPE, write=True)
        store.save([*sample_facts(), *many_facts()])
        store.run("UNWIND range(1, 100) AS n CREATE (:Foreign:Company {id: 'company:' + n})", write=True)
        with store._session() as session:  # The planner goes by statistics, which otherwise lag behind.
            session.run("CALL db.prepareForReplanning(60)").consume()
        yield store
        store.run("MATCH (n:Foreign) DELETE n", write=True)
        store.run(WIPE, write=True)


def given(query: Query, key: Parameter) -> dict[str, Any]:
    """A value for `key`, and for whatever else must have one."""
    value = {"edge": "issued:0123456789abcdef"}
    return {
        each.name: value.get(each.type, "x") if each == key or each.required else each.default
        for each in query.parameters
    }


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.parametrize(("query", "key"), KEYED)
def test_a_key_is_found_through_an_index(server: Neo4jStore, query: Query, key: Parameter) -> None:
    values = given(query, key)
    with server._session() as session:
        plan = session.run("EXPLAIN " + server.scoped(specialised(query, values)), values).consume().plan
    assert plan is not None
    found = set(operators(plan))
    assert not [name for name in found if "Scan" in name]
    assert [name for name in found if "IndexSeek" in name]


@pytest.mark.parametrize(("query", "key"), KEYED)
def test_what_leads_to_the_index_changes_no_row(many: Store, query: Query, key: Parameter) -> None:
    sample = many.run(*_SAMPLES[key.type]).rows
    assert sample
    for (value,) in sample:
        values = given(query, key) | {key.name: value}
        values |= {each.name: value for each in query.parameters if each.required and each.type in KEYS}
        values |= {
            each.name: "2025-01-01" for each in query.parameters if each.type == "date" and each.required
        }
        plain, quick = many.run(query.cypher, values), many.run(specialised(query, values), values)
        assert sorted(map(repr, map(_unordered, plain.rows))) == sorted(
            map(repr, map(_unordered, quick.rows))
        )


def _unordered(row: list[Any]) -> list[Any]:
    return [sorted(map(repr, value)) if isinstance(value, list) else value for value in row]


def _of(*labels: str) -> tuple[str, dict[str, Any]]:
    return "MATCH (n) WHERE n.label IN $labels RETURN n.id ORDER BY n.id LIMIT 12", {"labels": list(labels)}


_SAMPLES: dict[str, tuple[str, dict[str, Any]]] = {
    kind: _of(*labels) for kind, labels in LABELS.items() if labels
}
_SAMPLES["thing"] = _of("Regulator", "Law", "Company", "Item", "LegalCase")
_SAMPLES["edge"] = ("MATCH ()-[e]->() RETURN e.id ORDER BY e.id LIMIT 20", {})


@pytest.mark.neo4j
def test_the_catalogue_is_asked_in_read_transactions(server: Neo4jStore) -> None:
    with pytest.raises(StoreError, match="CREATE is not allowed"):
        server.run("CREATE (n:Scratch)")
    with (
        server._session() as session,
        pytest.raises(Exception, match="Writing in read access mode not allowed"),
    ):
        session.execute_read(lambda transaction: transaction.run("CREATE (n:Scratch)").consume())


@pytest.mark.parametrize("query", catalogue().values(), ids=lambda query: query.name)
def test_no_value_becomes_part_of_the_text(query: Query) -> None:
    hostile = "x'}) DETACH DELETE n //"
    values = {
        each.name: hostile if isinstance(each.default, str) else each.default for each in query.parameters
    }
    assert "DETACH" not in specialised(query, values)
