"""CSV tables for spreadsheets: a file for each kind of node, named after it, and `edges.csv`.

UTF-8 with a byte order mark (Excel needs it to show Chinese), line ends as RFC 4180 has them, empty cells for
what is unknown, lists as JSON text. Text that a spreadsheet could take for a formula (it begins with = + - @,
a tab or a carriage return) gets a leading apostrophe; so does text that begins with an apostrophe itself,
which makes the mark safe to take off again: drop one apostrophe from every cell that begins with one.
"""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from graph_model.nodes import NODE_TYPES
from graph_model.schema import edge_columns, node_columns
from viz.output import STANDARD_OUTPUT, write_bytes
from viz.picture import Mirror, edges

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")


def write_tables(mirror: Mirror, out: str | Path) -> None:
    """Writes the tables of `mirror` into the folder `out`, or into a zip file if `out` ends in `.zip`."""
    if str(out) == STANDARD_OUTPUT:
        raise ValueError(
            "the csv export is several files: give a folder or a path that ends in .zip, not '-'"
        )
    files = {name: _csv(columns, rows) for name, (columns, rows) in _tables(mirror).items()}
    if Path(out).suffix.lower() == ".zip":
        write_bytes(_zipped(files), out)
        return
    if Path(out).exists() and not Path(out).is_dir():
        raise ValueError(f"{out} is a file; the csv export needs a folder or a path that ends in .zip")
    for name, content in files.items():
        write_bytes(content, Path(out) / name)


def _tables(mirror: Mirror) -> dict[str, tuple[list[str], list[dict[str, Any]]]]:
    """Columns and rows of every file; a kind without nodes has a file with a heading alone."""
    tables: dict[str, tuple[list[str], list[dict[str, Any]]]] = {}
    for label in NODE_TYPES:
        rows = [mirror.nodes[node] for node in sorted(mirror) if mirror.nodes[node]["label"] == label]
        tables[f"{label}.csv"] = (list(node_columns(label)), rows)
    rows = [{"source": u, "target": v, **data} for u, v, _, data in edges(mirror)]
    tables["edges.csv"] = (["source", "target", *edge_columns()], rows)
    return tables


def _csv(columns: list[str], rows: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Any) -> str:
    """One value as text: nothing for None, JSON for lists and truth values, guarded text for strings."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    return json.dumps(value, ensure_ascii=False)


def guarded(text: str) -> str:
    """`text`, with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{text}" if text.startswith(_GUARDED) else text


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(
                zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED
            )  # dated 1980: no clock in the file
    return out.getvalue()
