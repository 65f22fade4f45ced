"""The gold of the whole newsletters is well formed: a reader can't be measured on a broken one."""

import json
from pathlib import Path

import pytest

from loaders.read import read_path

HERE = Path(__file__).parent
GOLD = sorted(HERE.glob("*/*.gold.json"))


def _squash(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(params=GOLD, ids=lambda path: path.name)
def newsletter(request):
    gold = json.loads(request.param.read_text(encoding="utf-8"))
    return gold, _squash(read_path(request.param.parent / gold["document"]).text)


def test_each_half_has_both_languages():
    for half in ("working", "held"):
        chinese = [
            path
            for path in GOLD
            if path.parent.name == half and "律师事务所" in path.read_text(encoding="utf-8")
        ]
        assert 0 < len(chinese) < len([path for path in GOLD if path.parent.name == half])


def test_every_anchor_stands_once_in_the_text(newsletter):
    gold, text = newsletter
    anchors = [words for item in gold["items"] for words in (item["body"], *item["also"])] + gold["ends"]
    assert {words: text.count(_squash(words)) for words in anchors} == dict.fromkeys(anchors, 1)


def test_every_link_and_title_stands_in_the_document(newsletter, request):
    gold, text = newsletter
    raw = _squash(
        request.node.callspec.params["newsletter"].with_name(gold["document"]).read_text(encoding="utf-8")
    )
    for item in gold["items"]:
        assert all(url in raw for url in item["urls"])
        assert (item["title"] or "") in text


def test_every_end_of_a_fact_is_a_mentioned_entity(newsletter):
    gold, _ = newsletter
    for item in gold["items"]:
        ends = {end for _, subject, thing, _ in item["facts"] for end in (subject, thing)} - {"case"}
        assert ends <= set(item["mentions"]) <= set(gold["entities"])


def test_every_named_entity_is_named_in_the_text(newsletter):
    gold, text = newsletter
    text = text.casefold().replace("’", "'")
    for key, entity in gold["entities"].items():
        if entity["label"] != "Article" and not entity.get("anonymous"):
            assert any(name.casefold().replace("’", "'") in text for name in entity["names"]), key
