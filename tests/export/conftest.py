import pytest
from factories import sample_facts
from hostile import hostile_facts

from graph_model import merge
from stores.mirror import mirror_of


@pytest.fixture(scope="session", params=["samples", "hostile", "empty"])
def any_mirror(request):
    facts = {"samples": sample_facts(), "hostile": [hostile_facts()], "empty": []}
    return mirror_of(merge(facts[request.param]))


@pytest.fixture(scope="session")
def mirror():
    return mirror_of(merge(sample_facts()))
