"""Where each node goes: computed beforehand and always the same, so that a page opens at once and never moves."""

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import fmean

from viz.picture import Line, Picture

Place = tuple[float, float]
_GAP = 26.0
_COLUMN_STEP = 285.0
#: The side of the squares in which boxes that may overlap are looked for, in pixels.
_CELL = 160.0
#: A drawing is packed to this ratio of width to height, that of a wide screen.
_ASPECT = 1.7
#: How much more room a small connected group gets than its boxes fill; large ones get more.
_ROOM = 1.6


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a node takes with its caption, in the drawing's pixels."""

    width: float
    height: float


def places(picture: Picture, boxes: dict[str, Box]) -> dict[str, Place]:
    """A place (x, y, in pixels) for every node of `picture`, so that no two boxes overlap."""
    if picture.columns is not None:
        return _in_columns(picture.columns, picture.lines, boxes)
    groups = _connected(sorted(picture.nodes), picture.lines)
    return _packed([_sprung(group, picture.lines, boxes) for group in groups], boxes)


def _connected(nodes: list[str], lines: list[Line]) -> list[list[str]]:
    """The nodes in connected groups, the largest first."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((line.source, line.target) for line in lines)
    groups = [sorted(group) for group in nx.connected_components(graph)]
    return sorted(groups, key=lambda group: (-len(group), group))


def _sprung(group: list[str], lines: list[Line], boxes: dict[str, Box]) -> dict[str, Place]:
    """Places of one connected group, by springs along its lines."""
    if len(group) == 1:
        return {group[0]: (0.0, 0.0)}
    import rustworkx

    number = {node: i for i, node in enumerate(group)}
    ends = sorted({tuple(sorted((number[e.source], number[e.target]))) for e in lines if e.source in number})
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(group)
    graph.add_edges_from_no_data([(a, b) for a, b in ends if a != b])
    found = rustworkx.spring_layout(graph, seed=7, num_iter=_iterations(len(group)))
    return without_overlaps(
        _stretched({n: (float(found[i][0]), float(found[i][1])) for n, i in number.items()}, boxes), boxes
    )


def _stretched(at: dict[str, Place], boxes: dict[str, Box]) -> dict[str, Place]:
    """`at` turned and stretched to a frame of the wanted shape with room for all boxes."""
    xs, ys = [x for x, _ in at.values()], [y for _, y in at.values()]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    room = min(3.0, _ROOM + len(at) / 700) * sum(
        (boxes[n].width + _GAP) * (boxes[n].height + _GAP) for n in at
    )
    across, down = math.sqrt(room * _ASPECT), math.sqrt(room / _ASPECT)
    if wide >= high:
        return {n: (x / wide * across, y / high * down) for n, (x, y) in at.items()}
    return {n: (y / high * across, x / wide * down) for n, (x, y) in at.items()}


def _iterations(nodes: int) -> int:
    """Fewer rounds for large groups: each round's work grows with the square of their size."""
    return max(30, min(400, 150_000 // nodes))


def without_overlaps(at: dict[str, Place], boxes: dict[str, Box], rounds: int = 200) -> dict[str, Place]:
    """`at` with boxes that overlap pushed apart, along the direction in which less is needed."""
    xs, ys = [x for x, _ in at.values()], [y for _, y in at.values()]
    # Half of each box with half of the gap that it keeps, so that the sum of two is how far apart they must be.
    wide = [(boxes[node].width + _GAP) / 2 for node in at]
    high = [(boxes[node].height + _GAP / 2) / 2 for node in at]
    for _ in range(rounds):
        if not _push(xs, ys, wide, high):
            break
    return {node: (round(x, 1), round(y, 1)) for node, x, y in zip(at, xs, ys, strict=True)}


def _push(xs: list[float], ys: list[float], wide: list[float], high: list[float]) -> bool:
    """One round of moving apart the centres of boxes that overlap; tells whether anything had to move."""
    pushed = False
    for here in _cells(xs, ys, wide, high):
        for one, other in combinations(here, 2):
            across = wide[one] + wide[other] - abs(xs[one] - xs[other])
            if across <= 0.5:
                continue
            down = high[one] + high[other] - abs(ys[one] - ys[other])
            if down <= 0.5:
                continue
            axis, deep = (xs, across) if across < down else (ys, down)
            step = (deep / 2 + 0.3) * (1 if axis[one] <= axis[other] else -1)
            axis[one] -= step
            axis[other] += step
            pushed = True
    return pushed


def _cells(xs: list[float], ys: list[float], wide: list[float], high: list[float]) -> list[list[int]]:
    """The boxes in each square of the ground that holds more than one."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
        for column in range(int((x - wide[i]) // _CELL), int((x + wide[i]) // _CELL) + 1):
            for row in range(int((y - high[i]) // _CELL), int((y + high[i]) // _CELL) + 1):
                cells[column, row].append(i)
    return [here for here in cells.values() if len(here) > 1]


def _packed(groups: list[dict[str, Place]], boxes: dict[str, Box]) -> dict[str, Place]:
    """The groups side by side in rows, as wide together as `_ASPECT` asks."""
    frames = [_frame(group, boxes) for group in groups]
    area = sum((r - x + 2 * _GAP) * (b - y + 2 * _GAP) for x, y, r, b in frames)
    limit = max([math.sqrt(area * _ASPECT), *(r - x for x, _, r, _ in frames)])
    out: dict[str, Place] = {}
    left = top = tallest = 0.0
    for group, (x, y, right, bottom) in zip(groups, frames, strict=True):
        if left and left + right - x > limit:
            left, top, tallest = 0.0, top + tallest + 3 * _GAP, 0.0
        out |= {n: (round(px - x + left, 1), round(py - y + top, 1)) for n, (px, py) in group.items()}
        left, tallest = left + right - x + 3 * _GAP, max(tallest, bottom - y)
    return out


def _frame(group: dict[str, Place], boxes: dict[str, Box]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a group with its boxes."""
    return (
        min(x - boxes[n].width / 2 for n, (x, _) in group.items()),
        min(y - boxes[n].height / 2 for n, (_, y) in group.items()),
        max(x + boxes[n].width / 2 for n, (x, _) in group.items()),
        max(y + boxes[n].height / 2 for n, (_, y) in group.items()),
    )


def _in_columns(columns: dict[str, int], lines: list[Line], boxes: dict[str, Box]) -> dict[str, Place]:
    """Places in columns; the fullest is filled from the top, in the others each node stands beside its neighbours."""
    near: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        near[line.source].append(line.target)
        near[line.target].append(line.source)
    order = _ordered(columns, near)
    height = {c: sum(boxes[n].height + _GAP for n in nodes) for c, nodes in order.items()}
    at: dict[str, float] = {}
    for column in sorted(order, key=lambda c: (-height[c], c)):
        wanted = {n: fmean([at[m] for m in near[n] if m in at] or [0.0]) for n in order[column]}
        nodes = sorted(order[column], key=lambda n: wanted[n])
        at |= _apart(nodes, wanted, boxes)
    return {n: (columns[n] * _COLUMN_STEP, round(at[n], 1)) for n in sorted(at)}


def _apart(nodes: list[str], wanted: dict[str, float], boxes: dict[str, Box]) -> dict[str, float]:
    """Heights near the wanted ones, in this order and with room for each box.

    The mean of two ways that both keep the boxes apart: pushing down from the top, and up from the bottom.
    """
    room = {n: (boxes[n].height + _GAP) / 2 for n in nodes}
    down, up = dict(wanted), dict(wanted)
    for above, below in pairwise(nodes):
        down[below] = max(wanted[below], down[above] + room[above] + room[below])
    for below, above in pairwise(reversed(nodes)):
        up[above] = min(wanted[above], up[below] - room[below] - room[above])
    return {n: (down[n] + up[n]) / 2 for n in nodes}


def _ordered(columns: dict[str, int], near: dict[str, list[str]], rounds: int = 24) -> dict[int, list[str]]:
    """The nodes of each column from top to bottom: sweeps that put each at the mean place of its neighbours."""
    order: dict[int, list[str]] = defaultdict(list)
    for node in sorted(columns):
        order[columns[node]].append(node)
    place = {n: i / len(nodes) for nodes in order.values() for i, n in enumerate(nodes)}
    for turn in range(rounds):
        for column in sorted(order, reverse=bool(turn % 2)):
            order[column].sort(key=lambda n: (fmean(place[m] for m in near[n] or [n]), n))
            place |= {n: (i + 0.5) / len(order[column]) for i, n in enumerate(order[column])}
    return dict(sorted(order.items()))
