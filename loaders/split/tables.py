"""Tables of developments: a row an item, its columns known by their headings or by what they hold."""

from dataclasses import dataclass

from graph_model.nodes import Category
from loaders.recognise.dates import find_dates
from loaders.split.blocks import Block
from loaders.split.columns import columns_named
from loaders.split.sections import section
from loaders.split.titles import Title, title_of

_ANY_ISSUE = "2000-06"
#: A row with fewer characters in its cells reports nothing.
_SMALLEST_ROW = 30


def cell_words(block: Block, cell: tuple[int, int]) -> str:
    """The words of one cell of a row."""
    return block.text[cell[0] - block.start : cell[1] - block.start]


def header(block: Block) -> dict[str, int]:
    """Which column holds what, if `block` is a table's row of headings; else nothing."""
    found: dict[str, int] = {}
    for n, cell in enumerate(block.cells):
        words = cell_words(block, cell)
        name = next((name for name in columns_named(words) if name not in found), None)
        if name:
            found[name] = n
    return found if len(found) >= 2 and len(found) >= 0.6 * sum(a < b for a, b in block.cells) else {}


@dataclass(frozen=True, slots=True)
class Row:
    """A row that reports a development: its title cell, and the categories that its category cell names."""

    title: Title | None
    categories: tuple[Category, ...]


def rows(text: str, body: list[Block]) -> dict[int, Row]:
    """The rows of `body` that report a development, by index; rows of headings become furniture."""
    found: dict[int, Row] = {}
    columns: dict[str, int] = {}
    for n, block in enumerate(body):
        if block.kind != "row":
            columns = {} if block.kind in ("paragraph", "heading") else columns
            continue
        named = header(block)
        if named:
            columns = named
            block.kind = "furniture"
        elif sum(b - a for a, b in block.cells) >= _SMALLEST_ROW:
            known = columns or _guess(block)
            found[n] = Row(_row_title(text, block, known), _row_categories(block, known))
    return found


def _row_title(text: str, block: Block, columns: dict[str, int]) -> Title | None:
    date = columns.get("date")
    dated = block.cells[date] if date is not None and date < len(block.cells) else None
    block.dated = dated if dated and dated[0] < dated[1] else None
    title = columns.get("title")
    if title is None or title >= len(block.cells) or block.cells[title][0] == block.cells[title][1]:
        return None
    return title_of(text, *block.cells[title], block.dated)


def _guess(block: Block) -> dict[str, int]:
    """Columns by what they hold: the date is one, the summary is the longest, the title stands before it."""
    sizes = [stop - start for start, stop in block.cells]
    found: dict[str, int] = {}
    for n, cell in enumerate(block.cells):
        words = cell_words(block, cell)
        dates = find_dates(words, 0, None, _ANY_ISSUE) if len(words) < 40 else []
        if dates and dates[0].end - dates[0].start >= 0.6 * len(words):
            found.setdefault("date", n)
    found["summary"] = sizes.index(max(sizes))
    title = found["summary"] - 1
    if title >= 0 and title != found.get("date") and sizes[title] >= 12:
        found["title"] = title
    return found


def _row_categories(block: Block, columns: dict[str, int]) -> tuple[Category, ...]:
    at = columns.get("category")
    if at is None or at >= len(block.cells):
        return ()
    named = section(cell_words(block, block.cells[at]).strip().capitalize())
    return named.categories if named else ()
