"""What a view hands to the page: which nodes and connections to draw, and what each of them rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from viz.style import line_kind, style

if TYPE_CHECKING:
    import networkx as nx

    #: The graph that everything here is made from: nodes by id, edges by edge id, with all properties.
    Mirror = nx.MultiDiGraph[str]
else:
    Mirror = Any

#: Source, target, id and properties of one of its edges.
MirrorEdge = tuple[str, str, str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """One drawn connection. `facts` are the ids of the mirror's edges that it stands for.

    `kind` is a key of `style.yaml`'s lines; `count` is how many things it stands for and sets its thickness.
    """

    id: str
    source: str
    target: str
    kind: str
    facts: tuple[str, ...]
    count: int = 1


@dataclass(slots=True)
class Picture:
    """Nodes and connections to draw. `nodes` gives each drawn node's weight, which sets its size.

    `columns` (node -> number of its column, from the left) arranges the picture in columns; without
    it the picture is arranged by its connections. `centre` is the node that the picture is about.
    """

    title: str
    lead: str
    nodes: dict[str, float] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    columns: dict[str, int] | None = None
    centre: str | None = None


def node_name(mirror: Mirror, node: str) -> str:
    """The caption of `node`."""
    return str(mirror.nodes[node].get("name") or node)


def label_of(mirror: Mirror, node: str) -> str:
    """The kind of `node`, such as `Law`."""
    return str(mirror.nodes[node]["label"])


def require_node(mirror: Mirror, node: str | None, view: str) -> str:
    """`node`, if it is in the mirror; raises ValueError otherwise."""
    if node is None:
        raise ValueError(f"the view '{view}' needs a node: say which one by its id")
    if node not in mirror:
        raise ValueError(f"the graph has no node with the id '{node}'")
    return node


def edges(mirror: Mirror, *predicates: str) -> list[MirrorEdge]:
    """(source, target, id, attributes) of all edges of these kinds, sorted by id; all kinds if none is named."""
    found = mirror.edges(keys=True, data=True)
    return sorted(
        ((u, v, k, d) for u, v, k, d in found if not predicates or d["predicate"] in predicates),
        key=lambda edge: edge[2],
    )


def plain_lines(found: Iterable[MirrorEdge]) -> list[Line]:
    """A line for each pair of ends and kind: parallel statements of one fact share it and raise its count."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for source, target, key, attributes in found:
        groups.setdefault((source, target, line_kind(attributes)), []).append(key)
    return [
        Line(keys[0], source, target, kind, tuple(keys), len(keys))
        for (source, target, kind), keys in sorted(groups.items())
    ]


def weights(lines: Iterable[Line], also: Iterable[str] = ()) -> dict[str, float]:
    """Every end of `lines`, and every node of `also`, with how many connections it has."""
    counted: dict[str, float] = dict.fromkeys(also, 0.0)
    for line in lines:
        for end in (line.source, line.target):
            counted[end] = counted.get(end, 0.0) + 1
    return dict(sorted(counted.items()))


def sentence(mirror: Mirror, source: str, kind: str, target: str) -> str:
    """The connection in words: `CAC issued Measures for ...`."""
    return f"{node_name(mirror, source)} {style().lines[kind].verb} {node_name(mirror, target)}"
