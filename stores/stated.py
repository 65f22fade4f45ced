"""What several documents state of one node or edge: counted by version, so that one can come or go by itself.

The merge of all versions is the node or edge of the graph. A store that keeps these counts need not read the other
documents when one arrives, changes or leaves.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from graph_model import AnyNode, DocumentFacts, Edge
from graph_model.graph import merge_edges, merge_nodes, version_key
from graph_model.ids import digest
from graph_model.schema import edge_properties, node_properties
from stores.mirror import equal

Thing = TypeVar("Thing", AnyNode, Edge)


@dataclass
class Shift(Generic[Thing]):
    """By how many documents more (or fewer) each version of one node or edge is stated."""

    by: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    versions: dict[str, Thing] = field(default_factory=dict)

    def add(self, version: str, stated: Thing, by: int) -> None:
        """Notes that `by` documents more state this, whose `version_of` is given."""
        self.by[version] += by
        self.versions[version] = stated

    @property
    def only(self) -> str | None:
        """The digest of the one version that is touched; None if there are several."""
        return next(iter(self.by)) if len(self.by) == 1 else None

    @property
    def one(self) -> Thing:
        """One of the versions: all have the same id and, if an edge, the same ends."""
        return next(iter(self.versions.values()))

    def left(self) -> str | None:
        """The digest of the one version that a document no longer states; None if there are none or several."""
        gone = [key for key, by in self.by.items() if by < 0]
        return gone[0] if len(gone) == 1 else None

    def __bool__(self) -> bool:
        return any(self.by.values())


@dataclass
class Standing(Generic[Thing]):
    """How many documents state each version of one node or edge; `versions` are those whose content is at hand."""

    counts: dict[str, int] = field(default_factory=dict)
    versions: dict[str, Thing] = field(default_factory=dict)

    def shifted(self, shift: Shift[Thing]) -> "Standing[Thing]":
        """The standing afterwards."""
        keys = sorted({*self.counts, *shift.by})
        counts = {key: self.counts.get(key, 0) + shift.by.get(key, 0) for key in keys}
        held = {key: count for key, count in counts.items() if count > 0}
        return Standing(held, {key: (shift.versions | self.versions)[key] for key in held})

    @property
    def documents(self) -> int:
        """How many statements there are."""
        return sum(self.counts.values())

    def merged(self) -> Thing:
        """The node or edge that all versions make; ValueError if they contradict one another in kind."""
        versions = list(self.versions.values())
        return merge_edges(versions) if isinstance(versions[0], Edge) else merge_nodes(versions)


def version_of(stated: AnyNode | Edge) -> str:
    """What stands for just this statement of a node or edge."""
    return digest(version_key(stated))


def properties_of(thing: AnyNode | Edge) -> dict[str, Any]:
    """The properties of a node or an edge as stores hold them."""
    return edge_properties(thing) if isinstance(thing, Edge) else node_properties(thing)


def differs(stored: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether two sets of properties differ, to the type."""
    return not equal(dict(stored), dict(wanted))


def statements(facts: DocumentFacts) -> tuple[list[AnyNode | Edge], list[AnyNode | Edge]]:
    """What a document states: the nodes and edges that it states in one way, and those in several, one for each."""
    first: dict[str, AnyNode | Edge] = {}
    more: dict[str, list[AnyNode | Edge]] = {}
    for thing in (facts.document, *facts.nodes, *facts.edges):
        held = first.setdefault(thing.id, thing)
        if held is not thing and thing not in (ways := more.setdefault(thing.id, [held])):
            ways.append(thing)
    several = [thing for ways in more.values() if len(ways) > 1 for thing in ways]
    apart = {thing.id for thing in several}
    return [thing for key, thing in first.items() if key not in apart], several


def is_its_own(facts: DocumentFacts, thing: AnyNode | Edge) -> bool:
    """Whether no other document can state `thing`: it stands in this one, or its id holds this one's hash."""
    if isinstance(thing, Edge):
        return thing.document == facts.document.id
    return facts.document.sha256[:16] in thing.id
