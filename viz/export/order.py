"""The graph with its parts in one fixed order, so that equal graphs give equal files."""

from collections.abc import Callable
from typing import Any

from viz.picture import Mirror, edges

Attributes = dict[str, Any]


def in_order(mirror: Mirror, change: Callable[[Attributes], Attributes] = dict) -> Mirror:
    """A copy of `mirror`, nodes and edges sorted by id, with the attributes that `change` makes, sorted by name."""
    import networkx as nx

    ordered: Mirror = nx.MultiDiGraph()
    for node in sorted(mirror):
        ordered.add_node(node, **dict(sorted(change(mirror.nodes[node]).items())))
    for source, target, key, data in edges(mirror):
        ordered.add_edge(source, target, key, **dict(sorted(change(data).items())))
    return ordered
