"""Cutting the body by a layout, and choosing the layout that explains most of the text."""

import bisect
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from graph_model.nodes import Category
from loaders.split.align import listed_layout
from loaders.split.blocks import Block
from loaders.split.layouts import Layout, is_content, layouts
from loaders.split.lines import is_closed
from loaders.split.openings import is_letter, is_topic, mark_openings
from loaders.split.sections import is_masthead
from loaders.split.titles import Title
from loaders.split.topics import is_period
from loaders.split.zones import Listed


@dataclass(slots=True)
class Entry:
    """One item as it stands in the body: its blocks, its title, and the categories that its section allows."""

    blocks: list[Block]
    title: Title | None
    categories: tuple[Category, ...]

    @property
    def start(self) -> int:
        """Where its first block begins."""
        return self.blocks[0].start

    @property
    def stop(self) -> int:
        """Where its last block ends."""
        return self.blocks[-1].stop

    @property
    def size(self) -> int:
        """The size of its blocks that are no furniture."""
        return sum(block.size for block in self.blocks if block.kind != "furniture")


#: A section is cut by a layout of its own if that explains it so much better than that of the whole.
_MUCH_BETTER = 1.35
#: What a single piece is worth that has a heading and opens one report, or is parted ("Background"): some
#: newsletters tell of one thing.
_ONE_REPORT = 0.95
#: A table of developments has at least so many dated rows; what leads it in is shorter than a report.
_FEWEST_ROWS, _LEAD_IN = 2, 300
#: At most this share of pieces has no heading where headings are the rule.
_FEW_BARE = 0.34
#: In a section smaller than this nothing is looked for.
_LEAST_SECTION = 60
Piece = TypeVar("Piece", Block, Entry)


def best_entries(text: str, body: list[Block], listed: list[Listed]) -> list[Entry]:
    """The items of the body by the layout that scores best; ties go to the one tried first."""
    mark_openings(text, body)
    listed_one = listed_layout(text, body, listed)
    tried = [*([listed_one] if listed_one else []), *layouts(text, body)]
    cuts = [(layout, cut) for layout in tried if (cut := _cut(body, layout))]
    if not cuts:
        return []
    best = max(cuts, key=lambda pair: entries_score(body, pair[1], pair[0]))
    entries = _by_section(body, best, cuts)
    rows = _rows_of(body, tried)
    entries = [part for entry in entries for part in _rows_apart(entry, rows)]
    entries = [entry for entry in entries if any(_says(block) for block in entry.blocks)]
    entries = entries[_introductions(text, entries) :]
    lead_ins = _lead_ins(body, entries)
    return [entry for entry in entries if id(entry) not in lead_ins]


def _says(block: Block) -> bool:
    """Whether a block has words of its own, as a date alone has not."""
    return block.kind != "furniture" and bool(block.words.strip())


Rows = dict[int, tuple[Title | None, tuple[Category, ...]]]


def _rows_of(body: list[Block], tried: list[Layout]) -> Rows:
    """Title and categories of each row of the body's tables, by its block's identity."""
    table = next(layout for layout in tried if layout.name == "rows")
    return {id(body[n]): (title, table.categories.get(n, ())) for n, title in table.starts.items()}


def _rows_apart(entry: Entry, rows: Rows) -> list[Entry]:
    """The entry, or each dated row of a table of developments in it; what leads such a table in is no item."""
    dated = [n for n, block in enumerate(entry.blocks) if n and id(block) in rows and block.dated]
    if len(dated) < _FEWEST_ROWS:
        row = rows.get(id(entry.blocks[0]))
        return (
            [Entry(entry.blocks, row[0], row[1] or entry.categories)] if row and not entry.title else [entry]
        )
    said = [(entry.blocks[n], *rows[id(entry.blocks[n])]) for n in dated]
    found = [Entry([block], title, categories or entry.categories) for block, title, categories in said]
    before = [block for block in entry.blocks[: dated[0]] if block.kind != "furniture"]
    text = sum(block.size for block in before if block.kind != "heading")
    return found if text < _LEAD_IN else [Entry(before, entry.title, entry.categories), *found]


Cut = tuple[Layout, list[Entry]]


