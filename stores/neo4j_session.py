"""Work in Neo4j transactions that a lost connection may interrupt: done again, for it is safe to."""

import random
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session
    from neo4j.exceptions import DriverError, Neo4jError

Answer = TypeVar("Answer")
OpenSession = Callable[[], "Session"]

#: For how many seconds a load tries again to reach a server that has gone.
PATIENCE = 120.0
#: For how many seconds it tries again where others are in its way: a deadlock, a lock not given in time.
PATIENCE_WITH_OTHERS = 20.0
#: How often a question is asked again whose answer was lost on the way.
_AGAIN = 3


def reading(open_session: OpenSession, work: Callable[["ManagedTransaction"], Answer]) -> Answer:
    """The answer of `work` in a read transaction."""
    from neo4j.exceptions import IncompleteCommit

    for _ in range(_AGAIN):
        try:
            with open_session() as session:
                return session.execute_read(work)
        except IncompleteCommit:
            continue
    with open_session() as session:
        return session.execute_read(work)


def writing(open_session: OpenSession, work: Callable[["ManagedTransaction"], Answer]) -> Answer:
    """Does `work`, which must be safe to do again, in one write transaction; waits for a server that has gone.

    Each try begins from what the database then holds. If the connection broke while a try was being committed, the
    next one may find all done and come back empty: then what the former did is what was done.
    """
    from neo4j.exceptions import DriverError, IncompleteCommit, Neo4jError

    begun = time.monotonic()
    uncertain: list[Answer] = []
    for pause in _pauses():
        done: list[Answer] = []
        try:
            with open_session() as session, session.begin_transaction() as transaction:
                done.append(
                    work(cast("ManagedTransaction", transaction))
                )  # It is one in all but its closing.
                transaction.commit()
            return done[0] if done[0] or not uncertain else uncertain[0]
        except (DriverError, Neo4jError) as error:
            if isinstance(error, IncompleteCommit):
                uncertain = done
            if time.monotonic() - begun > _patience(error):
                raise
        time.sleep(pause)
    raise AssertionError("pauses never end")


def _pauses() -> Iterator[float]:
    """Seconds to wait before the next try: ever longer, and not in step with another loader."""
    for number in count():
        yield min(2.0, 0.1 * 2 ** min(number, 9)) * random.uniform(0.5, 1.0)


def _patience(error: "DriverError | Neo4jError") -> float:
    """For how long to try again after this error."""
    from neo4j.exceptions import ServiceUnavailable, SessionExpired

    if isinstance(error, ServiceUnavailable | SessionExpired):
        return PATIENCE
    return PATIENCE_WITH_OTHERS if error.is_retryable() else -1.0
