"""Newsletters in layouts of many kinds: those tagged by hand, and those composed of reports in drawn house styles."""

import pytest
from composed import newsletter
from tagged import DATA, VARIANTS, Tagged, compare, f1, newsletters, parse

WORKING = list(newsletters("working"))
#: Each composed newsletter is one draw; these are enough to see every choice with most others.
DRAWS = range(60)


@pytest.mark.parametrize("tagged", [pytest.param(each, id=each.name) for each in WORKING])
def test_tagged_newsletters(tagged: Tagged) -> None:
    assert compare(tagged).misses == []


@pytest.mark.parametrize("name", ["zh-sources", "day-slashes", "narrow-wrap"])
@pytest.mark.parametrize("variant", ["crlf", "double", "spaced"])
def test_line_ends_do_not_matter(name: str, variant: str) -> None:
    text = (DATA / "working" / f"{name}.txt").read_text(encoding="utf-8")
    assert compare(parse(name, VARIANTS[variant](text))).misses == []


@pytest.mark.parametrize("seed", DRAWS)
def test_composed_newsletters(seed: int) -> None:
    composed = newsletter(seed)
    assert compare(composed).misses == [], composed.name


def test_newsletters_kept_aside_stay_well_split() -> None:
    outcomes = [compare(each) for each in newsletters("aside")]
    total = sum((outcome.counts for outcome in outcomes[1:]), outcomes[0].counts)
    assert f1(total) >= 0.98
    for respect in ("title", "category", "date", "urls"):
        assert total[respect] >= 0.91 * total["marked"], respect
