"""A running explorer for each test that asks for one: a real server on a real store."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from calls import Site, running
from factories import sample_facts
from hostile import hostile_facts

from regatlas.serving import Place, settings_for
from stores import Store
from stores.embedded import EmbeddedStore

HERE = Place("127.0.0.1", 0)


@pytest.fixture(scope="session")
def sample_atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An atlas of three hand-made newsletters; tests only read it."""
    return filled(tmp_path_factory.mktemp("explorer") / "atlas", sample_facts())


@pytest.fixture(scope="session")
def hostile_atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a newsletter that tries to break out of whatever shows it."""
    return filled(tmp_path_factory.mktemp("explorer") / "hostile", [*sample_facts(), hostile_facts()])


def filled(path: Path, facts: list[Any]) -> Path:
    with EmbeddedStore(path) as store:
        store.save(facts)
    return path


@pytest.fixture(scope="session")
def site(sample_atlas: Path) -> Iterator[Site]:
    """The explorer of the sample atlas, as on one's own machine."""
    with EmbeddedStore(sample_atlas) as store, running(store, settings_for(HERE, None)) as site:
        yield site


@pytest.fixture(scope="session")
def hostile_site(hostile_atlas: Path) -> Iterator[Site]:
    """The explorer of the hostile atlas."""
    with EmbeddedStore(hostile_atlas) as store, running(store, settings_for(HERE, None)) as site:
        yield site


@pytest.fixture
def serve() -> Iterator[Callable[..., Site]]:
    """Starts explorers of a store, with settings of the test's own; they end with the test."""
    opened: list[Any] = []

    def start(store: Store, **changes: Any) -> Site:
        import dataclasses

        context = running(store, dataclasses.replace(settings_for(HERE, None), **changes))
        opened.append(context)
        return context.__enter__()

    yield start
    for context in opened:
        context.__exit__(None, None, None)
    assert threading.active_count() < 200
