"""What documents that come and go move in the graph, corrections included.

Corrections are applied to one document without a look at the others, as long as it doesn't change which lines make no
graph anywhere; what is known of that is noted in the state. Only where it does change are all documents read.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph_model import DocumentFacts, merge
from graph_model.corrections import Log, Rounds, Settled, corrected
from graph_model.graph import check
from stores import neo4j_documents
from stores.neo4j_arrivals import Arrival
from stores.neo4j_group import Moves
from stores.neo4j_parted import parted

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

#: The property of the state that notes the rounds of lines left out; it is absent where no correction holds.
ROUNDS = "refused"
Facts = Mapping[str, DocumentFacts]
Coming = Mapping[str, Arrival]


def moves_of(
    transaction: "ManagedTransaction", state: Mapping[str, Any], going: Collection[str], coming: Coming
) -> Moves:
    """The moves of documents that go and come; one that is read anew does both. ValueError for facts that clash."""
    log = neo4j_documents.log_of(state)
    if not log.active:
        return _as_read(transaction, going, coming)
    return _alone(transaction, log, rounds_of(state), going, coming) or _together(
        transaction, log, going, coming
    )


def moves_of_log(transaction: "ManagedTransaction", state: Mapping[str, Any], kept: Log, log: Log) -> Moves:
    """The moves of putting `log` in the place of the one that is `kept`."""
    if log.digest == kept.digest:
        return Moves(rounds=rounds_of(state))
    held = _all_held(transaction)
    return _from_to(held, held, kept, log)


def rounds_of(state: Mapping[str, Any]) -> Rounds | None:
    """The rounds noted in the state; None where they aren't known."""
    text = state.get(ROUNDS)
    return None if text is None else tuple(map(frozenset, json.loads(text)))


def rounds_noted(rounds: Rounds | None) -> str | None:
    """How the state notes `rounds`."""
    return None if rounds is None else json.dumps(list(map(sorted, rounds)))


def _as_read(transaction: "ManagedTransaction", going: Collection[str], coming: Coming) -> Moves:
    moves = Moves()
    for facts in neo4j_documents.facts(transaction, going):
        moves.leave(facts)
    for sha256, arrival in coming.items():
        moves.arrive(parted(arrival.facts, new=False) if sha256 in going else arrival.parted)
    return moves


def _alone(
    transaction: "ManagedTransaction",
    log: Log,
    rounds: Rounds | None,
    going: Collection[str],
    coming: Coming,
) -> Moves | None:
    """The moves, if none of these documents has a say in which lines hold; None otherwise."""
    if rounds is None:
        return None
    settled, moves = Settled(log, rounds), Moves(rounds=rounds)
    for facts in neo4j_documents.facts(transaction, going):
        old = settled.corrected(facts)
        if not settled.may_go(old):
            return None
        moves.leave(old.facts)
    for sha256 in sorted(coming):
        new = settled.corrected(coming[sha256].facts)
        if not settled.may_come(new):
            return None
        check(new.facts)
        # Others may have been merged into what only this one stated.
        moves.arrive(parted(new.facts, new=False))
    return moves


def _together(transaction: "ManagedTransaction", log: Log, going: Collection[str], coming: Coming) -> Moves:
    before = _all_held(transaction)
    after = {key: facts for key, facts in before.items() if key not in going}
    after |= {key: arrival.facts for key, arrival in coming.items()}
    return _from_to(before, after, log, log)


def _from_to(before: Facts, after: Facts, old: Log, new: Log) -> Moves:
    """The moves from what documents stated as `old` corrects it to what they state as `new` does."""
    was, _ = _corrected(before, old)
    now, rounds = _corrected(after, new)
    merge(now.values())  # A correction may bring together what makes no graph.
    moves = Moves(rounds=rounds if new.active else None)
    for sha256 in sorted(was.keys() | now.keys()):
        if was.get(sha256) != now.get(sha256):
            if sha256 in was:
                moves.leave(was[sha256])
            if sha256 in now:
                moves.arrive(parted(now[sha256], new=False))
    return moves


def _corrected(held: Facts, log: Log) -> tuple[dict[str, DocumentFacts], Rounds]:
    done = corrected([held[sha256] for sha256 in sorted(held)], log)
    return {facts.document.sha256: facts for facts in done.documents}, done.rounds


def _all_held(transaction: "ManagedTransaction") -> dict[str, DocumentFacts]:
    held: Iterator[DocumentFacts] = neo4j_documents.facts(transaction, neo4j_documents.held(transaction))
    return {facts.document.sha256: facts for facts in held}
