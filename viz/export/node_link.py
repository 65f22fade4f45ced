"""NetworkX's own JSON: `networkx.node_link_graph(json.load(file), edges="edges")` gives the graph back.

NetworkX takes a node's `id` for its key and keeps it nowhere else; `read_node_link` puts it back as a property too.
"""

import json
from typing import Any, cast

from viz.export.order import in_order
from viz.picture import Mirror


def node_link(mirror: Mirror) -> bytes:
    """`mirror` as node-link JSON (UTF-8), nodes and edges sorted by id, an edge's id as its `key`."""
    import networkx as nx

    data: dict[str, Any] = nx.node_link_data(in_order(mirror), edges="edges")
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    # Half a character (a lone surrogate) has no UTF-8: backslashreplace writes it as JSON's own escape.
    return (text + "\n").encode("utf-8", "backslashreplace")


def read_node_link(content: bytes | str) -> Mirror:
    """The graph that `node_link` wrote, equal to the one it was given; raises ValueError if it isn't such JSON."""
    import networkx as nx

    graph = cast("Mirror", nx.node_link_graph(json.loads(content), edges="edges"))
    for node, attributes in graph.nodes(data=True):
        attributes["id"] = node
    return graph
