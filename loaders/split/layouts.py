"""Ways in which newsletters set items apart: numbers, headings, dates, bullets, questions, rows, paragraphs.

Each layout looks at the body's blocks and says at which of them an item starts, and with what title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from graph_model.nodes import Category
from loaders.split.blocks import LONGEST_HEADING, Block
from loaders.split.fields import is_field
from loaders.split.leads import lead_titles, led_starts
from loaders.split.openings import goes_on, is_inner, is_letter, is_topic, names_day
from loaders.split.records import record_starts
from loaders.split.tables import rows
from loaders.split.titles import Title, run_in, title_of

#: The share of items that have what all of them are taken to have.
_MOST = 0.6
#: The share of numbered headings that part a report rather than starting one, from which all do.
_PARTS = 0.5
#: The prior of numbers whose gaps agree with the paragraphs between them.
_COUNTED = 1.2
#: A number tells how many paragraphs before it have lost their headings if it is at least this.
_FEW_LOST = 3
#: A number may be skipped (lost in conversion), but not more than this.
_LARGEST_GAP = 2


@dataclass(slots=True)
class Layout:
    """A way to cut the body: the index of each item's first block with its title; `breaks` end items.

    `prior` (0 to 1) is how far it is preferred to a layout that explains the text as well.
    """

    name: str
    prior: float
    starts: dict[int, Title | None]
    breaks: set[int] = field(default_factory=set)
    #: Categories that a list of titles gives, where they are not those of the section in the body.
    categories: dict[int, tuple[Category, ...]] = field(default_factory=dict)


def layouts(text: str, body: list[Block]) -> Iterator[Layout]:
    """Every layout that finds items in `body`, the most telling first; dates printed above headings are the items'."""
    for layout in _layouts(text, body):
        _start_at_dates(layout, body)
        yield layout


def _start_at_dates(layout: Layout, body: list[Block]) -> None:
    """Start items at the dates alone on the lines before them, where most items have one and not below as well."""
    above = [n for n in layout.starts if n and _is_date(body[n - 1]) and n - 1 not in layout.starts]
    below = [n for n in layout.starts if n + 1 < len(body) and _is_date(body[n + 1])]
    if len(above) < max(2, _MOST * len(layout.starts)) or len(below) > len(layout.starts) - len(above) + 1:
        return
    for n in above:
        layout.starts[n - 1] = layout.starts.pop(n)
        if n in layout.categories:
            layout.categories[n - 1] = layout.categories.pop(n)


def _is_date(block: Block) -> bool:
    return block.dated is not None and block.kind != "row" and not block.words.strip()


def _layouts(text: str, body: list[Block]) -> Iterator[Layout]:
    yield _rows(text, body)
    for style in sorted({b.mark.style for b in body if b.mark and not b.mark.bullet}):
        yield _numbered(text, body, style)
    yield _counted(text, body)
    for level in sorted({b.level for b in body if b.kind == "heading"}):
        yield _headed(text, body, level)
    yield Layout("dated", 0.96, _dated(text, body))
    for key in sorted({_bullet(b) for b in body if b.mark and b.mark.bullet}):
        yield Layout(f"bullets {key}", 0.93, _bulleted(text, body, key))
    yield Layout("led", 0.97, led_starts(text, body))
    yield Layout("marked leads", 0.97, _marked_leads(text, body))
    yield Layout("records", 0.97, record_starts(text, body))
    yield _reports(text, body)
    yield Layout("paragraphs", 0.72, _paragraphs(text, body))
    yield Layout("lines", 0.6, _lines(text, body))


def _rows(text: str, body: list[Block]) -> Layout:
    found = rows(text, body)
    titles = {n: row.title for n, row in found.items()}
    return Layout(
        "rows", 1.0, titles, categories={n: row.categories for n, row in found.items() if row.categories}
    )


def _next(body: list[Block], at: int) -> Block | None:
    """The next block that is neither furniture nor a date alone."""
    for block in body[at + 1 : at + 5]:
        if block.kind != "furniture" and block.words.strip():
            return block
    return None


def is_content(block: Block | None) -> bool:
    """Whether a block is text (not a heading that starts something)."""
    return block is not None and (
        block.kind in ("paragraph", "row")
        or block.inner
        or (block.mark is not None and block.kind != "section")
    )


def own_title(text: str, block: Block) -> Title:
    """The title that a block gives itself, with its place."""
    return title_of(text, block.body, block.stop, block.dated)


def _numbered(text: str, body: list[Block], style: str) -> Layout:
    marked = _without_parts(body, list(_in_sequence(body, style)))
    titled = sum(body[n].titled for n in marked)
    starts: dict[int, Title | None] = {}
    for n in marked:
        starts[n] = _numbered_title(text, body, n, mostly_titled=titled > 0.5 * len(marked))
    lost = list(_heads_lost(body, marked)) if titled == len(marked) else []
    starts.update(dict.fromkeys(lost))
    return Layout(f"numbered {style}", _COUNTED if lost else 1.0, starts)


