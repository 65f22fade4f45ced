"""The whole graph as the page draws it, in few bytes: nodes with their places, and connections."""

import json
import math
from typing import Any

from viz.explorer.layout import places
from viz.explorer.snapshot import Snapshot
from viz.style import style
from viz.text import clip

#: Columns of a name that the drawing and its lists show; the rest is on the thing's own page.
_NAME = 90
_NOT_DRAWN = ("Document", "Item")


def drawn(snapshot: Snapshot) -> bytes:
    """JSON: `labels` and `kinds` in the order of their numbers, `nodes` as [id, label, name, Chinese name or null,
    x, y, size], `lines` as [id, number of the first node, of the second, kind, how many statements]."""
    return snapshot.made_once("graph", lambda: _json(_drawn(snapshot)))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _drawn(snapshot: Snapshot) -> dict[str, Any]:
    mirror = snapshot.mirror
    nodes = sorted(node for node, data in mirror.nodes(data=True) if data["label"] not in _NOT_DRAWN)
    lines = list(snapshot.lines.values())
    at = places(nodes, lines)
    number = {node: i for i, node in enumerate(nodes)}
    labels, kinds = list(style().nodes), list(style().lines)
    degree = dict.fromkeys(nodes, 0)
    for line in lines:
        degree[line.source] += 1
        degree[line.target] += 1
    return {
        "revision": snapshot.revision,
        "labels": labels,
        "kinds": kinds,
        "nodes": [
            [
                node,
                labels.index(mirror.nodes[node]["label"]),
                clip(mirror.nodes[node]["name"], _NAME),
                clip(zh, _NAME) if (zh := mirror.nodes[node].get("name_zh")) else None,
                *at[node],
                round(3 + 2.2 * math.log2(1 + degree[node] + snapshot.mentions[node] / 2), 1),
            ]
            for node in nodes
        ],
        "lines": [
            [line.id, number[line.source], number[line.target], kinds.index(line.kind), line.count]
            for line in lines
        ],
    }
