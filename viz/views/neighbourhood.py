"""One node and what it is connected with."""

from viz.picture import Mirror, Picture, edges, label_of, node_name, plain_lines, require_node, weights

_NEWSLETTERS = {"Document", "Item"}


def neighbourhood(mirror: Mirror, node: str | None, depth: int = 1) -> Picture:
    """`node`, everything within `depth` connections of it, and the connections among these.

    Newsletters and their items are drawn only around a newsletter or an item: the pages already tell of
    every other node where it is mentioned. Raises ValueError for a node that the mirror lacks.
    """
    centre = require_node(mirror, node, "neighbourhood")
    whole = label_of(mirror, centre) in _NEWSLETTERS
    near = _within(mirror, centre, depth, whole)
    found = [edge for edge in edges(mirror) if edge[0] in near and edge[1] in near]
    lines = plain_lines(found)
    lead = f"{len(near) - 1} neighbours within {depth} {'step' if depth == 1 else 'steps'}."
    return Picture(node_name(mirror, centre), lead, weights(lines, near), lines, centre=centre)


def _within(mirror: Mirror, centre: str, depth: int, newsletters: bool) -> set[str]:
    near, edge_of_it = {centre}, {centre}
    for _ in range(depth):
        steps = {n for at in edge_of_it for n in (*mirror.successors(at), *mirror.predecessors(at))}
        edge_of_it = {n for n in steps - near if newsletters or label_of(mirror, n) not in _NEWSLETTERS}
        near |= edge_of_it
    return near