def _by_section(body: list[Block], best: Cut, cuts: list[Cut]) -> list[Entry]:
    """The entries of the `best` cut, but for sections that another layout explains much better."""
    heads = [block.start for block in body if block.kind == "section"]
    if not heads:
        return best[1]
    runs = _grouped(body, heads)
    parts = [(layout, _grouped(entries, heads)) for layout, entries in (best, *cuts)]
    entries: list[Entry] = []
    for run, blocks in sorted(runs.items()):
        scored = [
            (entries_score(blocks, found[run], layout, alone=1.0), found[run])
            for layout, found in parts
            if run in found
        ]
        own = scored[0] if run in parts[0][1] else (0.0, [])
        other = max(scored, key=lambda pair: pair[0], default=own)
        large = sum(block.size for block in blocks) >= _LEAST_SECTION
        entries += other[1] if large and other[0] > _MUCH_BETTER * own[0] + 0.1 else own[1]
    return entries


def _grouped(found: Sequence[Piece], heads: list[int]) -> dict[int, list[Piece]]:
    """Blocks or entries by the section that they stand in (0: before the first)."""
    groups: dict[int, list[Piece]] = {}
    for piece in found:
        groups.setdefault(bisect.bisect_right(heads, piece.start), []).append(piece)
    return groups


def _cut(body: list[Block], layout: Layout) -> list[Entry]:
    entries: list[Entry] = []
    current: Entry | None = None
    context = _Context()
    for n, block in enumerate(body):
        if block.kind == "section":
            context.enter(block)
            current = None
        elif n in layout.starts:
            current = Entry(
                [block], layout.starts[n], block.tag or layout.categories.get(n, context.categories)
            )
            entries.append(current)
        elif n in layout.breaks:
            context.leave(block)
            current = None
        elif current:
            current.blocks.append(block)
        if block.kind != "section":
            context.directly = False
    for entry in entries:
        while len(entry.blocks) > 1 and _trails(entry):
            entry.blocks.pop()
    return entries


def _introductions(text: str, entries: list[Entry]) -> int:
    """How many pieces at the beginning are the masthead or a letter: they report nothing, while most others do."""
    reporting = sum(_reports(entry) for entry in entries)
    if reporting < max(2, 0.6 * len(entries)):
        return 0
    first = next(
        (n for n, entry in enumerate(entries) if _reports(entry) and not _has_masthead(text, entry)), 0
    )
    before = (n for n in range(min(first, 3)) if not _introduces(text, entries[n]))
    return next(before, min(first, 3))


def _lead_ins(body: list[Block], entries: list[Entry]) -> set[int]:
    """The pieces (by identity) that lead a newsletter or a section in, where nearly all others have headings.

    They have no heading, one with a heading follows, and they either report nothing in a few words, or open the
    newsletter as a letter does.
    """
    below = {id(after) for block, after in pairwise(body) if block.kind == "section"} | {id(body[0])}
    led = [
        entry
        for entry, after in pairwise(entries)
        if after.title and id(after.blocks[0]) not in below and id(entry.blocks[0]) in below
        if entry.title is None and _leads_in(entry, entry is entries[0])
    ]
    titled = sum(entry.title is not None for entry in entries)
    headed = titled >= max(2, (1 - _FEW_BARE) * (len(entries) - len(led)))
    return {id(entry) for entry in led} if headed else set()


def _leads_in(entry: Entry, first: bool) -> bool:
    marked = any(block.mark or block.kind == "row" for block in entry.blocks)
    letter = first and is_letter(entry.blocks[0])
    closed = is_closed(entry.blocks[-1].text)
    return letter or (
        len(entry.blocks) == 1 and closed and not marked and not _reports(entry) and entry.size <= _LEAD_IN
    )


def _reports(entry: Entry) -> bool:
    dated = entry.title is not None and entry.title.dated is not None
    return dated or any(block.opens or block.dated for block in entry.blocks)


def _has_masthead(text: str, entry: Entry) -> bool:
    title = entry.title.words(text) if entry.title else ""
    return bool(title) and (is_masthead(title) or is_period(title))


def _introduces(text: str, entry: Entry) -> bool:
    masthead = _has_masthead(text, entry)
    first = next((block for block in entry.blocks if block.kind == "paragraph"), None)
    return not entry.categories and (masthead or (first is not None and is_letter(first)))


def _trails(entry: Entry) -> bool:
    """Whether the last block is furniture, or a heading that heads nothing of this item."""
    last = entry.blocks[-1]
    if last.kind == "furniture":
        return True
    own = entry.title is not None and last.start <= entry.title.start < last.stop
    only_text = len(entry.blocks) == 2 and entry.blocks[0].kind == "heading"
    return last.kind == "heading" and not last.mark and not own and not only_text


