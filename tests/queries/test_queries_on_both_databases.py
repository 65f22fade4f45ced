"""Each query gives the same rows, column by column, on the embedded database and on both Neo4j versions."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import serve
from factories import sample_facts
from many_newsletters import many_facts
from neo4j_server import WIPE
from query_settings import settings

from queries.catalogue import catalogue, run
from stores.base import Store
from stores.open import open_store

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def servers(scratch_neo4j: Callable[[str], str]) -> Iterator[dict[str, Store]]:
    """The newsletters of the fixture `many` in both versions of Neo4j."""
    with ExitStack() as stack:
        found: dict[str, Store] = {}
        for version in serve.VERSIONS:
            store = found[version] = stack.enter_context(open_store(scratch_neo4j(version)))
            store.run(WIPE, write=True)
            stack.callback(store.run, WIPE, write=True)
            store.save([*sample_facts(), *many_facts()])
        yield found


@pytest.mark.parametrize("name", list(catalogue()))
def test_same_rows_everywhere(name: str, many: Store, servers: dict[str, Store]) -> None:
    for given in settings(catalogue()[name].parameters, many):
        expected = run(many, name, **given)  # type: ignore[arg-type]
        for store in servers.values():
            assert run(store, name, **given) == expected, given  # type: ignore[arg-type]
