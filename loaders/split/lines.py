"""A text's lines, and which of them a hard line break cut out of one paragraph."""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

#: A text whose lines are longer than this is not wrapped to a page's width.
_WIDEST = 170
#: In a wrapped text at least this share of line breaks stand within sentences.
_WITHIN = 0.25
_OPEN_ENDS = frozenset(
    {
        *("the", "a", "an", "of", "and", "or", "on", "from", "to", "in", "by"),
        *("for", "until", "with", "at", "as", "that", "under", "between", "its", "their", "which"),
        *("is", "was", "were", "are", "has", "have", "had", "will", "would", "no", "not", "than"),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without white space at its ends; `blank_before` tells that an empty line stands before it."""

    start: int
    stop: int
    text: str
    indent: int
    blank_before: bool


#: How a crawler may write a page's date before its first line.
_STAMP = re.compile(r"date 20\d\d-\d\d-\d\d(?=\s+\S)")


def lines(text: str) -> list[Line]:
    """The lines of `text` that are not empty; a page's date before the first is a line of its own."""
    found = list(_lines(text))
    stamp = _STAMP.match(found[0].text) if found else None
    return [*_parted(found[0], stamp.end()), *found[1:]] if stamp else found


def _parted(line: Line, at: int) -> tuple[Line, Line]:
    """The line's first `at` characters, and what follows them after white space."""
    rest = line.text[at:].lstrip()
    start = line.stop - len(rest)
    first = Line(line.start, line.start + at, line.text[:at], line.indent, line.blank_before)
    return first, Line(start, line.stop, rest, 0, blank_before=True)


def _lines(text: str) -> Iterator[Line]:
    blank, begin = True, 0
    for raw in text.split("\n"):
        stripped = raw.strip().strip("\u200b\ufeff").strip()
        if stripped:
            indent = raw.index(stripped[0])
            start = begin + indent
            yield Line(start, start + len(stripped), stripped, indent, blank or "\f" in raw[:indent])
        blank = not stripped
        begin += len(raw) + 1


@cache
def _closed() -> re.Pattern[str]:
    return re.compile(
        r"[.!?。！？;；:：…](?:[\"”’'）)\]】》」*_]|\s?\[\^?\d{1,3}\]|\s?\^\d{1,3}|[¹²³⁰⁴-⁹①-⑳]|\d{1,3})*\s*$|[^.…\s][.!?。！？][\"”’]?\s\d{1,3}\s*$"
    )


def is_closed(text: str) -> bool:
    """Whether `text` ends like a sentence (closing quotes and marks of footnotes may follow the stop)."""
    return bool(_closed().search(text[-40:]))


def width(line: str) -> int:
    """The width of a line in columns: a Chinese character takes two."""
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in line[: 2 * _WIDEST])


def wrap_width(found: list[Line]) -> int | None:
    """The width in columns to which the text is wrapped; None if its lines are whole paragraphs."""
    pairs = [
        (line, after)
        for line, after in itertools.pairwise(found)
        if not after.blank_before and line.text[0] != "|" and " | " not in line.text
    ]
    inner = [width(line.text) for line, _ in pairs]
    if len(inner) < 5 or sum(_within_sentence(*pair) for pair in pairs) < _WITHIN * len(pairs):
        return None
    inner.sort()
    widest = inner[min(len(inner) - 1, len(inner) * 95 // 100)]
    full = sum(1 for n in inner if n >= 0.7 * widest)
    return widest if 30 <= widest <= _WIDEST and full >= 0.5 * len(inner) else None


def _within_sentence(line: Line, after: Line) -> bool:
    """Whether a line break may stand within a sentence: the next line begins with no capital or number."""
    first = after.text[0]
    if first.islower():
        return True
    chinese = ord(first) > 0x2E80 and ord(line.text[-1]) > 0x2E80
    return chinese and not is_closed(line.text) and any(sign in line.text + after.text for sign in "，。；")


def _is_open(text: str) -> bool:
    """Whether `text` ends with a word that cannot end a heading or a sentence."""
    return text[-12:].split()[-1] in _OPEN_ENDS


def _begins_sentence(text: str) -> bool:
    """Whether `text` begins with a preposition and a capital, as no rest of a sentence does ("On 17 May, ...")."""
    return text.startswith(("On ", "In ", "At ", "Since ", "From "))


@cache
def _month() -> re.Pattern[str]:
    return re.compile(r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber")


def _cuts_date(text: str, after: str) -> bool:
    """Whether a day stands at the end of one line and its month at the beginning of the next."""
    return text[-1].isdigit() and bool(re.search(r"\s\d{1,2}$", text[-3:]) and _month().match(after))


def goes_on(line: Line, after: Line, wrapped: int | None) -> bool:
    """Whether `after` continues the paragraph of `line`.

    In wrapped text it does if its first word would not have fitted on the line before. Over a page break it
    does if a long line stops inside a sentence: the next begins with a small letter, or it ends with an article,
    a preposition or the like.
    """
    cut = not is_closed(line.text) and (
        after.text[0].islower()
        or (_is_open(line.text) and not _begins_sentence(after.text))
        or _cuts_date(line.text, after.text)
    )
    if after.blank_before or wrapped is None:
        return cut and len(line.text) > 60
    if cut:
        return True
    cjk = ord(after.text[0]) > 0x2E80
    word = 2 if cjk else len(after.text.split(None, 1)[0]) + 1
    return width(line.text) + word > 0.86 * wrapped