def _without_parts(body: list[Block], marked: list[int]) -> list[int]:
    """None of the numbers, if at least half of them count the parts of one report ("1. Background")."""
    parts = sum(body[n].inner for n in marked)
    return marked if parts < max(2, _PARTS * len(marked)) else []


def _heads_lost(body: list[Block], marked: list[int]) -> Iterator[int]:
    """Paragraphs whose numbered headings were lost: as many follow a heading as the next number is ahead of its own.

    Behind the last number they are all but the first, if no other item has more than one paragraph.
    """
    ends = (
        [*marked[1:], next((n for n in range(marked[-1] + 1, len(body)) if not _plain(body[n])), len(body))]
        if marked
        else []
    )
    runs = [
        [n for n in range(start + 1, end) if _plain(body[n])] for start, end in zip(marked, ends, strict=True)
    ]
    gaps = [_gap(body, *pair) for pair in pairwise(marked)]
    lost = [n for run, gap in zip(runs, gaps, strict=False) if gap == len(run) > 1 for n in run[1:]]
    if lost and all(len(run) == gap for run, gap in zip(runs, gaps, strict=False)):
        lost += runs[-1][1:]
    yield from lost


def _counted(text: str, body: list[Block]) -> Layout:
    """Paragraphs among which a few numbered headings have remained, each with the number of paragraphs before it.

    A heading takes the paragraph below it with it, and at least one has lost two headings before it.
    """
    starts: dict[int, Title | None] = {}
    numbers: list[tuple[int, int]] = []
    for n, block in enumerate(body):
        below_heading = n > 0 and n - 1 in starts and body[n - 1].kind == "heading"
        if block.kind == "heading" and block.mark and block.mark.number and block.mark.style == "1.":
            numbers.append((block.mark.number, len(starts) + 1))
            starts[n] = own_title(text, block)
        elif _plain(block) and not below_heading:
            starts[n] = None
    agree = numbers and max(said for said, _ in numbers) >= _FEW_LOST and all(a == b for a, b in numbers)
    return Layout("counted", _COUNTED, starts if agree and len(numbers) < len(starts) else {})


def _gap(body: list[Block], before: int, after: int) -> int:
    """By how much the number of one block is ahead of that of another."""
    first, second = body[before].mark, body[after].mark
    return (second.number or 0) - (first.number or 0) if first and second else 0


def _plain(block: Block) -> bool:
    return block.kind == "paragraph" and block.mark is None


def _numbered_title(text: str, body: list[Block], n: int, *, mostly_titled: bool) -> Title | None:
    block, after = body[n], _next(body, n)
    if not block.words.strip():
        return own_title(text, after) if after and after.titled else None
    if block.titled:
        return own_title(text, block)
    short = (
        len(block.words) <= LONGEST_HEADING
        and after is not None
        and after.kind == "paragraph"
        and not after.mark
    )
    if short and mostly_titled:
        return own_title(text, block)
    return run_in(text, block)


def _in_sequence(body: list[Block], style: str) -> Iterator[int]:
    """Blocks with numbers of one style that count up, from 1 again after each section heading."""
    last, major, fresh = 0, "", True
    for n, block in enumerate(body):
        if block.kind == "section":
            fresh = True
        if not block.mark or block.mark.style != style or block.kind in ("section", "furniture"):
            continue
        number = block.mark.number
        if style == "question":
            yield n
            continue
        assert number is not None
        restarts = number == 1 and (fresh or block.mark.major != major)
        if restarts or last < number <= last + 1 + _LARGEST_GAP:
            last, major, fresh = number, block.mark.major, False
            yield n


def _headed(text: str, body: list[Block], level: int) -> Layout:
    layout = Layout(f"headed {level}", 0.98 if level else 0.97, {})
    after_section = True
    for n, block in enumerate(body):
        if block.kind == "section":
            after_section = True
        elif block.kind == "furniture" or not block.words.strip():
            continue
        else:
            _head(text, body, n, layout, level, after_section)
            after_section = False
    return layout


def _head(text: str, body: list[Block], n: int, layout: Layout, level: int, after_section: bool) -> None:
    block, after = body[n], _next(body, n)
    if block.kind == "heading" and block.level == level and _unmarked(block) and not block.inner:
        deeper = after is not None and level > 0 and after.level > level
        if is_content(after) or deeper:
            layout.starts[n] = _plain_title(text, block)
        else:
            layout.breaks.add(n)
    elif block.kind == "heading" and level and 0 < block.level < level:
        layout.breaks.add(n)
    elif after_section and is_content(block) and not level and not block.mark:
        layout.starts[n] = run_in(text, block)


def _unmarked(block: Block) -> bool:
    return block.mark is None or block.mark.style in ("1 ", "01") or block.level > 0


