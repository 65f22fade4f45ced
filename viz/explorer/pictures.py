"""Views and charts as the explorer shows them: the drawing, and the rows behind a chart."""

from typing import Any

from queries.errors import QueryError, UnknownName
from viz.charts import CHARTS
from viz.explorer.snapshot import Snapshot
from viz.image import image
from viz.page import page

#: What the explorer offers, and whether it needs a thing to be about.
OFFERED = {
    "fines-by-regulator": False,
    "fines-by-law": False,
    "citation-matrix": False,
    "regulators": False,
    "law-life": True,
    "citation-trace": True,
    "neighbourhood": True,
}
FORMS = {"svg": "image/svg+xml", "png": "image/png", "html": "text/html; charset=utf-8"}


def drawing(snapshot: Snapshot, name: str, form: str, node: str | None) -> bytes:
    """The file of a picture, made once for each revision. QueryError where it can't be drawn."""
    _check(snapshot, name, node)
    if form not in FORMS:
        raise QueryError(f"a picture can be had as {', '.join(FORMS)}, not as {form}")
    try:
        if form == "html":
            return page(snapshot.mirror, name, node=node).encode("utf-8", "replace")
        return snapshot.made_once(
            f"{name} {form} {node}", lambda: image(snapshot.mirror, name, form, node=node)
        )
    except ValueError as error:
        raise QueryError(str(error)) from error


def behind(snapshot: Snapshot, name: str, node: str | None) -> dict[str, Any]:
    """Title and lead of a chart and the rows that it shows, as a table; no rows for a view of nodes and lines."""
    _check(snapshot, name, node)
    if name not in CHARTS:
        return {"title": None, "lead": None, "drawn": True, "columns": [], "rows": [], "refs": {}}
    try:
        chart = CHARTS[name](snapshot.mirror, node)
    except ValueError as error:
        raise QueryError(str(error)) from error
    rows = [[*row.cells, row.edge] for row in chart.rows]
    said = {cell for row in chart.rows for cell in row.cells}
    return {
        "title": chart.title,
        "lead": chart.lead,
        "drawn": bool(chart.svg),
        "columns": [{"name": name, "type": "string"} for name in (*chart.columns, "edge_id")],
        "rows": rows,
        "refs": {name: snapshot.ids[name] for name in sorted(said) if name in snapshot.ids},
    }


def _check(snapshot: Snapshot, name: str, node: str | None) -> None:
    if name not in OFFERED:
        raise UnknownName(f"there is no picture {name!r}; there are {', '.join(OFFERED)}")
    if node is None and OFFERED[name]:
        raise QueryError(f"{name} needs something to be about")
    if node is not None and node not in snapshot.mirror:
        raise UnknownName(f"nothing in this graph has the id {node!r}")
