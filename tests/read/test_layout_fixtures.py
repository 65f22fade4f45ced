from pathlib import Path

import pytest
import yaml

from loaders.read import read_path

LAYOUTS = Path(__file__).resolve().parents[1] / "fixtures" / "layouts"
EXPECTED = sorted(LAYOUTS.glob("*.expected.yaml"))


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.partition(".")[0])
def test_each_item_and_address_of_a_layout_is_in_its_text_in_order(path):
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    source = read_path(LAYOUTS / expected["document"])
    assert [source.text.count(item["body"]) for item in expected["items"]] == [1] * len(expected["items"])
    starts = [source.text.find(item["body"]) for item in expected["items"]]
    assert starts == sorted(starts)
    known = {link.url for link in source.links}
    assert [
        url
        for item in expected["items"]
        for url in item["urls"]
        if url not in known and url not in source.text
    ] == []


def test_every_category_stands_in_every_layout():
    for path in EXPECTED:
        items = yaml.safe_load(path.read_text(encoding="utf-8"))["items"]
        assert {item["category"] for item in items} == {
            "legislation",
            "authority",
            "enforcement",
            "litigation",
            "industry",
        }
