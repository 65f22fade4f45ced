"""Highlights and listed titles that say an item again: which item each belongs to."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from graph_model.ids import fold
from loaders.split.align import shared_words
from loaders.split.blocks import Block
from loaders.split.zones import SAME_TITLE, Listed

_MOST_PAIRS = 120_000
#: Words of the body that a highlight without the title must share with the item's beginning.
_SAME_TEXT = 88


@dataclass(slots=True)
class Known:
    """An item to which repeats may belong: its title, and the first words of its text."""

    title: str | None
    opening: str


def listed_repeats(listed: list[Listed], items: list[Known]) -> dict[int, int]:
    """Which listed title (by index) names which item (by index): by its words, else by its place."""
    if len(listed) * len(items) > _MOST_PAIRS:
        return {}
    found: dict[int, int] = {}
    titles = {m: fold(item.title) for m, item in enumerate(items) if item.title}
    for n, entry in enumerate(listed):
        best = process.extractOne(
            fold(entry.block.words[:260]), titles, scorer=fuzz.ratio, score_cutoff=SAME_TITLE
        )
        if best:
            found[n] = best[2]
            del titles[best[2]]
    return found


def highlight_repeats(blocks: list[Block], items: list[Known]) -> dict[int, int]:
    """Which highlight (by index of its block) repeats which item (by index).

    A block repeats the item whose title it begins with, or whose text it gives in almost the same words. A
    paragraph below a heading that repeats an item belongs to it too.
    """
    if len(blocks) * len(items) > _MOST_PAIRS:
        return {}
    found: dict[int, int] = {}
    for n, block in enumerate(blocks):
        if block.kind in ("section", "furniture"):
            continue
        item = _repeated(block, items)
        if item is None and n - 1 in found and blocks[n - 1].kind == "heading" and block.kind == "paragraph":
            item = found[n - 1]
        if item is not None:
            found[n] = item
    return found


def _repeated(block: Block, items: list[Known]) -> int | None:
    words = re.sub(
        r"^(?:摘要|内容摘要|导读|summary|abstract)\s*[:：]\s*", "", block.words[:900], flags=re.IGNORECASE
    )
    best, where = 0.0, None
    for n, item in enumerate(items):
        score = max(_begins(words, item.title), _same_text(words, item.opening))
        if score > best:
            best, where = score, n
    return where if best >= SAME_TITLE else None


def _begins(words: str, title: str | None) -> float:
    if not title or len(words) < 0.6 * len(title):
        return 0.0
    lead = words[: len(title) + 12]
    cut = max((lead.rfind(mark) for mark in (":", "：", ". ", " – ", " - ")), default=-1)
    leads = [words[: len(title)], lead[:cut] if cut > 0.6 * len(title) else ""]
    return max(fuzz.ratio(each.casefold(), title.casefold(), score_cutoff=SAME_TITLE) for each in leads)


def _same_text(words: str, opening: str) -> float:
    if len(words) < 60 or len(opening) < 60 or shared_words(words[:160], opening) < 0.7:
        return 0.0
    size = min(len(words), len(opening), 400)
    score = fuzz.ratio(words[:size].casefold(), opening[:size].casefold())
    return score if score >= _SAME_TEXT else 0.0
