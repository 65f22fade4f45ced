"""Brings what Neo4j holds to a given graph: batches of UNWIND and MERGE, each in a managed transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from graph_model.nodes import NODE_TYPES
from graph_model.schema import MARKER
from stores.base import Progress
from stores.mirror import EdgeKey, edge_difference, node_difference
from stores.neo4j_schema import STATE

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

    from stores.base import Mirror

BATCH = 5_000
Rows = list[dict[str, Any]]

#: Takes the lock that keeps loaders apart, and gives back nothing if another has since changed the documents.
FENCE = f"""MATCH (s:{STATE} {{id: 'graph'}}) SET s.writing = $revision
    WITH s WHERE s.revision = $revision RETURN s.revision"""
_FINISH = f"MATCH (s:{STATE} {{id: 'graph'}}) SET s.built_from = $built_from"
_REMOVE_NODES = f"UNWIND $rows AS row MATCH (n:{MARKER} {{id: row.id}}) DETACH DELETE n"


def _add_nodes(label: str) -> str:
    return f"UNWIND $rows AS row MERGE (n:{MARKER} {{id: row.id}}) SET n:{label} SET n = row"


def _change_nodes(label: str) -> str:
    others = ":".join(other for other in NODE_TYPES if other != label)
    return (
        f"UNWIND $rows AS row MATCH (n:{MARKER} {{id: row.id}}) REMOVE n:{others} SET n:{label} SET n = row"
    )


def _merge_edges(predicate: str) -> str:
    return f"""UNWIND $rows AS row
    MATCH (a:{MARKER} {{id: row.source}}) MATCH (b:{MARKER} {{id: row.target}})
    MERGE (a)-[e:{predicate} {{id: row.id}}]->(b) SET e = row.properties"""


def _remove_edges(predicate: str) -> str:
    return f"""UNWIND $rows AS row
    MATCH (a:{MARKER} {{id: row.source}})-[e:{predicate} {{id: row.id}}]->(b:{MARKER} {{id: row.target}}) DELETE e"""


class OvertakenError(Exception):
    """Another loader changed the documents held; the graph to reach is no longer the one we worked for."""


class Writer:
    """Writes differences while the documents held are still those of `revision`; raises OvertakenError if not."""

    def __init__(self, session: "Session", revision: int, progress: Progress | None) -> None:
        self.session = session
        self.revision = revision
        self.progress = progress

    def bring(self, old: "Mirror", new: "Mirror") -> None:
        """Writes what tells `new` from `old`, which is what the database holds."""
        nodes, edges = node_difference(old, new), edge_difference(old, new)
        self._each("edges removed", _remove_edges, _edge_rows(old, edges.removed))
        self._each("nodes removed", lambda _: _REMOVE_NODES, {"": [{"id": key} for key in nodes.removed]})
        self._each("nodes", _add_nodes, _node_rows(new, nodes.added))
        self._each("nodes changed", _change_nodes, _node_rows(new, nodes.changed))
        self._each("edges", _merge_edges, _edge_rows(new, edges.added + edges.changed))

    def finish(self, built_from: str) -> None:
        """Notes that the graph is that of the documents with this digest."""
        self.session.execute_write(self._fenced, _FINISH, {"built_from": built_from})

    def _each(self, step: str, statement: Callable[[str], str], groups: Mapping[str, Rows]) -> None:
        """Runs one statement for each label or kind of edge, batch by batch."""
        total, done = sum(map(len, groups.values())), 0
        for group, rows in groups.items():
            for start in range(0, len(rows), BATCH):
                batch = rows[start : start + BATCH]
                self.session.execute_write(self._fenced, statement(group), {"rows": batch})
                done += len(batch)
                if self.progress:
                    self.progress(step, done, total)

    def _fenced(self, transaction: "ManagedTransaction", statement: str, parameters: dict[str, Any]) -> None:
        if transaction.run(FENCE, revision=self.revision).single() is None:
            raise OvertakenError
        transaction.run(statement, parameters).consume()


def _node_rows(mirror: "Mirror", keys: Iterable[str]) -> dict[str, Rows]:
    groups: dict[str, Rows] = defaultdict(list)
    for key in keys:
        groups[mirror.nodes[key]["label"]].append(dict(mirror.nodes[key]))
    return groups


def _edge_rows(mirror: "Mirror", keys: Iterable[EdgeKey]) -> dict[str, Rows]:
    groups: dict[str, Rows] = defaultdict(list)
    for source, target, key in keys:
        properties = dict(mirror.edges[source, target, key])
        row = {"source": source, "target": target, "id": key, "properties": properties}
        groups[properties["predicate"]].append(row)
    return groups
