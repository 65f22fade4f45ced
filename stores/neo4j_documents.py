"""Documents' facts inside Neo4j: which are held, their compressed bodies, and how far the graph follows them."""

import base64
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph_model import DocumentFacts
from graph_model.corrections import Log, read_log
from stores.documents import Held, Plan, digest_of
from stores.neo4j_schema import FACTS, STATE

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

#: Bodies of one message to the server: about 100 kB each.
BATCH = 50


@dataclass(frozen=True)
class Shelf:
    """The documents held by SHA-256, the corrections, how often either changed, and what the graph was built from."""

    held: dict[str, Held]
    revision: int
    built_from: str | None
    log: Log = field(default_factory=Log)

    @property
    def digest(self) -> str:
        """What stands for all that is held."""
        return digest_of(self.held, self.log)

    @property
    def complete(self) -> bool:
        """Whether the graph is that of all that is held."""
        return self.built_from == self.digest


def shelf(transaction: "ManagedTransaction") -> Shelf:
    """What is held now."""
    statement = (
        f"MATCH (f:{FACTS}) RETURN f.id AS id, f.name AS name, f.version AS version, f.digest AS digest"
    )
    held = {
        row["id"]: Held(name=row["name"], version=row["version"], digest=row["digest"])
        for row in _rows(transaction, statement)
    }
    statement = (
        f"MATCH (s:{STATE} {{id: 'graph'}}) RETURN s.revision AS r, s.built_from AS b, properties(s) AS all"
    )
    for state in _rows(transaction, statement):
        log = read_log(state["all"].get("log", ""), "the corrections kept in the database")
        return Shelf(held, state["r"], state["b"], log)
    return Shelf(held, 0, None)


def change(transaction: "ManagedTransaction", planned: Callable[[Shelf], Plan]) -> tuple[Plan, int]:
    """Changes what is held, all or nothing, as `planned` from it; gives the plan and the new revision."""
    lock = f"""MERGE (s:{STATE} {{id: 'graph'}})
        SET s.revision = coalesce(s.revision, 0) + 1 RETURN s.revision AS revision"""
    revision = next(_rows(transaction, lock))["revision"]
    now = shelf(transaction)
    plan = planned(now)
    if plan.log is not None:
        keep = f"MATCH (s:{STATE} {{id: 'graph'}}) SET s.log = $log"
        _done(transaction, keep, log=plan.log.text)
    gone = sorted(now.held.keys() - plan.after.keys())
    _done(transaction, f"UNWIND $gone AS id MATCH (f:{FACTS} {{id: id}}) DELETE f", gone=gone)
    rows = [{"id": sha256, **plan.after[sha256].model_dump()} for sha256 in plan.bodies]
    for start in range(0, len(rows), BATCH):
        batch = [row | {"body": _packed(plan.bodies[row["id"]])} for row in rows[start : start + BATCH]]
        _done(transaction, f"UNWIND $rows AS row MERGE (f:{FACTS} {{id: row.id}}) SET f = row", rows=batch)
    return plan, revision


def facts(transaction: "ManagedTransaction") -> Iterator[DocumentFacts]:
    """What each document held states, in the order of their hashes."""
    for row in _rows(transaction, f"MATCH (f:{FACTS}) RETURN f.body AS body ORDER BY f.id"):
        yield DocumentFacts.model_validate_json(_unpacked(row["body"]))


def _rows(transaction: "ManagedTransaction", statement: str) -> Iterator[Any]:
    return iter(transaction.run(statement))


def _done(transaction: "ManagedTransaction", statement: str, **parameters: Any) -> None:
    transaction.run(statement, parameters).consume()


def _packed(body: str) -> str:
    return base64.b64encode(zlib.compress(body.encode())).decode()


def _unpacked(body: str) -> bytes:
    return zlib.decompress(base64.b64decode(body))
