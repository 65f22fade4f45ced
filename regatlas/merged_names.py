"""What was taken for one thing under several names, with each name and where it stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph_model import AnyNode, DocumentFacts, Edge, Span
from graph_model.corrections.draft import names_of
from graph_model.corrections.known import known_thing
from graph_model.ids import fold


@dataclass
class MergedName:
    """One of several names of a thing: the `words`, why they are taken for it, and where they stand first."""

    id: str
    name: str
    words: str
    why: str
    item: str
    start: int | None
    end: int | None
    documents: list[str] = field(default_factory=list)


@dataclass
class _Named:
    """A thing as the documents have it: its nodes and, by folded name, the names by which items call it."""

    nodes: list[AnyNode] = field(default_factory=list)
    forms: dict[str, list[tuple[str, str, Edge]]] = field(default_factory=lambda: defaultdict(list))


def merged_names(documents: Iterable[DocumentFacts]) -> Iterator[MergedName]:
    """A row for each name of everything that is called by more than one; spellings that fold alike are one name."""
    things: dict[str, _Named] = defaultdict(_Named)
    for facts in documents:
        for node in facts.nodes:
            if hasattr(node, "aliases"):
                things[node.id].nodes.append(node)
        for edge in facts.edges:
            for surface in edge.surfaces if edge.predicate == "MENTIONED_IN" else ():
                things[edge.source].forms[fold(surface)].append((facts.document.name, surface, edge))
    for key, thing in things.items():
        if len(thing.forms) > 1 and thing.nodes:
            for folded, places in thing.forms.items():
                yield _row(key, thing.nodes, folded, places)


def _row(key: str, nodes: list[AnyNode], folded: str, places: list[tuple[str, str, Edge]]) -> MergedName:
    node = max(nodes, key=lambda n: (getattr(n, "known", False), len(n.name), n.name))
    first, words, span, edge = min(
        ((document, words, _span(edge, words), edge) for document, words, edge in places),
        key=lambda place: (place[0], place[2].start if place[2] else 0, place[1], place[3].id),
    )
    return MergedName(
        id=key,
        name=node.name,
        words=words,
        why=_why(key, nodes, folded),
        item=str(edge.item),
        start=span.start if span else None,
        end=span.end if span else None,
        documents=sorted({name for name, _, _ in places}, key=lambda name: (name != first, name)),
    )


def _span(edge: Edge, words: str) -> Span | None:
    """Where an item says `words`."""
    return next((span for span in edge.evidence if span.quote == words), None)


def _why(key: str, nodes: list[AnyNode], folded: str) -> str:
    """On what ground the words are taken for the thing."""
    known = known_thing(key)
    if known is not None and folded in map(fold, names_of(known)):
        return "a name that the registry knows"
    if lines := sorted({line for node in nodes for line in node.corrections or ()}):
        return f"as read, or by correction {', '.join(lines)}"
    if any(getattr(node, "anonymous", False) for node in nodes):
        return "read as the same party of the item"
    return "read as another word for it" if known is not None else "read as another form of its name"
