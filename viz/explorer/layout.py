"""Where the nodes of the whole graph stand when it opens: made beforehand, the same for the same graph."""

import math
from typing import TYPE_CHECKING, Any

from viz.picture import Line

if TYPE_CHECKING:
    import rustworkx

Place = tuple[float, float]
#: Up to so many nodes, springs are quick enough; a larger group is laid out by its distances from a few nodes.
_SPRINGS = 600
_PIVOTS = 60
_GOLDEN = math.pi * (3 - math.sqrt(5))


def places(nodes: list[str], lines: list[Line]) -> dict[str, Place]:
    """A place for each node, within about [-1, 1]: neighbours near each other, unconnected groups apart."""
    import rustworkx

    graph = _graph(nodes, lines)
    groups = sorted((sorted(group) for group in rustworkx.connected_components(graph)), key=_by_size)
    found: dict[str, Place] = {}
    taken = 0.0
    for turn, group in enumerate(groups):
        size = math.sqrt(len(group))
        radius = 0.0 if turn == 0 else math.sqrt(1.9 * taken) + size
        x, y = radius * math.cos(turn * _GOLDEN), radius * math.sin(turn * _GOLDEN)
        taken += size * size
        for node, (dx, dy) in zip(group, _arranged(graph, group), strict=True):
            found[nodes[node]] = (x + dx * size, y + dy * size)
    scale = math.sqrt(2 * len(nodes)) or 1.0
    return {node: (round(x / scale, 4), round(y / scale, 4)) for node, (x, y) in found.items()}


def _by_size(group: list[int]) -> tuple[int, list[int]]:
    return -len(group), group


def _graph(nodes: list[str], lines: list[Line]) -> "rustworkx.PyGraph[str, None]":
    import rustworkx

    number = {node: i for i, node in enumerate(nodes)}
    graph: rustworkx.PyGraph[str, None] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(nodes)
    ends = {(number[e.source], number[e.target]) for e in lines if e.source in number and e.target in number}
    graph.add_edges_from_no_data(sorted(pair for pair in ends if pair[0] != pair[1]))
    return graph


def _arranged(graph: "rustworkx.PyGraph[str, None]", group: list[int]) -> list[Place]:
    """Places of one connected group, in the unit circle."""
    if len(group) == 1:
        return [(0.0, 0.0)]
    part = graph.subgraph(group)
    found = _sprung(part) if len(group) <= _SPRINGS else _by_distances(part)
    middle = [sum(axis) / len(found) for axis in zip(*found, strict=True)]
    centred = [(x - middle[0], y - middle[1]) for x, y in found]
    far = max(math.hypot(x, y) for x, y in centred) or 1.0
    return [(x / far, y / far) for x, y in centred]


def _sprung(part: "rustworkx.PyGraph[str, None]") -> list[Place]:
    import rustworkx

    rounds = max(60, min(300, 60_000 // part.num_nodes()))
    at = rustworkx.spring_layout(part, seed=7, num_iter=rounds)
    return [(float(at[i][0]), float(at[i][1])) for i in range(part.num_nodes())]


def _by_distances(part: "rustworkx.PyGraph[str, None]") -> list[Place]:
    """Pivot MDS: the two directions in which the steps from a few far-off nodes differ most.

    Nodes of one place (leaves of one node) are spread around it on a small spiral.
    """
    import numpy as np

    steps = _steps_from_pivots(part)
    squares = steps.astype(np.float64) ** 2
    centred = squares - squares.mean(0) - squares.mean(1, keepdims=True) + squares.mean()
    _, axes = np.linalg.eigh(centred.T @ centred)
    flat = centred @ axes[:, -2:]
    flat /= np.abs(flat).max(0)
    turn = np.arange(len(flat))
    spread = 0.16 * np.sqrt((turn * 0.618) % 1)[:, None]
    flat += spread * np.column_stack([np.cos(turn * _GOLDEN), np.sin(turn * _GOLDEN)])
    flat = _evened(flat)
    return [(float(x), float(y)) for x, y in flat]


def _evened(flat: Any) -> Any:
    """Places moved towards or from their middle until the circle is filled evenly: a few far-off nodes leave room."""
    import numpy as np

    flat = flat - flat.mean(0)
    far = np.hypot(flat[:, 0], flat[:, 1])
    wanted = np.empty(len(far))
    wanted[np.argsort(far, kind="stable")] = np.sqrt((np.arange(len(far)) + 0.5) / len(far))
    return flat * (wanted / np.maximum(far, 1e-9))[:, None]


def _steps_from_pivots(part: "rustworkx.PyGraph[str, None]") -> Any:
    """How many steps each node is from each pivot; a pivot is the node farthest from those before it."""
    import numpy as np
    import rustworkx

    nearest = np.full(part.num_nodes(), np.iinfo(np.int32).max)
    pivot, columns = max(range(part.num_nodes()), key=part.degree), []
    for _ in range(_PIVOTS):
        away = np.zeros(part.num_nodes(), dtype=np.int32)
        for step, layer in enumerate(rustworkx.bfs_layers(part, [pivot])):
            away[layer] = step
        columns.append(away)
        nearest = np.minimum(nearest, away)
        pivot = int(nearest.argmax())
    return np.column_stack(columns)
