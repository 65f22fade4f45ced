"""The drawing in vis-network's terms, made with pyvis."""

import json
import math
from collections import defaultdict
from typing import Any

from viz.picture import Line, Mirror, Picture, label_of, node_name, sentence, weights
from viz.places import Box, places
from viz.style import style
from viz.text import clip, width, wrap

_LETTER = 0.56  # of the font's size: the mean width of a Latin letter in the usual system fonts
_TITLE_COLUMNS = 240
_SCREEN = 950  # pixels: the width of the drawing on a usual screen
_FOREMOST = 20

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "tooltipDelay": 120, "dragNodes": True, "hideEdgesOnDrag": False},
    "nodes": {
        "scaling": {"label": {"enabled": False, "drawThreshold": 8, "maxVisible": 24}},
        "borderWidth": 1,
    },
    "edges": {
        "smooth": False,
        "arrows": {"to": {"scaleFactor": 0.55}},
        "selectionWidth": 2,
        "hoverWidth": 1,
        "scaling": {"label": {"enabled": False, "drawThreshold": 8, "maxVisible": 24}},
    },
}


def drawing(mirror: Mirror, picture: Picture) -> dict[str, Any]:
    """`nodes`, `edges` and `options` for vis-network, positions included; captions and tooltips are plain text."""
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    captions = {n: _caption(mirror, n, weight, picture) for n, weight in picture.nodes.items()}
    scale = _opening_scale(picture, captions)
    _enlarge_foremost(picture, captions, scale)
    at = places(picture, {n: _box(caption) for n, caption in captions.items()})
    for node, caption in captions.items():
        kind = style().nodes[label_of(mirror, node)]
        network.add_node(node, shape=kind.shape, color=kind.colour, x=at[node][0], y=at[node][1], **caption)
    bends = _bends(picture.lines)
    for line in picture.lines:
        network.add_edge(line.source, line.target, **_stroke(mirror, line, scale), **bends[line.id])
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "options": json.loads(network.get_network_data()[5]),
    }


def _caption(mirror: Mirror, node: str, weight: float, picture: Picture) -> dict[str, Any]:
    """A node's text and size: the more it is connected, the larger both are."""
    grown = math.log2(1 + weight)
    columns, lines = (30, 2) if picture.columns is not None else (24, 3)
    size = min(30.0, 10 + 3 * grown) + (6 if node == picture.centre else 0)
    name = node_name(mirror, node)
    return {
        "label": wrap(name, columns, lines),
        "title": clip(f"{style().nodes[label_of(mirror, node)].word}: {name}", _TITLE_COLUMNS),
        "size": round(size, 1),
        "font": {"size": round(min(22.0, 14 + 1.5 * grown), 1) if picture.columns is None else 15},
    }


def _opening_scale(picture: Picture, captions: dict[str, Any]) -> float:
    """About how much a picture without columns shrinks when it opens on a usual screen; 1 if it needn't."""
    if picture.columns is not None or not captions:
        return 1.0
    boxes = [_box(caption) for caption in captions.values()]
    return min(1.0, _SCREEN / math.sqrt(2.6 * sum((box.width + 26) * (box.height + 26) for box in boxes)))


def _enlarge_foremost(picture: Picture, captions: dict[str, Any], scale: float) -> None:
    """Gives the foremost nodes (by weight and connections) letters that can be read before one zooms in."""
    joined = weights(picture.lines)
    rank = {node: -weight - joined.get(node, 0.0) for node, weight in picture.nodes.items()}
    for node in sorted(captions, key=lambda n: (rank[n], n))[:_FOREMOST]:
        font = captions[node]["font"]
        font["size"] = round(max(font["size"], min(60.0, 13 / scale)), 1)


def _box(caption: dict[str, Any]) -> Box:
    """The room for a node's shape and for the lines of text below it."""
    lines = caption["label"].split("\n")
    font, size = caption["font"]["size"], caption["size"]
    across = max(2 * size, max(width(line) for line in lines) * font * _LETTER)
    return Box(across, 2 * size + 6 + len(lines) * font * 1.2)


def _stroke(mirror: Mirror, line: Line, scale: float) -> dict[str, Any]:
    kind = style().lines[line.kind]
    dashes = style().strokes[kind.stroke]
    times = f" (×{line.count})" if line.count > 1 else ""
    stroke: dict[str, Any] = {
        "id": line.id,
        "color": {"color": kind.colour, "highlight": kind.colour, "hover": kind.colour, "opacity": 0.8},
        "width": round(min(9.0, 1.5 + 1.1 * math.log2(line.count)) * min(2.5, 1 / scale), 1),
        "dashes": dashes or False,
        "arrows": "to" if kind.directed else "",
        "title": clip(sentence(mirror, line.source, line.kind, line.target), _TITLE_COLUMNS) + times,
    }
    return stroke | ({"label": f"×{line.count}"} if line.count > 1 else {})


def _bends(lines: list[Line]) -> dict[str, dict[str, Any]]:
    """Curves for lines that join the same two nodes, so that none hides another."""
    between: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        between[min(line.source, line.target), max(line.source, line.target)].append(line)
    out: dict[str, dict[str, Any]] = {}
    for (low, _), parallel in between.items():
        for place, line in enumerate(parallel):
            offset = (place - (len(parallel) - 1) / 2) * 0.22 * (1 if line.source == low else -1)
            out[line.id] = _bend(offset)
    return out


def _bend(offset: float) -> dict[str, Any]:
    if not offset:
        return {}
    turn = "curvedCW" if offset > 0 else "curvedCCW"
    return {"smooth": {"enabled": True, "type": turn, "roundness": round(abs(offset), 2)}}
