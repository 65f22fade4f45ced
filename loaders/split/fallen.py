"""Tables that fell apart into lines: first the columns' headings, then a line for each cell of each row."""

import re
from collections.abc import Sequence

from loaders.recognise.dates import find_dates
from loaders.split.columns import columns_named
from loaders.split.lines import Line
from loaders.split.sections import section

_ANY_ISSUE = "2000-06"
_FEWEST_COLUMNS = 3
#: A line as long as this is no heading of a column.
_LONGEST_HEADING = 40
#: A cell that was wrapped makes a row longer, but not longer than so many times the columns.
_LONGEST_ROW = 4


def fallen_rows(found: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """The rows of tables that fell apart: the index of each one's first line, that behind its last, its columns.

    A row begins with the column that counts or dates it; the headings of the columns are the first row.
    """
    rows: dict[int, tuple[int, int]] = {}
    at = 0
    while at < len(found):
        columns = _header(found, at)
        if len(columns) >= _FEWEST_COLUMNS and columns[0] in ("number", "date"):
            body = _rows(found, at + len(columns), columns)
            if len(body) >= 2:
                body[at] = at + len(columns)
                rows.update((n, (stop, len(columns))) for n, stop in body.items())
                at = max(body.values())
                continue
        at += max(1, len(columns))
    return rows


def _header(found: Sequence[Line], at: int) -> list[str]:
    names: list[str] = []
    for line in found[at : at + 9]:
        name = next((n for n in _names(line.text) if n not in names), None)
        if name is None:
            break
        names.append(name)
    return names


def _names(words: str) -> list[str]:
    return columns_named(words) if len(words) <= _LONGEST_HEADING and not words[0].isdigit() else []


def _rows(found: Sequence[Line], at: int, columns: list[str]) -> dict[int, int]:
    starts: list[int] = []
    for n in range(at, len(found)):
        if starts and n - starts[-1] > _LONGEST_ROW * len(columns):
            break
        if _begins(found[n].text, columns[0], len(starts) + 1) and (
            not starts or n - starts[-1] >= len(columns) - 1
        ):
            starts.append(n)
        elif not starts and not section(found[n].text):
            break
    ends = [*starts[1:], *(start + len(columns) for start in starts[-1:])]
    return {n: _stop(found, n, min(end, len(found))) for n, end in zip(starts, ends, strict=True)}


def _begins(words: str, column: str, number: int) -> bool:
    if column == "number":
        return bool(re.fullmatch(rf"0?{number}[.、)]?", words))
    days = find_dates(words, 0, None, _ANY_ISSUE) if len(words) <= 30 and any(map(str.isdigit, words)) else []
    return bool(days) and days[0].end - days[0].start >= 0.8 * len(words)


def _stop(found: Sequence[Line], start: int, end: int) -> int:
    """Where a row ends: before a section's heading, if one stands before the next row."""
    return next((n for n in range(start + 1, end) if found[n].blank_before and section(found[n].text)), end)
