"""The page of one thing: what it is, its connections, where it is mentioned, what was decided about it."""

from functools import cache
from importlib.resources import files
from typing import Any

from graph_model.schema import node_columns
from queries.catalogue import named as query_named
from queries.errors import UnknownName
from queries.trace import trace
from stores.base import Store
from viz.explorer.asking import chinese
from viz.explorer.evidence import marked, named
from viz.explorer.snapshot import Snapshot
from viz.picture import label_of
from viz.proof import details, item_card, web_links

#: Kinds of thing that penalties and citations can be traced from.
TRACED = (
    "Article",
    "Law",
    "Regulator",
    "Organisation",
    "Court",
    "Procuratorate",
    "Company",
    "Person",
    "LegalCase",
)
_HIDDEN = {
    "id",
    "name",
    "name_zh",
    "label",
    "text",
    "start",
    "stop",
    "sha256",
    "law_name",
    "item",
    "case",
    "urls",
}
_LINKED = ("law", "document", "item", "case")


def thing(snapshot: Snapshot, store: Store, key: str, seconds: float) -> dict[str, Any]:
    """All that the page of the node `key` shows. Raises UnknownName if there is none, StoreError as `store.run`."""
    if key not in snapshot.mirror:
        raise UnknownName(f"nothing in this graph has the id {key!r}")
    label = label_of(snapshot.mirror, key)
    return {
        **named(snapshot, key),
        "properties": _properties(snapshot, key),
        "links": [
            {"as": field, **named(snapshot, value)}
            for field in _LINKED
            if (value := str(snapshot.mirror.nodes[key].get(field))) in snapshot.mirror
        ],
        "connections": _connections(snapshot, key),
        "mentions": mentions(snapshot, key),
        "trace": _trace(snapshot, store, key, seconds) if label in TRACED else None,
        "sections": _sections(label, key),
        **_reading(snapshot, key, label),
    }


def mentions(snapshot: Snapshot, key: str) -> list[dict[str, Any]]:
    """The items that mention a thing, newest first, with the words that name it."""
    found = []
    for _, item, edge, data in snapshot.mirror.out_edges(key, keys=True, data=True):
        if data["predicate"] == "MENTIONED_IN":
            card = {"id": item, "edge": edge, **item_card(snapshot.mirror, item)}
            found.append(card | {"day": snapshot.date_of(item), "quote": data.get("quote")})
    return sorted(found, key=lambda card: (card["day"] or "", card["id"]), reverse=True)


def _properties(snapshot: Snapshot, key: str) -> dict[str, Any]:
    data = snapshot.mirror.nodes[key]
    shown = {
        name: data[name]
        for name in node_columns(data["label"])
        if name not in _HIDDEN | set(_LINKED) and data.get(name) not in (None, [], "", False)
    }
    return shown | ({"urls": links} if (links := web_links(data.get("urls") or [])) else {})


def _connections(snapshot: Snapshot, key: str) -> list[dict[str, Any]]:
    """The drawn lines at a thing, grouped on the page by kind and direction."""
    found = []
    edges = {k for _, _, k in snapshot.mirror.out_edges(key, keys=True)}
    edges |= {k for _, _, k in snapshot.mirror.in_edges(key, keys=True)}
    for line_id in sorted({snapshot.line_of[k] for k in edges if k in snapshot.line_of}):
        line = snapshot.lines[line_id]
        out = line.source == key
        facts = [snapshot.edges[fact][2] for fact in line.facts]
        dates = sorted({d for f in facts if (d := f.get("date") or snapshot.date_of(f.get("item")))})
        found.append(
            {
                "line": line.id,
                "kind": line.kind,
                "out": out,
                "other": named(snapshot, line.target if out else line.source),
                "dates": dates,
                "details": list(dict.fromkeys(text for fact in facts for text in details(fact))),
            }
        )
    return found


def _trace(snapshot: Snapshot, store: Store, key: str, seconds: float) -> dict[str, Any]:
    found = trace(store, key, timeout=seconds)
    names = {*found.summary.authorities, *(row.law for row in found.rows if row.law)}
    refs = {name: snapshot.ids[name] for name in sorted(names) if name in snapshot.ids}
    return {"summary": found.summary.model_dump(), "rows": found.records(), "refs": refs}


@cache
def _pages() -> dict[str, list[dict[str, str]]]:
    import yaml

    text = (files("viz.explorer") / "data" / "pages.yaml").read_text("utf-8")
    pages: dict[str, list[dict[str, str]]] = yaml.safe_load(text)
    return pages


def _sections(label: str, key: str) -> list[dict[str, Any]]:
    return [
        {
            "query": part["query"],
            "title": query_named(part["query"]).title,
            "title_zh": chinese()["queries"].get(part["query"]),
            "given": {part["parameter"]: key},
        }
        for part in _pages().get(label, [])
    ]


def _reading(snapshot: Snapshot, key: str, label: str) -> dict[str, Any]:
    """A newsletter's items; an item's text, with the words that state facts marked."""
    mirror = snapshot.mirror
    if label == "Document":
        items = [v for _, v, d in mirror.out_edges(key, data=True) if d["predicate"] == "CONTAINS"]
        cards = [
            {"id": item, "category": mirror.nodes[item]["category"], **item_card(mirror, item)}
            for item in sorted(items, key=lambda item: mirror.nodes[item]["number"])
        ]
        return {"items": cards}
    item = key if label == "Item" else str(mirror.nodes[key].get("item"))
    if item not in mirror:
        return {}
    facts = [
        (snapshot.line_of.get(k, k), d) for k, (_, _, d) in snapshot.edges.items() if d.get("item") == item
    ]
    data = mirror.nodes[item]
    spans = [
        (start - data["start"], end - data["start"])
        for _, fact in facts
        if fact["predicate"] not in ("MENTIONED_IN", "CONTAINS")
        for start, end in zip(fact.get("quote_starts") or [], fact.get("quote_ends") or [], strict=False)
    ]
    return {
        "reading": {"id": item, **item_card(mirror, item), "text": marked(data["text"], spans)},
        "states": sorted({line for line, _ in facts if line in snapshot.lines}),
    }