class _Context:
    """The categories of the section in which a block stands; a topic directly below a category keeps it."""

    def __init__(self) -> None:
        self.categories: tuple[Category, ...] = ()
        self.level = 0
        self.directly = False
        self.nested = False
        self.marked = False

    def enter(self, block: Block) -> None:
        """Go into the section that `block` heads."""
        assert block.section is not None
        if self._is_part(block):
            return
        if block.section.categories:
            self.marked = block.mark is not None
            self.categories, self.level, self.directly = block.section.categories, block.level, True
            self.nested = False
            return
        self.nested = self.nested or self.directly or block.level > self.level > 0
        if not self.nested or (block.level and block.level <= self.level):
            self.categories = ()

    def _is_part(self, block: Block) -> bool:
        """Whether a bare heading that names kinds of authorities parts a section with a number or a letter."""
        plain = block.section is not None and "authority" in block.section.categories
        return plain and self.marked and not block.mark and not block.level and bool(self.categories)

    def leave(self, block: Block) -> None:
        """Go past a heading without text of its own: one of a section's level ends the section."""
        if block.level and block.level <= self.level:
            self.categories = ()


def settle_open_sections(blocks: list[Block], entries: list[Entry]) -> None:
    """Of several categories that a section's name allows, leave out what the document has another section for."""
    sections = [block.section.categories for block in blocks if block.kind == "section" and block.section]
    own = {categories[0] for categories in sections if len(categories) == 1}
    if own == {
        "authority"
    }:  # sections named after bodies ("Local authorities" beside "CAC") tell no category
        for entry in entries:
            entry.categories = () if entry.categories == ("authority",) else entry.categories
    for entry in entries:
        entry.categories = tuple(c for c in entry.categories if c not in own) or entry.categories


def entries_score(body: list[Block], entries: list[Entry], layout: Layout, alone: float = 0.6) -> float:
    """How well a cut explains the text, from 0 to about 1.

    It should cover the text in pieces of a similar size, each with some text, no piece holding a heading that
    may start another; titles speak for it. `alone` is what a single piece is worth.
    """
    content = sum(b.size for b in body if b.kind not in ("section", "furniture")) or 1
    typical = statistics.median(entry.size for entry in entries)
    covered = sum(min(entry.size, 4 * typical) for entry in entries) / content
    full = sum(_is_full(entry) for entry in entries) / len(entries)
    inner = _inner_heads(entries)
    titled = sum(entry.title is not None for entry in entries) / len(entries)
    parted = any(block.inner for block in entries[0].blocks)
    telling = titled and not inner and (parted or sum(block.opens for block in entries[0].blocks) == 1)
    single = 1.0 if len(entries) > 1 else max(alone, _ONE_REPORT) if telling else alone
    crowded = inner / (len(entries) + inner)
    return layout.prior * single * covered * (0.4 + 0.6 * full) * (1 - 0.7 * crowded) * (0.85 + 0.15 * titled)


def _is_full(entry: Entry) -> bool:
    title = entry.title.stop - entry.title.start if entry.title else 0
    first = entry.blocks[0]
    if first.kind == "row" or (first.mark and first.mark.bullet):
        return entry.size >= 40
    inside = entry.title is not None and entry.start <= entry.title.start < entry.stop
    return entry.size - (title if inside else 0) >= 60


def _inner_reports(entry: Entry) -> int:
    """Paragraphs that open reports in a piece whose heading tells nothing of its own, beyond the first."""
    first = entry.blocks[0]
    if first.kind == "heading" and not is_topic(first):
        return 0
    return max(0, sum(block.opens for block in entry.blocks) - 1)


def _inner_heads(entries: list[Entry]) -> int:
    """Headings inside the pieces that could start items of their own."""
    found = 0
    for entry in entries:
        first = entry.blocks[0]
        for block, after in zip(entry.blocks[1:], [*entry.blocks[2:], None], strict=False):
            heads = block.kind == "heading" and not block.mark and not block.inner
            of_entry = entry.title is not None and block.body <= entry.title.start < block.stop
            deeper = block.level > first.level > 0
            found += heads and not of_entry and not deeper and (after is None or is_content(after))
        found += _inner_reports(entry)
        # A date alone further down stands before the next item.
        found += sum(block.dated is not None and not block.words.strip() for block in entry.blocks[3:])
        # So does a paragraph further down that bears a date as its label.
        found += sum(block.dated is not None and bool(block.words.strip()) for block in entry.blocks[1:])
    return found
