"""The Neo4j store: the graph beside other people's in a server's database, through the official driver."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from graph_model import DocumentFacts
from graph_model.corrections import Log
from graph_model.edges import ENDPOINTS
from graph_model.schema import MARKER
from stores import documents, neo4j_documents
from stores.base import Changes, Progress, Result, Store, Tally
from stores.guard import prepared
from stores.mirror import empty, mirror_of, tallies
from stores.neo4j_documents import Shelf
from stores.neo4j_errors import told
from stores.neo4j_schema import statements
from stores.neo4j_write import OvertakenError, Writer
from stores.values import plain

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

    from stores.base import Mirror

Answer = TypeVar("Answer")

#: Our nodes and edges, and nobody else's.
NODES = f"MATCH (n:{MARKER}) "
EDGES = f"MATCH (a:{MARKER})-[e]->(b:{MARKER}) WHERE e.id IS NOT NULL AND type(e) IN $predicates "


class Neo4jStore(Store):
    """The graph in the Neo4j server at `uri`, in `database` or else the user's home database.

    Raises StoreError at once if the server doesn't answer, refuses the password or lacks the database.
    """

    def __init__(
        self, uri: str, username: str = "neo4j", password: str | None = None, database: str | None = None
    ) -> None:
        self.where = uri
        self._database = database
        self._has_schema = False
        with told(uri, database):
            self._driver = _driver(uri, (username, password) if password else None)
            try:
                with self._session() as session:
                    session.run("RETURN 1").consume()  # Not managed: a wrong address is told at once.
            except BaseException:
                self._driver.close()
                raise

    def known(self) -> set[str]:
        """See Store."""
        return documents.known(self._read(neo4j_documents.shelf).held)

    def facts(self) -> Iterator[DocumentFacts]:
        """See Store."""
        return iter(self._read(lambda transaction: list(neo4j_documents.facts(transaction))))

    def corrections(self) -> Log:
        """See Store. They are kept in the database, beside the facts."""
        return self._read(neo4j_documents.shelf).log

    def correct(self, change: Callable[[Log], Log], *, progress: Progress | None = None) -> Changes:
        """See Store."""
        return self._follow(lambda shelf: documents.relogged(shelf.held, change(shelf.log)), progress)

    def save(
        self,
        facts: Iterable[DocumentFacts],
        *,
        corrections: Log | None = None,
        progress: Progress | None = None,
    ) -> Changes:
        """See Store. Each batch is one transaction; a load that was broken off is completed by the next."""
        arrived = list(facts)
        return self._follow(lambda shelf: documents.arriving(shelf.held, arrived, corrections), progress)

    def forget(self, document: str, *, progress: Progress | None = None) -> Changes:
        """See Store."""
        return self._follow(lambda shelf: documents.leaving(self.where, shelf.held, document), progress)

    def _follow(self, planned: Callable[[Shelf], documents.Plan], progress: Progress | None) -> Changes:
        with told(self.where, self._database), self._session() as session:
            self._ensure_schema(session)
            shelf = session.execute_read(neo4j_documents.shelf)
            plan = planned(shelf)
            log = plan.log if plan.log is not None else shelf.log
            if shelf.complete and plan.after == shelf.held and log.text == shelf.log.text:
                nodes, edges = session.execute_read(_counts)
                return Changes(
                    plan.tally, Tally(unchanged=sum(nodes.values())), Tally(unchanged=sum(edges.values()))
                )
            plan, revision = session.execute_write(neo4j_documents.change, planned)
            # Only now: whatever another loader still had under way when we took the lock is in the database.
            old = session.execute_read(_mirror)
            new = self._build(session, revision, old, progress)
            nodes_, edges_ = tallies(old, new)
            return Changes(plan.tally, nodes_, edges_, plan.replaced)

    def _build(self, session: "Session", revision: int, old: "Mirror", progress: Progress | None) -> "Mirror":
        """Brings the graph from `old` to that of the documents held, however often another loader changes them."""
        while True:
            new = self._merged(session)
            shelf = session.execute_read(neo4j_documents.shelf)
            try:
                writer = Writer(session, revision, progress)
                writer.bring(old, new)
                writer.finish(shelf.digest)
                return new
            except OvertakenError:
                revision = session.execute_read(neo4j_documents.shelf).revision
                old = session.execute_read(_mirror)

    def _merged(self, session: "Session") -> "Mirror":
        held, log = session.execute_read(
            lambda tx: (list(neo4j_documents.facts(tx)), neo4j_documents.shelf(tx).log)
        )
        return mirror_of(documents.merged(self.where, held, log))

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        write: bool = False,
    ) -> Result:
        """See Store."""
        from neo4j import unit_of_work

        values = dict(parameters or {})
        statement = prepared(self.where, cypher, values, write=write)

        @unit_of_work(timeout=timeout)
        def answer(transaction: "ManagedTransaction") -> Result:
            result = transaction.run(statement, values)
            columns = list(result.keys())
            rows: list[list[Any]] = []
            for record in result:
                if limit is not None and len(rows) == limit:
                    return Result(columns, rows, truncated=True)
                rows.append([plain(value) for value in record.values()])
            return Result(columns, rows)

        with told(self.where, self._database), self._session() as session:
            return session.execute_write(answer) if write else session.execute_read(answer)

    def mirror(self) -> "Mirror":
        """See Store."""
        return self._read(_mirror)

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """See Store."""
        return self._read(_counts)

    def revision(self) -> str:
        """See Store."""
        shelf = self._read(neo4j_documents.shelf)
        return f"{shelf.revision} {shelf.built_from}" if shelf.built_from and shelf.held else ""

    def _read(self, work: Callable[["ManagedTransaction"], Answer]) -> Answer:
        with told(self.where, self._database), self._session() as session:
            return session.execute_read(work)

    def _ensure_schema(self, session: "Session") -> None:
        if not self._has_schema:
            session.execute_write(_make_schema)
            self._has_schema = True

    def _session(self) -> "Session":
        return self._driver.session(database=self._database, fetch_size=5_000)

    def close(self) -> None:
        """See Store."""
        self._driver.close()


def _driver(uri: str, auth: tuple[str, str] | None) -> "Driver":
    from neo4j import GraphDatabase, NotificationMinimumSeverity

    logging.getLogger("neo4j").addHandler(
        logging.NullHandler()
    )  # What fails is raised; stderr is the user's.
    return GraphDatabase.driver(
        uri,
        auth=auth,
        connection_timeout=10,
        max_transaction_retry_time=20,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        user_agent="regatlas",
    )


def _make_schema(transaction: "ManagedTransaction") -> None:
    for statement in statements():
        transaction.run(statement).consume()


def _mirror(transaction: "ManagedTransaction") -> "Mirror":
    mirror = empty()
    for (node,) in transaction.run(NODES + "RETURN properties(n)"):
        mirror.add_node(node["id"], **node)
    statement = EDGES + "RETURN a.id, b.id, properties(e)"
    for source, target, edge in transaction.run(statement, predicates=list(ENDPOINTS)):
        mirror.add_edge(source, target, edge["id"], **edge)
    return mirror


def _counts(transaction: "ManagedTransaction") -> tuple[dict[str, int], dict[str, int]]:
    nodes = NODES + "RETURN n.label AS kind, count(*) AS n ORDER BY kind"
    edges = EDGES + "RETURN type(e) AS kind, count(*) AS n ORDER BY kind"
    both = [transaction.run(text, predicates=list(ENDPOINTS)) for text in (nodes, edges)]
    by_label, by_kind = ({row["kind"]: row["n"] for row in result} for result in both)
    return by_label, by_kind
