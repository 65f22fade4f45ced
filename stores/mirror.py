"""The NetworkX mirror of a graph, and what tells two mirrors apart."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from graph_model import Graph
from graph_model.schema import edge_properties, node_properties
from stores.base import Tally

if TYPE_CHECKING:
    from stores.base import Mirror

Properties = Mapping[str, Any]
EdgeKey = tuple[str, str, str]


def empty() -> "Mirror":
    """A mirror of nothing."""
    import networkx as nx

    return nx.MultiDiGraph()


def mirror_of(graph: Graph) -> "Mirror":
    """The mirror of a merged graph: nodes keyed by id, edges by edge id, properties as the stores hold them."""
    mirror = empty()
    mirror.add_nodes_from((node.id, node_properties(node)) for node in graph.nodes.values())
    for edge in graph.edges.values():
        mirror.add_edge(edge.source, edge.target, edge.id, **edge_properties(edge))
    return mirror


def counts(mirror: "Mirror") -> tuple[dict[str, int], dict[str, int]]:
    """How many nodes there are of each label, and edges of each kind."""
    nodes = Counter(node["label"] for _, node in mirror.nodes(data=True))
    edges = Counter(edge["predicate"] for _, _, edge in mirror.edges(data=True))
    return dict(sorted(nodes.items())), dict(sorted(edges.items()))


Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Difference(Generic[Key]):
    """The keys that only the new side has, that both have with other properties, and that only the old has."""

    added: list[Key]
    changed: list[Key]
    removed: list[Key]
    unchanged: int

    def tally(self) -> Tally:
        """How many there are of each."""
        return Tally(len(self.added), len(self.changed), len(self.removed), self.unchanged)


def node_difference(old: "Mirror", new: "Mirror") -> Difference[str]:
    """What became of the nodes; one whose label changed counts as changed."""
    return _difference(old.nodes, new.nodes)


def edge_difference(old: "Mirror", new: "Mirror") -> Difference[EdgeKey]:
    """What became of the edges, by (source, target, id); one that moved was removed and added."""
    return _difference(old.edges, new.edges)


def tallies(old: "Mirror", new: "Mirror") -> tuple[Tally, Tally]:
    """What became of the nodes and of the edges, counted."""
    return node_difference(old, new).tally(), edge_difference(old, new).tally()


def _difference(old: Mapping[Key, Properties], new: Mapping[Key, Properties]) -> Difference[Key]:
    added = [key for key in new if key not in old]
    removed = [key for key in old if key not in new]
    both = [key for key in new if key in old]
    changed = [key for key in both if not equal(old[key], new[key])]
    return Difference(added, changed, removed, len(both) - len(changed))


def equal(one: Any, other: Any) -> bool:
    """Equality that keeps 1, 1.0 and True apart."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list):
        return len(one) == len(other) and all(map(equal, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(equal(value, other[key]) for key, value in one.items())
    return bool(one == other)


def same_graph(one: "Mirror", other: "Mirror") -> list[str]:
    """One line for each difference between two mirrors, to the last property and its type; none if equal."""
    lines = []
    for what, old, new in (("node", one.nodes, other.nodes), ("edge", one.edges, other.edges)):
        found: Difference[Any] = _difference(old, new)
        lines += [f"{what} {key} only in the second" for key in found.added]
        lines += [f"{what} {key} only in the first" for key in found.removed]
        lines += [f"{what} {key}: {text}" for key in found.changed for text in _unequal(old[key], new[key])]
    return lines


def _unequal(old: Properties, new: Properties) -> Iterable[str]:
    for name in sorted({*old, *new}):
        if name not in old or name not in new or not equal(old[name], new[name]):
            yield f"{name} is {old.get(name)!r} and {new.get(name)!r}"
