"""What each block of a document is for: the items' text, or highlights, lists of titles, notes and back matter."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz

from graph_model.ids import fold
from graph_model.nodes import Category
from loaders.split.blocks import Block
from loaders.split.marks import Mark
from loaders.split.sections import is_masthead, is_newsletter

#: A list of titles has at least this many in a row.
_SHORTEST_LIST = 3
#: Runs of titles looked at: the lists stand at the beginning.
_MOST_LISTS = 12
#: A paragraph that reports a development has more characters than this.
_REPORT = 60
#: How much of a heading's words the paragraph below it says again (0 to 100).
_SAME_WORDS = 60
#: A paragraph of so many characters is no highlight.
_LONG_REPORT = 300
#: A title that is said again is at least this alike (0 to 100).
SAME_TITLE = 86


@dataclass(frozen=True, slots=True)
class Listed:
    """A title in a list of titles, with the categories of the section that it is listed under."""

    block: Block
    categories: tuple[Category, ...]


@dataclass(slots=True)
class Zones:
    """Blocks by what they are for: `body` in runs (each from one section heading to the next)."""

    head: list[Block] = field(default_factory=list)
    highlights: list[Block] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    tail: list[Block] = field(default_factory=list)


def zones(blocks: list[Block]) -> Zones:
    """Sort the blocks (footnotes already marked) into zones."""
    result = Zones()
    blocks = [block for block in blocks if block.kind != "footnote"]
    blocks = _without_lists(blocks, result)
    zone, size = "body", {"body": 0, "highlights": 0, "tail": 0}
    held: dict[str, list[Block]] = {"body": [], "highlights": [], "tail": []}
    last: Mark | None = None
    numbers_seen = False
    for number, block in enumerate(blocks):
        zone = _next_zone(zone, block, blocks, number, last, numbers_seen)
        if zone == "highlights" and _ends_bullets(held[zone], blocks, number):
            zone = "body"
        numbers_seen = zone == "highlights" and (numbers_seen or bool(block.mark and block.mark.number))
        if zone == "body" and block.mark and block.mark.number is not None:
            last = block.mark
        held[zone].append(block)
        size[zone] += block.size
    if size["highlights"] > 1.5 * size["body"] or _bear_sources(held["highlights"]):
        held["body"] = sorted(held["body"] + held["highlights"], key=lambda b: b.start)
        held["highlights"] = []
    if size["tail"] > 4 * (size["body"] + size["highlights"]):
        held["body"] = sorted(held["body"] + held["tail"], key=lambda b: b.start)
        held["tail"] = []
    result.highlights, result.tail = held["highlights"], held["tail"]
    result.head, result.body = _cut_head(held["body"])
    return result


def _bear_sources(highlights: list[Block]) -> bool:
    """Whether most highlights name their day as a label or their source, as only reports do."""
    said = [block for block in highlights if block.kind not in ("section", "furniture")]
    return sum(block.dated is not None or "://" in block.text for block in said) > 0.5 * len(said)


def _next_zone(
    zone: str, block: Block, blocks: list[Block], number: int, last: Mark | None, numbers_seen: bool
) -> str:
    role = block.section.role if block.kind == "section" and block.section else None
    if role in ("tail", "footnotes") or block.text == "--":  # the sign before a signature (RFC 3676, 4.3)
        return "tail"
    if role == "highlights":
        return "highlights"
    if role in ("category", "contents") or (
        role == "topic" and not (zone == "tail" and _is_bare(blocks, number))
    ):
        return "body"
    if zone == "highlights":
        restarts = (
            numbers_seen and block.mark is not None and block.mark.number == 1 and not block.mark.bullet
        )
        return "body" if restarts or block.level == 1 or block.kind == "row" else zone
    if zone == "tail":
        goes_on = (
            last
            and block.mark
            and block.mark.style == last.style
            and block.mark.number == (last.number or 0) + 1
        )
        early = number < len(blocks) // 4 and _heads_text(blocks, number)
        return "body" if goes_on or early or (block.level == 1 and block.titled) else zone
    return zone


def _ends_bullets(highlights: list[Block], blocks: list[Block], number: int) -> bool:
    """Whether the heading here stands behind bulleted highlights, and long text below it (and further headings)."""
    said = [block for block in highlights if block.kind == "paragraph" or block.mark]
    if blocks[number].kind != "heading" or blocks[number].mark or not said:
        return False
    below = next((block for block in blocks[number : number + 4] if block.kind != "heading"), None)
    reports = below is not None and below.kind == "paragraph" and not below.mark and below.size > _LONG_REPORT
    return reports and all(block.mark is not None and block.mark.bullet for block in said)


def _is_bare(blocks: list[Block], number: int) -> bool:
    """Whether no text stands below a heading, as below the place in which an author works."""
    below = [
        block for block in blocks[number + 1 : number + 7] if block.kind not in ("section", "furniture")
    ][:2]
    return not any(block.kind in ("paragraph", "row") and block.size > _REPORT for block in below)


def _heads_text(blocks: list[Block], number: int) -> bool:
    block = blocks[number]
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    starts = (
        block.kind == "heading"
        or (block.mark is not None and block.mark.number == 1)
        or block.dated is not None
    )
    return starts and after is not None and after.kind == "paragraph" and after.size > 150


def _cut_head(body: list[Block]) -> tuple[list[Block], list[Block]]:
    """What stands before the first section with a category, where that is the smaller part of the text."""
    first = next((n for n, b in enumerate(body) if b.section and b.section.role == "category"), None)
    if first is None:
        return [], body
    first = next((n for n in range(first) if _leads_to_report(body, n) or _is_dated_report(body[n])), first)
    while first and body[first - 1].section and body[first - 1].section.role == "topic":  # type: ignore[union-attr]
        first -= 1
    while first and body[first - 1].kind == "row":
        first -= 1
    before = sum(b.size for b in body[:first])
    marked = sum(
        b.kind == "row" or (b.mark is not None and b.mark.number is not None and after.kind == "paragraph")
        for b, after in pairwise(body[: first + 1])
    )
    if before > 0.4 * sum(b.size for b in body) or marked >= 2:
        return [], body
    return body[:first], body[first:]


def _is_dated_report(block: Block) -> bool:
    """Whether a block bears a day as its label and says enough to be a report."""
    return block.dated is not None and bool(block.words.strip()) and block.size > _REPORT


def _leads_to_report(body: list[Block], n: int) -> bool:
    """Whether a section without a category ("Hotspot") stands here, and below it a heading with its text."""
    if not (body[n].section and body[n].section.role == "topic") or is_masthead(body[n].words):  # type: ignore[union-attr]
        return False
    below = [block for block in body[n + 1 : n + 6] if block.kind not in ("section", "furniture")][:2]
    return (
        [block.kind for block in below] == ["heading", "paragraph"]
        and below[1].size > _REPORT
        and (not is_newsletter(body[n].words) or bool(body[n].level))
    )


def _is_entry(block: Block) -> bool:
    """Whether a block could stand in a list of titles."""
    if block.kind == "heading":
        return True
    return block.kind == "paragraph" and block.mark is not None and len(block.text) < 260 and block.titled


def _without_lists(blocks: list[Block], result: Zones) -> list[Block]:
    """Take lists of titles out: runs of titles with no text between them that text follows."""
    kept: list[Block] = []
    at = tries = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and (_is_entry(blocks[end]) or blocks[end].kind in ("section", "furniture")):
            if end > at and blocks[end].section and blocks[end].section.role in ("tail", "footnotes"):  # type: ignore[union-attr]
                break
            end += 1
        stop = at
        if end - at >= _SHORTEST_LIST and tries < _MOST_LISTS:
            tries += 1
            stop = _list_stop(blocks, at, end)
        if stop > at:
            while at < stop and blocks[at].kind == "heading" and not at and is_newsletter(blocks[at].words):
                kept.append(blocks[at])
                at += 1
            result.listed += _entries(blocks[at:stop])
            at = stop
        else:
            kept += blocks[at : max(end, at + 1)]
            at = max(end, at + 1)
    return kept


def _entries(run: list[Block]) -> list[Listed]:
    found: list[Listed] = []
    categories: tuple[Category, ...] = ()
    for block in run:
        if block.section and block.kind == "section":
            categories = block.section.categories or categories
        elif block.kind == "heading" or _is_entry(block):
            found.append(Listed(block, categories))
    return found


def _list_stop(blocks: list[Block], at: int, end: int) -> int:
    """Where the list that could run from `at` to `end` stops; `at` if there is no list there."""
    entries = [n for n in range(at, end) if _is_entry(blocks[n])]
    if len(entries) < _SHORTEST_LIST or end >= len(blocks):
        return at
    follow = sum(1 for b in blocks[end:] if b.kind in ("paragraph", "heading"))
    if follow < 2:
        return at
    end = _first_section(blocks, at, end, entries)
    stop = _repeat(blocks, at, end, entries)
    if stop is None:
        stop = _before_body(blocks, at, end)
    inside = [n for n in entries if n < stop]
    if len(inside) < _SHORTEST_LIST or not _is_list(blocks, inside, stop):
        return at
    return stop


def _key(block: Block) -> str:
    """A title's words for comparison, without a day in brackets behind them."""
    return fold(re.sub(r"\s?[(（\[][\d年月日./ -]{4,12}[)）\]]$", "", block.words[:200]))


