"""Collects the nodes and edges of one document, each once."""

from collections.abc import Iterable
from typing import Any

from graph_model.edges import Edge
from graph_model.evidence import Span
from graph_model.facts import DocumentFacts, Note
from graph_model.ids import edge_id
from graph_model.nodes import AnyNode, Document


class FactsBuilder:
    """The nodes and edges of one document as they are found; `reader` stands on every stated edge."""

    def __init__(self, document: Document, reader: str) -> None:
        self.document = document
        self.reader = reader
        self.notes: list[Note] = []
        self._nodes: dict[str, AnyNode] = {}
        self._edges: dict[str, Edge] = {}
        self._spans: dict[str, dict[tuple[int, int], Span]] = {}
        self._surfaces: dict[str, set[str]] = {}

    def node(self, node: AnyNode) -> AnyNode:
        """Take a node; of two with one id the first is kept and the other's names are added to it."""
        known = self._nodes.get(node.id)
        if known is None:
            self._nodes[node.id] = node
            return node
        if hasattr(known, "aliases") and not getattr(known, "known", False):
            names = {known.name, *known.aliases, node.name, *getattr(node, "aliases", [])} - {known.name}
            known = known.model_copy(update={"aliases": sorted(names)})
            self._nodes[node.id] = known
        return known

    def replace(self, node: AnyNode) -> None:
        """Put `node` in the place of the one with its id."""
        self._nodes[node.id] = node

    def get(self, node_id: str) -> AnyNode | None:
        """The node with this id, if it was taken."""
        return self._nodes.get(node_id)

    def given(self, predicate: str, source: str, target: str, basis: str) -> None:
        """An edge that follows from structure or from the registry."""
        key = edge_id(predicate, source, target)
        self._edges.setdefault(
            key,
            Edge(id=key, predicate=predicate, source=source, target=target, basis=basis),
        )

    def stated(
        self,
        predicate: str,
        source: str,
        target: str,
        item: str,
        evidence: list[Span],
        distinct: tuple[Any, ...] = (),
        *,
        surfaces: Iterable[str] = (),
        **properties: Any,
    ) -> None:
        """An edge that the item states; stated again, it gains the further evidence."""
        key = edge_id(predicate, source, target, item, *distinct)
        spans = self._spans.setdefault(key, {})
        for span in evidence:
            spans.setdefault((span.start, span.end), span)
        self._surfaces.setdefault(key, set()).update(surfaces)
        if key not in self._edges:
            self._edges[key] = Edge(
                id=key,
                predicate=predicate,
                source=source,
                target=target,
                document=self.document.id,
                item=item,
                reader=self.reader,
                **properties,
            )

    def note(
        self,
        kind: str,
        message: str,
        item: str | None = None,
        start: int | None = None,
        end: int | None = None,
    ) -> None:
        """Report something that was not understood or is uncertain."""
        self.notes.append(Note(kind=kind, message=message, item=item, start=start, end=end))

    def _with_evidence(self, edge: Edge) -> Edge:
        """The edge with all its spans, as they were stated, and all its surfaces."""
        spans = list(self._spans.get(edge.id, {}).values())
        surfaces = sorted(self._surfaces.get(edge.id, ()))
        return edge.model_copy(update={"evidence": spans, "surfaces": surfaces}) if spans else edge

    def facts(self) -> DocumentFacts:
        """Everything taken, in the order of ids; nodes that no edge touches are left out."""
        used = {end for edge in self._edges.values() for end in (edge.source, edge.target)}
        return DocumentFacts(
            reader=self.reader,
            document=self.document,
            nodes=[node for key, node in sorted(self._nodes.items()) if key in used],
            edges=[self._with_evidence(edge) for _, edge in sorted(self._edges.items())],
            notes=sorted(self.notes, key=lambda n: (n.start or 0, n.kind, n.message)),
        )
