"""What the start page shows: how much there is, the newest developments, the highest fines, the articles cited most."""

from datetime import date
from typing import Any

from queries.catalogue import run
from stores.base import Store
from viz.explorer.evidence import named
from viz.explorer.snapshot import Snapshot
from viz.proof import item_card

_SHOWN = 8


def overview(snapshot: Snapshot, store: Store, today: date, seconds: float) -> dict[str, Any]:
    """Figures and short lists; all empty while there is no graph yet. Raises StoreError as `store.run`."""
    fines = _fines(snapshot)
    amounts = [fine["amount_cny"] for fine in fines if fine["amount_cny"] is not None]
    labels = [data["label"] for _, data in snapshot.mirror.nodes(data=True)]
    return {
        "where": store.where,
        "counts": {label: labels.count(label) for label in sorted(set(labels))},
        "edges": snapshot.mirror.number_of_edges(),
        "fines": {
            "number": len(fines),
            "total_cny": sum(amounts) if amounts else None,
            "without_amount": len(fines) - len(amounts),
            "highest": fines[:_SHOWN],
        },
        "newest": _newest(snapshot),
        "newsletters": _newsletters(snapshot),
        **(_asked(store, today, seconds) if labels else {"articles": [], "deadlines": []}),
    }


def _fines(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Each fine once, whoever imposes it and whoever reports it: the highest first, those without an amount last."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for key, (body, party, data) in sorted(snapshot.edges.items()):
        if data["predicate"] == "PENALISED" and data.get("kind") == "fine":
            day = snapshot.mirror.nodes.get(str(data.get("item")), {}).get("date")
            once = (party, data.get("amount_cny"), day or data.get("case_id"))
            found.setdefault(
                once,
                {
                    "edge": key,
                    "amount_cny": data.get("amount_cny"),
                    "date": day or snapshot.issue_of(data.get("item")),
                    "body": named(snapshot, body),
                    "party": named(snapshot, party),
                },
            )
    return sorted(
        found.values(), key=lambda fine: (-(fine["amount_cny"] or 0), fine["date"] or "", fine["edge"])
    )


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
