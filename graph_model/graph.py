"""One graph from the facts of many documents, the same in whatever order they come."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from graph_model.edges import ENDPOINTS, Edge
from graph_model.facts import DocumentFacts
from graph_model.nodes import NODE_TYPES, AnyNode, Node


class Graph(BaseModel):
    """Nodes and edges by id, sorted by id."""

    nodes: dict[str, AnyNode]
    edges: dict[str, Edge]

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """How many nodes there are of each label, and edges of each kind."""
        nodes = Counter(node.label for node in self.nodes.values())
        edges = Counter(edge.predicate for edge in self.edges.values())
        return dict(sorted(nodes.items())), dict(sorted(edges.items()))


def merge(documents: Iterable[DocumentFacts]) -> Graph:
    """The graph of all `documents`.

    Nodes with one id become one node. Raises ValueError if an edge lacks an end or joins
    labels that its kind may not join: such a graph must never reach a store.
    """
    versions: dict[str, dict[str, AnyNode]] = {}
    edges: dict[str, Edge] = {}
    for facts in documents:
        for node in (facts.document, *facts.nodes):
            versions.setdefault(node.id, {})[node.model_dump_json()] = node
        edges.update({edge.id: edge for edge in facts.edges})
    nodes = {key: _merge_nodes([kinds[k] for k in sorted(kinds)]) for key, kinds in sorted(versions.items())}
    for edge in edges.values():
        _check_ends(edge, nodes)
    return Graph.model_construct(nodes=nodes, edges=dict(sorted(edges.items())))


def _merge_nodes(versions: list[AnyNode]) -> AnyNode:
    """One node of several versions: the longest name, all aliases, and for the rest the first stated value."""
    if len(versions) == 1:
        return versions[0]
    first = min(versions, key=lambda n: (not getattr(n, "known", True), -len(n.name), n.name))
    merged: dict[str, Any] = first.model_dump()
    for version in versions:
        for field, value in version.model_dump().items():
            if field == "aliases":
                merged[field] = sorted({*merged[field], *value})
            elif field == "corrections" and value:
                merged[field] = sorted({*(merged[field] or ()), *value})
            elif field == "status":
                merged[field] = _status(merged.get(field), value)
            elif merged[field] is None:
                merged[field] = value
    if "aliases" in merged:
        names = {version.name for version in versions} - {merged["name"]}
        merged["aliases"] = sorted((names | set(merged["aliases"])) - {merged["name"]})
    return NODE_TYPES[first.label].model_validate(merged)  # type: ignore[return-value]


def _status(one: str | None, other: str | None) -> str | None:
    """What is final in one document was only a draft in an earlier one."""
    rank = {None: 0, "draft": 1, "final": 2, "amended": 3, "repealed": 4}
    return max(one, other, key=lambda status: rank.get(status, 5))


def _check_ends(edge: Edge, nodes: dict[str, Any]) -> None:
    sources, targets = ENDPOINTS[edge.predicate]
    for end, allowed in ((edge.source, sources), (edge.target, targets)):
        node: Node | None = nodes.get(end)
        if node is None:
            raise ValueError(f"edge {edge.id} ({edge.predicate}) ends at {end}, which no document states")
        if node.label not in allowed:  # type: ignore[attr-defined]
            raise ValueError(f"edge {edge.id} ({edge.predicate}) may not end at {end}, a {node.label}")  # type: ignore[attr-defined]
