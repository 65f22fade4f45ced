"""The driver's errors, said to a person."""

from collections.abc import Iterator
from contextlib import contextmanager

from stores.errors import StoreError


@contextmanager
def told(where: str, database: str | None = None) -> Iterator[None]:
    """Turns whatever the driver raises inside into a StoreError about the server at `where`."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (DriverError, Neo4jError, ValueError, OSError) as error:
        raise _said(where, database, error) from error


def _said(where: str, database: str | None, error: Exception) -> StoreError:
    from neo4j import exceptions

    if isinstance(error, exceptions.AuthError):
        advice = "set NEO4J_USERNAME and NEO4J_PASSWORD"
        return StoreError(where, "the server refused this user name and password", advice)
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired | OSError):
        return StoreError(
            where, "no Neo4j answers at this address", "is it running, and is this its Bolt port?"
        )
    if isinstance(error, exceptions.Neo4jError):
        return _refused(where, database, error.code or "", _first_line(error.message or str(error)))
    if isinstance(error, exceptions.ConfigurationError | ValueError):
        advice = "write it as bolt://HOST:7687, neo4j://HOST or neo4j+s://HOST"
        return StoreError(where, f"this is no address of a Neo4j server: {_first_line(str(error))}", advice)
    return StoreError(where, f"the connection failed: {_first_line(str(error))}", "try again")


def _refused(where: str, database: str | None, code: str, message: str) -> StoreError:
    if "DatabaseNotFound" in code:
        return StoreError(
            where, f"there is no database {database or ''!r} on this server", "set NEO4J_DATABASE"
        )
    if "ForbiddenOnReadOnlyDatabase" in code or "NotALeader" in code or "read-only" in message:
        return StoreError(
            where, "this database may only be read", "write to another one, or let this be written"
        )
    if "Forbidden" in code and "Security" in code:
        return StoreError(where, f"this user may not do that: {message}", "log in as one who may")
    if "TransactionTimedOut" in code:
        return StoreError(where, "no answer within the time allowed", "ask for less, or allow more time")
    if code.startswith("Neo.ClientError.Statement"):
        return StoreError(where, f"Cypher error: {message}")
    return StoreError(where, f"the server refused: {message}", code)


def _first_line(message: str) -> str:
    return message.strip().partition("\n")[0]
