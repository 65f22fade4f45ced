"""The whole graph."""

from viz.picture import Mirror, Picture, edges, label_of, plain_lines, weights


def everything(mirror: Mirror, items: bool = False) -> Picture:
    """All nodes and connections; newsletters and their items only with `items`."""
    hidden = set() if items else {"Document", "Item"}
    drawn = {node for node in mirror if label_of(mirror, node) not in hidden}
    lines = plain_lines(edge for edge in edges(mirror) if edge[0] in drawn and edge[1] in drawn)
    lead = f"{len(drawn)} nodes and {len(lines)} connections."
    if not items:
        lead += " Newsletters and their items are left out of the drawing; each connection names its own."
    return Picture("The whole graph", lead, weights(lines, drawn), lines)
