"""A document's outline: its own data, its items in order, and what could not be placed."""

from dataclasses import replace

from graph_model.facts import Note
from graph_model.ids import document_id
from loaders.outline import ItemDraft, Outline
from loaders.source import SourceText
from loaders.split import masthead
from loaders.split.blocks import Block, blocks
from loaders.split.categories import category_of
from loaders.split.entries import Entry, best_entries, settle_open_sections
from loaders.split.footnotes import Sources
from loaders.split.item_dates import item_date
from loaders.split.openings import on_same_day
from loaders.split.repeats import Known, highlight_repeats, listed_repeats
from loaders.split.sections import is_masthead
from loaders.split.stamps import Page, page_of
from loaders.split.zones import Zones, zones

_OPENING = 700
_ISSUE_LINE = 90


def outline(source: SourceText) -> Outline:
    """The items of `source` with their titles, categories, dates and links, and the newsletter's own data.

    Text that belongs to no item and is no heading, highlight, contact, notice or the like is reported in notes of
    the kind `unplaced-text`; a document without items has the note `no-items`.
    """
    found = blocks(source)
    sources = Sources(source, found)
    zoned = zones(found)
    entries = best_entries(source.text, zoned.body, zoned.listed)
    spans = [(entry.start, entry.stop) for entry in entries]
    head = [b for b in found if not spans or b.start < spans[0][0]]
    issue = masthead.printed_issue(head) or masthead.issue_of_items(source.text, spans)
    known = [_known(source.text, entry) for entry in entries]
    repeats = _repeats(zoned, entries, known)
    document = document_id(source.sha256)
    settle_open_sections(found, entries)
    pages = [page_of(found, entry.blocks, alone=len(entries) == 1) for entry in entries]
    items = tuple(
        _draft(source, sources, entry, number, page, issue, repeats.get(number - 1, []))
        for number, (entry, page) in enumerate(zip(entries, pages, strict=True), start=1)
    )
    items = _dated_alike(source.text, items)
    links = [link.url for link in source.links]
    return Outline(
        document=document,
        title=masthead.title(_before_lists(head, zoned)) or _only_title(known),
        publisher=masthead.publisher(source.text, spans, links),
        issue=issue,
        items=items,
        notes=tuple(_notes(source, zoned, entries, repeats, document)),
    )


def _dated_alike(text: str, items: tuple[ItemDraft, ...]) -> tuple[ItemDraft, ...]:
    """The items, those without a day that happened "on the same day" with that of the item before."""
    found: list[ItemDraft] = []
    for item in items:
        alike = found and item.date is None and on_same_day(text[item.start : item.stop])
        found.append(replace(item, date=found[-1].date) if alike else item)
    return tuple(found)


def _known(text: str, entry: Entry) -> Known:
    start = entry.start
    if entry.title and entry.start <= entry.title.start < entry.stop:
        start = entry.title.stop
    opening = text[start : min(entry.stop, start + _OPENING)].lstrip(" :：\n*|")
    return Known(entry.title.words(text) if entry.title else None, opening)


def _draft(
    source: SourceText,
    sources: Sources,
    entry: Entry,
    number: int,
    page: Page,
    issue: str | None,
    repeats: list[tuple[int, int]],
) -> ItemDraft:
    text, title = source.text, entry.title
    known = _known(text, entry)
    category = category_of(entry.categories, known.title or "", known.opening)
    labels = [label for label in (title.dated if title else None, *_labels(entry)) if label]
    labels = [label for label in labels if label not in page.lines]
    regions = sorted(repeats)
    searched = [*labels[:1], *page.around(entry.start, entry.stop), *regions, *page.lines]
    return ItemDraft(
        number=number,
        category=category,
        start=entry.start,
        stop=entry.stop,
        title=known.title or None,
        title_span=(title.start, title.stop) if title and known.title else None,
        date=item_date(text, searched, page.month or issue, category, page.day),
        urls=sources.between(entry.start, entry.stop),
        repeats=tuple(regions),
    )


def _only_title(known: list[Known]) -> str | None:
    """The title of a page that reports one development is that of its item."""
    return known[0].title if len(known) == 1 else None


def _before_lists(head: list[Block], zoned: Zones) -> list[Block]:
    """The blocks before the first highlight or listed title."""
    first = min([*(b.start for b in zoned.highlights), *(e.block.start for e in zoned.listed)], default=None)
    return [b for b in head if first is None or b.start < first]


def _labels(entry: Entry) -> list[tuple[int, int]]:
    """Dates that stand alone before or below the heading."""
    return [
        block.dated
        for block in entry.blocks[:3]
        if block.dated and (block is entry.blocks[0] or not block.words.strip())
    ]


def _repeats(zoned: Zones, entries: list[Entry], known: list[Known]) -> dict[int, list[tuple[int, int]]]:
    """The further regions of each item (by index): its listed title and its highlights."""
    result: dict[int, list[tuple[int, int]]] = {}
    for n, item in listed_repeats(zoned.listed, known).items():
        block = zoned.listed[n].block
        result.setdefault(item, []).append((block.start, block.stop))
    early = [*zoned.head, *zoned.highlights, *_leftover(zoned.body, entries)]
    for n, item in highlight_repeats(early, known).items():
        result.setdefault(item, []).append((early[n].start, early[n].stop))
    return result


def _leftover(body: list[Block], entries: list[Entry]) -> list[Block]:
    placed = {id(block) for entry in entries for block in entry.blocks}
    return [block for block in body if id(block) not in placed]


def _notes(
    source: SourceText,
    zoned: Zones,
    entries: list[Entry],
    repeats: dict[int, list[tuple[int, int]]],
    document: str,
) -> list[Note]:
    if not entries:
        message = f"No item was found in {source.name}: it was kept without facts."
        return [Note(kind="no-items", message=message, start=0, end=len(source.text))]
    taken = {start for spans in repeats.values() for start, _ in spans}
    loose = [("unplaced-text", b) for b in [*zoned.head, *_leftover(zoned.body, entries)]]
    loose += [("unmatched-highlight", b) for b in zoned.highlights]
    loose = [
        (kind, b)
        for kind, b in loose
        if b.start not in taken and b.kind in ("paragraph", "row") and b.words.strip() and not _names_issue(b)
    ]
    return [_unplaced(source, kind, block) for kind, block in sorted(loose, key=lambda pair: pair[1].start)]


def _names_issue(block: Block) -> bool:
    """Whether a short line only names the issue ("Issue 8 | August 2024")."""
    return len(block.text) <= _ISSUE_LINE and is_masthead(block.text)


def _unplaced(source: SourceText, kind: str, block: Block) -> Note:
    words = " ".join(block.text[:80].split())
    what = "a highlight repeats no item" if kind == "unmatched-highlight" else "text belongs to no item"
    message = f"{source.name}: {what} ({len(block.text)} characters): “{words}”"
    return Note(kind=kind, message=message, start=block.start, end=block.stop)