def _first_section(blocks: list[Block], at: int, end: int, entries: list[int]) -> int:
    """The end of a run, or the first section with a category in it if a list without sections stands before that."""
    first = next((n for n in range(at, end) if blocks[n].section and blocks[n].section.categories), end)  # type: ignore[union-attr]
    return first if sum(n < first for n in entries) >= _SHORTEST_LIST else end


def _repeat(blocks: list[Block], at: int, end: int, entries: list[int]) -> int | None:
    """The first section heading or title that is said for the second time: there the body begins."""
    seen_sections: dict[str, int] = {}
    seen_titles: dict[str, int] = {}
    for n in range(at, end):
        key = _key(blocks[n])
        if not key:
            continue
        if blocks[n].kind == "section":
            if key in seen_sections and any(seen_sections[key] < e < n for e in entries):
                return n
            seen_sections.setdefault(key, n)
        elif key in seen_titles:
            return _with_sections(blocks, at, n)
        else:
            seen_titles[key] = n
    return None


def _with_sections(blocks: list[Block], at: int, n: int) -> int:
    """The first of the section headings right before `n` (a line drawn below one is furniture)."""
    before = n
    while before > at + 1 and blocks[before - 1].kind in ("section", "furniture"):
        before -= 1
        n = before if blocks[before].kind == "section" else n
    return n


