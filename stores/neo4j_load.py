"""Loading Neo4j: documents stream in, and each transaction takes in some of them, whole."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph_model import DocumentFacts, merge
from graph_model.corrections import Log, corrected
from stores import documents, neo4j_documents
from stores.base import Changes, Progress, Tally
from stores.documents import Held
from stores.errors import StoreError
from stores.neo4j_group import Group, Moves, Outcome, lock
from stores.neo4j_schema import FACTS, IMPORTED, STATE, VERSION
from stores.neo4j_session import OpenSession, reading, writing

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

#: Nodes and edges of one transaction, give or take a document; and how long, in seconds, it waits to fill up.
ROWS, WAIT = 20_000, 5.0


@dataclass
class Arrival:
    """A document ready to be loaded."""

    facts: DocumentFacts
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
        return Arrival(facts, entry, neo4j_documents.packed(body), len(self.names))

    def forgotten(self, hashes: Iterable[str]) -> None:
        """Notes documents that are held no more."""
        for sha256 in hashes:
            self._held.pop(sha256, None)

    def stop(self) -> None:
        """Ends a `next` that is at work in another thread, soon."""
        self._stopped = True


class Loader:
    """Loads through the sessions that `open_session` gives; says what that changed."""

    def __init__(self, where: str, open_session: OpenSession, progress: Progress | None) -> None:
        self.where = where
        self.open_session = open_session
        self.progress = progress
        self.steps = _Summary()
        self._told = (0, 0)

    def save(self, facts: Iterable[DocumentFacts], held: dict[str, Held], log: Log | None = None) -> Changes:
        """Takes in documents, and `log` in place of the corrections kept; what was committed before an error stays."""
        if log is not None:
            self.steps.add(self._persist(lambda tx: _relog(tx, self.where, lambda _: log)))
        arrivals = Arrivals(facts, held)
        with ThreadPoolExecutor(1, "regatlas-load") as ahead:
            try:
                for group in _ahead(ahead, arrivals):
                    self._load(group, arrivals)
            finally:
                arrivals.stop()
        self._tell(len(arrivals.names), len(arrivals.names))
        return self.steps.changes(reading(self.open_session, _sizes))

    def _load(self, group: list[Arrival], arrivals: Arrivals) -> None:
        step = self._persist(lambda tx: _take_in(tx, self.where, group, arrivals.names))
        arrivals.forgotten(step.gone)
        self.steps.add(step)
        self._tell(group[-1].place, len(arrivals.names))

    def _tell(self, done: int, total: int) -> None:
        if self.progress and total and (done, total) != self._told:
            self._told = (done, total)
            self.progress("documents", done, total)

    def correct(self, change: Callable[[Log], Log]) -> Changes:
        """Puts what `change` makes of the corrections in their place."""
        self.steps.add(self._persist(lambda tx: _relog(tx, self.where, change)))
        return self.steps.changes(reading(self.open_session, _sizes))

    def forget(self, document: str) -> Changes:
        """Drops one document."""
        tried = False

        def work(transaction: "ManagedTransaction") -> Step:
            nonlocal tried
            again, tried = tried, True
            return _let_go(transaction, self.where, document, again=again)

        self.steps.add(self._persist(work))
        return self.steps.changes(reading(self.open_session, _sizes))

    def _persist(self, work: Callable[["ManagedTransaction"], Step]) -> Step:
        try:
            return writing(self.open_session, work)
        except ValueError as error:
            raise StoreError(self.where, f"the facts make no graph: {error}", _CLASH) from error


_CLASH = "documents of earlier transactions are kept, those of this one are not"


class _Summary:
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
        self.added += len(outcome.added) + len(outcome.own)
        self.removed += len(outcome.removed)
        self.changed += sum(hash(thing.id) not in fresh for thing in outcome.changed)
        fresh.update(hash(thing.id) for thing in outcome.added)

    def tally(self, unchanged: int) -> Tally:
        """The tally, with what was left as it was."""
        return Tally(self.added, self.changed, self.removed, unchanged)


def _ahead(pool: ThreadPoolExecutor, arrivals: Arrivals) -> Iterator[list[Arrival]]:
    """The groups of `arrivals`, the next one made ready while the one before is being written."""
    coming = pool.submit(arrivals.next)
    while group := coming.result():
        coming = pool.submit(arrivals.next)
        yield group


def _take_in(
    transaction: "ManagedTransaction", where: str, group: list[Arrival], arrived: dict[str, str]
) -> Step:
    state = _locked(transaction, where)
    entries = {arrival.sha256: arrival.entry for arrival in group}
    held = neo4j_documents.held_among(transaction, entries, {entry.name for entry in entries.values()})
    fresh = {key for key, entry in entries.items() if held.get(key) != entry}
    names = {entry.name for key, entry in entries.items() if key not in held}
    gone = {key: old.name for key, old in held.items() if old.name in names and key not in arrived}
    changed = {key for key in fresh if key in held or entries[key].name in gone.values()}
    coming = [arrival for arrival in group if arrival.sha256 in fresh]
    going = (fresh & held.keys()) | gone.keys()
    moves = _moves(transaction, going, {arrival.sha256: arrival.facts for arrival in coming})
    nodes, edges = _written(transaction, state, moves, [arrival.row() for arrival in coming], gone)
    dropped = max(0, len(gone) - len(changed - held.keys()))
    return Step(nodes, edges, len(fresh - changed), len(changed), gone, dropped)


def _let_go(transaction: "ManagedTransaction", where: str, document: str, *, again: bool) -> Step:
    """Drops a document; with `again` it may be gone already, by a try of which we did not hear how it ended."""
    state = _locked(transaction, where)
    held = neo4j_documents.held(transaction)
    try:
        plan = documents.leaving(where, held, document)
    except StoreError:
        if again:
            return Step(Outcome(), Outcome())
        raise
    gone = held.keys() - plan.after.keys()
    nodes, edges = _written(transaction, state, _moves(transaction, gone, {}), [], gone)
    return Step(nodes, edges, dropped=len(gone))


def _relog(transaction: "ManagedTransaction", where: str, change: Callable[[Log], Log]) -> Step:
    """Puts other corrections in the place of those that are kept, and brings the graph after them."""
    state = _locked(transaction, where)
    kept = neo4j_documents.log(transaction)
    log = change(kept)
    if log.text == kept.text:
        return Step(Outcome(), Outcome())
    moves = Moves()
    if log.digest != kept.digest:
        held = {facts.document.sha256: facts for facts in _all_held(transaction)}
        moves = _corrected_moves(held, held, kept, log)
    nodes, edges = _written(transaction, state, moves, [], ())
    neo4j_documents.keep_log(transaction, log)
    return Step(nodes, edges, relogged=True)


def _moves(
    transaction: "ManagedTransaction", going: Collection[str], coming: Mapping[str, DocumentFacts]
) -> Moves:
    """The moves of documents that go and come; one that is read anew does both."""
    log = neo4j_documents.log(transaction)
    if log.active:  # Whether a correction holds, hangs on all documents together.
        before = {facts.document.sha256: facts for facts in _all_held(transaction)}
        after = {key: facts for key, facts in before.items() if key not in going} | dict(coming)
        return _corrected_moves(before, after, log, log)
    moves = Moves()
    for facts in neo4j_documents.facts(transaction, going):
        moves.leave(facts)
    for sha256, facts in coming.items():
        moves.arrive(facts, new=sha256 not in going)
    return moves


def _all_held(transaction: "ManagedTransaction") -> Iterator[DocumentFacts]:
    return neo4j_documents.facts(transaction, neo4j_documents.held(transaction))


def _corrected_moves(
    before: Mapping[str, DocumentFacts], after: Mapping[str, DocumentFacts], old: Log, new: Log
) -> Moves:
    """The moves from what documents stated as `old` corrects it to what they state as `new` does."""
    was, now = (
        {facts.document.sha256: facts for facts in corrected(_in_order(held), log).documents}
        for held, log in ((before, old), (after, new))
    )
    merge(now.values())  # A correction may bring together what makes no graph.
    moves = Moves()
    for sha256 in sorted(was.keys() | now.keys()):
        if was.get(sha256) != now.get(sha256):
            if sha256 in was:
                moves.leave(was[sha256])
            if sha256 in now:
                moves.arrive(now[sha256], new=False)
    return moves


def _in_order(held: Mapping[str, DocumentFacts]) -> list[DocumentFacts]:
    return [held[sha256] for sha256 in sorted(held)]


def _written(
    transaction: "ManagedTransaction",
    state: dict[str, Any],
    moves: Moves,
    rows: list[dict[str, Any]],
    gone: Any,
) -> tuple[Outcome[Any], Outcome[Any]]:
    nodes, edges = Group(transaction).write(moves)
    neo4j_documents.shelve(transaction, rows, gone)
    sizes = {
        "nodes": state.get("nodes", 0) + nodes.growth,
        "edges": state.get("edges", 0) + edges.growth,
    }
    transaction.run(f"MATCH (s:{STATE} {{id: 'graph'}}) SET s += $sizes", sizes=sizes).consume()
    return nodes, edges


def _locked(transaction: "ManagedTransaction", where: str) -> dict[str, Any]:
    state = lock(transaction)
    check_version(where, state.get("schema"))
    return state


def check_version(where: str, version: int | None) -> None:
    """Raises StoreError unless the graph has the layout of this RegAtlas."""
    if version == VERSION:
        return
    if version == IMPORTED:
        raise StoreError(where, "this graph was imported, and lacks its indexes", "run: regatlas migrate")
    if (version or 1) > VERSION:
        raise StoreError(where, f"a newer RegAtlas made this graph (schema {version})", "update RegAtlas")
    raise StoreError(where, f"this graph has schema {version or 1}, not {VERSION}", "run: regatlas migrate")


def _sizes(transaction: "ManagedTransaction") -> dict[str, int]:
    """How many documents, nodes and edges are held, by our own count."""
    statement = f"""OPTIONAL MATCH (s:{STATE} {{id: 'graph'}})
        RETURN coalesce(s.nodes, 0) AS nodes, coalesce(s.edges, 0) AS edges,
        COUNT {{ MATCH (f:{FACTS}) }} AS documents"""
    return transaction.run(statement).single(strict=True).data()
