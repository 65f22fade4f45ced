"""The interface of what turns a document's text into facts."""

from typing import Protocol

from graph_model.facts import DocumentFacts
from loaders.source import SourceText


class Reader(Protocol):
    """Reads one document. `name` stands on every edge it states."""

    name: str

    def read(self, source: SourceText) -> DocumentFacts:
        """All facts of `source`, each with evidence whose quote stands in `source.text`."""
        ...
