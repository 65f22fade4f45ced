"""Builds the embedded database of a graph in one go: tables from the schema, filled with COPY, checked by counts."""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_model.edges import ENDPOINTS
from graph_model.nodes import NODE_TYPES
from graph_model.schema import ColumnType, edge_columns, endpoint_pairs, node_columns
from stores.base import Progress
from stores.errors import StoreError

if TYPE_CHECKING:
    from stores.base import Mirror

TYPES: dict[ColumnType, str] = {
    "string": "STRING",
    "int": "INT64",
    "float": "DOUBLE",
    "bool": "BOOL",
    "strings": "STRING[]",
    "ints": "INT64[]",
}
#: Bytes: how much memory a database may use for its pages, and how far it may grow. The engine's own limits
#: reserve so much of the address space that a process can't open twenty.
PAGES, LARGEST = 1 << 31, 1 << 36

Rows = list[dict[str, Any]]
Pair = tuple[str, str, str]


def build(path: Path, mirror: "Mirror", progress: Progress | None = None) -> None:
    """Writes the database of `mirror` to `path`, where nothing may be yet.

    Raises StoreError, and leaves nothing, if the database doesn't count the nodes and edges it was given.
    """
    import ladybug

    beside = Path(tempfile.mkdtemp(prefix="graph-copy-", dir=path.parent))
    try:
        with database(path) as target, ladybug.Connection(target) as connection:
            loader = _Loader(connection, beside)
            connection.execute("BEGIN TRANSACTION")  # One commit, not one for every table.
            loader.tables()
            loader.load(_nodes(mirror), _edges(mirror), progress)
            connection.execute("COMMIT")
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def database(path: Path, *, read_only: bool = False) -> Any:
    """The engine's handle on a database file; RuntimeError if it can't be opened."""
    import ladybug

    return ladybug.Database(str(path), read_only=read_only, buffer_pool_size=PAGES, max_db_size=LARGEST)


def _nodes(mirror: "Mirror") -> dict[str, Rows]:
    rows: dict[str, Rows] = defaultdict(list)
    for _, properties in mirror.nodes(data=True):
        rows[properties["label"]].append(properties)
    return rows


def _edges(mirror: "Mirror") -> dict[Pair, Rows]:
    labels: dict[str, str] = {key: node["label"] for key, node in mirror.nodes(data=True)}
    rows: dict[Pair, Rows] = defaultdict(list)
    for source, target, properties in mirror.edges(data=True):
        pair = (properties["predicate"], labels[source], labels[target])
        rows[pair].append({"from": source, "to": target} | properties)
    return rows


class _Loader:
    def __init__(self, connection: Any, beside: Path) -> None:
        self.connection = connection
        self.beside = beside

    def tables(self) -> None:
        """One table for each label, one for each kind of edge over all the pairs of labels that it may join."""
        for label in NODE_TYPES:
            columns = _columns(node_columns(label))
            self.connection.execute(f"CREATE NODE TABLE `{label}` ({columns}, PRIMARY KEY (`id`))")
        for predicate in ENDPOINTS:
            pairs = ", ".join(f"FROM `{one}` TO `{other}`" for one, other in endpoint_pairs(predicate))
            self.connection.execute(f"CREATE REL TABLE `{predicate}` ({pairs}, {_columns(edge_columns())})")

    def load(self, nodes: Mapping[str, Rows], edges: Mapping[Pair, Rows], progress: Progress | None) -> None:
        steps = len(nodes) + len(edges)
        for done, (label, rows) in enumerate(sorted(nodes.items()), 1):
            self._copy(f"`{label}`", rows, node_columns(label))
            self._check(f"(n:`{label}`)", rows)
            if progress:
                progress("graph", done, steps)
        ends: dict[str, ColumnType] = {"from": "string", "to": "string"}
        for done, ((predicate, one, other), rows) in enumerate(sorted(edges.items()), len(nodes) + 1):
            self._copy(f"`{predicate}`", rows, ends | edge_columns(), f" (from='{one}', to='{other}')")
            self._check(f"(:`{one}`)-[e:`{predicate}`]->(:`{other}`)", rows)
            if progress:
                progress("graph", done, steps)

    def _copy(self, table: str, rows: Rows, columns: Mapping[str, ColumnType], options: str = "") -> None:
        """Loads through a Parquet file: frames handed over in memory have crashed the engine."""
        import pyarrow as pa
        from pyarrow import parquet

        schema = pa.schema([(name, _arrow(kind)) for name, kind in columns.items()])
        file = self.beside / "rows.parquet"
        parquet.write_table(pa.Table.from_pylist(rows, schema=schema), file)
        quoted = str(file).replace("\\", "\\\\").replace("'", "\\'")
        self.connection.execute(f"COPY {table} FROM '{quoted}'{options}")

    def _check(self, pattern: str, rows: Rows) -> None:
        found = self.connection.execute(f"MATCH {pattern} RETURN count(*)").get_next()[0]
        if found != len(rows):
            raise StoreError(
                self.beside.parent, f"{pattern} counts {found}, not {len(rows)}", "nothing was changed"
            )


def _columns(columns: Mapping[str, ColumnType]) -> str:
    return ", ".join(f"`{name}` {TYPES[kind]}" for name, kind in columns.items())


def _arrow(kind: ColumnType) -> Any:
    import pyarrow as pa

    types = {"string": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
    return types[kind] if kind in types else pa.list_(types["string" if kind == "strings" else "int"])


def table_rows(connection: Any, statement: str) -> Iterable[list[Any]]:
    """The rows of a statement of our own."""
    result = connection.execute(statement)
    while result.has_next():
        yield result.get_next()
