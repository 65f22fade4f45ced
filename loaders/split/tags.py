"""Items that bear their category before their words: "Enforcement: Nine apps named", 【立法】…."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from loaders.split.sections import section

if TYPE_CHECKING:
    from loaders.split.blocks import Block

#: One such line may be a heading that happens to begin so.
_FEWEST = 2


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(
        r"[*_]{0,2}(?:[【\[](?P<bracketed>[^】\]\n]{2,30})[】\]]|(?P<plain>[^:：|\n*]{2,40}?)\s?[:：|])[*_]{0,2}\s*(?=\S)"
    )


@cache
def _names_body() -> re.Pattern[str]:
    """The name of one who acts, as in "Shanghai Court: ...", which is part of a heading."""
    return re.compile(
        r"\b(?:court|tribunal|judge|regulator|authority|administration|agency|government)$|(?:法院|检察院|政府|部门|机关)$",
        re.IGNORECASE,
    )


def tagged(found: Iterable["Block"]) -> "list[Block]":
    """The blocks whose words begin with the name of a category; these are moved out of their words."""
    taken = []
    for block in found:
        match = _tag().match(block.words) if block.kind in ("heading", "paragraph") else None
        name = (match["bracketed"] or match["plain"]).strip() if match else ""
        named = section(name) if name and not _names_body().search(name) else None
        if match and named and named.categories:
            taken.append((block, match.end(), named.categories))
    if len(taken) < _FEWEST:
        return []
    for block, length, categories in taken:
        block.body, block.tag = block.body + length, categories
    return [block for block, _, _ in taken]
