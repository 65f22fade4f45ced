"""The category of an item: from its section, else from its own words."""

import re
from functools import cache

from graph_model.nodes import Category
from loaders.split.data import load
from loaders.split.sections import simplified

#: So many characters of an item's text tell what it is about.
_OPENING = 420


@cache
def _patterns() -> dict[Category, re.Pattern[str]]:
    return {entry["category"]: re.compile(entry["pattern"], re.IGNORECASE) for entry in load("categories")}


def category_of(allowed: tuple[Category, ...], title: str, opening: str) -> Category:
    """The only category that the section allows; of several, or none, the one that the item's words speak for.

    The title (of several developments the first) counts before the first sentences, but only these tell of an
    authority that merely acted. Without any telling word it is the first that the section allows, or `authority`.
    """
    if len(allowed) == 1:
        return allowed[0]
    first = re.split("[;；]", title)[0]
    for words, last in ((first, "authority"), (title, "authority"), (opening[:_OPENING], None)):
        plain = simplified(words)
        for name, pattern in _patterns().items():
            if name != last and (not allowed or name in allowed) and pattern.search(plain):
                return name
    return allowed[0] if allowed else "authority"
