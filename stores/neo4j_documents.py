"""Documents' facts inside Neo4j: which documents are held, and their compressed bodies."""

import base64
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph_model import DocumentFacts
from graph_model.corrections import Log, read_log
from stores.documents import Held
from stores.neo4j_schema import FACTS, STATE

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

#: Bodies of one message to the server.
BATCH = 50
_ENTRY = "f.id AS id, f.name AS name, f.version AS version, f.digest AS digest"


def held(transaction: "ManagedTransaction") -> dict[str, Held]:
    """Every document held, by SHA-256."""
    return _entries(transaction.run(f"MATCH (f:{FACTS}) RETURN {_ENTRY}"))


def held_among(
    transaction: "ManagedTransaction", hashes: Collection[str], names: Collection[str]
) -> dict[str, Held]:
    """The documents held that have one of these hashes or file names."""
    by_hash = f"UNWIND $hashes AS id MATCH (f:{FACTS} {{id: id}}) RETURN {_ENTRY}"
    by_name = f"UNWIND $names AS name MATCH (f:{FACTS} {{name: name}}) RETURN {_ENTRY}"
    found = _entries(transaction.run(by_hash, hashes=sorted(hashes)))
    return found | _entries(transaction.run(by_name, names=sorted(names)))


def _entries(rows: Iterable[Any]) -> dict[str, Held]:
    return {row["id"]: Held(name=row["name"], version=row["version"], digest=row["digest"]) for row in rows}


def facts(transaction: "ManagedTransaction", hashes: Collection[str]) -> Iterator[DocumentFacts]:
    """What the documents with these hashes state, in the order of their hashes."""
    ordered = sorted(hashes)
    for start in range(0, len(ordered), BATCH):
        statement = f"UNWIND $ids AS id MATCH (f:{FACTS} {{id: id}}) RETURN f.body AS body ORDER BY f.id"
        for row in transaction.run(statement, ids=ordered[start : start + BATCH]):
            yield unpacked(row["body"])


def log(transaction: "ManagedTransaction") -> Log:
    """The corrections that are kept; CorrectionError if a line of them is no correction."""
    row = transaction.run(f"MATCH (s:{STATE} {{id: 'graph'}}) RETURN properties(s) AS state").single()
    return log_of(row["state"] if row else {})


def log_of(state: Mapping[str, Any]) -> Log:
    """The corrections among the properties of the state."""
    return read_log(state.get("log", ""), "the corrections kept in the database")


def keep_log(transaction: "ManagedTransaction", log: Log) -> None:
    """Keeps these corrections; none at all leave no trace."""
    statement = f"MATCH (s:{STATE} {{id: 'graph'}}) SET s.log = $text"
    _done(transaction, statement, text=log.text or None)


def shelve(transaction: "ManagedTransaction", rows: list[dict[str, Any]], gone: Collection[str]) -> None:
    """Writes down documents (`id`, `name`, `version`, `digest`, `body`) and drops those with the hashes `gone`."""
    if gone:
        _done(transaction, f"UNWIND $gone AS id MATCH (f:{FACTS} {{id: id}}) DELETE f", gone=sorted(gone))
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        _done(transaction, f"UNWIND $rows AS row MERGE (f:{FACTS} {{id: row.id}}) SET f = row", rows=batch)


def _done(transaction: "ManagedTransaction", statement: str, **parameters: Any) -> None:
    transaction.run(statement, parameters).consume()


def packed(body: str) -> bytes:
    """A body as it is kept: pressed lightly, for a load waits for it."""
    return zlib.compress(body.encode(), 1)


def unpacked(body: bytes | str) -> DocumentFacts:
    """The facts in a body as it is kept: as bytes, or, where an import wrote it, as base64 text."""
    return DocumentFacts.model_validate_json(
        zlib.decompress(base64.b64decode(body) if isinstance(body, str) else body)
    )
