"""The graph in other programs' formats: facts, node-link JSON, GraphML, GEXF, CSV, and those of Neo4j."""

from collections.abc import Callable, Iterable
from pathlib import Path

from graph_model import DocumentFacts
from graph_model.corrections import Log
from viz.export.cypher import cypher
from viz.export.facts import facts_lines
from viz.export.neo4j_admin import write_neo4j_admin
from viz.export.node_link import node_link
from viz.export.tables import write_tables
from viz.export.xml import gexf, graphml
from viz.output import write_bytes
from viz.picture import Mirror

#: The kinds that are one file, and what makes its content.
_FILES: dict[str, Callable[[Mirror], bytes]] = {
    "facts": facts_lines,
    "node-link": node_link,
    "graphml": graphml,
    "gexf": gexf,
    "cypher": cypher,
}
#: Every kind that `export` writes.
KINDS = (*_FILES, "csv", "neo4j-admin")


def export(
    mirror: Mirror,
    kind: str,
    out: str | Path,
    facts: Iterable[DocumentFacts] | None = None,
    corrections: Log | None = None,
) -> None:
    """Writes `mirror` in the form `kind` (one of `KINDS`) to `out`; equal graphs give equal bytes.

    "-" is standard output, except for `csv`, whose `out` is a folder or the path of a `.zip` file, and for
    `neo4j-admin`, whose `out` is a folder; with the documents' `facts` and the `corrections` that one
    can be built on after the import.
    Raises ValueError for an unknown kind or an unfit `out`, OSError where it can't be written.
    """
    if kind == "csv":
        write_tables(mirror, out)
    elif kind == "neo4j-admin":
        write_neo4j_admin(mirror, out, facts, corrections)
    elif kind in _FILES:
        write_bytes(_FILES[kind](mirror), out)
    else:
        raise ValueError(f"there is no export '{kind}'; choose one of {', '.join(KINDS)}")


__all__ = ["KINDS", "export"]
