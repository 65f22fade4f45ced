"""Facts as JSON lines: one for each edge that a document states, with both ends and the evidence.

This is the form in which extraction is measured: `document`, `predicate`, `subject`, `object`, `properties`,
`evidence` (code-point offsets into the document's text, end exclusive). Facts are counted by article: a paragraph
(`45(1)`) stands under its article's id and number, and is named in `provision`.
"""

import json
from collections import defaultdict
from typing import Any

from graph_model.ids import article_id
from graph_model.values.numerals import whole_article
from viz.picture import Mirror, MirrorEdge, edges

#: The kinds of edge that become lines, and the properties that each of them shows.
_PROPERTIES: dict[str, tuple[str, ...]] = {
    "CONTAINS": (),
    "MENTIONED_IN": (),
    "ISSUED": ("stage", "date", "effective", "comments_until"),
    "ENFORCED": (),
    "PROSECUTED": (),
    "HEARD": (),
    "CITED": ("as",),
    "PENALISED": ("kind", "amount_cny", "months"),
}

Surfaces = dict[tuple[str, str], set[str]]


def facts_lines(mirror: Mirror) -> bytes:
    """All facts of `mirror`, sorted by document, place in its text and edge id; UTF-8, a line feed after each."""
    surfaces = _surfaces(mirror)
    rows = [
        (_line(mirror, edge, surfaces), edge[2])
        for edge in edges(mirror, *_PROPERTIES)
        if _document(mirror, edge)
    ]
    rows = _once(rows)
    rows.sort(
        key=lambda row: (row[0]["document"], [span["start"] for span in row[0]["evidence"]][:1], row[1])
    )
    # Half a character (a lone surrogate) has no UTF-8: backslashreplace writes it as JSON's own escape.
    text = "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row, _ in rows)
    return text.encode("utf-8", "backslashreplace")


def _once(rows: list[tuple[dict[str, Any], str]]) -> list[tuple[dict[str, Any], str]]:
    """`rows` with what one item states of several paragraphs of one article made one row, under all its evidence."""
    kept: dict[tuple[str, ...], tuple[dict[str, Any], str]] = {}
    for row, edge in rows:
        subject, thing = row["subject"], row["object"]
        if "Article" not in (subject["label"], thing["label"]):
            kept[(edge,)] = row, edge
            continue
        same = (row["document"], row["predicate"], subject["id"], thing["id"], json.dumps(row["properties"]))
        first = kept.setdefault(same, (row, edge))[0]
        first["evidence"] += [span for span in row["evidence"] if span not in first["evidence"]]
    return list(kept.values())


def _surfaces(mirror: Mirror) -> Surfaces:
    """The words by which each document names each thing: (thing, document) -> words."""
    found: Surfaces = defaultdict(set)
    for source, _, _, data in edges(mirror, "MENTIONED_IN"):
        found[source, str(data.get("document"))].update(data.get("surfaces") or [])
    return found


def _document(mirror: Mirror, edge: MirrorEdge) -> str | None:
    """The id of the document that states `edge`."""
    source, _, _, data = edge
    document = source if data["predicate"] == "CONTAINS" else data.get("document")
    return document if document in mirror else None


def _line(mirror: Mirror, edge: MirrorEdge, surfaces: Surfaces) -> dict[str, Any]:
    source, target, _, data = edge
    document = str(_document(mirror, edge))
    return {
        "document": mirror.nodes[document]["name"],
        "predicate": data["predicate"],
        "subject": _thing(mirror, source, document, surfaces),
        "object": _thing(mirror, target, document, surfaces),
        "properties": {key: data.get(key) for key in _PROPERTIES[data["predicate"]]},
        "evidence": _evidence(mirror, target, data),
    }


def _evidence(mirror: Mirror, target: str, data: dict[str, Any]) -> list[dict[str, int]]:
    if data["predicate"] == "CONTAINS":
        item = mirror.nodes[target]
        return [{"start": item["start"], "end": item["stop"]}]
    spans = zip(data.get("quote_starts") or [], data.get("quote_ends") or [], strict=True)
    return [{"start": start, "end": end} for start, end in spans]


def _thing(mirror: Mirror, node: str, document: str, surfaces: Surfaces) -> dict[str, Any]:
    """One end of a fact, under all names that the graph or this document has for it."""
    data = mirror.nodes[node]
    names = {*data.get("aliases", []), *surfaces.get((node, document), ()), data.get("name_zh")}
    thing: dict[str, Any] = {
        "id": node,
        "label": data["label"],
        "name": data["name"],
        "aliases": sorted(name for name in names if name and name != data["name"]),
    }
    if data["label"] == "Article":
        law, number = data["law"], whole_article(data["number"])
        thing |= {"id": article_id(law, number), "number": number}
        if number != data["number"]:
            thing |= {"name": f"{data['law_name']}, Article {number}", "provision": data["number"]}
        thing["law"] = (
            _thing(mirror, law, document, surfaces)
            if law in mirror
            else {"id": law, "label": "Law", "name": data["law_name"], "aliases": []}
        )
    if data["label"] == "Item":
        thing |= {key: data.get(key) for key in ("title", "category", "date")}
        thing["urls"] = list(data.get("urls", []))
    return thing
