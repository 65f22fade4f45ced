"""One HTML file for one picture: it opens anywhere, asks the network for nothing and runs only its own code."""

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from viz.charts import CHARTS
from viz.charts.page import chart_page
from viz.drawing import drawing
from viz.output import write_bytes
from viz.picture import Line, Mirror, Picture, node_name
from viz.proof import Proofs, node_card
from viz.style import data_text, style
from viz.template import rendered
from viz.text import clean, clean_all, clip
from viz.views import picture

_LEGEND_SHAPES = {
    "dot": '<circle cx="8" cy="8" r="6"/>',
    "square": '<rect x="2.5" y="2.5" width="11" height="11"/>',
    "diamond": '<path d="M8 1l6 7-6 7-6-7z"/>',
    "triangle": '<path d="M8 2l7 12H1z"/>',
    "triangleDown": '<path d="M8 14l7-12H1z"/>',
    "hexagon": '<path d="M4 1.5h8L15.5 8 12 14.5H4L.5 8z"/>',
    "star": '<path d="M8 .8l2.1 4.7 5.1.5-3.8 3.4 1.1 5L8 11.8l-4.5 2.6 1.1-5L.8 6l5.1-.5z"/>',
}


def page(
    mirror: Mirror, view: str, *, node: str | None = None, title: str | None = None, **options: Any
) -> str:
    """The HTML text of the view or chart `view` of `mirror`, for `node` (its id) where it needs one.

    `options` are the view's own: `depth` (neighbourhood), `items` (everything). `title` replaces the
    view's title. Raises ValueError for a view or node that does not exist.
    """
    if (name := view.replace("_", "-")) in CHARTS:
        return chart_page(mirror, CHARTS[name](mirror, node), title)
    drawn = picture(mirror, view, node, **options)
    return page_of(mirror, drawn, title)


def write_page(html: str, path: str | Path) -> None:
    """Writes `html` as UTF-8 to the file `path`, or to standard output for "-"; raises OSError."""
    write_bytes(html.encode("utf-8", "replace"), path)


def page_of(mirror: Mirror, drawn: Picture, title: str | None = None) -> str:
    """The HTML text of one picture."""
    from markupsafe import Markup

    data = script_json(clean_all(_data(mirror, drawn)))
    vis, code, looks = vis_network(), data_text("page.js"), data_text("page.css")
    return rendered(
        "page.html",
        title=clip(title or drawn.title, 160),
        lead=clean(drawn.lead),
        policy=_policy([vis, code], looks),
        scripts=[Markup(vis), Markup(code)],
        looks=Markup(looks),
        data=Markup(data),
        shapes={name: Markup(svg) for name, svg in _LEGEND_SHAPES.items()},
        node_kinds=_node_kinds(mirror, drawn),
        line_kinds=_line_kinds(drawn),
        strokes=style().strokes,
        empty=not drawn.nodes,
        lines=len(drawn.lines),
    )


def script_json(value: Any) -> str:
    """`value` as JSON that can't end or open a tag, wherever in an HTML script it stands."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


@cache
def vis_network() -> str:
    """The code of vis-network, from pyvis's own copy, without its link to a source map."""
    code = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    code = re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", code)
    if "</script" in code.lower():
        raise ValueError("the installed pyvis carries a vis-network that can't stand inside a page")
    return code


def _policy(scripts: list[str], looks: str) -> str:
    """A content security policy under which nothing loads, and only these scripts and this style count."""
    allowed = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(looks)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data(mirror: Mirror, drawn: Picture) -> dict[str, Any]:
    """All that the page's code works with: the drawing, the table and the proofs."""
    proofs = Proofs(mirror)
    lines = [
        {"id": line.id, "from": line.source, "to": line.target, "kind": line.kind, "count": line.count}
        | proofs.row(line)
        | {"facts": [proofs.fact(key) for key in line.facts]}
        for line in sorted(drawn.lines, key=lambda line: _reading_order(mirror, line))
    ]
    nodes = {node: node_card(proofs, node) for node in drawn.nodes}
    words = {name: kind.word for name, kind in style().nodes.items()}
    verbs = {name: kind.verb for name, kind in style().lines.items()}
    return {
        "drawing": drawing(mirror, drawn),
        "nodes": nodes,
        "lines": lines,
        "items": proofs.items,
        "words": words,
        "verbs": verbs,
        "centre": drawn.centre,
        "columns": drawn.columns is not None,
    }


def _reading_order(mirror: Mirror, line: Line) -> tuple[str, str, str, str]:
    """Rows are sorted as a reader looks them up: by the first name, then by kind and second name."""
    names = [node_name(mirror, end).casefold() for end in (line.source, line.target)]
    return names[0], line.kind, names[1], line.id


def _node_kinds(mirror: Mirror, drawn: Picture) -> list[Any]:
    present = {mirror.nodes[node]["label"] for node in drawn.nodes}
    return [kind for name, kind in style().nodes.items() if name in present]


def _line_kinds(drawn: Picture) -> list[Any]:
    present = {line.kind for line in drawn.lines}
    return [kind for name, kind in style().lines.items() if name in present]
