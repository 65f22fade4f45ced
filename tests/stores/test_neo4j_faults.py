"""What can go wrong around a Neo4j load: in the end the database is that of an undisturbed one."""

import os
import random
import signal
import threading
import time

import pytest
import serve
from factories import sample_facts
from loader import documents, main
from neo4j import GraphDatabase
from neo4j_contents import contents
from neo4j_server import WIPE, opened
from proxy import Proxy

from graph_model import merge
from stores import StoreError, neo4j_load, neo4j_session
from stores.mirror import mirror_of, same_graph
from stores.neo4j import Neo4jStore

DOCUMENTS = documents(0, 16)
UNDISTURBED = mirror_of(merge(DOCUMENTS))


@pytest.fixture(autouse=True)
def small_transactions(monkeypatch):
    monkeypatch.setattr(neo4j_load, "ROWS", 60)


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


@pytest.fixture
def undisturbed(neo4j_store):
    """What the database holds after an undisturbed load; it is empty again by then."""
    neo4j_store.save(DOCUMENTS)
    held = contents(neo4j_store)
    neo4j_store.run(WIPE, write=True)
    return held


def whole_documents(store: Neo4jStore) -> None:
    """What the graph holds is the merge of the documents held: none is there in part."""
    assert same_graph(store.mirror(), mirror_of(merge(store.facts()))) == []


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


@pytest.mark.parametrize("seed", [1, 2])
def test_a_connection_that_is_lost_again_and_again(neo4j_store, undisturbed, seed):
    with Proxy(neo4j_store.where, random.Random(seed), cut_after=(20_000, 60_000)) as proxy:
        with Neo4jStore(proxy.uri) as store:
            changes = store.save(DOCUMENTS)
        assert proxy.cuts > 0
    assert contents(neo4j_store) == undisturbed
    assert changes.documents.added + changes.documents.unchanged == len(DOCUMENTS)


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


def test_forgetting_whose_commit_is_not_heard_of(neo4j_store, monkeypatch):
    neo4j_store.save(DOCUMENTS)
    commit, write = b"\x00\x02\xb0\x12\x00\x00", neo4j_load._written
    with Proxy(neo4j_store.where, random.Random(1)) as proxy, Neo4jStore(proxy.uri) as store:

        def armed(*args):
            proxy.go_deaf_after(commit)
            return write(*args)

        monkeypatch.setattr(neo4j_load, "_written", armed)
        assert store.forget("1.txt").documents.removed == 1
        assert proxy.cuts == 1
    assert len(neo4j_store.known()) == len(DOCUMENTS) - 1
    whole_documents(neo4j_store)


@pytest.fixture
def own_server(tmp_path):
    """Starts and kills servers with one folder of data."""
    running = []

    def start(port=0, **options):
        server = serve.start("5.26", tmp_path / "home", port, **options)
        running.append(server)
        return server

    yield start
    for server in running:
        server.process.kill()


@pytest.mark.neo4j
def test_the_server_is_killed_and_started_again_while_loading(own_server, monkeypatch):
    server = own_server()
    port = int(server.uri.rpartition(":")[2])
    loaded, running = threading.Event(), []

    def progress(step, done, total):
        if done >= 3 and not loaded.is_set():
            server.process.kill()
            server.process.wait()
            loaded.set()

    def start_again():
        loaded.wait()
        running.append(own_server(port))

    restarting = threading.Thread(target=start_again)
    restarting.start()
    with Neo4jStore(server.uri) as store:
        store.save(DOCUMENTS, progress=progress)
        restarting.join()
        assert loaded.is_set()
        assert same_graph(store.mirror(), UNDISTURBED) == []
        assert not store.save(DOCUMENTS)
        running[-1].process.kill()
        monkeypatch.setattr(neo4j_session, "PATIENCE", 1.0)
        with pytest.raises(StoreError, match="no Neo4j answers at this address"):
            store.forget("1.txt")


@pytest.mark.neo4j
def test_a_database_that_may_only_be_read(own_server):
    server = own_server()
    with Neo4jStore(server.uri) as store:
        store.save(sample_facts())
    server.stop()
    with Neo4jStore(own_server(settings={"server.databases.default_to_read_only": "true"}).uri) as store:
        assert same_graph(store.mirror(), mirror_of(merge(sample_facts()))) == []
        with pytest.raises(StoreError, match="this database may only be read") as caught:
            store.save(DOCUMENTS)
        assert "\n" not in str(caught.value)
        assert store.run("MATCH (n:Law) RETURN count(n) > 0").rows == [[True]]


@pytest.mark.neo4j
def test_a_full_disk(own_server, monkeypatch):
    """No file may grow beyond a size: to the server that is a disk without room, down to the system call."""
    monkeypatch.setattr(neo4j_load, "ROWS", 4_000)
    small = {"db.tx_log.preallocate": "false", "db.tx_log.rotation.size": "256M"}
    server = own_server(settings=small, largest_file=2_500_000)
    with Neo4jStore(server.uri) as store:
        store.save(sample_facts())
        with pytest.raises(StoreError) as caught:
            for start in range(0, 4_000, 400):
                store.save(documents(start, start + 400))
        assert "\n" not in str(caught.value)
    server.process.kill()
    server.process.wait()
    with Neo4jStore(own_server(settings=small).uri) as store:
        whole_documents(store)
        before = {facts.document.name for facts in store.facts()}
        store.save(DOCUMENTS)
        assert {facts.document.name for facts in store.facts()} >= before | {
            f.document.name for f in DOCUMENTS
        }
        whole_documents(store)


def test_the_password_may_be_wrong_later_on_too(neo4j_store):
    with pytest.raises(StoreError, match="there is no database 'elsewhere'"):
        Neo4jStore(neo4j_store.where, database="elsewhere")
    with opened(neo4j_store.where) as store:
        assert store.counts() == ({}, {})
