"""What a person should look at in an atlas: what was uncertain, what is new, what was taken for one thing."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph_model import AnyNode, DocumentFacts, Note, Span
from graph_model.corrections import Corrected
from graph_model.corrections.log import told
from graph_model.nodes import Court, Item, Law, Organisation, Procuratorate, Regulator
from regatlas.merged_names import merged_names

#: What the findings are about, in the order in which they are listed.
ABOUT = ("uncertain", "correction", "new", "merged")
#: Longer words are cut: the place tells where the rest stands.
LONGEST = 300


class Finding(NamedTuple):
    """One thing to look at.

    `what` is the thing, `words` what the text says, `why` the reason to look; `start` and `end` are code points into
    the text of the first of `documents`, where there is a place. `id` is the thing's, or the correction's.
    """

    about: str
    kind: str
    what: str
    words: str | None
    why: str
    documents: list[str]
    item: str | None = None
    start: int | None = None
    end: int | None = None
    id: str | None = None


def findings(corrected: Corrected, about: Iterable[str] = ABOUT) -> list[Finding]:
    """All there is to look at in corrected documents, of the kinds that `about` names."""
    wanted = set(about)
    documents = list(corrected.documents)
    found = [finding for facts in documents for finding in (*_notes(facts), *_new(facts))]
    found += _idle(corrected)
    found += [
        Finding("merged", "name", m.name, m.words, m.why, m.documents, m.item, m.start, m.end, m.id)
        for m in merged_names(documents)
    ]
    return sorted((f for f in found if f.about in wanted), key=_order)


def _order(finding: Finding) -> tuple[object, ...]:
    by_name = finding.about == "merged"
    place = (finding.what, finding.id, finding.words) if by_name else (finding.documents, finding.start or 0)
    return ABOUT.index(finding.about), place, finding.kind, finding.what


def _notes(facts: DocumentFacts) -> Iterator[Finding]:
    """What the reader could not decide, with the words in question where they stand in an item."""
    items = {node.id: node for node in facts.nodes if isinstance(node, Item)}
    for note in facts.notes:
        item = items.get(note.item or "")
        yield Finding(
            "uncertain",
            note.kind,
            item.name if item else facts.document.title or facts.document.name,
            _words(facts, note),
            note.message,
            [facts.document.name],
            note.item,
            note.start,
            note.end,
            note.item,
        )


def _words(facts: DocumentFacts, note: Note) -> str | None:
    """What the text says at the place of a note, if that is within an item."""
    if note.start is None or note.end is None:
        return None
    for edge in facts.edges:
        for extent in edge.evidence[:1] if edge.predicate == "CONTAINS" else ():
            if extent.start <= note.start and note.end <= extent.end:
                return _short(extent.quote[note.start - extent.start : note.end - extent.start])
    return None


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _idle(corrected: Corrected) -> Iterator[Finding]:
    """Corrections that no longer correct anything."""
    for idle in corrected.idle:
        names = [document] if (document := getattr(idle.line, "document", None)) else []
        words = getattr(idle.line, "quote", None)
        yield Finding(
            "correction", idle.line.action, told(idle.line), words, idle.why, names, id=idle.line.id
        )


def _new(facts: DocumentFacts) -> Iterator[Finding]:
    """Each body and law that the registry doesn't know, at the place where the document first names it."""
    first: dict[str, tuple[Span, str | None]] = {}
    for edge in facts.edges:
        for span in edge.evidence if edge.predicate == "MENTIONED_IN" else ():
            if edge.source not in first or span.start < first[edge.source][0].start:
                first[edge.source] = (span, edge.item)
    for node in facts.nodes:
        if kind := _new_kind(node):
            found = Finding(
                "new",
                kind,
                node.name,
                None,
                "the registry knows no such name",
                [facts.document.name],
                id=node.id,
            )
            if node.id in first:
                span, item = first[node.id]
                found = found._replace(words=_short(span.quote), item=item, start=span.start, end=span.end)
            yield found


def _new_kind(node: AnyNode) -> str | None:
    if isinstance(node, Law):
        return None if node.known else "new-law"
    if isinstance(node, (Regulator, Court, Procuratorate, Organisation)):
        return None if node.known or node.anonymous else "new-body"
    return None
