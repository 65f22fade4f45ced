"""Documents on their way into Neo4j, made ready a transaction's worth at a time."""

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from graph_model import DocumentFacts
from stores import documents, neo4j_documents
from stores.documents import Held
from stores.neo4j_parted import Parted, parted

#: Nodes and edges of one transaction, give or take a document; and how long, in seconds, it waits to fill up.
ROWS, WAIT = 20_000, 5.0


@dataclass
class Arrival:
    """A document ready to be loaded."""

    facts: DocumentFacts
    #: Its statements, if no version of it is held.
    parted: Parted
    entry: Held
    body: bytes
    #: The how many-eth document of this load it is.
    place: int

    @property
    def sha256(self) -> str:
        """The hash of the document's content."""
        return self.facts.document.sha256

    @property
    def rows(self) -> int:
        """How many nodes and edges it states."""
        return len(self.facts.nodes) + len(self.facts.edges)

    def row(self) -> dict[str, Any]:
        """What is written down of it."""
        return {"id": self.sha256, **self.entry.model_dump(), "body": self.body}


class Arrivals:
    """Makes documents ready, a transaction's worth at a time, leaving out what is held just so."""

    def __init__(self, facts: Iterable[DocumentFacts], held: dict[str, Held]) -> None:
        self._facts = iter(facts)
        self._held = held
        self._stopped = False
        #: The names under which documents have come so far, by hash.
        self.names: dict[str, str] = {}

    def next(self) -> list[Arrival]:
        """The next documents; none when all have come. Raises StoreError for one that makes no graph."""
        group: dict[str, Arrival] = {}
        begun, rows = time.monotonic(), 0
        for facts in self._facts:
            arrival = self._arrival(facts)
            if arrival:
                group[arrival.sha256] = arrival
                rows += arrival.rows
            if self._stopped or rows >= ROWS or (group and time.monotonic() - begun > WAIT):
                break
        return list(group.values())

    def _arrival(self, facts: DocumentFacts) -> Arrival | None:
        documents.check(facts)
        sha256, name = facts.document.sha256, facts.document.name
        if self.names.setdefault(sha256, name) < name:
            return None
        self.names[sha256] = name
        body = documents.body_of(facts)
        entry = documents.entry_of(facts, body)
        if self._held.get(sha256) == entry:
            return None
        return Arrival(facts, parted(facts, new=True), entry, neo4j_documents.packed(body), len(self.names))

    def forgotten(self, hashes: Iterable[str]) -> None:
        """Notes documents that are held no more."""
        for sha256 in hashes:
            self._held.pop(sha256, None)

    def stop(self) -> None:
        """Ends a `next` that is at work in another thread, soon."""
        self._stopped = True


def ahead(pool: ThreadPoolExecutor, arrivals: Arrivals) -> Iterator[list[Arrival]]:
    """The groups of `arrivals`, the next one made ready while the one before is being written."""
    coming = pool.submit(arrivals.next)
    while group := coming.result():
        coming = pool.submit(arrivals.next)
        yield group