def _plain_title(text: str, block: Block) -> Title:
    if block.mark and block.mark.style == "1 ":
        return title_of(text, block.start, block.stop, block.dated)
    return own_title(text, block)


def _dated(text: str, body: list[Block]) -> dict[int, Title | None]:
    starts: dict[int, Title | None] = {}
    for n, block in enumerate(body):
        if not block.dated or block.kind in ("section", "furniture", "row"):
            continue
        if block.words.strip():
            starts[n] = own_title(text, block) if block.titled else run_in(text, block)
        else:
            after = _next(body, n)
            starts[n] = own_title(text, after) if after and after.titled and after.kind == "heading" else None
    return starts


def _bullet(block: Block) -> tuple[str, int]:
    assert block.mark is not None
    return block.mark.style, block.indent // 2


def _bulleted(text: str, body: list[Block], key: tuple[str, int]) -> dict[int, Title | None]:
    starts: dict[int, Title | None] = {}
    for n, block in enumerate(body):
        if (
            block.mark
            and block.mark.bullet
            and block.kind not in ("section", "furniture")
            and _bullet(block) == key
        ):
            starts[n] = own_title(text, block) if block.titled else run_in(text, block)
    _add_leads(text, body, starts)
    return starts


def _paragraphs(text: str, body: list[Block]) -> dict[int, Title | None]:
    starts: dict[int, Title | None] = {}
    for n, block in enumerate(body):
        if block.kind == "paragraph" and not (block.mark and block.mark.bullet):
            before = body[n - 1] if n else None
            if before is not None and before.kind == "paragraph" and goes_on(block):
                continue
            if before is not None and before.kind == "heading" and not before.inner and n - 1 not in starts:
                starts[n - 1] = own_title(text, before)
            else:
                starts[n] = run_in(text, block)
    return starts


def _marked_leads(text: str, body: list[Block]) -> dict[int, Title | None]:
    """Paragraphs that begin with a title in bold type or in 【】, where at least three do."""
    starts = {
        n: run_in(text, block)
        for n, block in enumerate(body)
        if block.kind == "paragraph"
        and (
            (block.bold and "**" in block.words)
            or block.words.startswith("【")
            or block.text.startswith("【")
        )
        and not is_field(block.words)
        and (bool(block.tag) or not is_inner(re.split(r"】|\*\*", block.words)[0]))
    }
    return starts if len(starts) >= 3 else {}


def _reports(text: str, body: list[Block]) -> Layout:
    """Paragraphs that open a report or come first below a heading; others go on with those before.

    A heading with several reports below it parts them from others and is none's title, unless it says what happened.
    """
    layout = Layout("reports", 0.9, {})
    opened = False
    for n, block in enumerate(body):
        if block.kind == "section":
            opened = False
        elif block.kind == "heading" and not block.inner and not (block.mark and block.mark.bullet):
            opened = _report_heading(text, body, n, layout)
        elif is_content(block) and not (n - 1 in layout.starts and body[n - 1].kind == "heading"):
            fresh = not opened and not goes_on(block) and (block.opens or not is_letter(block))
            if (block.opens and not (opened and _is_telling(body, n, layout))) or fresh:
                layout.starts[n] = run_in(text, block)
                opened = True
    _add_leads(text, body, layout.starts)
    return layout


def _report_heading(text: str, body: list[Block], n: int, layout: Layout) -> bool:
    """Let the heading start an item if it tells what happened or heads one report; say whether it does."""
    below = []
    for block in body[n + 1 : n + 40]:
        if (
            block.kind in ("section", "heading")
            and not block.inner
            and not (block.mark and block.mark.bullet)
        ):
            break
        below.append(block)
    several = sum(block.opens for block in below) >= 2
    if below and (not is_topic(body[n]) or not several) and any(is_content(block) for block in below):
        layout.starts[n] = own_title(text, body[n])
        return True
    layout.breaks.add(n)
    return False


def _is_telling(body: list[Block], n: int, layout: Layout) -> bool:
    """Whether the item that the block stands in has a heading that says what happened."""
    for before in range(n - 1, max(-1, n - 40), -1):
        if before in layout.starts:
            return body[before].kind == "heading" and not is_topic(body[before])
    return False


def _lines(text: str, body: list[Block]) -> dict[int, Title | None]:
    """Headings with a link or a day and no text below them."""
    starts: dict[int, Title | None] = {}
    for n, block in enumerate(body):
        if block.kind == "heading" and ("://" in block.text or block.dated or names_day(text, block)):
            starts[n] = own_title(text, block)
    return starts if len(starts) >= 2 else {}


def _add_leads(text: str, body: list[Block], starts: dict[int, Title | None]) -> None:
    """Give untitled starts the short leads that most of them have in one style."""
    bare = [n for n, title in starts.items() if title is None]
    starts.update(lead_titles(text, body, bare))
