"""Pictures of the graph: HTML pages that open anywhere, and exports to other programs' formats."""

from viz.charts import CHARTS
from viz.image import image, svg
from viz.page import page, write_page
from viz.views import VIEWS

__all__ = ["CHARTS", "VIEWS", "image", "page", "svg", "write_page"]
