"""What a chart hands to its page: the drawing, and the table of what it shows with the proof of each row."""

from dataclasses import dataclass, field
from typing import Any

from viz.picture import Mirror
from viz.proof import item_card


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table beside a chart: its cells, the words that state it, the item they stand in, the edge."""

    cells: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    item: str | None = None
    edge: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; `svg` is a whole drawing, empty if there is nothing to draw."""

    title: str
    lead: str
    svg: str = ""
    columns: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fine:
    """One fine, however many bodies impose it and newsletters report it. `month` is YYYY-MM, None if unknown."""

    party: str
    bodies: tuple[str, ...]
    laws: tuple[str, ...]
    amount: float | None
    date: str | None
    month: str | None
    quotes: tuple[str, ...]
    item: str | None
    edge: str


def day_of(mirror: Mirror, data: dict[str, Any]) -> str | None:
    """The day of an edge or of its item, or else the month of the newsletter; None where none is known."""
    item = mirror.nodes.get(str(data.get("item")), {})
    issue = mirror.nodes.get(str(item.get("document")), {}).get("issue")
    found = data.get("date") or item.get("date") or issue
    return str(found) if found else None


def fines(mirror: Mirror) -> list[Fine]:
    """Every fine, once, in the order of time; those without a day last."""
    grouped: dict[tuple[Any, ...], list[tuple[str, dict[str, Any]]]] = {}
    for body, party, data in mirror.edges(data=True):
        if data["predicate"] == "PENALISED" and data.get("kind") == "fine":
            day = mirror.nodes.get(str(data.get("item")), {}).get("date")
            once = (party, data.get("amount_cny"), day or str(data.get("case_id")))
            grouped.setdefault(once, []).append((body, data))
    found = [_fine(mirror, party, amount, edges) for (party, amount, _), edges in grouped.items()]
    return sorted(found, key=lambda fine: (fine.date is None, fine.date or "", fine.party, fine.amount or 0))


def _fine(mirror: Mirror, party: str, amount: float | None, edges: list[tuple[str, dict[str, Any]]]) -> Fine:
    edges = sorted(edges, key=lambda edge: str(edge[1]["id"]))
    first = edges[0][1]
    date = day_of(mirror, first)
    cases = {str(data["case_id"]) for _, data in edges if data.get("case_id") in mirror}
    laws = {
        str(mirror.nodes[cited].get("law", cited))
        for case in cases
        for _, cited, data in mirror.out_edges(case, data=True)
        if data["predicate"] == "CITED"
    }
    return Fine(
        party=party,
        bodies=tuple(sorted({body for body, _ in edges})),
        laws=tuple(sorted(laws)),
        amount=amount,
        date=date,
        month=date[:7] if date and len(date) >= 7 else None,
        quotes=tuple(dict.fromkeys(str(data["quote"]) for _, data in edges if data.get("quote"))),
        item=first.get("item"),
        edge=str(first["id"]),
    )


def where(mirror: Mirror, item: str | None) -> str:
    """Newsletter and month of an item, for a table."""
    if item is None or item not in mirror:
        return ""
    card = item_card(mirror, item)
    return ", ".join(filter(None, (card.get("publisher"), card.get("issue")))) or str(
        card.get("newsletter") or ""
    )


def yuan(amount: float | None) -> str:
    """An amount as a person reads it."""
    return "unknown" if amount is None else f"{amount:,.12g}"
