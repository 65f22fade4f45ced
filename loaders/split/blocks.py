"""A text's blocks: headings, numbered lines, bullets, paragraphs, rows, notes; each with its place."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal

from graph_model.nodes import Category
from loaders.recognise.dates import find_dates
from loaders.source import SourceText
from loaders.split.fallen import fallen_rows
from loaders.split.fields import is_field
from loaders.split.furniture import is_link_line, mark_furniture, running_key
from loaders.split.lines import Line, goes_on, is_closed, lines, wrap_width
from loaders.split.marks import Mark, read_marks
from loaders.split.revising import (
    drop_counts,
    head_letters,
    names_newsletter,
    numbers_of_sections,
    undo_bylines,
    undo_last_highlights,
    undo_repeated_roles,
)
from loaders.split.sections import Section, is_masthead, is_newsletter, section
from loaders.split.siblings import siblings_of_sections
from loaders.split.stamps import repeated_days, stamp
from loaders.split.tags import tagged
from loaders.split.topics import topical_sections

Kind = Literal["section", "heading", "paragraph", "row", "footnote", "furniture"]
#: A heading has at most this many characters; a Chinese one a third.
LONGEST_HEADING = 260
#: A newsletter's title stands among its first blocks.
_MASTHEAD = 15
#: Marks of notes, ends of emphasis or an address in brackets may follow a heading's words.
_AFTER_HEADING = r"(?:\s?\[\^?\d{1,3}\])+$|[*_#]+$|(?<=[.。!?]) ?[(（\[]https?://[^\s()]+[)）\]]$"
#: The words and the address of a link in Markdown.
_LINKED = re.compile(r"\[([^\[\]]*)\]\((?:https?:|mailto:|/)[^()\s]*\)")
_LINKED_LAST = re.compile(r"(?<=[.。!！?？;；]) ?[(（→]{0,2} ?\[[^\[\]]*\]\([^()\s]*\)[)）]?[.。]?$")
#: Days without a year must be found, whatever the year.
_ANY_ISSUE = "2000-06"


@dataclass(slots=True)
class Block:
    """The stretch from `start` to `stop` of the text. Its own words begin at `body`, after marks and a date label.

    `titled` tells that it looks like a heading, whatever its kind; `dated` is where a date label stands before or
    in place of the words.
    """

    start: int
    stop: int
    body: int
    text: str
    kind: Kind = "paragraph"
    mark: Mark | None = None
    level: int = 0
    indent: int = 0
    titled: bool = False
    dated: tuple[int, int] | None = None
    section: Section | None = None
    bold: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    #: The categories that a tag before its words names.
    tag: tuple[Category, ...] = ()
    #: Whether a paragraph begins as a report does (known once the body is).
    opens: bool = False
    #: The ISO day of a line that says when the page was put on the web.
    stamped: str | None = None
    #: Whether a heading parts the report that it stands in (known once the body is).
    inner: bool = False
    _size: int = field(default=-1, repr=False)

    @property
    def size(self) -> int:
        """The number of characters; those of a Chinese text count three times."""
        if self._size < 0:
            self._size = len(self.text) * (3 if is_chinese(self.text) else 1)
        return self._size

    @property
    def words(self) -> str:
        """The text after marks and date label."""
        return self.text[self.body - self.start :]


def is_chinese(text: str) -> bool:
    """Whether a good part of the beginning of `text` is Chinese characters."""
    head = text[:200]
    return not head.isascii() and len(_ideographs().findall(head)) > 0.25 * len(head)


@cache
def _ideographs() -> re.Pattern[str]:
    return re.compile("[\u3400-\u9fff]")


def blocks(source: SourceText) -> list[Block]:
    """The blocks of the document, in order."""
    found = lines(source.text)
    wrapped = wrap_width(found)
    running = _running_lines(found)
    result: list[Block] = []
    for row, group in _groups(found, running, wrapped):
        result.append(_row(source.text, group, row) if row else _block(source.text, group))
    drop_counts(result)
    for block in tagged(result):
        _classify(block)
    for block in repeated_days(result):
        block.stamped = None
        _classify_words(block)
    tables = {
        len(a.cells)
        for a, b in pairwise(result)
        if a.kind == b.kind == "row" and len(a.cells) == len(b.cells)
    }
    for number, block in enumerate(result):
        if block.kind == "row" and not _in_table(result, number, tables):
            block.cells, block.kind = (), "paragraph"
            _classify(block)
    for block in result[:3]:
        if block.section and block.section.categories and is_masthead(block.text):
            block.section = Section("topic")
    named = next((block for block in result[:_MASTHEAD] if block.section and block.section.categories), None)
    if named and re.search(r"20\d\d", named.text) and is_newsletter(named.text) and is_masthead(named.text):
        named.section = Section("topic")
    if names_newsletter(result):
        result[0].section = Section("topic")
    numbers_of_sections(result)
    undo_bylines(result)
    undo_repeated_roles(result)
    undo_last_highlights(result)
    head_letters(result)
    mark_furniture(result)
    topical_sections(result)
    siblings_of_sections(result)
    return result


def _groups(found: list[Line], running: set[str], wrapped: int | None) -> Iterator[tuple[int, list[Line]]]:
    """The lines of each block; before them the number of columns, if they are a row of a table that fell apart."""
    fallen = fallen_rows(found)
    group: list[Line] = []
    stop = 0
    for n, line in enumerate(found):
        if n < stop:
            continue
        apart = n in fallen or line.text in running or (group and group[-1].text in running)
        if group and (apart or not _joins(group, line, wrapped)):
            yield 0, group
            group = []
        if n in fallen:
            stop, columns = fallen[n]
            yield columns, found[n:stop]
        else:
            group.append(line)
    if group:
        yield 0, group


def _row(text: str, group: list[Line], columns: int) -> Block:
    """A row whose cells stand on lines of their own; a long last cell may take several."""
    first, last = group[0], group[-1]
    spans = [(line.start, line.stop) for line in group]
    spans[columns - 1 :] = [(spans[min(columns, len(spans)) - 1][0], last.stop)]
    content = text[first.start : last.stop]
    return Block(first.start, last.stop, first.start, content, kind="row", cells=tuple(spans))


def _running_lines(found: list[Line]) -> set[str]:
    """Short lines that recur but for their numbers: the heads and feet of pages."""
    short = {line.text: running_key(line.text) for line in found if len(line.text) <= 100}
    counts = Counter(short[line.text] for line in found if line.text in short)
    return {text for text, key in short.items() if counts[key] >= 3 and len(key.split()) <= 5}


def _joins(group: list[Line], line: Line, wrapped: int | None) -> bool:
    last = group[-1]
    if last.text[0] in "#|" or line.text[0] in "#|" or _has_cells(line.text) or _has_cells(last.text):
        return False
    if section(last.text) or section(line.text):
        return False
    _, mark, level = read_marks(line.text)
    if (
        level
        or (mark and not (mark.style in ("A.", "I.", "1 ") and not line.blank_before))
        or _is_note(line.text)
        or _date_first().match(line.text[:40])
    ):
        return False
    return goes_on(last, line, wrapped)


def _has_cells(text: str) -> bool:
    return " | " in text or "\t" in text


@cache
def _date_first() -> re.Pattern[str]:
    """A date in brackets, or one that a bar or a dash sets off, at the beginning of a line."""
    number = r"(?:20\d\d[-/.年]\s?)?\d{1,2}[-/.月]\s?\d{1,2}日?"
    named = r"\d{1,2} [A-Z][a-z]{2,8}(?: 20\d\d)?|[A-Z][a-z]{2,8} \d{1,2}(?:, 20\d\d)?"
    day = f"{number}|{named}"
    return re.compile(rf"[\[(（【]\s?(?:{day})\s?[\])）】]|(?:{day})\s?(?:[|:：]\s|[–—-]\s|$)")


@cache
def _note() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:\[\^?\d{1,3}\]|〔\d{1,3}〕|［\d{1,3}］|\^\d{1,3}|[¹²³⁰⁴-⁹]+\s?http|\d{1,3}[.、]?\s?https?://|[①-⑳]\s?http)"
    )


def _is_note(text: str) -> bool:
    return bool(_note().match(text[:60]))


def _block(text: str, group: list[Line]) -> Block:
    first, last = group[0], group[-1]
    content = text[first.start : last.stop]
    length, mark, level = read_marks(content)
    if mark and not mark.bullet and _label(Block(first.start, last.stop, first.start, content)):
        length, mark = 0, None
    block = Block(
        first.start, last.stop, first.start + length, content, mark=mark, level=level, indent=first.indent
    )
    block.bold = content[:length].endswith(("**", "__")) or content.startswith(("**", "__"))
    if len(group) == 1 and ("|" in content or "\t" in content):
        block.cells = _cells(block, "|" if "|" in content else "\t")
    if len(block.cells) >= 2:
        block.kind = "row"
    else:
        _classify(block)
    return block


def _classify(block: Block) -> None:
    block.stamped = stamp(block.words)
    if block.stamped:
        block.kind = "furniture"
    else:
        _classify_words(block)


def _classify_words(block: Block) -> None:
    block.kind = "paragraph"
    block.dated = _label(block)
    named = block.words if block.mark else block.text
    fields = is_field(named) and not named.endswith((":", "："))
    block.section = None if "\n" in named or fields else section(named)
    block.titled = _looks_titled(block)
    if block.section:
        block.kind = "section"
    elif block.titled:
        block.kind = "heading"


def _in_table(found: list[Block], number: int, tables: set[int]) -> bool:
    """Whether a row beside it has as many cells (of three and more: whether two such rows stand together anywhere).

    A lone line with a bar is no row of a table.
    """
    if len(found[number].cells) >= 3 and len(found[number].cells) in tables:
        return True
    around = [*found[max(0, number - 1) : number], *found[number + 1 : number + 2]]
    return any(len(block.cells) == len(found[number].cells) or "|--" in block.text for block in around)


def _cells(block: Block, bar: str) -> tuple[tuple[int, int], ...]:
    found, at = [], block.start
    for piece in re.split(rf"(?<!\\){re.escape(bar)}", block.text):
        stripped = piece.strip()
        start = at + (piece.index(stripped) if stripped else 0)
        found.append((start, start + len(stripped)))
        at += len(piece) + 1
    if block.text.startswith("|"):
        found = found[1:]
    if block.text.endswith("|") and len(found) > 1:
        found = found[:-1]
    return tuple(found)


@cache
def _label_end() -> re.Pattern[str]:
    apart = r"(?:(?<=[日号])|(?<=\d{4}[-./]\d\d[-./]\d\d))[ \u3000]+(?=[A-Z“\"《【\[一-鿿])"
    return re.compile(
        rf"{apart}|\s*[\])）】]?(?:\*\*)?\s*(?:[-–—:：|·]+\s*|(?=\n)\s*|$)(?P<opens>\*\*(?=\S))?"
    )


def _label(block: Block) -> tuple[int, int] | None:
    """A date before the words, set off by a dash, colon or bracket; it is moved out of the block's words."""
    head = block.words[:48].lstrip("[(（【* ")
    if not any(ch.isdigit() for ch in head[:24]) or is_field(block.words):
        return None
    skipped = len(block.words[:48]) - len(head)
    weekday = re.match(r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+", head)
    at = block.body + skipped + (weekday.end() if weekday else 0)
    offset = at - block.start
    # A colon behind a number could part hours from minutes: not where a space follows.
    dates = find_dates(re.sub(r":(?=\s)", ";", block.text[offset : offset + 48]), 0, None, _ANY_ISSUE)
    if not dates or dates[0].start > 0 or dates[0].precision != "day":
        return None
    end = _label_end().match(block.text, offset + dates[0].end)
    bracketed = skipped > 0 and block.text[offset + dates[0].end :][:1] in "])）】"
    if not end and not bracketed:
        return None
    if end and end.end() == offset + dates[0].end and end.end() < len(block.text):
        return None
    block.body = block.start + (end.end() if end else offset + dates[0].end + 1)
    if end and end["opens"]:
        block.bold = True
    return at, at + dates[0].end


def _looks_titled(block: Block) -> bool:
    words = block.words[: LONGEST_HEADING + 60]
    if "](" in words and is_link_line(words):
        return False
    if "](" in words:
        words = _LINKED.sub(r"\1", _LINKED_LAST.sub("", words))
    words = re.sub(_AFTER_HEADING, "", words).strip()
    longest = LONGEST_HEADING // 3 if is_chinese(words) else LONGEST_HEADING
    if not words or len(words) > longest or words[0].islower():
        return False
    if "://" in words and len(_address().sub("", words)) < 25:
        return False
    if not block.level and _byline().match(words.lstrip("*_ ")):
        return False
    if not block.level and re.match(r"(?:On|In|From|Since|As of) (?:\d|(?-i:[A-Z])[a-z]{2,8}\.? \d)", words):
        return False
    if words[0] in "(（" and words[-1] in ")）" and not block.level:
        return False
    if is_field(words):
        return False
    if block.level or (words.startswith("【") and words.endswith("】")):
        return True
    if (block.bold and "**" in words) or is_field(words):
        return False
    if block.bold and "**" in block.text[-4:]:
        return True
    if is_chinese(words):
        return not re.search(r"[。；;，,：:]$|。", words) and len(words) >= 4
    if words[-1] in ",;:；，：" or re.search(r"[a-z)”\"][.!?](?:\d{1,3}|\[\d{1,3}\])?\s+[A-Z]", words):
        return False
    if not is_closed(words) or words[-1] in "?？":
        return True
    return (words[-1] in ')"”' and words[-2:-1] != ".") or capitals(words) > 0.95


@cache
def _byline() -> re.Pattern[str]:
    """A line that begins with a day and goes on with who acted: "2 March 2024, CAC"."""
    day = r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? 20\d\d)?|20\d\d[-./]\d{1,2}[-./]\d{1,2}"
    return re.compile(rf"(?:{day})\s?[,|·/]\s?\S")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(
        r"https?://\S*|^(?:sources?|links?|url|来源|链接|原文链接|原文|出处)\s*[:：]?", re.IGNORECASE
    )


def capitals(words: str) -> float:
    """The share of capitalised words among the longer ones; 0 for fewer than three such words."""
    longer = [w for w in re.findall(r"[^\W\d_][\w'’-]*", words) if len(w) > 3]
    return sum(w[0].isupper() for w in longer) / len(longer) if len(longer) > 2 else 0.0
