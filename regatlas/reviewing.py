"""What a person should look at in an atlas: uncertainties noted in reading, and names that the registry lacks."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph_model import AnyNode, DocumentFacts, Edge
from graph_model.nodes import Court, Law, Organisation, Procuratorate, Regulator


class Finding(NamedTuple):
    """One thing to look at: `start` and `end` are code points into the text of `document`, where there is a place."""

    document: str
    kind: str
    what: str
    item: str | None
    start: int | None
    end: int | None


def findings(documents: Iterable[DocumentFacts]) -> list[Finding]:
    """All there is to look at in `documents`, in the order of their names and of the text."""
    found = [finding for facts in documents for finding in (*_notes(facts), *_new(facts))]
    return sorted(found, key=lambda f: (f.document, f.start or 0, f.kind, f.what))


def _notes(facts: DocumentFacts) -> Iterator[Finding]:
    for note in facts.notes:
        yield Finding(facts.document.name, note.kind, note.message, note.item, note.start, note.end)


def _new(facts: DocumentFacts) -> Iterator[Finding]:
    """Each body and law that the registry doesn't know, at the place where the document first names it."""
    mentions: dict[str, Edge] = {}
    for edge in facts.edges:
        if edge.predicate == "MENTIONED_IN":
            mentions.setdefault(edge.source, edge)
    for node in facts.nodes:
        if kind := _new_kind(node):
            first = mentions.get(node.id)
            span = first.evidence[0] if first and first.evidence else None
            place = (span.start, span.end) if span else (None, None)
            yield Finding(facts.document.name, kind, node.name, first.item if first else None, *place)


def _new_kind(node: AnyNode) -> str | None:
    if isinstance(node, Law):
        return None if node.known else "new-law"
    if isinstance(node, (Regulator, Court, Procuratorate, Organisation)):
        return None if node.known or node.anonymous else "new-body"
    return None
