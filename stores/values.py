"""What the engines return, as plain Python values that are the same for both."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any


def plain(value: Any) -> Any:
    """`value` with nodes, edges and paths as dicts of what they state, and times as ISO strings."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, list | tuple | set):
        return [plain(each) for each in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return _foreign(value)


def _mapping(value: Mapping[str, Any]) -> dict[str, Any]:
    """The embedded engine gives nodes, edges and paths as dicts with keys of its own."""
    if "_NODES" in value and "_RELS" in value:
        return {"nodes": plain(value["_NODES"]), "edges": plain(value["_RELS"])}
    if "_LABEL" in value and "_ID" in value:
        stated = {key: each for key, each in value.items() if key[0] != "_" and each is not None}
        return {key: plain(stated[key]) for key in sorted(stated)}
    return {key: plain(each) for key, each in value.items()}


def _foreign(value: Any) -> Any:
    """The Neo4j driver gives classes of its own."""
    from neo4j.graph import Entity, Path

    if isinstance(value, Path):
        return {"nodes": plain(value.nodes), "edges": plain(value.relationships)}
    if isinstance(value, Entity):
        return {key: plain(each) for key, each in sorted(value.items())}
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
