"""The pictures on offer, by name."""

from collections.abc import Callable
from typing import Any

from viz.picture import Mirror, Picture
from viz.views.citation_trace import citation_trace
from viz.views.everything import everything
from viz.views.neighbourhood import neighbourhood
from viz.views.regulators import regulators

#: Each view's name and what draws it from (mirror, node, **options).
VIEWS: dict[str, Callable[..., Picture]] = {
    "regulators": lambda mirror, node, **options: regulators(mirror, **options),
    "neighbourhood": neighbourhood,
    "citation-trace": citation_trace,
    "everything": lambda mirror, node, **options: everything(mirror, **options),
}


def picture(mirror: Mirror, view: str, node: str | None = None, **options: Any) -> Picture:
    """The picture named `view` (underscores count as hyphens); raises ValueError for a name or node unknown."""
    name = view.replace("_", "-")
    if name not in VIEWS:
        from viz.charts import CHARTS

        raise ValueError(f"there is no view '{view}'; choose one of {', '.join((*VIEWS, *CHARTS))}")
    return VIEWS[name](mirror, node, **options)


__all__ = ["VIEWS", "citation_trace", "everything", "neighbourhood", "picture", "regulators"]
