"""The schema, derived once from the models: from it come Neo4j's constraints and the embedded tables."""

import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from graph_model.edges import ENDPOINTS, Edge
from graph_model.evidence import Span
from graph_model.nodes import NODE_TYPES, Node

ColumnType = Literal["string", "int", "float", "bool", "strings", "ints"]

#: The label that every node of ours also bears in a database shared with other graphs.
MARKER = "RegAtlas"

#: How an edge's evidence is laid flat: the first span to quote, and the lists of all spans.
EVIDENCE_COLUMNS: dict[str, ColumnType] = {
    "quote": "string",
    "quote_start": "int",
    "quote_end": "int",
    "quotes": "strings",
    "quote_starts": "ints",
    "quote_ends": "ints",
}


def _column(annotation: Any) -> ColumnType:
    args = [a for a in typing.get_args(annotation) if a is not types.NoneType]
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        return _column(args[0])
    if origin is list:
        return "ints" if args[0] is int else "strings"
    if origin is Literal:
        return "string"
    return {str: "string", int: "int", float: "float", bool: "bool"}[annotation]  # type: ignore[return-value]


def node_columns(label: str) -> dict[str, ColumnType]:
    """The properties of nodes with this label and their types, `id` first; `label` repeats the label."""
    return {name: _column(field.annotation) for name, field in NODE_TYPES[label].model_fields.items()}


def edge_columns() -> dict[str, ColumnType]:
    """The properties of every kind of edge and their types; `predicate` repeats the edge's type."""
    columns: dict[str, ColumnType] = {}
    for name, field in Edge.model_fields.items():
        if name in ("source", "target"):
            continue
        if name == "evidence":
            columns.update(EVIDENCE_COLUMNS)
        else:
            columns[field.alias or name] = _column(field.annotation)
    return columns


def endpoint_pairs(predicate: str) -> list[tuple[str, str]]:
    """Every pair of labels that edges of this kind may join."""
    sources, targets = ENDPOINTS[predicate]
    return [(source, target) for source in sources for target in targets]


@cache
def _edge_names() -> tuple[tuple[str, str], ...]:
    """The fields of an edge that are columns as they are, and the columns' names."""
    fields = ((name, field.alias or name) for name, field in Edge.model_fields.items())
    return tuple(each for each in fields if each[0] not in ("source", "target", "evidence"))


def edge_properties(edge: Edge) -> dict[str, Any]:
    """The edge's properties as the stores hold them: evidence laid flat, nothing that is unknown."""
    values = edge.__dict__  # model_dump takes ten times as long, and loaders live on this.
    row = {
        column: list(value) if type(value) is list else value
        for name, column in _edge_names()
        if (value := values[name]) is not None
    }
    spans: list[Span] = edge.evidence
    if spans:
        row["quote"], row["quote_start"], row["quote_end"] = spans[0].quote, spans[0].start, spans[0].end
    row["quotes"] = [s.quote for s in spans]
    row["quote_starts"] = [s.start for s in spans]
    row["quote_ends"] = [s.end for s in spans]
    return row


def edge_of(properties: Mapping[str, Any], source: str, target: str) -> Edge:
    """The edge whose `edge_properties` these are."""
    stated = {name: value for name, value in properties.items() if name not in EVIDENCE_COLUMNS}
    spans = zip(properties["quote_starts"], properties["quote_ends"], properties["quotes"], strict=True)
    evidence = [{"start": start, "end": end, "quote": quote} for start, end, quote in spans]
    return Edge.model_validate({**stated, "source": source, "target": target, "evidence": evidence})


def node_properties(node: Node) -> dict[str, Any]:
    """The node's properties as the stores hold them: nothing that is unknown."""
    return {
        name: list(value) if type(value) is list else value
        for name, value in node.__dict__.items()
        if value is not None
    }
