"""Fixtures that every area's tests share: stores, and real Neo4j servers started once a session."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from neo4j_server import WIPE, opened

from stores import Store
from stores.embedded import EmbeddedStore
from stores.memory import MemoryStore
from stores.neo4j import Neo4jStore

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts" / "neo4j"))
import serve

# A busy machine is no failure: what must be quick is measured in processor time by tests of its own.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

#: Plans of queries are kept, though the tests fill and empty the graph again and again.
SETTINGS = {"dbms.cypher.min_replan_interval": "1d"}
VERSIONS = [pytest.param(version, marks=pytest.mark.neo4j) for version in serve.VERSIONS]


def pytest_addoption(parser: pytest.Parser) -> None:
    help_ = "run the tests marked one_server on every version of Neo4j"
    parser.addoption("--every-server", action="store_true", help=help_)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests on servers wait for them and are begun first; the long ones run on one server."""
    for item in items:
        if item.get_closest_marker("neo4j"):
            item.add_marker(pytest.mark.timeout(300))
    if not config.getoption("every_server"):
        config.hook.pytest_deselected(items=[item for item in items if _is_left_out(item)])
        items[:] = [item for item in items if not _is_left_out(item)]
    items.sort(key=lambda item: item.get_closest_marker("neo4j") is None)


def _is_left_out(item: pytest.Item) -> bool:
    """Whether it runs on one server, and this is not the newest."""
    older = set(list(serve.VERSIONS)[:-1])
    return bool(item.get_closest_marker("one_server")) and not older.isdisjoint(item.callspec.params.values())


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., serve.Server]]:
    """Gives the server of a version, and with this password, started at its first use."""
    servers: dict[tuple[str, str], serve.Server] = {}

    def started(version: str, password: str = "") -> serve.Server:
        key = (version, password)
        if key not in servers:
            try:
                home = tmp_path_factory.mktemp(f"neo4j-{version}")
                servers[key] = serve.start(version, home, 0, password, settings=SETTINGS)
            except serve.CannotStartError as error:
                pytest.fail(str(error), pytrace=False)
        return servers[key]

    yield started
    for server in servers.values():
        server.process.kill()  # Its data is thrown away: no need to let it tidy up.


@pytest.fixture(scope="session")
def start_neo4j(neo4j_server: Callable[..., serve.Server]) -> Callable[..., str]:
    """The URI of what `neo4j_server` gives."""
    return lambda *args: neo4j_server(*args).uri


@pytest.fixture(scope="session")
def scratch_neo4j(start_neo4j: Callable[..., str]) -> Callable[[str], str]:
    """Like `start_neo4j`, but the server that NEO4J_URI names if it is set: what tests may write to."""
    given = os.environ.get("NEO4J_URI")
    if not given:
        return start_neo4j
    with opened(given) as store:
        if store.known():
            pytest.exit(f"{given} holds an atlas, which the tests would delete: name an empty database", 1)
    return lambda version: given


@pytest.fixture(scope="session", params=VERSIONS)
def neo4j_uri(request: pytest.FixtureRequest, scratch_neo4j: Callable[[str], str]) -> str:
    """The URI of a real server: once on 5.26 LTS, once on 2026.x."""
    return scratch_neo4j(request.param)


@pytest.fixture
def neo4j_store(neo4j_uri: str) -> Iterator[Neo4jStore]:
    """An empty Neo4j store on each of the real servers."""
    yield from emptied(neo4j_uri)


def emptied(uri: str) -> Iterator[Neo4jStore]:
    with opened(uri) as store:
        store.run(WIPE, write=True)
        yield store
        store.run(WIPE, write=True)


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """An empty embedded store."""
    with EmbeddedStore(tmp_path / "atlas") as store:
        yield store


@pytest.fixture(params=["embedded", *VERSIONS])
def cypher_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind that answers Cypher."""
    yield from store_of(request, tmp_path)


@pytest.fixture(params=["memory", "embedded", *VERSIONS])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    yield from store_of(request, tmp_path)


def store_of(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
    elif request.param == "embedded":
        with EmbeddedStore(tmp_path / "atlas") as store:
            yield store
    else:
        yield from emptied(request.getfixturevalue("scratch_neo4j")(request.param))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium; where there is none the tests fail and say how to get it."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail("these tests need Chromium: apt-get install -y chromium (or set CHROMIUM to its path)")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    quiet += ["--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()
