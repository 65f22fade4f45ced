"""A loader of an atlas killed at any moment: in the end the graph is that of an undisturbed load."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from factories import sample_facts
from loader import documents

from graph_model import merge
from stores.embedded import EmbeddedStore
from stores.mirror import mirror_of, same_graph

LOADER = str(Path(__file__).with_name("loader.py"))
UNDISTURBED = mirror_of(merge(documents(0, 30)))


def load(where, first=0, last=30, kill_at=0):
    return subprocess.Popen([sys.executable, LOADER, str(where), str(first), str(last), str(kill_at)])


def assert_completes(store):
    store.save(documents(0, 30))
    assert same_graph(store.mirror(), UNDISTURBED) == []
    assert not store.save([])


@pytest.mark.parametrize("step", [1, 7, 20, 33])
def test_killed_while_building_an_atlas(embedded_store, step):
    assert load(embedded_store.where, kill_at=step).wait() == -signal.SIGKILL
    assert_completes(embedded_store)
    left = sorted(path.name.split("-")[0] for path in Path(embedded_store.where).iterdir())
    assert left == ["CURRENT", "WRITER.lock", "facts", "graph"]


@pytest.mark.parametrize("step", [1, 20])
def test_an_atlas_answers_as_before_while_the_next_is_unfinished(embedded_store, step):
    embedded_store.save(sample_facts())
    assert load(embedded_store.where, kill_at=step).wait() == -signal.SIGKILL
    with EmbeddedStore(Path(embedded_store.where), read_only=True) as reader:
        assert same_graph(reader.mirror(), mirror_of(merge(sample_facts()))) == []


def test_saving_nothing_completes_a_broken_build(embedded_store):
    assert load(embedded_store.where, kill_at=20).wait() == -signal.SIGKILL
    assert embedded_store.save([])
    assert same_graph(embedded_store.mirror(), UNDISTURBED) == []


def test_killed_at_random_moments(embedded_store):
    moments = random.Random(11)
    for _ in range(4):
        process = load(embedded_store.where)
        time.sleep(moments.uniform(0.2, 3))
        process.kill()
        process.wait()
    assert_completes(embedded_store)
