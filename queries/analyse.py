"""What the shape of the graph tells: who stands in its middle, what hangs together, who acts with whom, and how.

Everything is computed on the mirror, without the newsletters and their items, which would join all with all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from graph_model.edges import BODIES
from queries.errors import UnknownName

if TYPE_CHECKING:
    import networkx as nx

    from stores.base import Mirror

    Simple = nx.Graph[str]

_NEWSLETTERS = ("Document", "Item")
#: Above this many nodes, betweenness is estimated from paths out of so many nodes, drawn by a fixed seed.
_SAMPLE = 1_000
_SEED = 1


@dataclass(frozen=True)
class Link:
    """Two nodes that belong together: `count` times, by the mirror's edges `facts`; `predicate` is theirs."""

    source: str
    target: str
    predicate: str
    facts: tuple[str, ...]
    count: int = 1


@dataclass(frozen=True)
class Analysis:
    """A table, and what to draw of it: nodes with their weights, links, and each node's column where it has one."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    nodes: dict[str, float]
    links: list[Link]
    places: dict[str, int] | None = None
    joint: bool = field(default=False)


def centralities(mirror: "Mirror", top: int = 50) -> Analysis:
    """The `top` nodes by PageRank, with their degree (how many nodes they touch) and betweenness."""
    import rustworkx as rx

    simple = _simple(mirror)
    names = list(simple)
    graph = rx.PyGraph(multigraph=False)
    place = dict(zip(names, graph.add_nodes_from(names), strict=True))
    graph.add_edges_from([(place[u], place[v], d["weight"]) for u, v, d in simple.edges(data=True)])
    ranks = rx.pagerank(graph.to_directed(), weight_fn=float)
    between = _betweenness(simple)
    order = sorted(names, key=lambda node: (-ranks[place[node]], node))[:top]
    rows = [
        (
            node,
            *_told(mirror, node),
            simple.degree(node),
            round(ranks[place[node]], 6),
            round(between[node], 6),
        )
        for node in order
    ]
    columns = ("id", "label", "name", "degree", "pagerank", "betweenness")
    weights = {node: ranks[place[node]] * 1000 for node in order}
    return Analysis("What stands in the middle", columns, rows, weights, _among(mirror, set(order)))


def _betweenness(simple: "Simple") -> Mapping[str, float]:
    import networkx as nx

    sample = _SAMPLE if len(simple) > _SAMPLE else None
    found: Mapping[str, float] = nx.betweenness_centrality(simple, k=sample, seed=_SEED)
    return found


def communities(mirror: "Mirror", top: int = 50) -> Analysis:
    """Groups that hang together more than with the rest (Louvain, a fixed seed); the largest first, `top` of each."""
    import networkx as nx

    simple = _simple(mirror)
    found: list[set[str]] = nx.community.louvain_communities(simple, weight="weight", seed=_SEED)
    ordered = sorted(found, key=lambda group: (-len(group), min(group)))
    rows: list[tuple[Any, ...]] = []
    shown: dict[str, float] = {}
    places: dict[str, int] = {}
    for number, group in enumerate(ordered, 1):
        leaders = sorted(group, key=lambda node: (-simple.degree(node), node))[:top]
        rows += [(number, len(group), node, *_told(mirror, node), simple.degree(node)) for node in leaders]
        if number <= 8:
            shown |= {node: float(simple.degree(node)) for node in leaders[:12]}
            places |= dict.fromkeys(leaders[:12], number - 1)
    columns = ("community", "size", "id", "label", "name", "degree")
    return Analysis("What hangs together", columns, rows, shown, _among(mirror, set(shown)), places)


def co_issuing(mirror: "Mirror", top: int = 0) -> Analysis:
    """Pairs of bodies that issued instruments together, as one item states it; `count` is how many."""
    return _together(mirror, "ISSUED", "Who issues with whom", top)


def co_enforcement(mirror: "Mirror", top: int = 0) -> Analysis:
    """Pairs of bodies that acted in the same case; `count` is in how many."""
    return _together(mirror, "ENFORCED", "Who acts with whom", top)


def _together(mirror: "Mirror", predicate: str, title: str, top: int) -> Analysis:
    deeds: dict[tuple[str, str | None], dict[str, str]] = defaultdict(dict)
    for source, target, key, edge in sorted(mirror.edges(keys=True, data=True), key=lambda edge: edge[2]):
        if edge["predicate"] == predicate and mirror.nodes[source]["label"] in BODIES:
            deeds[target, edge.get("item")].setdefault(source, key)
    pairs: dict[tuple[str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
    for (target, _), bodies in sorted(deeds.items(), key=repr):
        for one, other in combinations(sorted(bodies), 2):
            pairs[one, other][target] = (bodies[one], bodies[other])
    links = [
        Link(one, other, predicate, tuple(key for keys in found.values() for key in keys), len(found))
        for (one, other), found in pairs.items()
    ]
    links = sorted(links, key=lambda link: (-link.count, link.source, link.target))[: top or None]
    rows = [
        (link.source, _name(mirror, link.source), link.target, _name(mirror, link.target), link.count)
        for link in links
    ]
    weights: dict[str, float] = defaultdict(float)
    for link in links:
        weights[link.source] += link.count
        weights[link.target] += link.count
    columns = ("body_id", "body", "other_id", "other", "count")
    return Analysis(title, columns, rows, dict(weights), links, joint=True)


def path(mirror: "Mirror", source: str, target: str) -> Analysis:
    """A shortest way from one node to another, whichever way its edges point; UnknownName if there is none."""
    import networkx as nx

    simple = _simple(mirror)
    try:
        way: list[str] = nx.bidirectional_shortest_path(simple, source, target)
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        both = f"{_name(mirror, source)} and {_name(mirror, target)}"
        raise UnknownName(f"nothing but newsletters joins {both}") from None
    links, rows = [], []
    for step, (one, other) in enumerate(pairwise(way), 1):
        start, end, key, edge = min(_between(mirror, one, other), key=lambda edge: edge[2])
        links.append(Link(start, end, edge["predicate"], (key,)))
        rows.append(
            (
                step,
                start,
                _name(mirror, start),
                edge["predicate"],
                end,
                _name(mirror, end),
                edge.get("quote"),
                key,
            )
        )
    columns = ("step", "source_id", "source", "predicate", "target_id", "target", "quote", "edge_id")
    title = f"From {_name(mirror, source)} to {_name(mirror, target)}"
    places = {node: place for place, node in enumerate(way)}
    return Analysis(title, columns, rows, dict.fromkeys(way, 1.0), links, places)


#: The analyses that need no node, by name.
ANALYSES: dict[str, Callable[..., Analysis]] = {
    "centralities": centralities,
    "communities": communities,
    "co-enforcement": co_enforcement,
    "co-issuing": co_issuing,
}


def _simple(mirror: "Mirror") -> "Simple":
    """The mirror without newsletters, undirected; parallel edges make one edge with their number as its weight."""
    import networkx as nx

    simple: Simple = nx.Graph()
    simple.add_nodes_from(
        sorted(node for node, data in mirror.nodes(data=True) if data["label"] not in _NEWSLETTERS)
    )
    for source, target in sorted(mirror.edges()):
        if source in simple and target in simple and source != target:
            weight = simple.get_edge_data(source, target, {"weight": 0})["weight"]
            simple.add_edge(source, target, weight=weight + 1)
    return simple


def _between(mirror: "Mirror", one: str, other: str) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    for source, target in ((one, other), (other, one)):
        for key, edge in (mirror.get_edge_data(source, target) or {}).items():
            yield source, target, str(key), edge


def _among(mirror: "Mirror", nodes: set[str]) -> list[Link]:
    found = mirror.subgraph(nodes).edges(keys=True, data=True)
    ordered = sorted(found, key=lambda edge: edge[2])
    return [Link(source, target, edge["predicate"], (key,)) for source, target, key, edge in ordered]


def _told(mirror: "Mirror", node: str) -> tuple[str, str]:
    return mirror.nodes[node]["label"], _name(mirror, node)


def _name(mirror: "Mirror", node: str) -> str:
    return str(mirror.nodes[node]["name"])
