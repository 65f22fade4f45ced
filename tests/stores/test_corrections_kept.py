"""Corrections in every store: kept beside the documents, applied to what is there and to what comes."""

from pathlib import Path

import pytest
from factories import april, chinese, march, sample_facts

from graph_model import merge
from graph_model.corrections import CorrectionError, Log, Merge, Rename, Undo, corrected, read_log
from stores import Store, StoreError
from stores.embedded import EmbeddedStore
from stores.mirror import mirror_of, same_graph

MERGE = Merge(entity="company:yongjia-4d1f", into="company:linjiang-bank", name="Linjiang Bank")
RENAME = Rename(entity="law:dsl", name="Data Security Act")
LOG = Log().adding([MERGE, RENAME])


def assert_corrected(store: Store, documents: list, log: Log) -> None:
    expected = mirror_of(merge(corrected(documents, log).documents))
    assert same_graph(store.mirror(), expected) == []
    assert store.corrections().text == log.text
    as_read = sorted(documents, key=lambda facts: facts.document.sha256)
    assert list(store.facts()) == as_read


def test_what_is_built_is_corrected_and_what_comes_too(store):
    store.save([march(), april()])
    changes = store.correct(lambda _: LOG)
    assert (changes.nodes.changed > 0, changes.edges.added) == (True, 0)
    assert_corrected(store, [march(), april()], LOG)
    store.save([chinese()])
    assert_corrected(store, sample_facts(), LOG)


def test_facts_follow_a_thing_that_is_merged_into_another(store):
    store.save(sample_facts())
    store.correct(lambda _: LOG)
    assert_corrected(store, sample_facts(), LOG)
    store.correct(lambda held: held.adding([Undo(line=MERGE.id)]))
    assert_corrected(store, sample_facts(), store.corrections())


def test_correcting_again_changes_nothing(store):
    store.save(sample_facts(), corrections=LOG)
    assert not store.correct(lambda held: held)
    assert not store.save(sample_facts(), corrections=LOG)
    assert_corrected(store, sample_facts(), LOG)


def test_undoing_restores_the_graph(store):
    store.save(sample_facts())
    before = store.mirror()
    store.correct(lambda _: LOG)
    store.correct(lambda held: held.adding([Undo(line=MERGE.id), Undo(line=RENAME.id)]))
    assert same_graph(store.mirror(), before) == []
    assert len(store.corrections().lines) == 4


def test_a_document_that_comes_back_is_corrected_again(store):
    store.save(sample_facts(), corrections=LOG)
    store.forget(chinese().document.name)
    assert [idle.why for idle in store.corrected().idle] == [f"no document names {MERGE.entity}"]
    store.save([chinese()])
    assert store.corrected().idle == ()
    assert_corrected(store, sample_facts(), LOG)


def test_remarks_alone_are_kept_without_building_anew(store):
    store.save(sample_facts(), corrections=LOG)
    remarked = read_log(f"# looked over\n{LOG.text}")
    assert not store.correct(lambda _: remarked)
    assert store.corrections().text == remarked.text


def test_corrections_in_an_atlas_are_a_file_that_may_be_changed_by_hand(
    embedded_store: EmbeddedStore,
) -> None:
    embedded_store.save(sample_facts())
    file = Path(embedded_store.where, "corrections.jsonl")
    file.write_text(LOG.text, encoding="utf-8")
    assert embedded_store.save([])
    assert_corrected(embedded_store, sample_facts(), LOG)


def test_a_line_broken_by_hand_is_told_and_nothing_is_lost(embedded_store: EmbeddedStore) -> None:
    embedded_store.save(sample_facts(), corrections=LOG)
    before = embedded_store.mirror()
    file = Path(embedded_store.where, "corrections.jsonl")
    file.write_text(LOG.text + "nonsense\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"corrections\.jsonl, line 3: it is no JSON"):
        embedded_store.save([])
    assert same_graph(embedded_store.mirror(), before) == []


def test_corrections_outlive_the_rest_of_an_atlas(tmp_path: Path) -> None:
    (tmp_path / "corrections.jsonl").write_text(LOG.text, encoding="utf-8")
    with EmbeddedStore(tmp_path) as store:
        store.save(sample_facts())
        assert_corrected(store, sample_facts(), LOG)


def test_an_atlas_open_for_reading_takes_no_corrections(embedded_store: EmbeddedStore) -> None:
    embedded_store.save(sample_facts())
    reader = EmbeddedStore(Path(embedded_store.where), read_only=True)
    with pytest.raises(StoreError, match="reading only"):
        reader.correct(lambda _: LOG)
