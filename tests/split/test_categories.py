"""The categories that reports' own words speak for, where no section names one."""

from typing import Any

import pytest
import yaml
from tagged import DATA

from graph_model.nodes import Category
from loaders.split.categories import category_of


def cases(half: str) -> list[tuple[Category, str | None, str]]:
    """Category, title and first sentence of each report of a half."""
    found: dict[Category, Any] = yaml.safe_load(
        (DATA / "categories" / f"{half}.yaml").read_text(encoding="utf-8")
    )
    return [(name, title, first) for name, reports in found.items() for title, first in reports]


@pytest.mark.parametrize(("category", "title", "first"), cases("working"))
def test_words_tell_the_category(category: Category, title: str | None, first: str) -> None:
    assert category_of((), title or "", first) == category


def test_reports_kept_aside() -> None:
    told = [category_of((), title or "", first) == category for category, title, first in cases("aside")]
    assert sum(told) >= 0.9 * len(told)


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Ferry fined over its lists; draft measures on cameras out", "enforcement"),
        ("Draft measures on cameras out; ferry fined over its lists", "legislation"),
        ("First decision on the faces of passengers from a court in Wenling", "litigation"),
        ("Decision on Amending the Law on Ports", "legislation"),
        ("Security review of three ferry apps", "enforcement"),
    ],
)
def test_titles_tell_the_category(title: str, category: Category) -> None:
    assert category_of((), title, "") == category
