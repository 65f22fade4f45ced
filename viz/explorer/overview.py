"""What the start page shows: how much there is, the newest developments, the highest fines, the articles cited most."""

from datetime import date
from typing import Any

from queries.catalogue import run
from stores.base import Store
from viz.charts.chart import fines
from viz.explorer.evidence import named
from viz.explorer.snapshot import Snapshot
from viz.proof import item_card

_SHOWN = 8


def overview(snapshot: Snapshot, store: Store, today: date, seconds: float) -> dict[str, Any]:
    """Figures and short lists; all empty while there is no graph yet. Raises StoreError as `store.run`."""
    found = _fines(snapshot)
    amounts = [fine["amount_cny"] for fine in found if fine["amount_cny"] is not None]
    labels = [data["label"] for _, data in snapshot.mirror.nodes(data=True)]
    return {
        "where": store.where,
        "counts": {label: labels.count(label) for label in sorted(set(labels))},
        "edges": snapshot.mirror.number_of_edges(),
        "fines": {
            "number": len(found),
            "total_cny": sum(amounts) if amounts else None,
            "without_amount": len(found) - len(amounts),
            "highest": found[:_SHOWN],
        },
        "newest": _newest(snapshot),
        "newsletters": _newsletters(snapshot),
        **(_asked(store, today, seconds) if labels else {"articles": [], "deadlines": []}),
    }


def _fines(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Each fine once: the highest first, those without an amount last."""
    found = sorted(fines(snapshot.mirror), key=lambda fine: (-(fine.amount or 0), fine.date or "", fine.edge))
    return [
        {
            "edge": fine.edge,
            "amount_cny": fine.amount,
            "date": fine.date,
            "body": named(snapshot, fine.bodies[0]),
            "party": named(snapshot, fine.party),
        }
        for fine in found
    ]


def _newsletters(snapshot: Snapshot) -> list[dict[str, Any]]:
    found = [
        {**named(snapshot, node), "publisher": data.get("publisher"), "issue": data.get("issue")}
        for node, data in snapshot.mirror.nodes(data=True)
        if data["label"] == "Document"
    ]
    return sorted(found, key=lambda each: (each["issue"] or "", each["name"]), reverse=True)


def _newest(snapshot: Snapshot) -> list[dict[str, Any]]:
    """The newest developments that have a day."""
    items = [
        (d["date"], n) for n, d in snapshot.mirror.nodes(data=True) if d["label"] == "Item" and d.get("date")
    ]
    return [
        {"id": item, "category": snapshot.mirror.nodes[item]["category"], **item_card(snapshot.mirror, item)}
        for _, item in sorted(items, reverse=True)[:_SHOWN]
    ]


def _asked(store: Store, today: date, seconds: float) -> dict[str, Any]:
    articles = run(store, "penalties-by-article", timeout=seconds).records()
    articles.sort(key=lambda row: (-row["penalties"], row["law"], row["article"]))
    deadlines = run(store, "comment-deadlines", timeout=seconds, since=today.isoformat()).records()
    return {"articles": articles[:_SHOWN], "deadlines": deadlines[:_SHOWN]}
