"""The Neo4j store: the graph beside other people's in a server's database, through the official driver."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from graph_model import DocumentFacts
from graph_model.corrections import Log
from graph_model.edges import ENDPOINTS
from graph_model.schema import MARKER
from stores import documents, neo4j_documents, neo4j_migrate
from stores.base import Changes, Progress, Result, Store
from stores.errors import StoreError
from stores.guard import prepared
from stores.mirror import empty
from stores.neo4j_errors import told
from stores.neo4j_load import Loader, check_version
from stores.neo4j_schema import NAMES, STATE
from stores.neo4j_scope import scoped
from stores.neo4j_session import reading
from stores.values import plain

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session
    from neo4j.api import BookmarkManager

    from stores.base import Mirror

Answer = TypeVar("Answer")

#: For how many seconds a question is asked again while the server is away or busy.
RETRYING = 20.0

#: How often a mirror is begun anew because a load went on meanwhile.
_MIRRORINGS = 5

#: How many nodes a name may be looked for among through the index; beyond that it is a common word.
MOST_NAMED = 500

#: Our nodes and edges, and nobody else's.
NODES = f"MATCH (n:{MARKER}) "
EDGES = f"MATCH (a:{MARKER})-[e]->(b:{MARKER}) WHERE e.id IS NOT NULL AND type(e) IN $predicates "


class Neo4jStore(Store):
    """The graph in the Neo4j server at `uri`, in `database` or else the user's home database.

    With the `bookmarks` of another store it sees what that one has written, on a cluster too.
    Raises StoreError at once if the server doesn't answer, refuses the password or lacks the database.
    """

    def __init__(
        self,
        uri: str,
        username: str = "neo4j",
        password: str | None = None,
        database: str | None = None,
        bookmarks: Iterable[str] = (),
    ) -> None:
        self.where = uri
        self._database = database
        with told(uri, database):
            self._driver = _driver(uri, (username, password) if password else None)
            self._bookmarks = _bookmarks(bookmarks)
            try:
                with self._session() as session:
                    session.run("RETURN 1").consume()  # Not managed: a wrong address is told at once.
            except BaseException:
                self._driver.close()
                raise

    def known(self) -> set[str]:
        """See Store."""
        return documents.known(self._held())

    def _held(self) -> dict[str, documents.Held]:
        version = self._read(neo4j_migrate.version_of)
        if version is None:
            return {}
        check_version(self.where, version)
        return self._read(neo4j_documents.held)

    def facts(self) -> Iterator[DocumentFacts]:
        """See Store."""
        hashes = sorted(self._held())
        for start in range(0, len(hashes), neo4j_documents.BATCH):
            batch = hashes[start : start + neo4j_documents.BATCH]
            yield from self._read(lambda tx, batch=batch: list(neo4j_documents.facts(tx, batch)))  # type: ignore[misc]

    def corrections(self) -> Log:
        """See Store. They are kept in the database, beside the facts."""
        return self._read(neo4j_documents.log)

    def correct(self, change: Callable[[Log], Log], *, progress: Progress | None = None) -> Changes:
        """See Store."""
        with told(self.where, self._database):
            self._ensure_schema()
            return Loader(self.where, self._session, progress).correct(change)

    def save(
        self,
        facts: Iterable[DocumentFacts],
        *,
        corrections: Log | None = None,
        progress: Progress | None = None,
    ) -> Changes:
        """See Store. Documents stream in; a transaction takes in some of them, each whole or not at all."""
        with told(self.where, self._database):
            self._ensure_schema()
            return Loader(self.where, self._session, progress).save(facts, self._held(), corrections)

    def forget(self, document: str, *, progress: Progress | None = None) -> Changes:
        """See Store."""
        with told(self.where, self._database):
            self._ensure_schema()
            return Loader(self.where, self._session, progress).forget(document)

    @property
    def bookmarks(self) -> list[str]:
        """What stands for all that was written here: a store that is opened with them sees it."""
        return sorted(self._bookmarks.get_bookmarks())

    def migrate(self, *, progress: Progress | None = None) -> tuple[int, int]:
        """See Store. Also makes constraints and indexes that are missing."""
        with told(self.where, self._database):
            return neo4j_migrate.migrate(self.where, self._session, progress)

    def scoped(self, cypher: str) -> str:
        """See Store."""
        return scoped(cypher)

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

    def named(self, wordings: Sequence[Sequence[str]]) -> list[str] | None:
        """See Store."""
        wanted = " OR ".join(
            "(" + " AND ".join(f'"{word}"' for word in words if word.isalnum()) + ")"
            for words in wordings
            if words
        )
        statement = f"CALL db.index.fulltext.queryNodes('{NAMES}', $wanted, {{limit: $most}}) YIELD node RETURN node.id"
        try:
            rows = self.run(statement, {"wanted": wanted, "most": MOST_NAMED}).rows if wanted else []
        except (
            StoreError
        ):  # The index is missing, or makes nothing of these words: names are then read one by one.
            return None
        return None if len(rows) == MOST_NAMED else [row[0] for row in rows]

    def mirror(self) -> "Mirror":
        """See Store."""
        for _ in range(_MIRRORINGS):
            before = self._read(_revision)
            mirror = self._read(_mirror)
            if self._read(_revision) == before:
                return mirror
        raise StoreError(self.where, "the graph changes all the while", "try again when the load is over")

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """See Store."""
        return self._read(_counts)

    def revision(self) -> str:
        """See Store."""
        revision = self._read(_revision)
        return str(revision) if revision and self._held() else ""

    def _read(self, work: Callable[["ManagedTransaction"], Answer]) -> Answer:
        with told(self.where, self._database):
            return reading(self._session, work)

    def _ensure_schema(self) -> None:
        """Makes the schema where there is none yet; an older one waits for `migrate`."""
        version = self._read(neo4j_migrate.version_of)
        if version is not None:
            check_version(self.where, version)
            return
        with self._session() as session:
            neo4j_migrate.make(session)
            neo4j_migrate.note_version(session)

    def _session(self) -> "Session":
        """A session in which one reads what earlier ones have written, on whatever member of a cluster it ends."""
        return self._driver.session(
            database=self._database, fetch_size=5_000, bookmark_manager=self._bookmarks
        )

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
        max_transaction_retry_time=RETRYING,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        user_agent="regatlas",
    )


def _bookmarks(known: Iterable[str]) -> "BookmarkManager":
    from neo4j import Bookmarks, GraphDatabase

    return GraphDatabase.bookmark_manager(initial_bookmarks=Bookmarks.from_raw_values(known))


def _revision(transaction: "ManagedTransaction") -> int | None:
    row = transaction.run(f"MATCH (s:{STATE} {{id: 'graph'}}) RETURN s.revision AS revision").single()
    return row["revision"] if row else None


def _mirror(transaction: "ManagedTransaction") -> "Mirror":
    mirror = empty()
    for (node,) in transaction.run(NODES + "RETURN properties(n)"):
        mirror.add_node(node["id"], **node)
    statement = EDGES + "RETURN a.id, b.id, properties(e)"
    for source, target, edge in transaction.run(statement, predicates=list(ENDPOINTS)):
        # A load may commit between the two statements: what it added in between is not ours to show.
        if source in mirror and target in mirror:
            mirror.add_edge(source, target, edge["id"], **edge)
    return mirror


def _counts(transaction: "ManagedTransaction") -> tuple[dict[str, int], dict[str, int]]:
    nodes = NODES + "RETURN n.label AS kind, count(*) AS n ORDER BY kind"
    edges = EDGES + "RETURN type(e) AS kind, count(*) AS n ORDER BY kind"
    both = [transaction.run(text, predicates=list(ENDPOINTS)) for text in (nodes, edges)]
    by_label, by_kind = ({row["kind"]: row["n"] for row in result} for result in both)
    return by_label, by_kind
