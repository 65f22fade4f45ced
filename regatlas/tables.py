"""Rows as people and programs want them: table, records, JSON, CSV."""

import csv
import json
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from shutil import get_terminal_size
from typing import Any, TextIO

Rows = Sequence[Sequence[Any]]
UNKNOWN = "unknown"
#: Characters that a column of a drawn table has at least: with fewer, nobody can read it.
NARROWEST = 12


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    RECORDS = "records"
    JSON = "json"
    CSV = "csv"


def write(columns: Sequence[str], rows: Rows, format: Format, out: TextIO | None = None) -> None:
    """Writes `rows` under `columns` to `out` (standard output).

    JSON and CSV are exact: JSON is a list of objects, CSV leaves a cell empty where a value is unknown.
    A table on a terminal is drawn to its width, or written as records if it has too many columns for that;
    elsewhere each row is one line of cells parted by tabs, so that `cut`, `grep` and `sort` work. Records have
    a line for each cell.
    """
    out = out or sys.stdout
    if format is Format.JSON:
        _json(columns, rows, out)
    elif format is Format.CSV:
        _csv(columns, rows, out)
    elif format is Format.RECORDS:
        _records(columns, rows, out)
    elif not out.isatty():
        _tabbed(columns, rows, out)
    elif len(columns) * NARROWEST > get_terminal_size().columns:
        _records(columns, rows, out)
    else:
        _drawn(columns, rows, out)


def cell(value: Any) -> str:
    """A value as a person reads it, on one line: lists joined, whole numbers with separators, None as unknown."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    if isinstance(value, list):
        return "; ".join(cell(part) for part in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return _printable(str(value))


def _printable(text: str) -> str:
    """One line without control characters: what a document says must not steer the terminal."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split())


def _json(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    json.dump(records, out, ensure_ascii=False, indent=2, default=str)
    out.write("\n")


def _csv(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_exact(value) for value in row] for row in rows)


def _exact(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def _records(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    width = max((len(name) for name in columns), default=0)
    for number, row in enumerate(rows, 1):
        out.write(f"-- {number} --\n")
        for name, value in zip(columns, row, strict=True):
            out.write(f"{name:<{width}}  {cell(value)}\n")


def _tabbed(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    out.write("\t".join(columns) + "\n")
    out.writelines("\t".join(cell(value) for value in row) + "\n" for row in rows)


def _drawn(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # To rich, NO_COLOR leaves bold and dim; whoever sets it wants plain text.
    plain = bool(os.environ.get("NO_COLOR"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="" if plain else "bold")
    for index, name in enumerate(columns):
        numeric = bool(rows) and all(_is_number(row[index]) for row in rows)
        table.add_column(Text(name), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(
            *(Text(cell(value), style="dim" if value is None and not plain else "") for value in row)
        )
    Console(file=out, highlight=False).print(table)


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))
