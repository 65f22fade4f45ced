"""The embedded store: an atlas in a folder, questioned through LadybugDB."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from graph_model import DocumentFacts
from graph_model.corrections import Log
from graph_model.edges import ENDPOINTS
from graph_model.nodes import NODE_TYPES
from stores import documents
from stores.atlas_folder import AtlasFolder, Current
from stores.base import Changes, Progress, Result, Store, Tally
from stores.embedded_build import build, database, table_rows
from stores.errors import StoreError
from stores.guard import prepared
from stores.mirror import empty, mirror_of, tallies
from stores.values import plain

if TYPE_CHECKING:
    from stores.base import Mirror


class EmbeddedStore(Store):
    """The atlas in the folder `path`; it may be read by any number of processes while one writes.

    A reader sees the graph as it was when a build ended, never half of one, and the next one as soon as it asks
    again. With `read_only` there must be an atlas already, and none is changed.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.where = str(path)
        self._folder = AtlasFolder(path)
        self._read_only = read_only
        self._open: tuple[str, Any] | None = None
        self._lock = RLock()
        if self._folder.current() == Current() and read_only:
            raise self._nothing_yet()

    def known(self) -> set[str]:
        """See Store."""
        return documents.known(self._folder.current().documents)

    def facts(self) -> Iterator[DocumentFacts]:
        """See Store."""
        return self._folder.read_facts(self._folder.current())

    def corrections(self) -> Log:
        """See Store. They are the file `corrections.jsonl` in the folder, which may be changed by hand too."""
        return self._folder.read_log()

    def correct(self, change: Callable[[Log], Log], *, progress: Progress | None = None) -> Changes:
        """See Store."""
        with self._writing() as current:
            log = change(self._folder.read_log())
            return self._follow(current, documents.relogged(current.documents, log), progress)

    def save(
        self,
        facts: Iterable[DocumentFacts],
        *,
        corrections: Log | None = None,
        progress: Progress | None = None,
    ) -> Changes:
        """See Store. The new graph is built beside the old one and takes its place in one step."""
        arrived = list(facts)
        with self._writing() as current:
            plan = documents.arriving(current.documents, arrived, corrections)
            return self._follow(current, plan, progress)

    def forget(self, document: str, *, progress: Progress | None = None) -> Changes:
        """See Store."""
        with self._writing() as current:
            return self._follow(current, documents.leaving(self.where, current.documents, document), progress)

    @contextmanager
    def _writing(self) -> Iterator[Current]:
        if self._read_only:
            raise StoreError(self.where, "this atlas was opened for reading only")
        with self._folder.writing():
            yield self._folder.current()

    def _follow(self, current: Current, plan: documents.Plan, progress: Progress | None) -> Changes:
        """Writes down what is held now, then brings the graph after it: broken off, the next call goes on."""
        log = plan.log if plan.log is not None else self._folder.read_log()
        if plan.after == current.documents and current.complete(log):
            self._folder.write_log(log)
            nodes, edges = (Tally(unchanged=sum(kinds.values())) for kinds in self.counts())
            return Changes(plan.tally, nodes, edges)
        old = self.mirror() if current.graph else empty()
        self._folder.write_facts(plan.bodies, plan.after)
        current = current.model_copy(update={"documents": plan.after})
        new = mirror_of(documents.merged(self.where, self._folder.read_facts(current), log))
        self._folder.write_log(log)
        self._folder.commit(current)
        built = documents.digest_of(plan.after, log)
        path = self._folder.new_graph(built)
        build(path, new, progress)
        current = current.model_copy(update={"graph": path.name, "built_from": built})
        self._folder.commit(current)
        self._folder.tidy(current)
        nodes, edges = tallies(old, new)
        return Changes(plan.tally, nodes, edges, plan.replaced)

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        write: bool = False,
    ) -> Result:
        """See Store. Nothing can be written: the next build would undo it."""
        values = dict(parameters or {})
        if write:
            raise StoreError(self.where, "an embedded atlas takes no writing statements", _BUILT)
        statement = prepared(self.where, cypher, values)
        with self._connection() as connection:
            if timeout is not None:
                connection.set_query_timeout(max(1, round(timeout * 1000)))
            try:
                return _fetch(connection.execute(statement, values), limit)
            except RuntimeError as error:
                raise self._refused(error, timeout) from error

    def _refused(self, error: RuntimeError, timeout: float | None) -> StoreError:
        message = str(error)
        if "Interrupted" in message:
            return StoreError(
                self.where, f"no answer within {timeout:g} s", "ask for less, or allow more time"
            )
        return StoreError(self.where, f"Cypher error: {message}")

    def mirror(self) -> "Mirror":
        """See Store."""
        mirror = empty()
        with self._connection() as connection:
            for label in NODE_TYPES:
                for (node,) in table_rows(connection, f"MATCH (n:`{label}`) RETURN n"):
                    mirror.add_node(node["id"], **plain(node))
            for predicate in ENDPOINTS:
                statement = f"MATCH (a)-[e:`{predicate}`]->(b) RETURN a.id, b.id, e"
                for source, target, edge in table_rows(connection, statement):
                    mirror.add_edge(source, target, edge["id"], **plain(edge))
        return mirror

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """See Store."""
        with self._connection() as connection:
            nodes = {label: _count(connection, f"(n:`{label}`)") for label in sorted(NODE_TYPES)}
            edges = {kind: _count(connection, f"()-[e:`{kind}`]->()") for kind in sorted(ENDPOINTS)}
        return {k: n for k, n in nodes.items() if n}, {k: n for k, n in edges.items() if n}

    def revision(self) -> str:
        """See Store."""
        return self._folder.current().graph or ""

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        """A connection of its own for each question: they keep no state, and threads don't share them."""
        import ladybug

        with closing(ladybug.Connection(self._database())) as connection:
            yield connection

    def _database(self) -> Any:
        """The graph that holds now; where a build swaps it while we open it, the one that holds then."""
        with self._lock:
            for _ in range(3):
                name = self._folder.current().graph
                if name is None:
                    raise self._nothing_yet()
                if self._open is None or self._open[0] != name:
                    self._open = self._opened(name) or self._open
                if self._open is not None and self._open[0] == name:
                    return self._open[1]
            raise StoreError(self.where, f"its graph {name} can't be opened", "build the atlas again")

    def _opened(self, name: str) -> tuple[str, Any] | None:
        try:
            return name, database(self._folder.path / name, read_only=True)
        except RuntimeError:
            return None

    def _nothing_yet(self) -> StoreError:
        return StoreError(
            self.where, "there is no atlas here yet", "make one with: regatlas build NEWSLETTERS"
        )

    def close(self) -> None:
        """See Store."""
        with self._lock:
            if self._open is not None:
                self._open[1].close()
                self._open = None


_BUILT = "it is built from what documents state, and the next build would undo them; use a Neo4j store"


def _count(connection: Any, pattern: str) -> int:
    return int(connection.execute(f"MATCH {pattern} RETURN count(*)").get_next()[0])


def _fetch(result: Any, limit: int | None) -> Result:
    columns = result.get_column_names()
    rows: list[list[Any]] = []
    while result.has_next():
        if limit is not None and len(rows) == limit:
            return Result(columns, rows, truncated=True)
        rows.append([plain(value) for value in result.get_next()])
    return Result(columns, rows)
