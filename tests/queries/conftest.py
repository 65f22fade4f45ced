"""Atlases to question: the shared sample, and a larger one drawn by chance."""

from collections.abc import Iterator

import pytest
from factories import sample_facts
from many_newsletters import many_facts

from stores.base import Store
from stores.embedded import EmbeddedStore


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The shared sample of three newsletters, embedded."""
    with EmbeddedStore(tmp_path_factory.mktemp("sample") / "atlas") as store:
        store.save(sample_facts())
        yield store


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample and a dozen newsletters more, embedded."""
    with EmbeddedStore(tmp_path_factory.mktemp("many") / "atlas") as store:
        store.save([*sample_facts(), *many_facts()])
        yield store
