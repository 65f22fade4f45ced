"""Brings the layout of an older RegAtlas in Neo4j to today's; broken off, it goes on when called again."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from pydantic import BaseModel

from graph_model import DocumentFacts
from graph_model.edges import ENDPOINTS, Edge
from graph_model.nodes import NODE_TYPES
from graph_model.schema import MARKER, ColumnType, edge_columns, node_columns
from stores.base import Progress
from stores.neo4j_documents import unpacked
from stores.neo4j_load import Loader, check_version
from stores.neo4j_schema import FACTS, IMPORTED, STATE, VERSION, labels_of, statements

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

#: Documents of schema 1 that wait to be loaded anew.
WAITING = f"{FACTS}Waiting"
_OLD_INDEXES = (
    *(f"{MARKER.lower()}_id_{label.lower()}" for label in NODE_TYPES),
    *(f"{MARKER.lower()}_{name}" for name in ("name", "date", "category", "status", "number", "law", "kind")),
)


def version_of(transaction: "ManagedTransaction") -> int | None:
    """The version of the layout in the database; None if nothing of ours is there yet."""
    statement = f"""OPTIONAL MATCH (s:{STATE} {{id: 'graph'}})
        RETURN s.schema AS version, s IS NOT NULL AS known, EXISTS {{ MATCH (:{FACTS}) }} AS documents"""
    row = transaction.run(statement).single(strict=True)
    if row["version"] is not None:
        return int(row["version"])
    return 1 if row["known"] or row["documents"] else None


def make(session: "Session") -> None:
    """Makes constraints and indexes, those that are missing, and notes the version where there is none yet."""
    session.execute_write(_make)
    session.run("CALL db.awaitIndexes(300)").consume()


def _make(transaction: "ManagedTransaction") -> None:
    for statement in statements():
        transaction.run(statement).consume()


def note_version(session: "Session") -> None:
    """Writes down that the layout is today's."""
    statement = f"MERGE (s:{STATE} {{id: 'graph'}}) SET s.schema = $version REMOVE s.built_from, s.writing"
    session.execute_write(lambda tx: tx.run(statement, version=VERSION).consume())


def migrate(where: str, open_session: Callable[[], "Session"], progress: Progress | None) -> tuple[int, int]:
    """Brings the database to today's layout; gives the version before and after. Raises StoreError for a newer one."""
    with open_session() as session:
        before = session.execute_read(version_of)
        if before is not None and before > VERSION:
            check_version(where, before)
        if before == 1:
            session.execute_write(_set_aside)
        for name in _OLD_INDEXES:
            session.run(f"DROP INDEX {name} IF EXISTS").consume()
        make(session)
        if before == IMPORTED:
            for statement in _empty_lists():
                session.run(statement).consume()
        note_version(session)
        _reload(where, session, open_session, progress)
    return VERSION if before is None else before, VERSION


def _reload(
    where: str, session: "Session", open_session: Callable[[], "Session"], progress: Progress | None
) -> None:
    """Loads what waits. Schema 1 had no counts of who states what: its graph is made anew from the documents' facts."""
    while waiting := session.execute_read(_some_waiting):
        Loader(where, open_session, progress).save(waiting.values(), {})
        session.execute_write(_served, list(waiting))


def _empty_lists() -> Iterator[str]:
    """Statements that put back the empty lists, which `neo4j-admin` can't import; a list of one empty quote too."""
    for label in NODE_TYPES:
        for name in _lists(node_columns(label), NODE_TYPES[label]):
            found = f"MATCH (n:{labels_of(label).replace(':', '&')}) WHERE n.{name} IS NULL"
            yield f"{found} CALL (n) {{ SET n.{name} = [] }} IN TRANSACTIONS OF 20000 ROWS"
    filled = ", ".join(
        f"e.{name} = coalesce(e.{name}, [])" for name in _lists(edge_columns(), Edge) if name != "quotes"
    )
    quotes = "e.quotes = coalesce(e.quotes, CASE WHEN e.quote_starts IS NULL THEN [] ELSE [''] END)"
    for predicate in ENDPOINTS:
        found = f"MATCH (:{MARKER})-[e:{predicate}]->(:{MARKER}) WHERE e.quotes IS NULL OR e.surfaces IS NULL"
        yield f"{found} CALL (e) {{ SET {quotes} SET {filled} }} IN TRANSACTIONS OF 20000 ROWS"


def _lists(columns: Mapping[str, ColumnType], kind: type[BaseModel]) -> list[str]:
    """The columns of `kind` that hold a list even where there is nothing in it."""
    fields = kind.model_fields
    listed = [name for name, column in columns.items() if column in ("strings", "ints")]
    return [name for name in listed if name not in fields or fields[name].default is not None]


def _set_aside(transaction: "ManagedTransaction") -> None:
    """Marks the old facts as waiting and takes the old graph away, both or neither."""
    transaction.run(f"MATCH (f:{FACTS}) SET f:{WAITING} REMOVE f:{FACTS}").consume()
    transaction.run(f"MATCH (n:{MARKER}) DETACH DELETE n").consume()


def _some_waiting(transaction: "ManagedTransaction") -> dict[str, DocumentFacts]:
    rows = transaction.run(f"MATCH (w:{WAITING}) RETURN w.id AS id, w.body AS body LIMIT 50")
    return {row["id"]: unpacked(row["body"]) for row in rows}


def _served(transaction: "ManagedTransaction", hashes: list[str]) -> None:
    transaction.run(f"UNWIND $ids AS id MATCH (w:{WAITING} {{id: id}}) DELETE w", ids=hashes).consume()
