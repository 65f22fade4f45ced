"""One HTML file for one chart: the drawing, and a table in which each row opens to the words that state it."""

import base64
import hashlib

from viz.charts.chart import Chart, Row
from viz.picture import Mirror
from viz.proof import item_card
from viz.style import data_text
from viz.template import rendered
from viz.text import clean, clip


def chart_page(mirror: Mirror, chart: Chart, title: str | None = None) -> str:
    """The HTML text of `chart`; it asks the network for nothing and runs no script. `title` replaces its own."""
    from markupsafe import Markup

    looks = data_text("chart.css")
    digest = base64.b64encode(hashlib.sha256(looks.encode()).digest()).decode()
    return rendered(
        "chart.html",
        title=clip(title or chart.title, 160),
        lead=clean(chart.lead),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        looks=Markup(looks),
        svg=Markup(chart.svg),
        columns=chart.columns,
        rows=[_row(mirror, row) for row in chart.rows],
    )


def _row(mirror: Mirror, row: Row) -> dict[str, object]:
    card = item_card(mirror, row.item) if row.item in mirror and row.item else {}
    return {
        "cells": [clean(cell) for cell in row.cells],
        "quotes": [clean(quote) for quote in row.quotes],
        "item": clean(str(card.get("title") or "")),
        "urls": [clean(url) for url in card.get("urls", [])],
    }
