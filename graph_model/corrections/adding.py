"""Adds a fact, once its quote is found in the text and bears it out."""

import re
from collections.abc import Iterator

from graph_model.corrections.bearing import check_quote
from graph_model.corrections.draft import Draft, is_of_an_item
from graph_model.corrections.errors import MissedError, RefusedError
from graph_model.corrections.identity import Identity
from graph_model.corrections.lines import Add, label_of
from graph_model.evidence import Span
from graph_model.ids import article_id, case_id, penalty_id
from graph_model.nodes import NODE_TYPES, AnyNode, Article, Item, Law, LegalCase, Penalty

READER = "correction"
_ACTS = {"Court": "HEARD", "Regulator": "ENFORCED", "Organisation": "ENFORCED"}


def add(draft: Draft, line: Add, identity: Identity) -> None:
    """Adds the fact to the document that the line names; does nothing to another.

    Raises MissedError if the quote doesn't stand in one item or doesn't bear the fact out, RefusedError if the fact
    would make no graph.
    """
    document = draft.document
    named = line.document.casefold().removeprefix("document:")
    if line.document != document.name and not (len(named) >= 16 and document.sha256.startswith(named)):
        return
    item, span = place(draft, line.quote)
    check_quote(line, span.quote)
    draft.used.add(line.id)
    _Adding(draft, line, item, span, identity).write()


def place(draft: Draft, quote: str) -> tuple[Item, Span]:
    """The item that holds `quote`, and where it stands in the document's text; spaces may differ.

    Raises MissedError if it stands in none or in several.
    """
    words = re.compile(r"\s+".join(map(re.escape, quote.split())))
    found: list[tuple[Item, Span]] = []
    for item in draft.items():
        extent = draft.extent(item)
        if match := words.search(extent.quote):
            start = extent.start + match.start()
            found.append((item, Span(start=start, end=start + len(match.group()), quote=match.group())))
    if len(found) != 1:
        many = f"in {len(found)} items" if found else "in no item"
        advice = "quote more words" if found else "has the text changed?"
        raise MissedError(f"its quote stands {many} of {draft.document.name}: {advice}")
    return found[0]


