"""The trace from penalty to article to law and back, with the sentence behind every step."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from queries.article_name import article_name
from queries.catalogue import named, run
from queries.errors import QueryError, UnknownName
from queries.execution import run_query
from queries.resolve_name import Thing, find_one, find_things
from stores.base import Store

#: Which parameter of the query citation-trace a thing of each label stands for.
_PARAMETERS = {
    "Law": ("law",),
    "Article": ("article",),
    "Regulator": ("body", "party"),
    "Organisation": ("body", "party"),
    "Court": ("body",),
    "Procuratorate": ("body",),
    "Company": ("party",),
    "Person": ("party",),
    "LegalCase": ("case_id",),
}
#: The case of a penalty, or those that an item reports.
_CASES = """
MATCH (k:LegalCase)
WHERE k.item = $id OR EXISTS { MATCH (k)-[:IMPOSED]->(q:Penalty) WHERE q.id = $id }
RETURN k.id ORDER BY k.id
"""


class TraceRow(BaseModel):
    """One penalty in one case beside one citation of that case; None where the text does not say.

    `amount_cny` is yuan, `months` months, `date` an ISO day. `quote` states the penalty, `citation` cites the
    law; `edge_id` and `citation_id` are their edges. A case without a penalty, or that cites nothing, has a row too.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    law: str | None
    article: str | None
    cited_as: str | None
    date: str | None
    authority: str | None
    acting: list[str]
    party: str | None
    kind: str | None
    amount_cny: float | None
    months: int | None
    quote: str | None
    citation: str | None
    title: str | None
    newsletter: str | None
    urls: list[str]
    case_kind: str | None
    case_id: str
    edge_id: str | None
    citation_id: str | None
    party_id: str | None


class Instrument(BaseModel):
    """An instrument that implements, amends or mentions the law or article traced."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    law: str
    cited_as: str | None
    article: str | None
    bodies: list[str]
    stage: str | None
    date: str | None
    quote: str | None
    title: str | None
    newsletter: str | None
    urls: list[str]
    edge_id: str


class Summary(BaseModel):
    """What the rows add up to. A penalty that several bodies impose, or several newsletters report, counts once.

    `fines_cny` is the sum in yuan of the fines that state an amount, None if none does.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    cases: int
    penalties: int
    fines: int
    fines_cny: float | None
    fines_without_amount: int
    kinds: dict[str, int]
    authorities: list[str]
    parties: list[str]
    articles: list[str]


class Trace(BaseModel):
    """All penalties and citations that lead to or from one thing, and what they add up to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    label: str
    name: str
    rows: list[TraceRow]
    instruments: list[Instrument]
    summary: Summary

    @staticmethod
    def columns() -> list[str]:
        """The columns of a table of the rows, in order."""
        return list(TraceRow.model_fields)

    def records(self) -> list[dict[str, Any]]:
        """The rows as flat dicts, for a table, CSV or JSON."""
        return [row.model_dump() for row in self.rows]


def trace(store: Store, what: str, *, timeout: float | None = None) -> Trace:
    """Follows penalty -> article -> law and back from whatever `what` names.

    `what` is an article (`DSL 27`, with all its paragraphs), a law (with its articles), a body, a company or person,
    or the id of a case, a penalty or an item. Raises UnknownName if it means nothing or several things,
    QueryError if nothing can be traced from it, StoreError as `store.run`; `timeout` is in seconds.
    """
    thing = _thing(store, what)
    found: dict[tuple[str, str | None, str | None], TraceRow] = {}
    for parameters in _starts(store, thing):
        for record in run_query(store, named("citation-trace"), parameters, timeout=timeout).records():
            row = TraceRow.model_validate(record)
            found[row.case_id, row.citation_id, row.edge_id] = row
    rows = list(found.values())
    return Trace(
        id=thing.id,
        label=thing.label,
        name=thing.name,
        rows=rows,
        instruments=_instruments(store, thing, timeout),
        summary=summary(rows),
    )


def summary(rows: list[TraceRow]) -> Summary:
    """What `rows` add up to."""
    penalties = {_once(row): row for row in rows if row.edge_id}.values()
    fines = [row for row in penalties if row.kind == "fine"]
    amounts = [row.amount_cny for row in fines if row.amount_cny is not None]
    kinds = [row.kind for row in penalties if row.kind]
    return Summary(
        cases=len({row.case_id for row in rows}),
        penalties=len(penalties),
        fines=len(fines),
        fines_cny=sum(amounts) if amounts else None,
        fines_without_amount=len(fines) - len(amounts),
        kinds={kind: kinds.count(kind) for kind in sorted(set(kinds))},
        authorities=sorted({row.authority for row in rows if row.authority}),
        parties=sorted({row.party for row in rows if row.party}),
        articles=sorted({f"{row.law} {row.article}" for row in rows if row.law and row.article}),
    )


def _once(row: TraceRow) -> tuple[Any, ...]:
    """The same for one penalty, whoever imposes it and whoever reports it."""
    return row.party_id, row.kind, row.amount_cny, row.months, row.date or row.case_id


def _thing(store: Store, what: str) -> Thing:
    name = article_name(what)
    if name is None or find_things(store, what):
        return find_one(store, what)
    law = find_one(store, name.law, ("Law",), "law")
    raise UnknownName(f"{law.name} is in this graph, but nothing in it refers to its article {name.number}")


def _starts(store: Store, thing: Thing) -> list[Mapping[str, str]]:
    """The parameters of citation-trace to ask from `thing`."""
    if thing.label in ("Penalty", "Item"):
        return [{"case_id": row[0]} for row in store.run(store.scoped(_CASES), {"id": thing.id}).rows]
    names = _PARAMETERS.get(thing.label)
    if names is None:
        raise QueryError(
            f"{thing.name} is a {thing.label}: a trace starts from an article, a law, a body, a party or a case"
        )
    return [{name: thing.id} for name in names]


def _instruments(store: Store, thing: Thing, timeout: float | None) -> list[Instrument]:
    if thing.label not in ("Law", "Article"):
        return []
    law = thing.id if thing.label == "Law" else _law_of(store, thing.id)
    records = run(store, "instruments-citing-law", timeout=timeout, law=law).records()
    found = [Instrument.model_validate(record) for record in records]
    number = thing.id.rpartition(":")[2]
    return found if thing.label == "Law" else [each for each in found if _is_of(each.article, number)]


def _law_of(store: Store, article: str) -> str:
    statement = store.scoped("MATCH (x:Article) WHERE x.id = $id RETURN x.law")
    return str(store.run(statement, {"id": article}).rows[0][0])


def _is_of(article: str | None, number: str) -> bool:
    return article is not None and (article == number or article.startswith(f"{number}("))
