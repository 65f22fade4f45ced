"""Writes an item's case: who acted, what was cited, on whom which penalty fell."""

from dataclasses import dataclass
from typing import Any

from graph_model.ids import case_id, penalty_id
from graph_model.nodes import AnyNode, LegalCase, Penalty
from loaders.relate.case_kind import case_kind
from loaders.relate.citing import Citation, case_citations
from loaders.relate.imposers import imposers, sanctioned
from loaders.relate.item_writer import ItemWriter
from loaders.relate.parties_of_case import conduct_parties
from loaders.relate.proceedings import Act
from loaders.relate.sanction import Sanction


@dataclass(frozen=True, slots=True)
class _Imposed:
    """One penalty with its party and the bodies that imposed it."""

    sanction: Sanction
    party: AnyNode
    who: list[AnyNode]

    @property
    def key(self) -> tuple[str, str, str]:
        return " ".join(sorted(a.id for a in self.who)), self.party.id, self.sanction.kind

    @property
    def is_measured(self) -> bool:
        return self.sanction.amount is not None or self.sanction.months is not None


def write_case(writer: ItemWriter, acts: list[Act], sanctions: list[Sanction]) -> None:
    """The item's case with its authorities, citations, parties and penalties; nothing where there is none."""
    if not acts and not sanctions:
        return
    scene, builder, item = writer.scene, writer.builder, writer.item
    case = _case(writer, acts, sanctions)
    builder.node(case)
    first = sanctions[0].sentence if sanctions else acts[0].sentence
    builder.stated("MENTIONED_IN", case.id, item, item, [writer.quote(first)])
    for act in acts:
        quote = [writer.quote(act.sentence)]
        builder.stated(act.predicate, act.body.node.id, case.id, item, quote, date=case.date)
    citations = case_citations(scene)
    for citation in citations:
        writer.cite(case.id, citation)
    for phrase in conduct_parties(scene, acts, any(s.by_court for s in sanctions)):
        writer.party(phrase)
    bases = [c for c in citations if c.how == "applied"]
    for imposed in _imposed(writer, sanctions, acts):
        _write_penalty(writer, case, imposed, bases)


def _case(writer: ItemWriter, acts: list[Act], sanctions: list[Sanction]) -> LegalCase:
    draft = writer.scene.item
    opening = " ".join(writer.scene.text[draft.start : draft.stop].split())[:80]
    return LegalCase(
        id=case_id(writer.item),
        name=draft.title or opening,
        kind=case_kind(writer.scene, acts, sanctions),
        date=draft.date,
        item=writer.item,
    )


def _imposed(writer: ItemWriter, sanctions: list[Sanction], acts: list[Act]) -> list[_Imposed]:
    """Each penalty once for its authorities, party and kind; one that is measured goes before one that is not."""
    chosen: dict[tuple[str, str, str], _Imposed] = {}
    for sanction in sanctions:
        party = sanctioned(writer, sanction)
        if party is None:
            start, end = sanction.sentence.start, sanction.sentence.end
            message = f"a penalty ({sanction.kind}) is stated, but not on whom"
            writer.builder.note("penalty-without-party", message, writer.item, start, end)
            continue
        imposed = _Imposed(sanction, party, imposers(writer, sanction, acts))
        known = chosen.get(imposed.key)
        if known is None or (imposed.is_measured and not known.is_measured):
            chosen[imposed.key] = imposed
    return list(chosen.values())


def _write_penalty(writer: ItemWriter, case: LegalCase, imposed: _Imposed, bases: list[Citation]) -> None:
    sanction, party, item, stated = imposed.sanction, imposed.party, writer.item, writer.builder.stated
    quote = [writer.quote(sanction.sentence)]
    penalty = Penalty(
        id=penalty_id(case.id, imposed.key[0], party.id, sanction.kind),
        name=penalty_name(sanction),
        kind=sanction.kind,
        amount_cny=sanction.amount,
        months=sanction.months,
        date=case.date,
        case=case.id,
    )
    writer.builder.node(penalty)
    how: dict[str, Any] = {"kind": sanction.kind, "amount_cny": sanction.amount, "months": sanction.months}
    for authority in imposed.who:
        distinct = (sanction.kind, penalty.id)
        links: dict[str, Any] = {"date": case.date, "case_id": case.id, "penalty_id": penalty.id}
        stated("PENALISED", authority.id, party.id, item, quote, distinct, **links, **how)
        act = "HEARD" if authority.label == "Court" else "ENFORCED"
        stated(act, authority.id, case.id, item, quote, date=case.date)
    stated("IMPOSED", case.id, penalty.id, item, quote, **how)
    stated("IMPOSED_ON", penalty.id, party.id, item, quote, **how)
    for citation in [c for c in bases if c.sentence == sanction.sentence] or bases:
        basis = [writer.quote(citation.sentence)]
        stated("UNDER", penalty.id, citation.cited.node.id, item, basis, as_="applied")


def penalty_name(sanction: Sanction) -> str:
    """What a penalty is called: "fine of 50,000 yuan", "imprisonment of 18 months", "warning"."""
    words = sanction.kind.replace("_", " ")
    if sanction.amount is not None:
        return f"{words} of {sanction.amount:,.2f} yuan".replace(".00 yuan", " yuan")
    if sanction.months is not None:
        return f"{words} of {sanction.months} months"
    return words
