import pytest
from factories import sample_facts
from hostile import hostile_facts

from graph_model import merge
from stores.mirror import mirror_of


@pytest.fixture(scope="session")
def mirror():
    return mirror_of(merge(sample_facts()))


@pytest.fixture(scope="session")
def hostile_mirror():
    return mirror_of(merge([*sample_facts(), hostile_facts()]))
