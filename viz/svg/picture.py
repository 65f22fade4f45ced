"""A picture of nodes and connections as SVG: the same places, shapes and strokes as on its page."""

import math
from collections.abc import Iterator

from viz.picture import Line, Mirror, Picture, label_of, node_name, sentence
from viz.places import Box, Place, places
from viz.style import style
from viz.svg.element import COLOURS, document, tag, text, title, wide
from viz.text import clip, width, wrap

_MARGIN, _HEAD, _SIZE = 40.0, 96.0, 15
_LEGEND_ROW = 26.0
#: Corners of each shape around its middle, of the node's size.
_CORNERS: dict[str, list[Place]] = {
    "square": [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
    "diamond": [(0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)],
    "triangle": [(0, -1), (0.95, 0.75), (-0.95, 0.75)],
    "triangleDown": [(0, 1), (0.95, -0.75), (-0.95, -0.75)],
    "hexagon": [(math.cos(a * math.pi / 3), math.sin(a * math.pi / 3)) for a in range(6)],
    "star": [
        (r * math.sin(a * math.pi / 5), -r * math.cos(a * math.pi / 5))
        for a in range(10)
        for r in [0.5 if a % 2 else 1.15]
    ],
}


def picture_svg(mirror: Mirror, drawn: Picture) -> str:
    """The drawing of `drawn` with its title and legend; a note where there is nothing to draw."""
    if not drawn.nodes:
        body = [
            text(_MARGIN, 50, drawn.title, size=22),
            text(_MARGIN, 84, "There is nothing to draw.", ink="soft"),
        ]
        return document(640, 120, body, name=drawn.title, about=drawn.lead)
    sizes = {node: 8 + min(14.0, 2.4 * math.log2(1 + weight)) for node, weight in drawn.nodes.items()}
    captions = {node: wrap(node_name(mirror, node), 26, 3) for node in drawn.nodes}
    at = places(drawn, {node: _box(captions[node], sizes[node]) for node in drawn.nodes})
    left = min(at[n][0] - _box(captions[n], sizes[n]).width / 2 for n in at) - _MARGIN
    right = max(at[n][0] + _box(captions[n], sizes[n]).width / 2 for n in at) + _MARGIN
    top = min(y for _, y in at.values()) - _MARGIN
    bottom = max(at[n][1] + _box(captions[n], sizes[n]).height for n in at) + _MARGIN
    across = max(720.0, right - left)
    legend = list(_legend(mirror, drawn, across))
    head = _HEAD + _LEGEND_ROW * (1 + max((row for row, _ in legend), default=0))
    shift = (across - (right - left)) / 2 - left, head - top
    moved = {node: (x + shift[0], y + shift[1]) for node, (x, y) in at.items()}
    body = [
        text(_MARGIN, 46, clip(drawn.title, int((across - 80) / 13)), size=22, font_weight=600),
        text(_MARGIN, 72, clip(drawn.lead, int((across - 80) / 7.2)), ink="soft"),
        *(part for _, part in legend),
        *(_line(mirror, line, moved, sizes) for line in drawn.lines),
        *(_node(mirror, node, moved[node], sizes[node], captions[node]) for node in drawn.nodes),
    ]
    return document(across, bottom - top + head, body, name=drawn.title, about=drawn.lead)


def _box(caption: str, size: float) -> Box:
    lines = caption.split("\n")
    return Box(max(2 * size, *(width(line) * _SIZE * 0.56 for line in lines)), 2 * size + 6 + 18 * len(lines))


def _shape(shape: str, at: Place, size: float, colour: str) -> str:
    if shape not in _CORNERS:
        return tag("circle", cx=at[0], cy=at[1], r=size, fill=colour)
    points = " ".join(f"{at[0] + x * size:.1f},{at[1] + y * size:.1f}" for x, y in _CORNERS[shape])
    return tag("polygon", points=points, fill=colour)


def _node(mirror: Mirror, node: str, at: Place, size: float, caption: str) -> str:
    kind = style().nodes[label_of(mirror, node)]
    lines = [
        text(
            at[0],
            at[1] + size + 16 + 18 * row,
            said,
            size=_SIZE,
            text_anchor="middle",
            stroke=COLOURS["ground"],
            stroke_width=3,
            paint_order="stroke",
            stroke_linejoin="round",
        )
        for row, said in enumerate(caption.split("\n"))
    ]
    return tag(
        "g",
        title(f"{kind.word}: {node_name(mirror, node)}"),
        _shape(kind.shape, at, size, kind.colour),
        *lines,
    )


def _line(mirror: Mirror, line: Line, at: dict[str, Place], sizes: dict[str, float]) -> str:
    kind = style().lines[line.kind]
    (x1, y1), (x2, y2) = at[line.source], at[line.target]
    far = math.hypot(x2 - x1, y2 - y1) or 1.0
    dx, dy = (x2 - x1) / far, (y2 - y1) / far
    end = sizes[line.target] + (9 if kind.directed else 0)
    x2, y2 = x2 - dx * end, y2 - dy * end
    dashes = " ".join(map(str, style().strokes[kind.stroke])) or None
    thick = min(7.0, 1.4 + math.log2(line.count))
    parts = [
        title(sentence(mirror, line.source, line.kind, line.target)),
        tag(
            "path",
            d=f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}",
            stroke=kind.colour,
            stroke_width=thick,
            stroke_dasharray=dashes,
            stroke_opacity=0.8,
            fill="none",
        ),
    ]
    if kind.directed:
        tip = f"{x2 + dx * 9:.1f},{y2 + dy * 9:.1f}"
        sides = [f"{x2 + s * dy * 4.5:.1f},{y2 - s * dx * 4.5:.1f}" for s in (1, -1)]
        parts.append(tag("polygon", points=" ".join((tip, *sides)), fill=kind.colour))
    return tag("g", *parts)


def _legend(mirror: Mirror, drawn: Picture, across: float) -> Iterator[tuple[int, str]]:
    """The kinds that are drawn, in rows as wide as the drawing: the row's number and the entry."""
    labels = {label_of(mirror, node) for node in drawn.nodes}
    kinds = {line.kind for line in drawn.lines}
    entries = [(kind.word, kind, None) for name, kind in style().nodes.items() if name in labels]
    entries += [(kind.word, None, kind) for name, kind in style().lines.items() if name in kinds]  # type: ignore[misc]
    x, row = _MARGIN, 0
    for word, node, line in entries:
        room = 34 + wide(word, 13) + 18
        if x + room > across - _MARGIN and x > _MARGIN:
            x, row = _MARGIN, row + 1
        y = _HEAD + _LEGEND_ROW * row
        if node is not None:
            mark = _shape(node.shape, (x + 12, y - 4), 7, node.colour)
        else:
            assert line is not None
            dashes = " ".join(str(part / 2) for part in style().strokes[line.stroke]) or None
            mark = tag(
                "path",
                d=f"M{x:.0f} {y - 4:.0f}h24",
                stroke=line.colour,
                stroke_width=3,
                stroke_dasharray=dashes,
            )
        yield row, tag("g", mark, text(x + 30, y, word, ink="soft"))
        x += room
