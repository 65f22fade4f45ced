"""What a load did, transaction by transaction, added up."""

from dataclasses import dataclass, field
from typing import Any

from stores.base import Changes, Tally
from stores.neo4j_group import Outcome


@dataclass
class Step:
    """What one transaction did."""

    nodes: Outcome[Any]
    edges: Outcome[Any]
    added: int = 0
    changed: int = 0
    gone: dict[str, str] = field(default_factory=dict)
    dropped: int = 0
    relogged: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone or self.dropped or self.relogged)


class Summary:
    """Adds up steps, so that what came and then changed counts once."""

    def __init__(self) -> None:
        self.fresh: set[int] = set()
        self.replaced: list[str] = []
        self.documents = Counts()
        self.nodes, self.edges = Counts(), Counts()

    def add(self, step: Step) -> None:
        """Adds one step."""
        self.documents.added += step.added
        self.documents.changed += step.changed
        self.documents.removed += step.dropped
        self.replaced += step.gone.values()
        for counts, outcome in ((self.nodes, step.nodes), (self.edges, step.edges)):
            counts.add(outcome, self.fresh)

    def changes(self, sizes: dict[str, int]) -> Changes:
        """What all steps changed, given how much there is in the end."""
        touched = self.documents.added + self.documents.changed
        return Changes(
            self.documents.tally(sizes["documents"] - touched),
            self.nodes.tally(sizes["nodes"] - self.nodes.added - self.nodes.changed),
            self.edges.tally(sizes["edges"] - self.edges.added - self.edges.changed),
            sorted(self.replaced),
        )


@dataclass
class Counts:
    """A tally that grows."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def add(self, outcome: Outcome[Any], fresh: set[int]) -> None:
        """Adds an outcome; `fresh` holds hashes of the ids that this load has added."""
        self.added += len(outcome.added) + outcome.own
        self.removed += len(outcome.removed)
        self.changed += sum(hash(thing.id) not in fresh for thing in outcome.changed)
        fresh.update(hash(thing.id) for thing in outcome.added)

    def tally(self, unchanged: int) -> Tally:
        """The tally, with what was left as it was."""
        return Tally(self.added, self.changed, self.removed, unchanged)
