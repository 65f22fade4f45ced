"""The sample newsletters, and names for what corrections are about in them."""

import json

from factories import april, chinese, march, sample_facts

from graph_model import DocumentFacts, Graph, merge
from graph_model.corrections import Corrected, Log, corrected, read_log

MARCH, APRIL, CHINESE = march(), april(), chinese()


def item(facts: DocumentFacts, number: int) -> str:
    """The id of an item."""
    return next(node.id for node in facts.nodes if node.label == "Item" and node.number == number)


def edge(facts: DocumentFacts, predicate: str, target: str | None = None, kind: str | None = None) -> str:
    """The id of the first edge of this kind."""
    return next(
        e.id
        for e in facts.edges
        if e.predicate == predicate and target in (None, e.target) and kind in (None, e.kind)
    )


def log(*lines: dict[str, object]) -> Log:
    return read_log("".join(json.dumps(line) + "\n" for line in lines))


def apply(*lines: dict[str, object], documents: list[DocumentFacts] | None = None) -> Corrected:
    return corrected(sample_facts() if documents is None else documents, log(*lines))


def graph(*lines: dict[str, object]) -> Graph:
    return merge(apply(*lines).documents)


CLINIC = next(n.id for n in MARCH.nodes if n.label == "Company" and n.name == "a private clinic")
BANK, FIRM = "company:linjiang-bank", "company:yongjia-4d1f"
CAC, MIIT = "regulator:cac", "regulator:miit"
CLINIC_FINED = edge(MARCH, "PENALISED", CLINIC, "fine")

MERGE = {"action": "merge", "entity": FIRM, "into": BANK, "name": "Linjiang Bank"}
MERGE_LAWS = {"action": "merge", "entity": "law:pipl", "into": "law:dsl"}
MERGE_NEW = {"action": "merge", "entity": CLINIC, "into": "company:clinic", "name": "The Clinic"}
SPLIT = {"action": "split", "entity": BANK, "item": item(APRIL, 2), "name": "Linjiang Rural Bank"}
SPLIT_LAW = {"action": "split", "entity": "law:pipl", "item": item(APRIL, 2)}
RENAME = {"action": "rename", "entity": "law:dsl", "name": "Data Security Act"}
STRIKE = {"action": "strike", "edge": CLINIC_FINED}
STRIKE_ITEM = {"action": "strike", "edge": edge(MARCH, "CONTAINS", item(MARCH, 3))}
ADD = {
    "action": "add",
    "predicate": "PENALISED",
    "source": CAC,
    "target": "company:lab",
    "target_name": "The Laboratory",
    "document": "harbour-2025-03.txt",
    "quote": "fined the  clinic RMB 80,000",
    "kind": "fine",
    "amount_cny": 80000,
}
ADD_CITED = {
    "action": "add",
    "predicate": "CITED",
    "source": "case",
    "target": "article:csl:27",
    "as": "violated",
    "document": "harbour-2025-03.txt",
    "quote": "contrary to Article 27 of the DSL",
}
ADD_ISSUED = {
    "action": "add",
    "predicate": "ISSUED",
    "source": "regulator:mps",
    "target": "law:measures-for-reporting-of-data-incidents",
    "stage": "draft",
    "document": "harbour-2025-03.txt",
    "quote": "together with MIIT",
}
EVERY = [
    MERGE, MERGE_LAWS, MERGE_NEW, SPLIT, SPLIT_LAW, RENAME, STRIKE, STRIKE_ITEM, ADD, ADD_CITED, ADD_ISSUED,
]  # fmt: skip
