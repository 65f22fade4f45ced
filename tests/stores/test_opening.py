"""Opening stores: what names which, and what is said when there is nothing to open."""

import socket

import pytest
from factories import sample_facts

from stores import StoreError, open_store
from stores.embedded import EmbeddedStore
from stores.neo4j import Neo4jStore


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_name_it_is_the_atlas_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with open_store() as store:
        store.save(sample_facts())
    assert (tmp_path / "atlas" / "CURRENT").exists()


@pytest.mark.neo4j
def test_without_a_name_it_is_the_server_of_the_environment(start_neo4j, monkeypatch):
    monkeypatch.setenv("NEO4J_URI", start_neo4j("5.26"))
    with open_store() as store:
        assert isinstance(store, Neo4jStore)


def test_a_path_is_an_atlas_even_if_the_environment_names_a_server(tmp_path, monkeypatch):
    monkeypatch.setenv("NEO4J_URI", "bolt://localhost:1")
    with open_store(tmp_path / "atlas") as store:
        assert isinstance(store, EmbeddedStore)


def test_no_atlas_yet(tmp_path):
    with pytest.raises(
        StoreError, match=r"nowhere: there is no atlas here yet \(make one with: regatlas build"
    ):
        open_store(tmp_path / "nowhere", read_only=True)
    with open_store(tmp_path / "nowhere") as store:
        assert store.known() == set()
        with pytest.raises(StoreError, match="there is no atlas here yet"):
            store.counts()
    assert not (tmp_path / "nowhere").exists()


def test_a_file_is_no_atlas(tmp_path):
    (tmp_path / "letter.txt").write_text("text")
    with pytest.raises(StoreError, match=r"letter\.txt: this is not an atlas"):
        open_store(tmp_path / "letter.txt")


def test_a_folder_of_other_things_is_no_atlas(tmp_path):
    (tmp_path / "letter.txt").write_text("text")
    with pytest.raises(StoreError, match="this is not an atlas"):
        open_store(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{}x", b"\xff\x00", b'{"documents": 3}'])
def test_a_broken_pointer_is_told(tmp_path, content):
    (tmp_path / "CURRENT").write_bytes(content)
    with pytest.raises(StoreError, match="its file CURRENT can't be read"):
        open_store(tmp_path)


def test_an_atlas_of_the_future_is_told(tmp_path):
    (tmp_path / "CURRENT").write_text('{"format": 99}')
    with pytest.raises(StoreError, match="a newer RegAtlas made this atlas"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("http://localhost:7474", "http:// is no address of a store"),
        ("bolt://", "no address of a Neo4j server|no Neo4j answers"),
        ("bolt://localhost:notaport", "this is no address of a Neo4j server"),
        ("bolt://localhost:1", "no Neo4j answers at this address"),
        ("neo4j://localhost:1", "no Neo4j answers at this address"),
        ("bolt://no-such-host.invalid", "no Neo4j answers at this address"),
    ],
)
def test_wrong_addresses(uri, said):
    with pytest.raises(StoreError, match=said) as caught:
        open_store(uri)
    assert "\n" not in str(caught.value)


def test_another_kind_of_server(tmp_path):
    with socket.create_server(("localhost", 0)) as listening:
        uri = f"bolt://localhost:{listening.getsockname()[1]}"
        listening.settimeout(20)
        import threading

        threading.Thread(target=lambda: listening.accept()[0].close(), daemon=True).start()
        with pytest.raises(StoreError, match="localhost"):
            open_store(uri)


@pytest.fixture
def guarded(start_neo4j):
    """A server of its own that wants a password."""
    return start_neo4j("5.26", "correct-horse")


@pytest.mark.neo4j
@pytest.mark.parametrize("password", ["wrong", None])
def test_a_refused_password(guarded, monkeypatch, password):
    if password:
        monkeypatch.setenv("NEO4J_PASSWORD", password)
    with pytest.raises(StoreError, match=r"refused this user name and password \(set NEO4J_USERNAME"):
        open_store(guarded)


@pytest.mark.neo4j
def test_the_right_password(guarded, monkeypatch):
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", "correct-horse")
    with open_store(guarded) as store:
        assert store.counts() == ({}, {})


@pytest.mark.neo4j
def test_a_missing_database(start_neo4j, monkeypatch):
    monkeypatch.setenv("NEO4J_DATABASE", "elsewhere")
    with pytest.raises(StoreError, match="there is no database 'elsewhere' on this server"):
        open_store(start_neo4j("5.26"))
