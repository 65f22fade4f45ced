"""Headings that part a newsletter by time or by body ("October", "Week of 3 May", "MIIT") and are none's title."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from graph_model.registry import registry
from loaders.split.data import load
from loaders.split.sections import Section

if TYPE_CHECKING:
    from loaders.split.blocks import Block

_LONGEST = 90
#: The first lines of a newsletter name its issue.
_MASTHEAD = 4


@cache
def _period() -> re.Pattern[str]:
    return re.compile(load("sections")["period"], re.IGNORECASE)


@cache
def _bodies() -> frozenset[str]:
    known = registry().bodies.values()
    names = {name for body in known for name in (body.name, *body.aliases, *body.abbr)}
    return frozenset(_key(name) for name in names)


def _key(words: str) -> str:
    plain = re.sub(
        r"[(（][^()（）]{1,40}[)）]|^(?:the|from the|by the) ",
        "",
        words.strip(" *_:：#"),
        flags=re.IGNORECASE,
    )
    return " ".join(plain.split()).casefold()


def is_period(words: str) -> bool:
    """Whether a heading names nothing but a month, a week or the like."""
    return bool(_period().fullmatch(words.strip(" *_:：#")))


def is_body(words: str) -> bool:
    """Whether a heading is nothing but the name of a known public body (its abbreviation may follow)."""
    parts = re.split(r"\s(?:and|&|/)\s|/|、|与|和", words) if len(words) <= _LONGEST else []
    return _key(words) in _bodies() or (len(parts) > 1 and all(_key(part) in _bodies() for part in parts))


def topical_sections(found: "Sequence[Block]") -> None:
    """Make sections of the headings that name a period or a public body; they have no category of their own.

    Periods part a newsletter only where there are several.
    """
    short = [
        b for b in found if b.kind in ("heading", "section") and len(b.words) <= _LONGEST and not b.dated
    ]
    periods = [b for b in short[_MASTHEAD // 2 :] if is_period(b.words)]
    for block in periods if len(periods) >= 2 else []:
        block.kind, block.section = "section", Section("topic")
    for block in short:
        if is_body(block.words) and not (block.section and block.section.role != "category"):
            block.kind, block.section = "section", Section("topic")
