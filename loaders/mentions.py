"""What recognising finds: a stretch of text that names (or describes) one thing."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph_model.nodes import AnyNode


@dataclass(frozen=True, slots=True)
class Mention:
    """The words from `start` to `end` (code points into the document's text) mean `node`.

    `node.id` is already the thing's deterministic id. `reference` is true for words that only refer back
    ("the administration", "the Measures"). `nested` is true for a name inside a longer name that is itself
    a mention of another thing (the law that a "Decision on Amending the X Law" amends).
    """

    start: int
    end: int
    node: AnyNode
    reference: bool = False
    nested: bool = False


def within(mentions: Iterable[Mention], start: int, end: int) -> list[Mention]:
    """The mentions that lie between `start` and `end`, in the order of the text."""
    return sorted((m for m in mentions if start <= m.start and m.end <= end), key=lambda m: (m.start, -m.end))
