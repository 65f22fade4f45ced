"""The rows of a table on the page as a CSV or an Excel file."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from viz.export.tables import guarded

#: What Excel takes of one cell, and of one sheet.
_CELL, _ROWS = 32_767, 1_048_575
Rows = Sequence[Sequence[Any]]


def csv_bytes(columns: Sequence[str], rows: Rows) -> bytes:
    """UTF-8 with a byte order mark, CRLF; text that a spreadsheet could take for a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in columns])
    writer.writerows([_text(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def excel_bytes(columns: Sequence[str], rows: Rows) -> bytes:
    """A workbook of one sheet: numbers as numbers, all other values as text, never as a formula or a link."""
    import xlsxwriter

    out = io.BytesIO()
    safe = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, safe) as book:
        sheet = book.add_worksheet("RegAtlas")
        bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for place, name in enumerate(columns):
            sheet.write_string(0, place, _cell(name), bold)
            sheet.set_column(place, place, _width(place, name, rows))
        for number, row in enumerate(rows[:_ROWS], 1):
            for place, value in enumerate(row):
                if isinstance(value, int | float) and not isinstance(value, bool):
                    sheet.write_number(number, place, value, wrap)
                elif value is not None:
                    sheet.write_string(number, place, _cell(_plain(value)), wrap)
        sheet.freeze_panes(1, 0)
        if rows:
            sheet.autofilter(0, 0, min(len(rows), _ROWS), max(len(columns) - 1, 0))
    return out.getvalue()


def _width(place: int, name: str, rows: Rows) -> int:
    longest = max((len(_plain(row[place])) for row in rows[:200] if row[place] is not None), default=0)
    return max(len(name) + 2, min(60, longest + 2))


def _text(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return guarded(_plain(value))


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_plain(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _cell(text: str) -> str:
    """What Excel can hold: no control characters, no halves of characters, not too long."""
    kept = "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))
    return kept.encode("utf-8", "replace").decode()[:_CELL]
