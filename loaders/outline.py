"""What splitting finds in a document: its heading data and the items it reports."""

from dataclasses import dataclass, field

from graph_model.facts import Note
from graph_model.nodes import Category


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One item, before anything in it is recognised; offsets are code points into the document's text.

    The body runs from `start` (its printed heading, if it has one in the body) to `stop`.
    `title` is the heading without number, bracketed date and link notes; `title_span` is where it
    is printed (in the body or in the list of titles). `repeats` are further regions that belong to the item:
    a highlight, its entry in a list of titles. `date` is the ISO date of the development.
    """

    number: int
    category: Category
    start: int
    stop: int
    title: str | None = None
    title_span: tuple[int, int] | None = None
    date: str | None = None
    urls: tuple[str, ...] = ()
    repeats: tuple[tuple[int, int], ...] = ()

    @property
    def regions(self) -> tuple[tuple[int, int], ...]:
        """All stretches of text that speak of the item: the body first, then its repeats."""
        return ((self.start, self.stop), *self.repeats)


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's title, publisher and issue (`YYYY-MM`), its items in order, and what was not understood."""

    document: str
    title: str | None
    publisher: str | None
    issue: str | None
    items: tuple[ItemDraft, ...]
    notes: tuple[Note, ...] = field(default=())
