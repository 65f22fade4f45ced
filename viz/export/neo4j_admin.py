"""The files of `neo4j-admin database import full`: one for each kind of node and edge, and the command's arguments.

`import.args` holds the arguments, one a line: `neo4j-admin database import full DATABASE @import.args`, called in that
folder, fills an empty database; `regatlas migrate` then makes its indexes and puts back empty lists, which the import
leaves out. With the documents' facts it can be built on afterwards like one that was loaded.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph_model import DocumentFacts
from graph_model.corrections import Log
from graph_model.edges import ENDPOINTS
from graph_model.nodes import NODE_TYPES
from graph_model.schema import ColumnType, edge_columns, node_columns
from stores.neo4j_bookkeeping import bookkeeping
from stores.neo4j_schema import FACTS, STATE, STATED, labels_of
from viz.output import STANDARD_OUTPUT, write_bytes
from viz.picture import Mirror, edges

ARGUMENTS = "import.args"
_TYPES: dict[ColumnType, str] = {
    "string": "string",
    "int": "long",
    "float": "double",
    "bool": "boolean",
    "strings": "string[]",
    "ints": "long[]",
}
#: The columns of what stands beside the graph.
_BESIDE: dict[str, dict[str, ColumnType]] = {
    FACTS: {"id": "string", "name": "string", "version": "int", "digest": "string", "body": "string"},
    STATED: {"id": "string", "digests": "strings", "counts": "ints", "versions": "strings"},
    STATE: {
        "id": "string",
        "schema": "int",
        "revision": "int",
        "nodes": "int",
        "edges": "int",
        "log": "string",
        "refused": "string",
    },
}
_ENDS: dict[str, ColumnType] = {":START_ID": "string", ":END_ID": "string"}
Columns = Mapping[str, ColumnType]
Rows = list[Mapping[str, Any]]


def write_neo4j_admin(
    mirror: Mirror,
    out: str | Path,
    facts: Iterable[DocumentFacts] | None = None,
    corrections: Log | None = None,
) -> None:
    """Writes the files of `mirror`, and of what its documents state and people corrected, into the folder `out`.

    Raises ValueError if that is no folder.
    """
    if str(out) == STANDARD_OUTPUT or (Path(out).exists() and not Path(out).is_dir()):
        raise ValueError("the neo4j-admin export is several files: give a folder")
    sizes = (len(mirror), mirror.number_of_edges())
    beside = {} if facts is None else bookkeeping(facts, corrections or Log(), *sizes)
    tables = [*_nodes(mirror), *_beside(beside), *_edges(mirror)]
    delimiter = _unused(tables)
    arguments = [f"--array-delimiter=U+{ord(delimiter):04X}", "--multiline-fields=true", "--id-type=string"]
    arguments.append("--ignore-empty-strings=false")
    for file, argument, columns, rows in tables:
        space = f"({file.removesuffix('.csv')})" if columns in _BESIDE.values() else ""
        write_bytes(_csv(columns, rows, delimiter, space), Path(out) / file)
        arguments.append(f"{argument}=./{file}")  # 2026.x asks for a folder before the name.
    write_bytes(("\n".join(arguments) + "\n").encode(), Path(out) / ARGUMENTS)


#: File, the argument that names it, columns, rows.
_Table = tuple[str, str, Columns, Rows]


def _nodes(mirror: Mirror) -> Iterator[_Table]:
    rows: dict[str, Rows] = defaultdict(list)
    for node in sorted(mirror):
        rows[mirror.nodes[node]["label"]].append(mirror.nodes[node])
    for label in NODE_TYPES:
        if label in rows:
            yield f"{label}.csv", f"--nodes={labels_of(label)}", node_columns(label), rows[label]


def _beside(rows: Mapping[str, list[dict[str, Any]]]) -> Iterator[_Table]:
    """Their ids share no name with those of nodes: they are joined by nothing."""
    for label, some in rows.items():
        if some:
            yield f"{label}.csv", f"--nodes={label}", _BESIDE[label], list(some)


def _edges(mirror: Mirror) -> Iterator[_Table]:
    rows: dict[str, Rows] = defaultdict(list)
    for source, target, _, data in edges(mirror):
        rows[data["predicate"]].append({":START_ID": source, ":END_ID": target, **data})
    for predicate in ENDPOINTS:
        if predicate in rows:
            columns = _ENDS | edge_columns()
            yield f"{predicate}.csv", f"--relationships={predicate}", columns, rows[predicate]


def _unused(tables: Iterable[_Table]) -> str:
    """A character that is in no list, to part them by."""
    used = {
        character
        for _, _, columns, rows in tables
        for name, kind in columns.items()
        if kind == "strings"
        for row in rows
        for text in row.get(name) or ()
        for character in text
    }
    return next(each for each in map(chr, (0x1F, 0x1E, 0x1D, *range(0xE000, 0xF8FF))) if each not in used)


def _csv(columns: Columns, rows: Rows, delimiter: str, space: str) -> bytes:
    """A table; `space` tells the ids of what stands beside the graph from those of nodes."""
    out = io.StringIO()
    key = "id:string" if ":START_ID" in columns else f"id:ID{space}"
    csv.writer(out, lineterminator="\n").writerow(_heading(*column, key) for column in columns.items())
    for row in rows:
        cells = (_cell(row.get(name), delimiter) for name in columns)
        out.write(",".join(cells) + "\n")
    return out.getvalue().encode("utf-8", "replace")


def _heading(name: str, kind: ColumnType, key: str) -> str:
    if name == "id":
        return key
    return name if name in _ENDS else f"{name}:{_TYPES[kind]}"


def _cell(value: Any, delimiter: str) -> str:
    """Text and lists are quoted, which tells the empty from what is not there."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = delimiter.join(map(str, value))
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else str(value)
