"""The embedded atlas on disk: one pointer, one writer, many readers, nothing left behind."""

import subprocess
import sys
from pathlib import Path

import pytest
from factories import march, sample_facts

from stores import StoreError, open_store
from stores.embedded import EmbeddedStore
from stores.mirror import same_graph


def files(store):
    return sorted(path.name.split("-")[0] for path in Path(store.where).iterdir())


def test_only_what_holds_now_stays_on_disk(embedded_store):
    embedded_store.save([march()])
    embedded_store.save(sample_facts())
    embedded_store.forget("harbour-2025-03.txt")
    assert files(embedded_store) == ["CURRENT", "WRITER.lock", "facts", "graph"]
    assert len(list(Path(embedded_store.where, "facts").iterdir())) == 2


def test_nothing_new_builds_nothing(embedded_store):
    embedded_store.save(sample_facts())
    before = {
        path: path.stat().st_mtime_ns for path in Path(embedded_store.where).rglob("*") if path.is_file()
    }
    embedded_store.save(sample_facts())
    after = {path: path.stat().st_mtime_ns for path in before if path.name != "WRITER.lock"}
    assert after.items() <= before.items()


def test_a_reader_sees_the_next_graph_once_it_is_whole(embedded_store):
    embedded_store.save([march()])
    with open_store(embedded_store.where, read_only=True) as reader:
        assert reader.counts()[0]["Document"] == 1
        seen = []
        embedded_store.save(sample_facts(), progress=lambda *_: seen.append(reader.counts()[0]["Document"]))
        assert set(seen) == {1}
        assert reader.counts()[0]["Document"] == 3


def test_another_process_reads_while_this_one_does(embedded_store):
    embedded_store.save(sample_facts())
    embedded_store.counts()
    code = "import sys; from stores import open_store; print(open_store(sys.argv[1]).counts()[0]['Item'])"
    told = subprocess.run([sys.executable, "-c", code, embedded_store.where], capture_output=True, text=True)
    assert (told.stdout, told.stderr) == ("10\n", "")


def test_a_second_writer_is_told_to_wait(embedded_store):
    embedded_store.save([march()])
    other = EmbeddedStore(Path(embedded_store.where))
    refused = []

    def meddle(*_):
        with pytest.raises(StoreError, match="another process is writing to this atlas") as caught:
            other.forget("harbour-2025-03.txt")
        refused.append(caught.value)

    embedded_store.save(sample_facts(), progress=meddle)
    assert refused
    assert embedded_store.counts()[0]["Document"] == 3


def test_an_atlas_in_a_folder_with_an_awkward_name(tmp_path):
    with EmbeddedStore(tmp_path / '数据\'s "atlas" {x}') as store:
        store.save(sample_facts())
        assert store.counts()[0]["Document"] == 3


def test_reading_only_changes_nothing(embedded_store):
    embedded_store.save(sample_facts())
    with open_store(embedded_store.where, read_only=True) as reader:
        with pytest.raises(StoreError, match="opened for reading only"):
            reader.save([march()])
        assert same_graph(reader.mirror(), embedded_store.mirror()) == []


def test_many_stores_are_open_at_once(embedded_store):
    embedded_store.save([march()])
    stores = [EmbeddedStore(Path(embedded_store.where), read_only=True) for _ in range(30)]
    assert {store.counts()[0]["Document"] for store in stores} == {1}
    for store in stores:
        store.close()


def test_lost_facts_are_told(embedded_store):
    embedded_store.save(sample_facts())
    next(Path(embedded_store.where, "facts").iterdir()).unlink()
    with pytest.raises(StoreError, match=r"the facts of a document can't be read .*build it again"):
        list(embedded_store.facts())
    assert embedded_store.counts()[0]["Document"] == 3


def test_a_lost_graph_is_told(embedded_store):
    embedded_store.save(sample_facts())
    next(Path(embedded_store.where).glob("graph-*")).unlink()
    with pytest.raises(StoreError, match="can't be opened"):
        embedded_store.counts()
