"""What one document states: the unit that readers produce, that is kept on disk, and that stores load."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from graph_model.edges import Edge
from graph_model.nodes import AnyNode, Document

#: Raised by one whenever facts read by an older version must be read again.
FACTS_VERSION = 1


class Note(BaseModel):
    """Something that was not understood or is uncertain, for a person to look at.

    `kind` is a short code such as `no-items`, `new-body`, `article-out-of-range`; `start` and `end`
    are code-point offsets into the document's text.
    """

    model_config = ConfigDict(extra="forbid")

    kind: str
    message: str
    item: str | None = None
    start: int | None = None
    end: int | None = None


class DocumentFacts(BaseModel):
    """All nodes and edges that one document gives, with their evidence, and what was uncertain in it."""

    model_config = ConfigDict(extra="forbid")

    version: int = FACTS_VERSION
    reader: str
    document: Document
    nodes: list[Annotated[AnyNode, Field()]]
    edges: list[Edge]
    notes: list[Note] = Field(default_factory=list)
