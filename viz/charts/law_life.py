"""A law's life on a time line: drafts and the time for comments, the final text and its effect, what cites it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from viz.charts.axis import TimeAxis
from viz.charts.chart import Chart, Row, day_of, where
from viz.picture import Mirror, label_of, node_name, require_node
from viz.style import style
from viz.svg.element import document, fitted, tag, text, title

_LANES = {
    "draft": "Draft, time for comments",
    "final": "Final text",
    "force": "In force",
    "case": "Cited in cases",
    "law": "Cited by instruments",
}
_LEFT, _RIGHT, _TOP, _LANE, _ACROSS = 230.0, 1130.0, 104.0, 54.0, 1160.0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a law on a day (ISO; None if unknown), or up to the day `until`."""

    lane: str
    day: str | None
    what: str
    until: str | None = None
    who: str = ""
    quotes: tuple[str, ...] = ()
    item: str | None = None
    edge: str | None = None


def law_life(mirror: Mirror, node: str | None = None) -> Chart:
    """The life of the law `node` (its id). Raises ValueError for none, or for what is no law."""
    law = require_node(mirror, node, "law-life")
    if label_of(mirror, law) != "Law":
        raise ValueError(f"{node_name(mirror, law)} is no law: law-life shows the life of one")
    events = sorted(
        _merged(_events(mirror, law)), key=lambda e: (e.day is None, e.day or "", e.lane, e.what, e.who)
    )
    status = mirror.nodes[law].get("status")
    lead = f"{len(events)} events" + (f"; now {status}." if status else ".")
    rows = [
        Row(
            (
                e.day or "unknown",
                e.what + (f" until {e.until}" if e.until else ""),
                e.who,
                where(mirror, e.item),
            ),
            e.quotes,
            e.item,
            e.edge,
        )
        for e in events
    ]
    name = node_name(mirror, law)
    return Chart(name, lead, _drawing(name, lead, events), ("date", "event", "who", "newsletter"), rows)


def _merged(events: Iterator[Event]) -> list[Event]:
    """What several bodies did together, or several newsletters report, is one event."""
    found: dict[tuple[Any, ...], Event] = {}
    for event in events:
        key = (
            event.lane,
            event.day,
            event.until,
            event.what,
            event.who if event.lane in ("case", "law") else "",
        )
        known = found.get(key)
        if known is None:
            found[key] = event
            continue
        who = "; ".join(dict.fromkeys(filter(None, (*known.who.split("; "), event.who))))
        quotes = tuple(dict.fromkeys((*known.quotes, *event.quotes)))
        found[key] = Event(
            event.lane,
            event.day,
            event.what,
            event.until,
            who,
            quotes,
            known.item or event.item,
            known.edge or event.edge,
        )
    return list(found.values())


def _events(mirror: Mirror, law: str) -> Iterator[Event]:
    data = mirror.nodes[law]
    stated = set()
    for body, _, edge in mirror.in_edges(law, data=True):
        if edge["predicate"] == "ISSUED":
            stated |= {edge.get("date"), edge.get("effective")}
            yield from _issued(mirror, node_name(mirror, body), edge)
    if data.get("published") and data["published"] not in stated:
        yield Event("final", data["published"], "published", who="registry")
    if data.get("effective") and data["effective"] not in stated:
        yield Event("force", data["effective"], "takes effect", who="registry")
    parts = [u for u, _, edge in mirror.in_edges(law, data=True) if edge["predicate"] == "PART_OF"]
    for cited in (law, *sorted(parts)):
        for source, _, edge in mirror.in_edges(cited, data=True):
            if edge["predicate"] == "CITED":
                yield _cited(mirror, source, cited, law, edge)


def _issued(mirror: Mirror, who: str, edge: dict[str, Any]) -> Iterator[Event]:
    quotes, item = tuple(edge.get("quotes") or ()), edge.get("item")
    stage = "draft" if edge.get("stage") == "draft" else "final"
    until = edge.get("comments_until")
    yield Event(
        stage,
        day_of(mirror, edge),
        "draft for comments" if stage == "draft" else "issued",
        until,
        who,
        quotes,
        item,
        edge["id"],
    )
    if edge.get("effective"):
        yield Event("force", edge["effective"], "takes effect", None, who, quotes, item, edge["id"])


def _cited(mirror: Mirror, source: str, cited: str, law: str, edge: dict[str, Any]) -> Event:
    number = "" if cited == law else f" article {mirror.nodes[cited]['number']}"
    lane = "case" if label_of(mirror, source) == "LegalCase" else "law"
    what = f"cited{number} ({edge['as']})" if edge.get("as") else f"cited{number}"
    quotes = tuple(edge.get("quotes") or ())
    return Event(
        lane,
        day_of(mirror, edge),
        what,
        None,
        node_name(mirror, source),
        quotes,
        edge.get("item"),
        edge["id"],
    )


def _drawing(name: str, lead: str, events: list[Event]) -> str:
    dated = [event for event in events if event.day]
    if not dated:
        return ""
    days = [day for event in dated for day in (event.day, event.until) if day]
    axis = TimeAxis(f"{min(days)[:4]}-01", f"{max(days)[:4]}-12", _LEFT, _RIGHT)
    bottom = _TOP + _LANE * len(_LANES)
    body = [
        text(24, 42, fitted(name, _ACROSS - 48, 22), size=22, font_weight=600),
        text(24, 68, fitted(lead, _ACROSS - 48), ink="soft"),
        *axis.marks(_TOP, bottom),
    ]
    for number, (lane, word) in enumerate(_LANES.items()):
        y = _TOP + _LANE * (number + 0.5)
        body += [
            tag("path", d=f"M24 {y + _LANE / 2:.1f}H{_RIGHT:.0f}", line="rule", stroke_width=1),
            text(24, y + 5, word),
            *_lane([event for event in dated if event.lane == lane], axis, y),
        ]
    return document(_ACROSS, bottom + 34, body, name=name, about=lead)


def _lane(events: list[Event], axis: TimeAxis, y: float) -> Iterator[str]:
    """The marks of one lane; those of one place are heaped, and in force is a bar to the end."""
    looks = style()
    colours = {"draft": "#b07a0c", "final": looks.nodes["Law"].colour, "force": looks.nodes["Law"].colour}
    colours |= {"case": looks.lines["CITED violated"].colour, "law": looks.lines["CITED"].colour}
    heap: dict[int, int] = {}
    for event in events:
        x, colour = axis.at(str(event.day)), colours[event.lane]
        said = (
            f"{event.day}: {event.what}" + (f" until {event.until}" if event.until else "") + f", {event.who}"
        )
        if event.lane == "force":
            yield tag(
                "rect",
                title(said),
                x=x,
                y=y - 7,
                width=max(4.0, _RIGHT - x),
                height=14,
                fill=colour,
                fill_opacity=0.25,
            )
        if event.until:
            yield tag(
                "rect",
                title(said),
                x=x,
                y=y - 7,
                width=max(4.0, axis.at(event.until) - x),
                height=14,
                fill=colour,
                fill_opacity=0.35,
            )
        place = round(x / 9)
        heap[place] = heap.get(place, 0) + 1
        up = min(heap[place] - 1, 4) * 9
        if event.lane in ("draft", "final", "force"):
            yield tag("path", title(said), d=f"M{x:.1f} {y - 9:.1f}l8 9l-8 9l-8 -9z", fill=colour)
        else:
            yield tag("circle", title(said), cx=x, cy=y + 16 - up, r=4.5, fill=colour, fill_opacity=0.85)
