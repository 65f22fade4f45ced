"""Who cites what: bodies and instruments down, laws across, in each field how often."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from graph_model.edges import BODIES
from viz.charts.chart import Chart, Row, day_of, where
from viz.picture import Mirror, edges, label_of, node_name
from viz.svg.element import COLOURS, document, fitted, tag, text, title

_LEFT, _CELL, _ROW, _MARGIN = 320.0, 46.0, 34.0, 24.0
_HEAD, _SLOPE = 300.0, 55
_MOST_ROWS, _MOST_COLUMNS = 40, 24
_ACTS = ("ENFORCED", "PROSECUTED", "HEARD")

Fields = dict[tuple[str, str], Counter[str]]


def citation_matrix(mirror: Mirror, node: str | None = None) -> Chart:
    """Citations by who cites (a body through its cases, an instrument itself) and the law cited.

    `node` leaves only the citations by or of it.
    """
    fields, rows = _fields(mirror, node)
    citing = _busiest([who for who, _ in fields], fields, 0)
    cited = _busiest([law for _, law in fields], fields, 1)
    times = sum(sum(counts.values()) for counts in fields.values())
    name = "Who cites what" if node is None else f"Who cites what: {node_name(mirror, node)}"
    lead = f"{len(citing)} bodies and instruments cite {len(cited)} laws, {times} times in all."
    if len(citing) > _MOST_ROWS or len(cited) > _MOST_COLUMNS:
        lead += " The drawing shows those that cite and are cited most; the table has all."
    svg = _drawing(mirror, name, lead, fields, citing[:_MOST_ROWS], cited[:_MOST_COLUMNS])
    return Chart(name, lead, svg, ("date", "who", "law", "article", "cited as", "newsletter"), rows)


def _fields(mirror: Mirror, node: str | None) -> tuple[Fields, list[Row]]:
    fields: Fields = defaultdict(Counter)
    rows = []
    for source, target, _, data in edges(mirror, "CITED"):
        law = str(mirror.nodes[target].get("law", target))
        citing = sorted(_citing(mirror, source))
        if node is not None and node not in (law, target, source, *citing):
            continue
        kind = str(data.get("as") or "mentions")
        for who in citing:
            if node is None or node in (who, law, target, source):
                fields[who, law][kind] += 1
        article = str(mirror.nodes[target].get("number") or "") if target != law else ""
        said = "; ".join(node_name(mirror, who) for who in citing)
        day = day_of(mirror, data)
        cells = (
            day or "unknown",
            said,
            node_name(mirror, law),
            article,
            kind,
            where(mirror, data.get("item")),
        )
        rows.append(Row(cells, tuple(data.get("quotes") or ()), data.get("item"), data["id"]))
    return fields, sorted(rows, key=lambda row: row.cells)


def _citing(mirror: Mirror, source: str) -> set[str]:
    """Who cites: the bodies that act in a case, or the instrument itself; the case where no body is named."""
    if label_of(mirror, source) != "LegalCase":
        return {source}
    bodies = {u for u, _, data in mirror.in_edges(source, data=True) if data["predicate"] in _ACTS}
    return {body for body in bodies if label_of(mirror, body) in BODIES} or {source}


def _busiest(keys: list[str], fields: Fields, side: int) -> list[str]:
    times: Counter[str] = Counter()
    for ends, counts in fields.items():
        times[ends[side]] += sum(counts.values())
    return sorted(set(keys), key=lambda key: (-times[key], key))


def _drawing(
    mirror: Mirror, name: str, lead: str, fields: Fields, citing: list[str], cited: list[str]
) -> str:
    if not fields:
        return ""
    across = max(900.0, _LEFT + _CELL * len(cited) + 230)
    bottom = _HEAD + _ROW * len(citing)
    most = max(sum(fields[who, law].values()) for who in citing for law in cited if (who, law) in fields)
    body = [
        text(_MARGIN, 42, name, size=22, font_weight=600),
        text(_MARGIN, 68, fitted(lead, across - 48), ink="soft"),
    ]
    for column, law in enumerate(cited):
        x = _LEFT + _CELL * (column + 0.5)
        label = text(
            0,
            0,
            fitted(node_name(mirror, law), 250),
            transform=f"translate({x + 4:.1f} {_HEAD - 12:.0f}) rotate(-{_SLOPE})",
        )
        body.append(tag("g", title(node_name(mirror, law)), label))
        body.append(
            tag("path", d=f"M{x - _CELL / 2:.1f} {_HEAD:.0f}V{bottom:.0f}", line="rule", stroke_width=1)
        )
    for number, who in enumerate(citing):
        y = _HEAD + _ROW * number
        body.append(
            tag(
                "g",
                title(node_name(mirror, who)),
                text(_MARGIN, y + 22, fitted(node_name(mirror, who), _LEFT - 40)),
            )
        )
        body.append(
            tag(
                "path",
                d=f"M{_MARGIN:.0f} {y:.1f}H{_LEFT + _CELL * len(cited):.1f}",
                line="rule",
                stroke_width=1,
            )
        )
        body += _cells(mirror, fields, who, cited, y, most)
    return document(across, bottom + 24, body, name=name, about=lead)


def _cells(mirror: Mirror, fields: Fields, who: str, cited: list[str], y: float, most: int) -> Iterator[str]:
    for column, law in enumerate(cited):
        counts = fields.get((who, law))
        if not counts:
            continue
        times = sum(counts.values())
        x = _LEFT + _CELL * column
        said = ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))
        shade = 0.16 + 0.5 * times / most
        yield tag(
            "g",
            title(f"{node_name(mirror, who)} cites {node_name(mirror, law)}: {said}"),
            tag(
                "rect",
                x=x + 2,
                y=y + 2,
                width=_CELL - 4,
                height=_ROW - 4,
                rx=4,
                fill=COLOURS["accent"],
                fill_opacity=shade,
            ),
            text(x + _CELL / 2, y + 22, str(times), text_anchor="middle", font_weight=600),
        )
