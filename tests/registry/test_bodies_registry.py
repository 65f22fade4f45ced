"""The registry of bodies is sound: names, parents, and an example of each entry that leads to it."""

import re
from collections import Counter

import pytest

from graph_model.registry import registry
from loaders.outline import ItemDraft, Outline
from loaders.recognise.bodies import find_bodies

BODIES = registry().bodies


def found_in(sentence: str) -> set[str]:
    item = ItemDraft(1, "authority", 0, len(sentence))
    return {m.node.id for m in find_bodies(sentence, Outline("document:abc", None, None, None, (item,)), [])}


@pytest.mark.parametrize("key", BODIES)
def test_each_example_names_its_entry(key):
    node = registry().body_node(key)
    assert BODIES[key].examples
    for sentence in BODIES[key].examples:
        assert node.id in found_in(sentence), sentence


def test_no_name_is_listed_twice_for_one_label():
    names = Counter(
        (body.label, name.casefold())
        for body in BODIES.values()
        for name in {body.name, body.zh or body.name, *body.aliases, *body.aliases_zh, *body.abbr}
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("key", BODIES)
def test_parents_and_neighbours_exist(key):
    body = BODIES[key]
    for other in (body.parent, body.successor, body.predecessor):
        if other is not None:
            assert registry().body_node(other)
    assert body.place is None or body.place in registry().places.by_key


@pytest.mark.parametrize("key", BODIES)
def test_entry_is_sourced_and_dated_in_form(key):
    body = BODIES[key]
    assert re.fullmatch(r"https?://\S+", body.source)
    assert body.zh and re.search(r"[\u4e00-\u9fff]", body.zh)
    assert all(date is None or re.fullmatch(r"\d{4}-\d\d", date) for date in (body.since, body.until))


def test_breadth():
    assert len(BODIES) >= 180
    assert {"Regulator", "Court", "Procuratorate", "Organisation"} == {body.label for body in BODIES.values()}


def test_unknown_keys_are_refused():
    with pytest.raises(KeyError):
        registry().body_node("no-such-body")
    with pytest.raises(KeyError):
        registry().local_body("police", "atlantis")
