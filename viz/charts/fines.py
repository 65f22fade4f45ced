"""Fines over time: a lane for each body or law, a circle for each fine, its area the amount."""

import math
from collections import defaultdict
from collections.abc import Callable

from viz.charts.axis import TimeAxis, half_year
from viz.charts.chart import Chart, Fine, Row, fines, where, yuan
from viz.picture import Mirror, node_name
from viz.style import style
from viz.svg.element import document, fitted, tag, text, title

_LEFT, _RIGHT, _TOP, _LANE = 336.0, 1010.0, 104.0, 46.0
_ACROSS, _LANES = 1160.0, 16
_NO_LAW = ""
_LARGEST = 19.0


def fines_by_regulator(mirror: Mirror, node: str | None = None) -> Chart:
    """The fines of each body; `node` (a body's id) leaves only its own."""
    return _chart(mirror, "Fines over time, by body", "body", lambda fine: fine.bodies, node)


def fines_by_law(mirror: Mirror, node: str | None = None) -> Chart:
    """The fines in cases that cite each law; `node` (a law's id) leaves only its own."""
    return _chart(mirror, "Fines over time, by law", "law", lambda fine: fine.laws or (_NO_LAW,), node)


def _chart(
    mirror: Mirror, name: str, lane: str, lanes_of: Callable[[Fine], tuple[str, ...]], node: str | None
) -> Chart:
    found = [fine for fine in fines(mirror) if node is None or node in lanes_of(fine)]
    amounts = [fine.amount for fine in found if fine.amount is not None]
    silent, undated = len(found) - len(amounts), sum(fine.month is None for fine in found)
    if node is not None:
        name = f"{name}: {node_name(mirror, node)}"
    lead = f"{len(found)} fines, {yuan(sum(amounts))} yuan together."
    lead += f" {silent} state no amount (dashed)." if silent else ""
    lead += f" {undated} without a month stand in the table only." if undated else ""
    lead += " A fine stands with every law that its case cites." if lane == "law" else ""
    by_lane: dict[str, list[Fine]] = defaultdict(list)
    for fine in found:
        for each in lanes_of(fine):
            if node is None or each == node:
                by_lane[each].append(fine)
    rows = [
        Row(
            (
                fine.date or "unknown",
                "; ".join(_name(mirror, each) for each in lanes_of(fine)),
                node_name(mirror, fine.party),
                yuan(fine.amount),
                where(mirror, fine.item),
            ),
            fine.quotes,
            fine.item,
            fine.edge,
        )
        for fine in found
    ]
    columns = ("date", lane, "party", "yuan", "newsletter")
    return Chart(name, lead, _drawing(mirror, name, lead, by_lane), columns, rows)


def _name(mirror: Mirror, node: str) -> str:
    return node_name(mirror, node) if node != _NO_LAW else "no law named"


def _total(found: list[Fine]) -> float:
    return sum(fine.amount or 0 for fine in found)


def _drawing(mirror: Mirror, name: str, lead: str, by_lane: dict[str, list[Fine]]) -> str:
    dated = {lane: [f for f in found if f.month] for lane, found in by_lane.items()}
    lanes = sorted((lane for lane in dated if dated[lane]), key=lambda each: (-_total(dated[each]), each))
    if not lanes:
        return ""
    left_out, lanes = len(lanes[_LANES:]), lanes[:_LANES]
    days = [fine.date for lane in lanes for fine in dated[lane] if fine.date]
    axis = TimeAxis(half_year(min(days)), max(days)[:7], _LEFT + 24, _RIGHT - 24)
    bottom = _TOP + _LANE * len(lanes)
    most = max((fine.amount or 0 for lane in lanes for fine in dated[lane]), default=0) or 1
    body = [
        text(24, 42, fitted(name, _ACROSS - 48, 22), size=22, font_weight=600),
        text(24, 68, fitted(lead, _ACROSS - 48), ink="soft"),
        text(_ACROSS - 24, _TOP - 10, "yuan", size=12, ink="soft", text_anchor="end"),
        *axis.marks(_TOP, bottom),
    ]
    for number, lane in enumerate(lanes):
        y = _TOP + _LANE * (number + 0.5)
        body += [
            tag("path", d=f"M24 {y + _LANE / 2:.1f}H{_ACROSS - 24:.0f}", line="rule", stroke_width=1),
            tag("g", title(_name(mirror, lane)), text(24, y + 5, fitted(_name(mirror, lane), _LEFT - 40))),
            text(_ACROSS - 24, y + 5, _sum(dated[lane]), text_anchor="end", font_weight=600),
            *(
                _circle(mirror, fine, axis, y, most)
                for fine in sorted(dated[lane], key=lambda f: -(f.amount or 0))
            ),
        ]
    if left_out:
        body.append(
            text(24, bottom + 44, f"{left_out} more with smaller sums are in the table.", size=12, ink="soft")
        )
    return document(_ACROSS, bottom + (58 if left_out else 34), body, name=name, about=lead)


def _sum(found: list[Fine]) -> str:
    amounts = [fine.amount for fine in found if fine.amount is not None]
    return yuan(sum(amounts)) if amounts else "unknown"


def _circle(mirror: Mirror, fine: Fine, axis: TimeAxis, y: float, most: float) -> str:
    said = f"{fine.date}: {node_name(mirror, fine.party)}, {yuan(fine.amount)} yuan"
    colour = style().nodes["Penalty"].colour
    look: dict[str, str | float] = (
        {"fill": "none", "stroke": colour, "stroke_dasharray": "3 3", "stroke_width": 1.5}
        if fine.amount is None
        else {"fill": colour, "fill_opacity": 0.72, "stroke": colour}
    )
    radius = 6.0 if fine.amount is None else max(3.0, _LARGEST * math.sqrt(fine.amount / most))
    return tag("circle", title(said), cx=axis.at(str(fine.date)), cy=y, r=radius, **look)
