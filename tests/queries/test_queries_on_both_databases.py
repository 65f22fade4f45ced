"""Each query on the embedded database and on both Neo4j versions: the same rows, found through an index."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import serve
from factories import sample_facts
from many_newsletters import many_facts
from neo4j_server import WIPE, opened
from query_settings import KEYED, given, settings

from queries.catalogue import catalogue, run
from queries.query import Parameter, Query
from queries.specialise import specialised
from stores import StoreError
from stores.base import Store
from stores.neo4j import Neo4jStore

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def servers(scratch_neo4j: Callable[[str], str]) -> Iterator[dict[str, Neo4jStore]]:
    """The newsletters of the fixture `many` in both versions of Neo4j, among other people's nodes."""
    with ExitStack() as stack:
        found: dict[str, Neo4jStore] = {}
        for version in serve.VERSIONS:
            store = found[version] = stack.enter_context(opened(scratch_neo4j(version)))
            store.run(WIPE, write=True)
            stack.callback(store.run, WIPE, write=True)
            store.save([*sample_facts(), *many_facts()])
            store.run("UNWIND range(1, 100) AS n CREATE (:Foreign:Company {id: 'company:' + n})", write=True)
            stack.callback(store.run, "MATCH (n:Foreign) DELETE n", write=True)
            with store._session() as session:  # The planner goes by statistics, which otherwise lag behind.
                session.run("CALL db.prepareForReplanning(60)").consume()
        yield found


@pytest.mark.parametrize("name", list(catalogue()))
def test_same_rows_everywhere(name: str, many: Store, servers: dict[str, Neo4jStore]) -> None:
    for values in settings(catalogue()[name].parameters, many):
        expected = run(many, name, **values)  # type: ignore[arg-type]
        for store in servers.values():
            assert run(store, name, **values) == expected, values  # type: ignore[arg-type]


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.parametrize(("query", "key"), KEYED)
def test_a_key_is_found_through_an_index(
    servers: dict[str, Neo4jStore], query: Query, key: Parameter
) -> None:
    values = given(query, key)
    for version, store in servers.items():
        with store._session() as session:
            plan = session.run("EXPLAIN " + store.scoped(specialised(query, values)), values).consume().plan
        assert plan is not None
        found = set(operators(plan))
        assert not [name for name in found if "Scan" in name], version
        assert [name for name in found if "IndexSeek" in name], version


def test_the_catalogue_is_asked_in_read_transactions(servers: dict[str, Neo4jStore]) -> None:
    for store in servers.values():
        with pytest.raises(StoreError, match="CREATE is not allowed"):
            store.run("CREATE (n:Scratch)")
        with (
            store._session() as session,
            pytest.raises(Exception, match="Writing in read access mode not allowed"),
        ):
            session.execute_read(lambda transaction: transaction.run("CREATE (n:Scratch)").consume())
