"""The columns of tables of developments, known by their headings."""

import re
from functools import cache

from loaders.split.data import load


@cache
def _columns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"[*\s]*(?:{form})[*\s]*", re.IGNORECASE)
        for name, form in load("tables").items()
        if name != "examples"
    }


def columns_named(words: str) -> list[str]:
    """The columns that `words` may head; the likeliest first."""
    return [name for name, form in _columns().items() if form.fullmatch(words)]
