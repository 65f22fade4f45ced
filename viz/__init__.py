"""Pictures of the graph: HTML pages that open anywhere, and exports to other programs' formats."""

from viz.page import page, write_page
from viz.views import VIEWS

__all__ = ["VIEWS", "page", "write_page"]
