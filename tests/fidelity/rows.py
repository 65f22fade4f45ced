"""Rows of facts: what a reader gives, in the form that fidelity is measured in."""

from collections import defaultdict
from typing import Any

from graph_model.edges import Edge
from graph_model.facts import DocumentFacts
from graph_model.ids import article_id
from graph_model.nodes import AnyNode
from graph_model.values.numerals import whole_article

Row = dict[str, Any]

PROPERTIES = {
    "CONTAINS": (),
    "MENTIONED_IN": (),
    "ISSUED": ("stage", "date", "effective", "comments_until"),
    "ENFORCED": (),
    "PROSECUTED": (),
    "HEARD": (),
    "CITED": ("as_",),
    "PENALISED": ("kind", "amount_cny", "months"),
}


def rows(facts: DocumentFacts) -> list[Row]:
    """One row for each stated edge: both ends under all their names, the properties, where it is stated."""
    nodes = {node.id: node for node in facts.nodes} | {facts.document.id: facts.document}
    surfaces: dict[str, set[str]] = defaultdict(set)
    for edge in facts.edges:
        surfaces[edge.source].update(edge.surfaces)
    found = [
        {
            "document": facts.document.name,
            "predicate": edge.predicate,
            "subject": _thing(nodes[edge.source], nodes, surfaces),
            "object": _thing(nodes[edge.target], nodes, surfaces),
            "properties": {key.rstrip("_"): getattr(edge, key) for key in PROPERTIES[edge.predicate]},
            "evidence": _evidence(edge, nodes[edge.target]),
        }
        for edge in facts.edges
        if edge.predicate in PROPERTIES
    ]
    return list({_key(row): row for row in reversed(found)}.values())[::-1]


def _key(row: Row) -> str:
    """What tells a fact from others: paragraphs of one article are one."""
    ends = (
        row["subject"]["id"],
        row["object"]["id"],
        row["evidence"] if row["predicate"] == "CONTAINS" else "",
    )
    return repr((row["predicate"], *ends, row["properties"]))


def _evidence(edge: Edge, target: AnyNode) -> list[dict[str, int]]:
    if edge.predicate == "CONTAINS" and target.label == "Item":
        return [{"start": target.start, "end": target.stop}]
    return [{"start": span.start, "end": span.end} for span in edge.evidence]


def _thing(node: AnyNode, nodes: dict[str, AnyNode], surfaces: dict[str, set[str]]) -> dict[str, Any]:
    names = {*getattr(node, "aliases", []), getattr(node, "name_zh", None), *surfaces[node.id]} - {
        None,
        node.name,
    }
    thing: dict[str, Any] = {"id": node.id, "label": node.label, "name": node.name, "aliases": sorted(names)}
    if node.label == "Article":
        law = nodes.get(node.law)
        number = whole_article(node.number)
        thing |= {"id": article_id(node.law, number), "number": number}
        thing["law"] = (
            _thing(law, nodes, surfaces) if law else {"id": node.law, "label": "Law", "name": node.law_name}
        )
    if node.label == "Item":
        thing |= {"title": node.title, "category": node.category, "date": node.date, "urls": node.urls}
    return thing
