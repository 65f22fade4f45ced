"""Which part of the graph answers to a period, a kind of penalty, a level, a place or a law."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from queries.errors import BadParameter
from viz.explorer.snapshot import Snapshot
from viz.picture import Line, label_of

_ACTS = ("ISSUED", "ENFORCED", "PROSECUTED", "HEARD")


@dataclass(frozen=True)
class Filter:
    """What is wanted; an empty value matches all. `since` and `until` are ISO days or months, `law` is an id."""

    since: str = ""
    until: str = ""
    penalty: str = ""
    level: str = ""
    place: str = ""
    law: str = ""

    @classmethod
    def of(cls, values: dict[str, str]) -> "Filter":
        """The filter that the query string of an address gives; BadParameter for a name that there isn't."""
        names = {field.name for field in fields(cls)}
        if unknown := sorted(set(values) - names):
            raise BadParameter(f"there is no filter {unknown[0]!r}; there are {', '.join(sorted(names))}")
        return cls(**values)


def matching(snapshot: Snapshot, wanted: Filter) -> list[str]:
    """The lines of all deeds (cases, and instruments as issued) that `wanted` matches, by id.

    A deed without a day counts in its newsletter's month.
    """
    mirror = snapshot.mirror
    deeds = {node for node, data in mirror.nodes(data=True) if data["label"] in ("LegalCase", "Law")}
    kept = {deed for deed in deeds if _matches(snapshot, deed, wanted)}
    penalties = {
        v for case in kept for _, v, d in mirror.out_edges(case, data=True) if d["predicate"] == "IMPOSED"
    }
    near = kept | penalties
    return sorted(line.id for line in snapshot.lines.values() if _belongs(snapshot, line, near, wanted))


def _belongs(snapshot: Snapshot, line: Line, near: set[str], wanted: Filter) -> bool:
    """Whether a line is part of a deed kept: an act counts if it is within the period itself."""
    facts = [snapshot.edges[fact][2] for fact in line.facts]
    if line.kind == "PENALISED":
        return any(data.get("case_id") in near for data in facts)
    if line.kind == "ISSUED":
        return line.target in near and any(_within(_day(snapshot, data), wanted) for data in facts)
    if line.kind == "SUBORDINATE_TO":
        return False
    if line.source in near and label_of(snapshot.mirror, line.source) == "Law":
        return line.kind.startswith("CITED")
    return bool(line.source in near or (line.target in near and line.kind in _ACTS))


def _matches(snapshot: Snapshot, deed: str, wanted: Filter) -> bool:
    acts = list(_acts(snapshot, deed))
    if not acts:
        return False
    days = [_day(snapshot, data) for _, data in acts]
    if (wanted.since or wanted.until) and not any(_within(day, wanted) for day in days):
        return False
    bodies = [snapshot.mirror.nodes[body] for body, _ in acts]
    if wanted.level and all(body.get("level") != wanted.level for body in bodies):
        return False
    if wanted.place and not any(_is_at(body, wanted.place) for body in bodies):
        return False
    if wanted.penalty and wanted.penalty not in _penalties(snapshot, deed):
        return False
    return not wanted.law or wanted.law in _laws(snapshot, deed)


def _acts(snapshot: Snapshot, deed: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for body, _, data in snapshot.mirror.in_edges(deed, data=True):
        if data["predicate"] in _ACTS:
            yield body, data


def _day(snapshot: Snapshot, data: dict[str, Any]) -> str | None:
    return data.get("date") or snapshot.date_of(data.get("item"))


def _within(day: str | None, wanted: Filter) -> bool:
    if not (wanted.since or wanted.until):
        return True
    if day is None:
        return False
    # A month is within a period that any day of it is in.
    return (not wanted.since or day >= wanted.since[: len(day)]) and (
        not wanted.until or day[: len(wanted.until)] <= wanted.until
    )


def _is_at(body: dict[str, Any], place: str) -> bool:
    said = " ".join(filter(None, (body.get("place"), body.get("name"), body.get("name_zh"))))
    return place.casefold() in said.casefold()


def _penalties(snapshot: Snapshot, deed: str) -> set[str]:
    mirror = snapshot.mirror
    return {
        mirror.nodes[v]["kind"]
        for _, v, data in mirror.out_edges(deed, data=True)
        if data["predicate"] == "IMPOSED"
    }


def _laws(snapshot: Snapshot, deed: str) -> set[str]:
    cited = {v for _, v, data in snapshot.mirror.out_edges(deed, data=True) if data["predicate"] == "CITED"}
    return {deed} | cited | {snapshot.mirror.nodes[v].get("law", v) for v in cited}
