"""Each small newsletter, whatever its layout, gives exactly the items that it reports."""

import pytest
from small_newsletters import SMALL, Small
from source_texts import as_source

from loaders.outline import Outline
from loaders.split import outline

CASES = pytest.mark.parametrize("small", [pytest.param(small, id=name) for name, small in SMALL.items()])


def cut(small: Small) -> Outline:
    return outline(as_source(small.text))


@CASES
def test_items(small: Small) -> None:
    found = [(item.title, item.category, item.date, item.urls) for item in cut(small).items]
    assert found == [(want.title, want.category, want.date, want.urls) for want in small.items]


@CASES
def test_issue_and_publisher(small: Small) -> None:
    found = cut(small)
    assert (found.issue, found.publisher) == (small.issue, small.publisher)


@CASES
def test_items_begin_where_they_are_printed(small: Small) -> None:
    starts = [small.text[item.start :] for item in cut(small).items]
    assert all(text.startswith(want.begins) for text, want in zip(starts, small.items, strict=True))


@CASES
def test_title_spans_hold_the_titles(small: Small) -> None:
    titled = [item for item in cut(small).items if item.title_span and item.title]
    printed = [" ".join(small.text[slice(*item.title_span)].split()) for item in titled if item.title_span]
    assert printed == [item.title for item in titled]


@CASES
def test_nothing_is_left_over(small: Small) -> None:
    assert cut(small).notes == ()