class _Adding:
    """One fact on its way into a draft."""

    def __init__(self, draft: Draft, line: Add, item: Item, span: Span, identity: Identity) -> None:
        self.draft, self.line, self.item, self.span, self.identity = draft, line, item, span, identity

    def write(self) -> None:
        line = self.line
        source = self._end(line.source, line.source_name, "source")
        if line.predicate == "MENTIONED_IN":
            self._mention(source, [self.span.quote])
            return
        target = self._end(line.target or "", line.target_name, "target")
        for end in (source, target):
            self._mention(end, [])
        if line.predicate == "PENALISED":
            self._penalty(source, target)
        else:
            self._edge(line.predicate, source, target, *filter(None, [line.as_]), **self._properties())

    def _properties(self) -> dict[str, object]:
        line, date = self.line, self.line.date or self.item.date
        if line.predicate == "ISSUED":
            dates = {"effective": line.effective, "comments_until": line.comments_until}
            return {"stage": line.stage, "date": date, **dates}
        return {"as_": line.as_} if line.predicate == "CITED" else {"date": date}

    def _edge(
        self, predicate: str, source: AnyNode, target: AnyNode, *distinct: str, **values: object
    ) -> None:
        stated = {"document": self.draft.document.id, "item": self.item.id, "reader": READER}
        evidence = [self.span]
        self.draft.edge(
            predicate, source.id, target.id, self.line.id, *distinct, evidence=evidence, **stated, **values
        )

    def _mention(self, node: AnyNode, surfaces: list[str]) -> None:
        """Unless the item names the thing already: what a fact is about is named in its item."""
        named = any(
            edge.predicate == "MENTIONED_IN" and (edge.source, edge.target) == (node.id, self.item.id)
            for edge in self.draft.edges.values()
        )
        if surfaces or not named:
            self._edge("MENTIONED_IN", node, self.item, surfaces=surfaces)
        if isinstance(node, Article):
            self._mention(self.draft.nodes[node.law], [])

    def _penalty(self, body: AnyNode, party: AnyNode) -> None:
        """A penalty with all its edges, as a reader writes them."""
        line, case = self.line, self._case()
        key = self._stated(body, party) or penalty_id(case.id, body.id, party.id, line.kind or "")
        how: dict[str, object] = {"kind": line.kind, "amount_cny": line.amount_cny, "months": line.months}
        date = line.date or case.date
        words = (line.kind or "").replace("_", " ")
        penalty = self.draft.put(
            Penalty.model_validate({"id": key, "name": words, "date": date, "case": case.id} | how), line.id
        )
        links: dict[str, object] = {"date": date, "case_id": case.id, "penalty_id": key}
        self._edge("PENALISED", body, party, line.kind or "", key, **links, **how)
        if act := _ACTS.get(body.label):
            self._edge(act, body, case, date=date)
        self._edge("IMPOSED", case, penalty, **how)
        self._edge("IMPOSED_ON", penalty, party, **how)
        for basis in self._bases(case):
            self._edge("UNDER", penalty, basis, as_="applied")

    def _stated(self, body: AnyNode, party: AnyNode) -> str | None:
        """The penalty of this kind that the item already states, by this body on this party."""
        same = ("PENALISED", body.id, party.id, self.item.id, self.line.kind)
        edges = self.draft.edges.values()
        found = (e for e in edges if (e.predicate, e.source, e.target, e.item, e.kind) == same)
        return next((edge.penalty_id for edge in found), None)

    def _bases(self, case: LegalCase) -> Iterator[AnyNode]:
        """What the case applies: what is cited in the quote, else all of it."""
        cited = [e for e in self.draft.edges.values() if e.source == case.id and e.as_ == "applied"]
        here = [e for e in cited if any(self._overlaps(span) for span in e.evidence)]
        return (self.draft.nodes[edge.target] for edge in here or cited if edge.predicate == "CITED")

    def _overlaps(self, span: Span) -> bool:
        return span.start < self.span.end and self.span.start < span.end

    def _end(self, named: str, name: str | None, side: str) -> AnyNode:
        """The thing at one end of the fact; the draft takes it if it doesn't have it yet."""
        if named == "case":
            return self._case()
        named = self._held(named)
        if label_of(named) == "Article":
            return self._article(named, name)
        return self._known(named) or self._new(named, name, side)

    def _held(self, named: str) -> str:
        """The id under which the document has what a line names: its own, or that of what it was merged into."""
        if named in self.draft.nodes:
            return named
        if label_of(named) == "Article":
            law, _, number = named.removeprefix("article:").rpartition(":")
            return article_id(self._held(f"law:{law}"), number)
        merged = self.identity.of(named)
        return merged if merged in self.draft.nodes else named

    def _known(self, named: str) -> AnyNode | None:
        node = self.draft.thing(named)
        if node is not None and named not in self.draft.nodes:
            self.draft.put(node, self.line.id)
            self.draft.superiors(named)
        return node

    def _new(self, named: str, name: str | None, side: str) -> AnyNode:
        if name is None:
            raise RefusedError(f'{self.draft.document.name} doesn\'t name {named}: give a "{side}_name"')
        kind = NODE_TYPES[label_of(named) or ""]
        own = {"anonymous": is_of_an_item(named)} if "anonymous" in kind.model_fields else {}
        return self.draft.put(kind.model_validate({"id": named, "name": name, **own}), self.line.id)  # type: ignore[arg-type]

    def _article(self, named: str, name: str | None) -> AnyNode:
        """An article: its law is known to the document or the registry, or bears the name."""
        if named in self.draft.nodes:
            return self.draft.nodes[named]
        key, _, number = named.removeprefix("article:").rpartition(":")
        law = self._known(f"law:{key}") or self._new(f"law:{key}", name, "target")
        if not isinstance(law, Law):
            raise RefusedError(f"{law.id} is no law")
        node = Article(
            id=article_id(law.id, number),
            name=f"{law.name}, Article {number}",
            number=number,
            law=law.id,
            law_name=law.name,
        )
        self.draft.put(node, self.line.id)
        self.draft.edge("PART_OF", node.id, law.id, self.line.id, basis="structure")
        return node

    def _case(self) -> LegalCase:
        """The item's case, made where it has none."""
        key = case_id(self.item.id)
        old = self.draft.nodes.get(key)
        if isinstance(old, LegalCase):
            return old
        label = label_of(self.line.source)
        kind = self.line.case_kind or ("administrative" if label in ("Regulator", "Organisation") else None)
        if kind is None:
            raise RefusedError(f'{self.item.id} has no case yet: say of which kind it is ("case_kind")')
        case = LegalCase(id=key, name=self.item.name, kind=kind, date=self.item.date, item=self.item.id)
        self.draft.put(case, self.line.id)
        self._edge("MENTIONED_IN", case, self.item)
        return case
