"""Questions from the page: the catalogue with its forms, and Cypher; rows, and the part of the graph they speak of."""

import math
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from graph_model.edges import BODIES, PARTIES
from queries.catalogue import catalogue, named, questions, run
from queries.parameters import LABELS
from queries.query import Query
from stores.base import Result, Store
from viz.explorer.settings import Settings
from viz.explorer.snapshot import Snapshot

#: More things than these are no picture that answers a question.
_GRAPH = 400


@cache
def chinese() -> Mapping[str, Mapping[str, str]]:
    """The Chinese words for queries, columns and parameters, from `data/zh.yaml`."""
    import yaml

    words: dict[str, dict[str, str]] = yaml.safe_load(
        (files("viz.explorer") / "data" / "zh.yaml").read_text("utf-8")
    )
    return words


def listed() -> dict[str, Any]:
    """All queries with what a form needs, and which of them answer each of the questions that people ask."""
    return {
        "queries": [_described(query) for query in catalogue().values()],
        "questions": [
            {"number": number, "question": text, "queries": list(names)}
            for number, (text, names) in questions().items()
        ],
    }


def ask(
    snapshot: Snapshot, store: Store, settings: Settings, name: str, given: dict[str, str]
) -> dict[str, Any]:
    """The answer to the query called `name`. Raises QueryError, StoreError."""
    query = named(name)
    result = run(store, name, limit=settings.rows, timeout=settings.seconds, **given)
    types = {column.name: column.type for column in query.columns}
    return {"query": _described(query), "given": given, **_answer(snapshot, result, types)}


def cypher(snapshot: Snapshot, store: Store, settings: Settings, statement: str) -> dict[str, Any]:
    """The answer to a statement that only reads. Raises StoreError, also for one that does more than read."""
    result = store.run(statement, limit=settings.rows, timeout=settings.seconds)
    return _answer(snapshot, result, {})


def _described(query: Query) -> dict[str, Any]:
    words = chinese()
    return {
        "name": query.name,
        "title": query.title,
        "title_zh": words["queries"].get(query.name),
        "topic": query.topic,
        "question": query.question,
        "cypher": query.cypher,
        "parameters": [
            {
                "name": each.name,
                "name_zh": words["parameters"].get(each.name),
                "type": each.type,
                "meaning": each.meaning,
                "required": each.required,
                "choices": list(each.choices),
                "default": each.default,
                "labels": _labels(each.type),
            }
            for each in query.parameters
        ],
    }


def _labels(kind: str) -> list[str] | None:
    """The kinds of thing that a parameter takes by name; None if it takes no thing."""
    if kind not in LABELS:
        return None
    return list(LABELS[kind]) or [*BODIES, *PARTIES, "Law", "Article", "LegalCase"]


def _answer(snapshot: Snapshot, result: Result, types: Mapping[str, str]) -> dict[str, Any]:
    said = {value for row in result.rows for cell in row for value in _strings(cell)}
    nodes = {value for value in said if value in snapshot.mirror}
    lines = {snapshot.line_of[value] for value in said if value in snapshot.line_of}
    nodes |= {end for line in lines for end in (snapshot.lines[line].source, snapshot.lines[line].target)}
    shown = {n for n in nodes if snapshot.mirror.nodes[n]["label"] not in ("Item", "Document")}
    lines |= {k for k, line in snapshot.lines.items() if line.source in shown and line.target in shown}
    return {
        "columns": [
            {"name": name, "name_zh": chinese()["columns"].get(name), "type": types.get(name, "string")}
            for name in result.columns
        ],
        "rows": [[_finite(value) for value in row] for row in result.rows],
        "truncated": result.truncated,
        "refs": {value: snapshot.ids[value] for value in said if value in snapshot.ids},
        "graph": {"nodes": sorted(shown)[:_GRAPH], "lines": sorted(lines)} if shown else None,
    }


def _finite(value: Any) -> Any:
    """JSON has no word for infinity, nor for what is no number."""
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _strings(value: Any) -> Iterator[str]:
    """The strings in a cell; of a node or an edge its id alone."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        else:
            for each in value.values():
                yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
