"""One document's statements, made ready for Neo4j: rows to write, and what others may state too."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graph_model import AnyNode, DocumentFacts, Edge
from stores.neo4j_schema import labels_of
from stores.stated import is_its_own, properties_of, statements, version_of

Rows = list[dict[str, Any]]
#: Rows by the labels of their nodes, or by the kind of their edges.
Groups = dict[str, Rows]


@dataclass
class Parted:
    """The rows of what no other document can state, and the rest, each with its `version_of`."""

    nodes: Groups = field(default_factory=dict)
    edges: Groups = field(default_factory=dict)
    shared: list[tuple[str, AnyNode | Edge]] = field(default_factory=list)


def parted(facts: DocumentFacts, *, new: bool) -> Parted:
    """The statements of a document; `new` says that no version of it is held, or else nothing is taken for its own."""
    once, several = statements(facts)
    nodes: list[AnyNode] = []
    edges: list[Edge] = []
    shared = several
    for thing in once:
        if not (new and is_its_own(facts, thing)):
            shared.append(thing)
        elif isinstance(thing, Edge):
            edges.append(thing)
        else:
            nodes.append(thing)
    return Parted(by_label(nodes), by_predicate(edges), [(version_of(thing), thing) for thing in shared])


def by_label(nodes: Iterable[AnyNode]) -> Groups:
    """The rows of nodes by their labels."""
    groups: Groups = defaultdict(list)
    for node in nodes:
        groups[labels_of(node.label)].append(properties_of(node))
    return groups


def by_predicate(edges: Iterable[Edge]) -> Groups:
    """The rows of edges by their kind."""
    groups: Groups = defaultdict(list)
    for edge in edges:
        row = {"source": edge.source, "target": edge.target, "properties": properties_of(edge)}
        groups[edge.predicate].append(row)
    return groups
