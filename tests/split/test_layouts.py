"""The newsletters in tests/fixtures/layouts, read from their files, give exactly the items that they report."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.outline import Outline
from loaders.read import read_path
from loaders.source import SourceText
from loaders.split import outline

LAYOUTS = sorted((Path(__file__).parents[1] / "fixtures" / "layouts").glob("*.expected.yaml"))
CASES = pytest.mark.parametrize("path", LAYOUTS, ids=[path.name.split(".")[0] for path in LAYOUTS])


@cache
def read(path: Path) -> tuple[dict[str, Any], SourceText, Outline]:
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    source = read_path(path.with_name(expected["document"]))
    return expected, source, outline(source)


@CASES
def test_items(path: Path) -> None:
    expected, _, found = read(path)
    items = [(item.title, item.category, item.date, list(item.urls)) for item in found.items]
    assert items == [
        (item["title"], item["category"], item["date"], item["urls"]) for item in expected["items"]
    ]


@CASES
def test_bodies(path: Path) -> None:
    expected, source, found = read(path)
    bodies = [source.text[item.start : item.stop] for item in found.items]
    assert all(body.startswith(item["body"]) for body, item in zip(bodies, expected["items"], strict=True))


@CASES
def test_publisher_and_issue(path: Path) -> None:
    expected, _, found = read(path)
    assert (found.publisher, found.issue) == (expected["publisher"], expected["issue"])
