"""Writes what newsletters state, a JSON line for each fact, by the code that PYTHONPATH leads to.

usage: facts_of.py PATH [PATH ...]

A line has the `document`, the number of the `item`, the `fact` in words, and the `quote` that states it. A newsletter
that can't be read is a line with `unread`.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loaders.read import read_path
from loaders.rule_reader import RuleReader

PREDICATES = ("MENTIONED_IN", "ISSUED", "ENFORCED", "PROSECUTED", "HEARD", "CITED", "PENALISED")
PROPERTIES = ("stage", "date", "effective", "comments_until", "as_", "kind", "amount_cny", "months")


def facts_of(path: Path) -> Iterator[dict[str, Any]]:
    """Every item of the newsletter, and every fact that it states, under the names that things have."""
    try:
        facts = RuleReader().read(read_path(path))
    except Exception as error:  # Whatever the other commit's code does must not hide the other newsletters.
        yield {"document": path.name, "unread": f"{type(error).__name__}: {error}"}
        return
    nodes = {node.id: node for node in facts.nodes}
    for node in nodes.values():
        if node.label == "Item":
            stated = (
                f"item {node.title or '(no title)'} {{{node.category}, {node.date}, {' '.join(node.urls)}}}"
            )
            yield {"document": path.name, "item": node.number, "fact": stated, "quote": ""}
    for edge in facts.edges:
        if edge.predicate in PREDICATES and edge.item in nodes:
            yield {
                "document": path.name,
                "item": nodes[edge.item].number,
                "fact": _words(edge, nodes),
                "quote": edge.evidence[0].quote if edge.evidence else "",
            }


def _words(edge: Any, nodes: dict[str, Any]) -> str:
    source, target = nodes[edge.source], nodes[edge.target]
    if edge.predicate == "MENTIONED_IN":
        return f"mention of {source.label} {source.name}"
    values = {name.rstrip("_"): getattr(edge, name) for name in PROPERTIES}
    stated = ", ".join(f"{name} {value}" for name, value in values.items() if value is not None)
    ends = [f"{node.label} {node.name}" if node.label != "LegalCase" else "case" for node in (source, target)]
    return f"{edge.predicate} {ends[0]} -> {ends[1]}" + (f" {{{stated}}}" if stated else "")


def main() -> None:
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    for name in sys.argv[1:]:
        for line in facts_of(Path(name)):
            print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
