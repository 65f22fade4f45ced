"""Loading Neo4j: documents stream in, and each transaction takes in some of them, whole."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from graph_model import DocumentFacts
from graph_model.corrections import Log
from stores import documents, neo4j_documents
from stores.base import Changes, Progress
from stores.documents import Held
from stores.errors import StoreError
from stores.neo4j_arrivals import Arrival, Arrivals, ahead
from stores.neo4j_group import Group, Moves, Outcome, lock
from stores.neo4j_moves import ROUNDS, moves_of, moves_of_log, rounds_noted
from stores.neo4j_schema import FACTS, IMPORTED, STATE, VERSION
from stores.neo4j_session import OpenSession, reading, writing
from stores.neo4j_summary import Step, Summary

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


class Loader:
    """Loads through the sessions that `open_session` gives; says what that changed."""

    def __init__(self, where: str, open_session: OpenSession, progress: Progress | None) -> None:
        self.where = where
        self.open_session = open_session
        self.progress = progress
        self.steps = Summary()
        self._told = (0, 0)

    def save(self, facts: Iterable[DocumentFacts], held: dict[str, Held], log: Log | None = None) -> Changes:
        """Takes in documents, and `log` in place of the corrections kept; what was committed before an error stays."""
        if log is not None:
            self.steps.add(self._persist(lambda tx: _relog(tx, self.where, lambda _: log)))
        arrivals = Arrivals(facts, held)
        with ThreadPoolExecutor(1, "regatlas-load") as pool:
            try:
                for group in ahead(pool, arrivals):
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
    moves = moves_of(transaction, state, going, {arrival.sha256: arrival for arrival in coming})
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
    nodes, edges = _written(transaction, state, moves_of(transaction, state, gone, {}), [], gone)
    return Step(nodes, edges, dropped=len(gone))


def _relog(transaction: "ManagedTransaction", where: str, change: Callable[[Log], Log]) -> Step:
    """Puts other corrections in the place of those that are kept, and brings the graph after them."""
    state = _locked(transaction, where)
    kept = neo4j_documents.log_of(state)
    log = change(kept)
    if log.text == kept.text:
        return Step(Outcome(), Outcome())
    nodes, edges = _written(transaction, state, moves_of_log(transaction, state, kept, log), [], ())
    neo4j_documents.keep_log(transaction, log)
    return Step(nodes, edges, relogged=True)


def _written(
    transaction: "ManagedTransaction",
    state: dict[str, Any],
    moves: Moves,
    rows: list[dict[str, Any]],
    gone: Any,
) -> tuple[Outcome[Any], Outcome[Any]]:
    nodes, edges = Group(transaction).write(moves)
    neo4j_documents.shelve(transaction, rows, gone)
    noted = {
        "nodes": state.get("nodes", 0) + nodes.growth,
        "edges": state.get("edges", 0) + edges.growth,
        ROUNDS: rounds_noted(moves.rounds),
    }
    transaction.run(f"MATCH (s:{STATE} {{id: 'graph'}}) SET s += $noted", noted=noted).consume()
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
