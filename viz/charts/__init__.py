"""Charts: what no picture of nodes and lines shows, drawn as SVG with the sentences that it rests on."""

from collections.abc import Callable

from viz.charts.chart import Chart
from viz.charts.fines import fines_by_law, fines_by_regulator
from viz.charts.law_life import law_life
from viz.charts.matrix import citation_matrix
from viz.picture import Mirror

#: All charts by name: each makes one of a mirror and, if it needs one, the id of a node.
CHARTS: dict[str, Callable[[Mirror, str | None], Chart]] = {
    "law-life": law_life,
    "fines-by-regulator": fines_by_regulator,
    "fines-by-law": fines_by_law,
    "citation-matrix": citation_matrix,
}

__all__ = ["CHARTS", "Chart"]
