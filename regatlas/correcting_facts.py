"""Finds the facts that a correction is about: an item, an edge, the place of a quote."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph_model import DocumentFacts, Edge
    from graph_model.corrections import Correction
    from graph_model.nodes import Item
    from stores.base import Store


def item_id(store: "Store", text: str) -> str:
    """The id of the item that `text` names: an id, or the file name and the item's number, `letter.txt:3`."""
    from queries.errors import UnknownName

    name, _, number = text.rpartition(":")
    for facts in store.facts():
        for node in facts.nodes:
            if node.label == "Item" and (
                node.id == text or (facts.document.name == name and str(node.number) == number)
            ):
                return node.id
    raise UnknownName(f"no item is called {text!r}; give its id, or FILE:NUMBER")


def edge_of(store: "Store", source: str, predicate: str | None, target: str | None) -> "Edge":
    """The edge with the id `source`, or the only one of this kind between two things that are named.

    Raises CorrectionError, with the edges there are, if there is none or more than one.
    """
    from graph_model.corrections import CorrectionError

    documents = list(store.corrected().documents)
    edges = {edge.id: edge for facts in documents for edge in facts.edges}
    if source in edges:
        return edges[source]
    if predicate is None or target is None:
        advice = "give the edge's id, or what it joins: FROM PREDICATE TO"
        raise CorrectionError("correct strike", f"no edge has the id {source!r}", advice)
    ends = _end_id(store, source), _end_id(store, target)
    found = [e for e in edges.values() if (e.source, e.target) == ends and e.predicate == predicate.upper()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CorrectionError("correct strike", f"no {predicate.upper()} leads from {source!r} to {target!r}")
    some = "; ".join(f"{e.id}: {e.evidence[0].quote if e.evidence else ''!r}" for e in found)
    raise CorrectionError("correct strike", f"{len(found)} edges do, give the id of one: {some}")


def _end_id(store: "Store", text: str) -> str:
    from queries.resolve_name import find_one

    return find_one(store, text).id


def added_by(store: "Store", edge: "Edge", file: Path | None) -> "Correction | None":
    """The line that added `edge`, if a correction did: such an edge is taken back by undoing the line."""
    from graph_model.corrections import Add
    from graph_model.corrections.adding import READER
    from regatlas.correcting import log_for

    if edge.reader != READER:
        return None
    lines = (line for line in log_for(store, file).active if isinstance(line, Add))
    return next((line for line in lines if line.id in (edge.corrections or ())), None)


def words_of(store: "Store", edge: "Edge") -> str:
    """What `edge` states, in words for whoever reads the log."""
    names: dict[str, str] = {}
    for facts in store.corrected().documents:
        names |= {node.id: node.name for node in (facts.document, *facts.nodes)}
    how = [edge.kind, f"{edge.amount_cny:,.0f} yuan" if edge.amount_cny is not None else None, edge.as_]
    stated = f" ({', '.join(filter(None, how))})" if any(how) else ""
    where = f", {names[edge.document]}" if edge.document in names else ""
    ends = names.get(edge.source, edge.source), names.get(edge.target, edge.target)
    return f"{ends[0]} {edge.predicate} {ends[1]}{stated}{where}"


def quoted_item(store: "Store", quote: str, document: str | None) -> tuple["DocumentFacts", "Item"]:
    """The document and the item in which `quote` stands.

    Raises CorrectionError if it stands in none or in several, or is longer than two sentences.
    """
    from graph_model.corrections import CorrectionError
    from graph_model.corrections.adding import place
    from graph_model.corrections.draft import Draft
    from graph_model.corrections.errors import MissedError
    from loaders.sentences import sentences

    if not quote.strip():
        raise CorrectionError(
            "correct add", "the words that state the fact are missing", 'give --quote "..."'
        )
    if len(sentences(quote, 0, len(quote))) > 2:
        raise CorrectionError(
            "correct add", "the quote is longer than two sentences", "quote those that state it"
        )
    found, misses = [], []
    for facts in store.facts():
        if document in (None, facts.document.name, facts.document.id, facts.document.sha256):
            try:
                found.append((facts, place(Draft(facts), quote)[0]))
            except MissedError as error:
                misses.append(str(error))
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(facts.document.name for facts, _ in found)
        raise CorrectionError(
            "correct add", f"the quote stands in several newsletters: {names}", "give --document"
        )
    if document is None or not misses:
        what = f"no newsletter {document!r} is held" if document else "the quote stands in no newsletter"
        raise CorrectionError("correct add", what, "copy the words as the newsletter prints them")
    raise CorrectionError("correct add", misses[0])


def end_values(store: "Store", item: "Item", side: str, text: str) -> dict[str, Any]:
    """The fields of a line for the thing at one side of a fact.

    `text` is `case`, an article (`DSL 27`), a name or an id; `Company:NAME` is a new company, `Company:*WORDS` an
    unnamed one of the item.
    """
    from graph_model.corrections.lines import NAMED
    from graph_model.ids import anonymous_id, entity_id, slug
    from regatlas.correcting import thing

    label, colon, name = text.partition(":")
    if text == "case":
        return {side: "case"}
    if colon and label in NAMED:
        unnamed, name = name.startswith("*"), name.removeprefix("*").strip()
        key = anonymous_id(label, item.id, name) if unnamed else entity_id(label, slug(name))
        return {side: key, f"{side}_name": name}
    if article := _article(store, text):
        return {side: article[0], f"{side}_name": article[1]}
    found = thing(store, text)
    return {side: found.id, f"{side}_name": found.name}


def _article(store: "Store", text: str) -> tuple[str, str] | None:
    """The id of an article and the name of its law, whether or not anything cites it yet."""
    from graph_model.ids import article_id
    from queries.article_name import article_name
    from queries.errors import UnknownName
    from regatlas.correcting import thing

    named = article_name(text)
    if named is None:
        return None
    try:
        law = thing(store, named.law)
    except UnknownName:
        return None
    return (article_id(law.id, named.number), law.name) if law.label == "Law" else None
