"""Where it says so: the sentence of each fact, marked in the text of its item, with newsletter, date and links."""

from typing import Any

from queries.errors import UnknownName
from viz.explorer.snapshot import Snapshot
from viz.picture import label_of, node_name, sentence
from viz.proof import details, item_card
from viz.style import line_kind

_BASIS = {"registry": "registry", "structure": "structure"}
Segment = tuple[str, bool]


def evidence(snapshot: Snapshot, key: str) -> dict[str, Any]:
    """What stands behind an edge, a drawn line, a case or a penalty (its id): a heading and the facts.

    Raises UnknownName for an id that is none of these.
    """
    keys = _edges_of(snapshot, key)
    if not keys:
        raise UnknownName(f"nothing in this graph has the id {key!r}, or no sentence stands behind it")
    facts = [_fact(snapshot, edge) for edge in keys]
    return {
        "id": key,
        "heading": _heading(snapshot, key, keys),
        "ends": _ends(snapshot, keys[0]),
        "facts": facts,
    }


def marked(text: str, spans: list[tuple[int, int]]) -> list[Segment]:
    """`text` in pieces, each with whether it lies within `spans` (start, end: code points)."""
    pieces: list[Segment] = []
    at = 0
    for start, end in sorted(spans):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        if start > at:
            pieces.append((text[at:start], False))
        pieces.append((text[start:end], True))
        at = end
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces


def _edges_of(snapshot: Snapshot, key: str) -> list[str]:
    if key in snapshot.lines:
        return list(snapshot.lines[key].facts)
    if key in snapshot.edges:
        return [key]
    if key not in snapshot.mirror:
        return []
    label = label_of(snapshot.mirror, key)
    if label == "Penalty":
        return _of_penalty(snapshot, key)
    if label == "LegalCase":
        return _of_case(snapshot, key)
    return _out(snapshot, key, "MENTIONED_IN")


def _of_penalty(snapshot: Snapshot, penalty: str) -> list[str]:
    """Who penalised whom first: that sentence says most."""
    on = snapshot.penalised.get(penalty, [])
    imposed = [] if on else [k for _, _, k in snapshot.mirror.in_edges(penalty, keys=True)]
    return on + sorted(imposed) + _out(snapshot, penalty, "UNDER")


def _of_case(snapshot: Snapshot, case: str) -> list[str]:
    acts = sorted(k for _, _, k in snapshot.mirror.in_edges(case, keys=True))
    return snapshot.penalised.get(case, []) + acts + _out(snapshot, case, "CITED")


def _out(snapshot: Snapshot, node: str, predicate: str) -> list[str]:
    found = snapshot.mirror.out_edges(node, keys=True, data=True)
    return sorted(k for _, _, k, data in found if data["predicate"] == predicate)


def _heading(snapshot: Snapshot, key: str, keys: list[str]) -> str:
    if key in snapshot.mirror:
        return node_name(snapshot.mirror, key)
    source, target, data = snapshot.edges[keys[0]]
    return sentence(snapshot.mirror, source, line_kind(data), target)


def _ends(snapshot: Snapshot, edge: str) -> dict[str, Any]:
    source, target, data = snapshot.edges[edge]
    return {"source": named(snapshot, source), "kind": line_kind(data), "target": named(snapshot, target)}


def named(snapshot: Snapshot, node: str) -> dict[str, Any]:
    """A thing as lists and links show it: id, kind, names."""
    data = snapshot.mirror.nodes[node]
    return {"id": node, "label": data["label"], "name": data["name"], "name_zh": data.get("name_zh")}


def _fact(snapshot: Snapshot, edge: str) -> dict[str, Any]:
    source, target, data = snapshot.edges[edge]
    return {
        "id": edge,
        "source": named(snapshot, source),
        "kind": line_kind(data),
        "target": named(snapshot, target),
        "details": details(data),
        "quotes": list(dict.fromkeys(data.get("quotes") or [])),
        "basis": _BASIS.get(str(data.get("basis"))),
        "reader": data.get("reader"),
        **_place(snapshot, data),
    }


def _place(snapshot: Snapshot, data: dict[str, Any]) -> dict[str, Any]:
    """The item that a fact stands in, with its text in pieces of which the stated words are marked."""
    item = str(data.get("item"))
    if item not in snapshot.mirror:
        return {"item": None, "text": []}
    node = snapshot.mirror.nodes[item]
    return {
        "item": {"id": item, "document": node.get("document"), **item_card(snapshot.mirror, item)},
        "text": marked(node["text"], _spans(node, data)),
    }


def _spans(item: dict[str, Any], data: dict[str, Any]) -> list[tuple[int, int]]:
    """Where the quotes lie in the item's own text; one that lies outside its extent is looked for by its words."""
    text, start = item["text"], item["start"]
    spans = []
    for begin, quote in zip(data.get("quote_starts") or [], data.get("quotes") or [], strict=False):
        at = begin - start
        if at < 0 or text[at : at + len(quote)] != quote:
            at = text.find(quote)
        if quote and at >= 0:
            spans.append((at, at + len(quote)))
    return spans
