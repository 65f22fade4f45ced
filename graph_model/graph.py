"""One graph from the facts of many documents, the same in whatever order they come."""

from collections import Counter
from collections.abc import Iterable, Mapping
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

    Nodes with one id become one node, edges with one id one edge. Raises ValueError if an edge lacks an end or
    joins labels that its kind may not join: such a graph must never reach a store.
    """
    versions: dict[str, dict[str, AnyNode]] = {}
    edges: dict[str, Edge] = {}
    for facts in documents:
        for node in (facts.document, *facts.nodes):
            versions.setdefault(node.id, {})[version_key(node)] = node
        for edge in facts.edges:
            held = edges.get(edge.id)
            edges[edge.id] = edge if held is None or held == edge else merge_edges((held, edge))
    nodes = {key: _merge_sorted([kinds[k] for k in sorted(kinds)]) for key, kinds in sorted(versions.items())}
    for edge in edges.values():
        check_ends(edge, nodes)
    return Graph.model_construct(nodes=nodes, edges=dict(sorted(edges.items())))


def version_key(stated: Node | Edge) -> str:
    """What tells two statements of one node or edge apart, and sorts them."""
    return stated.model_dump_json(by_alias=True)


def merge_nodes(versions: Iterable[AnyNode]) -> AnyNode:
    """The one node of what several documents state of it; ValueError if they don't agree on its kind."""
    return _merge_sorted(sorted(versions, key=version_key))


def merge_edges(versions: Iterable[Edge]) -> Edge:
    """The one edge of what several documents state of it: the version that sorts last."""
    return max(versions, key=version_key)


def _merge_sorted(versions: list[AnyNode]) -> AnyNode:
    """One node of several versions: the longest name, all aliases, and for the rest the first stated value."""
    if len(versions) == 1:
        return versions[0]
    labels = sorted({version.label for version in versions})
    if len(labels) > 1:
        raise ValueError(f"{versions[0].id} is a {' and a '.join(labels)}")
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


def check(facts: DocumentFacts) -> None:
    """Raises ValueError unless what one document states is a graph by itself, as `merge` wants it."""
    nodes: dict[str, AnyNode] = {}
    for node in (facts.document, *facts.nodes):
        if nodes.setdefault(node.id, node).label != node.label:
            raise ValueError(f"{node.id} is a {nodes[node.id].label} and a {node.label}")
    for edge in facts.edges:
        check_ends(edge, nodes)
        if edge.document not in (None, facts.document.id):
            raise ValueError(f"edge {edge.id} says that {edge.document} states it")


def check_ends(edge: Edge, nodes: Mapping[str, Any]) -> None:
    """Raises ValueError unless both ends of `edge` are among `nodes` and of a kind that it may join."""
    sources, targets = ENDPOINTS[edge.predicate]
    for end, allowed in ((edge.source, sources), (edge.target, targets)):
        node: Node | None = nodes.get(end)
        if node is None:
            raise ValueError(f"edge {edge.id} ({edge.predicate}) ends at {end}, which no document states")
        if node.label not in allowed:  # type: ignore[attr-defined]
            raise ValueError(f"edge {edge.id} ({edge.predicate}) may not end at {end}, a {node.label}")  # type: ignore[attr-defined]