def _before_body(blocks: list[Block], at: int, end: int) -> int:
    """Where no heading is repeated: the last heading (with its sections) may be that of the first text."""
    stop = end
    mark = blocks[end - 1].mark
    if blocks[end].kind == "paragraph" and blocks[end - 1].kind == "heading" and not (mark and mark.bullet):
        last = blocks[end - 1].words[:200]
        earlier = (blocks[n].words[:200] for n in range(at, end - 1) if blocks[n].kind == "heading")
        opening = blocks[end].words[:300]
        if (
            any(fuzz.ratio(last, words) >= SAME_TITLE for words in earlier)
            or fuzz.token_set_ratio(last.casefold(), opening.casefold()) > _SAME_WORDS
        ):
            stop = end - 1
    return _with_sections(blocks, at, stop)


def _is_list(blocks: list[Block], inside: list[int], stop: int) -> bool:
    """Whether later blocks bear the titles out: most are said again, or the text that follows has no headings."""
    after = [b for b in blocks[stop:] if b.kind in ("heading", "paragraph")]
    heads = {_key(b)[:60] for b in after if b.titled}
    counted = [n for n in inside if blocks[n].mark and not blocks[n].mark.bullet]  # type: ignore[union-attr]
    for entries in (inside, counted):  # beside numbered titles, lines without a number may translate them
        again = sum(1 for n in entries if _key(blocks[n])[:60] in heads)
        if again >= max(_SHORTEST_LIST - 1, 0.5 * len(entries)):
            return True
    texts = [b for b in after if b.kind == "paragraph" and b.size > 120]
    return len(texts) >= 0.7 * len(inside) and sum(b.titled for b in after) <= 0.6 * len(inside)
