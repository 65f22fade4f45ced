"""One document's facts while they are being corrected."""

from collections.abc import Callable, Iterable
from typing import Any

from graph_model.corrections.errors import RefusedError
from graph_model.corrections.known import known_thing
from graph_model.corrections.lines import label_of
from graph_model.edges import ENDPOINTS, Edge
from graph_model.evidence import Span
from graph_model.facts import DocumentFacts
from graph_model.ids import edge_id
from graph_model.nodes import NODE_TYPES, AnyNode, Document, Item
from graph_model.registry import registry


class Draft:
    """The nodes and edges of one document by id; `used` are the ids of the lines that did something to it."""

    def __init__(self, facts: DocumentFacts) -> None:
        self.facts = facts
        self.nodes: dict[str, AnyNode] = {node.id: node for node in facts.nodes}
        self.edges: dict[str, Edge] = {edge.id: edge for edge in facts.edges}
        self.used: set[str] = set()

    @property
    def document(self) -> Document:
        """The document itself."""
        return self.facts.document

    def done(self) -> DocumentFacts:
        """The facts as corrected; the very same ones if no line did anything. Nodes without an edge are gone."""
        if not self.used:
            return self.facts
        ends = {end for edge in self.edges.values() for end in (edge.source, edge.target)}
        held = {item.id for item in self.items()}
        return self.facts.model_copy(
            update={
                "nodes": [node for key, node in sorted(self.nodes.items()) if key in ends],
                "edges": [edge for _, edge in sorted(self.edges.items())],
                "notes": [note for note in self.facts.notes if note.item is None or note.item in held],
            }
        )

    def items(self) -> list[Item]:
        """The items that the document contains, in their order."""
        ids = [edge.target for edge in self.edges.values() if edge.predicate == "CONTAINS"]
        found = [node for key in ids if isinstance(node := self.nodes.get(key), Item)]
        return sorted(found, key=lambda item: item.number)

    def extent(self, item: Item) -> Span:
        """The stretch of the document's text that is the item."""
        spans = (e.evidence for e in self.edges.values() if e.predicate == "CONTAINS" and e.target == item.id)
        return next((found[0] for found in spans if found), Span(start=item.start, end=item.start, quote=""))

    def put(self, node: AnyNode, line: str) -> AnyNode:
        """Takes `node`, marked as corrected by `line`."""
        self.nodes[node.id] = marked(node, [line])
        return self.nodes[node.id]

    def edge(
        self, predicate: str, source: str, target: str, line: str, *distinct: Any, **values: Any
    ) -> None:
        """Takes an edge that `line` states; one that is there already gains what it lacks and says who added to it.

        Raises RefusedError if this kind of edge may not join these ends.
        """
        check_ends(predicate, source, target)
        key = edge_id(predicate, source, target, values.get("item"), *distinct)
        old = self.edges.get(key) or self._saying(predicate, source, target, values)
        if old is None:
            stated = Edge(id=key, predicate=predicate, source=source, target=target, **values)
            self.edges[key] = marked(stated, [line])
            return
        spans = dict.fromkeys([*values.pop("evidence", []), *old.evidence])
        given = {name: value for name, value in values.items() if value is not None and name != "reader"}
        self.edges[old.id] = marked(old.model_copy(update=given | {"evidence": list(spans)}), [line])

    def _saying(self, predicate: str, source: str, target: str, values: dict[str, Any]) -> Edge | None:
        """The edge that says the same; it has another id where one of its ends was moved."""
        told_apart = [(name, values.get(name)) for name in ("item", "as_", "kind", "stage", "penalty_id")]
        for edge in self.edges.values():
            if (edge.predicate, edge.source, edge.target) == (predicate, source, target) and all(
                getattr(edge, name) == value for name, value in told_apart
            ):
                return edge
        return None

    def superiors(self, body: str) -> None:
        """Adds the line of bodies above `body`, as the registry has it."""
        for child, parent in registry().parents(body):
            for node in (child, parent):
                self.nodes.setdefault(node.id, node)
            key = edge_id("SUBORDINATE_TO", child.id, parent.id)
            self.edges.setdefault(
                key,
                Edge(id=key, predicate="SUBORDINATE_TO", source=child.id, target=parent.id, basis="registry"),
            )

    def thing(self, node_id: str) -> AnyNode | None:
        """The node with this id, of the document or else of the registry."""
        return self.nodes.get(node_id) or known_thing(node_id)

    def drop(self, wanted: Callable[[Edge], bool]) -> None:
        """Takes edges out."""
        self.edges = {key: edge for key, edge in self.edges.items() if not wanted(edge)}


def marked(thing: Any, lines: Iterable[str]) -> Any:
    """A node or an edge that says by which lines it was corrected."""
    return thing.model_copy(update={"corrections": sorted({*(thing.corrections or ()), *lines})})


def check_ends(predicate: str, source: str, target: str, line: str | None = None) -> None:
    """Raises RefusedError, on behalf of `line`, if this kind of edge may not join things with these ids."""
    for end, allowed in zip((source, target), ENDPOINTS[predicate], strict=True):
        if (label := label_of(end)) not in allowed:
            verb = "begin" if end == source else "end"
            raise RefusedError(f"{predicate} may not {verb} at a {label or end}", line)
    if source == target:
        raise RefusedError(f"{predicate} would lead from {source} to itself", line)


def is_of_an_item(node_id: str) -> bool:
    """Whether the id is that of a thing without a name of its own, which belongs to one item."""
    return node_id.count(":") > 1


def reborn(node: AnyNode, node_id: str, **values: Any) -> AnyNode:
    """`node` under another id, whose label it takes, with those of its properties that things of that label have."""
    kind = NODE_TYPES[label_of(node_id) or ""]
    kept = {key: value for key, value in node.model_dump().items() if key in kind.model_fields}
    return kind.model_validate({**kept, "label": kind.model_fields["label"].default, "id": node_id, **values})  # type: ignore[return-value]


def names_of(node: AnyNode) -> list[str]:
    """Every name that a node has."""
    return [n for n in (node.name, getattr(node, "name_zh", None), *getattr(node, "aliases", ())) if n]


def with_names(node: AnyNode, names: Iterable[str]) -> AnyNode:
    """`node` with further names."""
    own = {node.name, getattr(node, "name_zh", None)}
    aliases = sorted({*getattr(node, "aliases", ()), *names} - own)
    return node.model_copy(update={"aliases": aliases})
