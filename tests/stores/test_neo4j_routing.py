"""Clusters, as far as one server shows: routing URIs, and bookmarks from one store to the next."""

import pytest
from factories import sample_facts

from graph_model import merge
from stores import StoreError, open_store
from stores.mirror import mirror_of, same_graph
from stores.neo4j import Neo4jStore


def test_a_routing_address_loads_and_reads(neo4j_store, monkeypatch):
    monkeypatch.delenv("NEO4J_URI", raising=False)
    with open_store(neo4j_store.where.replace("bolt://", "neo4j://")) as store:
        assert store.save(sample_facts())
        assert same_graph(store.mirror(), mirror_of(merge(sample_facts()))) == []
        store.forget(sample_facts()[0].document.name)
        assert len(store.known()) == 2


def test_each_write_moves_the_bookmarks(neo4j_store):
    seen = [neo4j_store.bookmarks]
    for facts in sample_facts():
        neo4j_store.save([facts])
        seen.append(neo4j_store.bookmarks)
    assert len({tuple(each) for each in seen}) == 4


def test_a_store_opened_with_bookmarks_sees_what_was_written(neo4j_store):
    neo4j_store.save(sample_facts())
    with Neo4jStore(neo4j_store.where, bookmarks=neo4j_store.bookmarks) as later:
        assert later.known() == neo4j_store.known()


def test_bookmarks_that_mean_nothing_are_told(neo4j_store):
    with pytest.raises(StoreError) as caught:
        Neo4jStore(neo4j_store.where, bookmarks=["not-a-bookmark"]).known()
    assert "\n" not in str(caught.value)


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["neo4j+s", "bolt+s", "bolt+ssc"])
def test_a_server_without_tls_is_told(start_neo4j, scheme):
    with pytest.raises(StoreError, match="no Neo4j answers at this address"):
        open_store(start_neo4j("5.26").replace("bolt://", f"{scheme}://"))
