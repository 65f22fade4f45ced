"""Views and charts as images: SVG text, or a PNG."""

from typing import Any

from viz.charts import CHARTS
from viz.picture import Mirror
from viz.svg.picture import picture_svg
from viz.views import VIEWS, picture


def names() -> tuple[str, ...]:
    """Every view and chart by name."""
    return (*VIEWS, *CHARTS)


def svg(mirror: Mirror, view: str, *, node: str | None = None, **options: Any) -> str:
    """The view or chart `view` of `mirror` as SVG, for `node` (its id) where it needs one.

    Raises ValueError for a view or node that does not exist, and where there is nothing to draw.
    """
    name = view.replace("_", "-")
    if name not in CHARTS:
        return picture_svg(mirror, picture(mirror, name, node, **options))
    drawing = CHARTS[name](mirror, node).svg
    if not drawing:
        raise ValueError(f"there is nothing to draw: the graph holds nothing with a date for {name}")
    return drawing


def image(mirror: Mirror, view: str, form: str, *, node: str | None = None, **options: Any) -> bytes:
    """The same as the bytes of a file of the form `svg` or `png`."""
    drawing = svg(mirror, view, node=node, **options)
    if form == "svg":
        return drawing.encode("utf-8", "replace")
    from viz.svg.png import png

    return png(drawing)
