"""A server that dies, may only be read or has no room left: what was taken in stays whole, and loading goes on."""

import resource
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import serve
from factories import sample_facts
from loader import documents
from neo4j_server import WIPE

from graph_model import merge
from stores import StoreError, neo4j_arrivals
from stores.mirror import mirror_of, same_graph
from stores.neo4j import Neo4jStore

pytestmark = pytest.mark.neo4j
DOCUMENTS = documents(0, 16)


class Mortal:
    """A server that can be killed and started again on its data, at the same address."""

    def __init__(self, version: str, home: Path) -> None:
        self._version, self._home, self._port = version, home, 0
        self.start()

    def start(self) -> None:
        settings = {"db.tx_log.preallocate": "false"}  # So that files grow as they fill up.
        self._server = serve.start(self._version, self._home, self._port, settings=settings)
        self.uri = self._server.uri
        self._port = int(self.uri.rpartition(":")[2])

    def kill(self) -> None:
        self._server.process.kill()
        self._server.process.wait()

    def run_out_of_room(self, left: int) -> None:
        """No file may grow beyond the largest by more than `left` bytes: as on a full disk, writing fails."""
        largest = max(file.stat().st_size for file in self._home.rglob("*") if file.is_file())
        resource.prlimit(self._server.process.pid, resource.RLIMIT_FSIZE, (largest + left, largest + left))


@pytest.fixture(scope="module", params=serve.VERSIONS)
def mortal(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mortal]:
    server = Mortal(request.param, tmp_path_factory.mktemp("mortal"))
    yield server
    server.kill()


@pytest.fixture
def store(mortal: Mortal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Neo4jStore]:
    """An empty store on it, which takes a few documents at a time."""
    monkeypatch.setattr(neo4j_arrivals, "ROWS", 60)
    with Neo4jStore(mortal.uri) as store:
        store.run(WIPE, write=True)
        yield store


@pytest.mark.one_server
def test_the_server_is_killed_and_started_again_while_loading(mortal: Mortal, store: Neo4jStore) -> None:
    starting: list[threading.Thread] = []

    def progress(step: str, done: int, total: int) -> None:
        if done >= 3 and not starting:
            mortal.kill()
            starting.append(threading.Thread(target=mortal.start))
            starting[0].start()

    store.save(DOCUMENTS, progress=progress)
    starting[0].join()
    assert same_graph(store.mirror(), mirror_of(merge(DOCUMENTS))) == []
    assert not store.save(DOCUMENTS)


@pytest.mark.one_server
@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="a running process is limited on Linux alone")
def test_a_full_disk(mortal: Mortal, store: Neo4jStore) -> None:
    store.save(sample_facts())
    mortal.run_out_of_room(left=100_000)
    with pytest.raises(StoreError) as caught:
        store.save(documents(0, 2_000))
    assert "\n" not in str(caught.value)
    mortal.kill()
    mortal.start()
    held = list(store.facts())
    assert same_graph(store.mirror(), mirror_of(merge(held))) == []
    store.save(DOCUMENTS)
    everything = {facts.document.id: facts for facts in [*held, *DOCUMENTS]}
    assert same_graph(store.mirror(), mirror_of(merge(everything.values()))) == []


@pytest.mark.parametrize("version", serve.VERSIONS)
def test_a_database_that_may_only_be_read(version: str, neo4j_server: Callable[[str], serve.Server]) -> None:
    server = neo4j_server(version)
    with Neo4jStore(server.uri) as store:
        store.run(WIPE, write=True)
        store.save(sample_facts())
        server.only_read(True)
        try:
            with pytest.raises(StoreError, match="this database may only be read") as caught:
                store.save(DOCUMENTS)
            assert "\n" not in str(caught.value)
            assert same_graph(store.mirror(), mirror_of(merge(sample_facts()))) == []
            assert store.run("MATCH (n:Law) RETURN count(n) > 0").rows == [[True]]
        finally:
            server.only_read(False)
        assert store.save(DOCUMENTS)
        store.run(WIPE, write=True)
