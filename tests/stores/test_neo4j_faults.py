"""What can go wrong around a Neo4j load: in the end the database is that of an undisturbed one."""

import os
import random
import signal
import threading
import time

import pytest
from factories import sample_facts
from loader import documents, main
from neo4j import GraphDatabase
from neo4j_contents import contents
from neo4j_server import WIPE, opened
from proxy import Proxy

from graph_model import merge
from stores import StoreError, neo4j_arrivals, neo4j_load, neo4j_session
from stores.mirror import mirror_of, same_graph
from stores.neo4j import Neo4jStore

DOCUMENTS = documents(0, 16)
UNDISTURBED = mirror_of(merge(DOCUMENTS))


@pytest.fixture(autouse=True)
def small_transactions(monkeypatch):
    monkeypatch.setattr(neo4j_arrivals, "ROWS", 60)


def load(where, first=0, last=16, kill_at=0):
    """A process of its own that loads; forked, for Python takes its time to start."""
    child = os.fork()
    if child == 0:
        try:
            main(where, first, last, kill_at)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return child


def ended(child):
    """How a process ended: its exit code, or the signal that killed it as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.fixture(scope="module")
def undisturbed(neo4j_uri):
    """What a database holds after an undisturbed load."""
    with opened(neo4j_uri) as store:
        store.run(WIPE, write=True)
        store.save(DOCUMENTS)
        return contents(store)


def whole_documents(store: Neo4jStore) -> None:
    """What the graph holds is the merge of the documents held: none is there in part."""
    assert same_graph(store.mirror(), mirror_of(merge(store.facts()))) == []


@pytest.mark.one_server
def test_a_loader_killed_at_twenty_moments(neo4j_store, undisturbed):
    moments, deaths = random.Random(11), []
    while len(deaths) < 20:
        moment = moments.randint(1, 70)
        if ended(load(neo4j_store.where, kill_at=moment)) == -signal.SIGKILL:
            deaths.append(moment)
            whole_documents(neo4j_store)
        else:  # It got through: from the start again.
            assert contents(neo4j_store) == undisturbed
            neo4j_store.run(WIPE, write=True)
    assert len(set(deaths)) > 8
    neo4j_store.save(DOCUMENTS)
    assert contents(neo4j_store) == undisturbed


@pytest.mark.one_server
def test_two_loaders_at_once_over_overlapping_folders(neo4j_store, undisturbed):
    loaders = [load(neo4j_store.where, 0, 11), load(neo4j_store.where, 5, 16)]
    assert [ended(loader) for loader in loaders] == [0, 0]
    assert contents(neo4j_store) == undisturbed
    assert not neo4j_store.save(DOCUMENTS)


def test_a_deadlock_with_other_peoples_work_is_tried_again(neo4j_store, undisturbed):
    neo4j_store.save(sample_facts())
    other = GraphDatabase.driver(neo4j_store.where)
    with other.session() as session:
        theirs = session.begin_transaction()
        theirs.run("MATCH (n:RegAtlas {id: 'company:0'}) SET n.x = 1").consume()
        theirs.run("MATCH (n:RegAtlas {id: 'law:dsl'}) SET n.x = 1").consume()
        loading = threading.Thread(target=neo4j_store.save, args=[DOCUMENTS])
        loading.start()
        time.sleep(1)  # It holds the state by now, and waits for what we hold.
        try:
            theirs.run("MATCH (s:RegAtlasState) SET s.x = 1").consume()
        except Exception as error:
            assert "Deadlock" in str(error)
        finally:
            theirs.close()
        loading.join()
    other.close()
    whole_documents(neo4j_store)
    assert contents(neo4j_store) == undisturbed


@pytest.mark.one_server
@pytest.mark.parametrize("seed", [1, 2])
def test_a_connection_that_is_lost_again_and_again(neo4j_store, undisturbed, seed):
    with Proxy(neo4j_store.where, random.Random(seed), cut_after=(20_000, 60_000)) as proxy:
        with Neo4jStore(proxy.uri) as store:
            changes = store.save(DOCUMENTS)
        assert proxy.cuts > 0
    assert contents(neo4j_store) == undisturbed
    assert changes.documents.added + changes.documents.unchanged == len(DOCUMENTS)


@pytest.mark.one_server
def test_a_connection_lost_while_committing(neo4j_store, undisturbed):
    """The server has committed, and we don't hear of it."""
    commit = b"\x00\x02\xb0\x12\x00\x00"
    with Proxy(neo4j_store.where, random.Random(1)) as proxy, Neo4jStore(proxy.uri) as store:
        changes = store.save(
            DOCUMENTS, progress=lambda _, done, __: done == 3 and proxy.go_deaf_after(commit)
        )
        assert proxy.cuts == 1
        assert contents(neo4j_store) == undisturbed
        assert changes.documents.added == len(DOCUMENTS)


@pytest.mark.one_server
def test_forgetting_whose_commit_is_not_heard_of(neo4j_store, monkeypatch):
    neo4j_store.save(DOCUMENTS)
    commit, write = b"\x00\x02\xb0\x12\x00\x00", neo4j_load._written
    with Proxy(neo4j_store.where, random.Random(1)) as proxy, Neo4jStore(proxy.uri) as store:

        def armed(*args):
            proxy.go_deaf_after(commit)
            return write(*args)

        monkeypatch.setattr(neo4j_load, "_written", armed)
        assert store.forget("1.txt").documents.removed == 1
        assert proxy.cuts  # The load that is tried again may be cut off again.
    assert len(neo4j_store.known()) == len(DOCUMENTS) - 1
    whole_documents(neo4j_store)


def test_a_server_that_stays_away_is_told(neo4j_store, monkeypatch):
    monkeypatch.setattr(neo4j_session, "PATIENCE", 1.0)
    with Proxy(neo4j_store.where, random.Random(1)) as proxy, Neo4jStore(proxy.uri) as store:
        with pytest.raises(StoreError, match="no Neo4j answers at this address"):
            store.save(DOCUMENTS, progress=lambda _, done, __: done == 3 and proxy.cut_off())
        whole_documents(neo4j_store)
    assert 0 < len(neo4j_store.known()) < len(DOCUMENTS)


def test_the_password_may_be_wrong_later_on_too(neo4j_store):
    with pytest.raises(StoreError, match="there is no database 'elsewhere'"):
        Neo4jStore(neo4j_store.where, database="elsewhere")
    with opened(neo4j_store.where) as store:
        assert store.counts() == ({}, {})
