"""The graph as a script for `cypher-shell`, which may be run again and again.

It makes the nodes and edges alone, under the marker label, not the bookkeeping of a load: to load more newsletters
into that database, build from them, not from the script.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from graph_model.schema import MARKER
from viz.picture import Mirror, edges

#: Rows of one statement.
BATCH = 500


def cypher(mirror: Mirror) -> bytes:
    """The script, UTF-8; each statement is a transaction of its own, equal graphs give equal bytes."""
    return "".join(_statements(mirror)).encode("utf-8", "replace")


def _statements(mirror: Mirror) -> Iterator[str]:
    name = f"{MARKER.lower()}_{MARKER.lower()}_id"
    yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{MARKER}) REQUIRE n.id IS UNIQUE;\n"
    nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in sorted(mirror):
        nodes[mirror.nodes[node]["label"]].append(mirror.nodes[node])
    for label, rows in sorted(nodes.items()):
        yield from _unwound(rows, f"MERGE (n:{MARKER} {{id: row.id}}) SET n:{label} SET n = row")
    joined: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for source, target, _, data in edges(mirror):
        joined[data["predicate"]].append({"source": source, "target": target, "properties": data})
    for predicate, rows in sorted(joined.items()):
        ends = f"MATCH (a:{MARKER} {{id: row.source}}) MATCH (b:{MARKER} {{id: row.target}})"
        yield from _unwound(
            rows, f"{ends} MERGE (a)-[e:{predicate} {{id: row.properties.id}}]->(b) SET e = row.properties"
        )


def _unwound(rows: Iterable[dict[str, Any]], clause: str) -> Iterator[str]:
    for some in _batches(list(rows)):
        listed = ",\n".join(literal(row) for row in some)
        yield f"UNWIND [\n{listed}\n] AS row\n{clause};\n"


def _batches(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def literal(value: Any) -> str:
    """A value as Cypher writes it; strings keep every character, those that could end them or a line escaped."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + "".join(map(_escaped, value)) + "'"
    if isinstance(value, dict):
        return "{" + ", ".join(f"`{key}`: {literal(each)}" for key, each in sorted(value.items())) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return repr(value)


def _escaped(character: str) -> str:
    if character in "'\\":
        return "\\" + character
    # A semicolon at a line's end would end the statement for cypher-shell, and so might what it takes for a line.
    return character if character.isprintable() else "".join(f"\\u{unit:04x}" for unit in _units(character))


def _units(character: str) -> Iterator[int]:
    """The UTF-16 code units of a character, for which Cypher's escapes stand."""
    encoded = character.encode("utf-16-be", "surrogatepass")
    yield from (int.from_bytes(encoded[at : at + 2], "big") for at in range(0, len(encoded), 2))
