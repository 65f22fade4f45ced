"""A copy of the text in which names compare: quotes, spaces, line wraps and case folded, offsets kept."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_TABLE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‑": "-",
        "‐": "-",
        "\t": " ",
        "\r": " ",
    }
    | dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " ")
    | {
        chr(c): chr(c - 0xFEE0)
        for c in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
    }
)
_LETTERS = re.compile(r"[\uff10-\uff5a]")
_RUNS = re.compile(r"[ \u200b\ufeff\u00ad]*\n[\s\u200b\ufeff]*| [ \u200b\ufeff\u00ad]+|[\u200b\ufeff\u00ad]+")
#: A line at least this long that does not end a sentence is taken to go on in the next.
_WRAPPED = 40


@dataclass(frozen=True, slots=True)
class Folded:
    """`cased` and `lower` have equal length; `origin` turns their offsets into offsets of the text."""

    cased: str
    lower: str
    _at: list[int]
    _shift: list[int]

    def origin(self, offset: int) -> int:
        """The offset in the text of the character at `offset`."""
        place = bisect_right(self._at, offset) - 1
        return offset + (self._shift[place] if place >= 0 else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that the folded stretch `start`-`end` stands for."""
        return self.origin(start), self.origin(end - 1) + 1


def fold_text(text: str) -> Folded:
    """`text` with runs of white space as one space (a paragraph's end stays a line feed), and in lower case."""
    table = _even(text)
    pieces: list[str] = []
    at: list[int] = []
    shifts: list[int] = []
    done = length = 0
    for run in _RUNS.finditer(table):
        new = _replacement(table, run.start(), run.group())
        if new == run.group():
            continue
        pieces += (table[done : run.start()], new)
        length += run.start() - done + len(new)
        done = run.end()
        if done - length != (shifts[-1] if shifts else 0):
            at.append(length)
            shifts.append(done - length)
    cased = "".join(pieces) + table[done:] if pieces else table
    return Folded(cased, _lower(cased), at, shifts)


def _even(text: str) -> str:
    """`text` with quotes, spaces and full-width letters as in plain English text, of the same length."""
    if _LETTERS.search(text):
        return text.translate(_TABLE)
    for odd, plain in _TABLE.items():
        if (letter := chr(odd)) in text:
            text = text.replace(letter, str(plain))
    return text


def _replacement(text: str, start: int, run: str) -> str:
    breaks = run.count("\n")
    if not breaks:
        return " " if " " in run else ""
    if breaks > 1 or start == 0:
        return "\n"
    line = start - text.rfind("\n", max(0, start - 400), start) - 1
    return " " if line >= _WRAPPED and text[start - 1] not in ".!?:;。！？：；" else "\n"


def _lower(text: str) -> str:
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
