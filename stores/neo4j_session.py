"""Work in Neo4j transactions that a lost connection may interrupt: done again, for it is safe to."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

Answer = TypeVar("Answer")
OpenSession = Callable[[], "Session"]

#: For how many seconds a load tries again to reach a server that has gone.
PATIENCE = 120.0
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
    from neo4j.exceptions import IncompleteCommit, ServiceUnavailable, SessionExpired

    tries: list[Answer] = []

    def attempt(transaction: "ManagedTransaction") -> Answer:
        tries.append(work(transaction))
        return tries[-1]

    begun = time.monotonic()
    uncertain: list[Answer] = []
    while True:
        try:
            with open_session() as session:
                done = session.execute_write(attempt)
            return done if done or not uncertain else uncertain[-1]
        except (ServiceUnavailable, SessionExpired) as error:
            if isinstance(error, IncompleteCommit):
                uncertain = tries[-1:]
            if time.monotonic() - begun > PATIENCE:
                raise
            time.sleep(0.5)
