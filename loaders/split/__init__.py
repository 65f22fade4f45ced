"""From a document's text to the items that it reports."""

from loaders.split.outlining import outline

__all__ = ["outline"]
