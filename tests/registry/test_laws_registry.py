import time

import pytest

from graph_model.ids import fold
from graph_model.nodes import Law
from graph_model.registry import laws as module
from graph_model.registry import registry
from graph_model.registry.laws import law_node, laws
from loaders.outline import ItemDraft, Outline
from loaders.recognise.law_names import is_chinese, known_key, signature
from loaders.recognise.laws import find_laws

ENTRIES = list(laws().values())


def laws_in(sentence):
    item = ItemDraft(number=1, category="legislation", start=0, stop=len(sentence))
    found = find_laws(sentence, Outline("document:test", None, None, None, (item,)))
    return {m.node.id for m in found if isinstance(m.node, Law) and not m.nested}


def test_breadth_of_the_field():
    assert len(ENTRIES) >= 150
    assert {
        "law",
        "regulation",
        "measures",
        "provisions",
        "standard",
        "interpretation",
        "opinions",
        "plan",
    } <= {entry.kind for entry in ENTRIES}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.key)
def test_each_example_means_exactly_its_entry(entry):
    for sentence in entry.examples:
        assert laws_in(sentence) == {f"law:{entry.key}"}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.key)
def test_each_name_leads_to_its_entry(entry):
    for name in (entry.name, *entry.aliases, entry.name_zh, *entry.aliases_zh):
        assert known_key(name) == entry.key


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.key)
def test_names_are_names_and_in_their_language(entry):
    assert all(is_chinese(name) for name in (entry.name_zh, *entry.aliases_zh))
    assert not any(is_chinese(name) for name in (entry.name, *entry.aliases, *entry.abbreviations))
    assert not any(name.endswith((".", "。")) for name in entry.names)


def test_no_name_stands_for_two_entries():
    owner: dict[str, str] = {}
    clashes = [
        (name, entry.key)
        for entry in ENTRIES
        for name in entry.names
        if owner.setdefault(fold(name), entry.key) != entry.key
    ]
    assert clashes == []


def test_no_two_entries_differ_only_in_word_order():
    owner: dict[object, str] = {}
    clashes = [
        (name, entry.key)
        for entry in ENTRIES
        for name in (entry.name, *entry.aliases)
        if owner.setdefault(signature(name), entry.key) != entry.key
    ]
    assert clashes == []


def test_references_between_entries_lead_somewhere():
    assert {key for entry in ENTRIES for key in (*entry.implements, *entry.amends)} <= set(laws())


def test_issuers_are_known_bodies():
    for key in {key for entry in ENTRIES for key in entry.issuers}:
        assert registry().body_node(key).id


def test_dates_are_in_order():
    assert [e.key for e in ENTRIES if e.published and e.effective and e.published > e.effective] == []


@pytest.mark.parametrize(
    ("key", "articles"), [("dsl", 55), ("pipl", 74), ("civil-code", 1260), ("network-data-regulations", 64)]
)
def test_numbers_of_articles(key, articles):
    assert law_node(key).articles == articles


def test_a_node_carries_every_name():
    node = law_node("dsl")
    assert node.id == "law:dsl"
    assert node.known
    assert node.name_zh == "数据安全法"
    assert {"DSL", "数据安全法", "中华人民共和国数据安全法"} <= set(node.aliases)


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        law_node("no-such-law")


def test_a_wrong_entry_names_its_file():
    with pytest.raises(ValueError, match=r"broken\.yaml"):
        module._read("broken.yaml", "- key: Not Valid\n  name: X Law\n")


def test_loading_is_fast():
    laws.cache_clear()
    start = time.process_time()
    laws()
    assert time.process_time() - start < 0.4
