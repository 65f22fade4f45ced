"""An atlas in Python: a store with everything one does with it."""

import warnings
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from regatlas.building import BuildReport, Progress, Source, build_into, default_reader

if TYPE_CHECKING:
    from graph_model import DocumentFacts
    from graph_model.corrections import Correction, Log
    from queries.trace import Trace
    from stores.base import Changes, Mirror, Result, Store


def build(
    sources: Source | Iterable[Source],
    store: str | Path | None = None,
    *,
    corrections: str | Path | None = None,
) -> "Atlas":
    """Reads newsletters (a file, a folder, or several) into the atlas at `store` and opens it.

    `store` is a folder, or the URI of a Neo4j server; None means NEO4J_URI or `./atlas`. What was read
    before is not read again. `corrections` is a file of corrections, which takes the place of those that the atlas
    keeps. Warns of each document that can't be read; `report` of the result tells all. Raises StoreError and
    CorrectionError.
    """
    atlas = open(store, write=True)
    try:
        report = atlas.build(sources, corrections=corrections)
    except BaseException:
        atlas.close()
        raise
    for error in report.failed:
        warnings.warn(str(error), stacklevel=2)
    return atlas


def open(store: str | Path | None = None, *, write: bool = False) -> "Atlas":
    """Opens the atlas at `store` (see `build`), to read it only unless `write` is given.

    Raises StoreError if it can't be opened, or if there is nothing yet to read.
    """
    from stores.open import open_store

    return Atlas(open_store(store, read_only=not write))


def read(path: str | Path) -> "DocumentFacts":
    """What one newsletter states, with the evidence for each fact. Raises loaders.read.ReadError."""
    from loaders.read import read_path

    return default_reader().read(read_path(Path(path)))


class Atlas:
    """An opened atlas. Close it, or use it in a `with` statement.

    Every method raises stores.errors.StoreError for what a user can cause.
    """

    def __init__(self, store: "Store") -> None:
        self.store = store
        #: What the last build did; None if nothing was built.
        self.report: BuildReport | None = None

    def build(
        self,
        sources: Source | Iterable[Source],
        *,
        corrections: str | Path | None = None,
        progress: Progress | None = None,
    ) -> BuildReport:
        """Reads the new and changed documents among `sources` into the atlas; `corrections` as in `regatlas.build`."""
        from regatlas.correcting import log_of

        listed = [sources] if isinstance(sources, (str, Path)) else list(sources)
        log = log_of(Path(corrections)) if corrections else None
        self.report = build_into(self.store, listed, corrections=log, progress=progress)
        return self.report

    def corrections(self) -> "Log":
        """The corrections that the atlas keeps: `lines` with their numbers, `active` those that hold."""
        return self.store.corrections()

    def correct(self, *lines: "Correction") -> "Changes":
        """Writes corrections (of `graph_model.corrections`) at the end of the log, and brings the graph after them.

        Raises CorrectionError, and changes nothing, if one of them would correct nothing.
        """
        from regatlas.correcting import correct

        return correct(self.store, lines)

    def query(
        self,
        what: str,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        write: bool = False,
        **parameters: Any,
    ) -> list[dict[str, Any]]:
        """The rows of a query of the catalogue, by name, or of a Cypher statement; `parameters` are its `$names`."""
        return self.result(what, parameters, limit=limit, timeout=timeout, write=write).records()

    def result(
        self,
        what: str,
        parameters: dict[str, Any],
        *,
        limit: int | None = None,
        timeout: float | None = None,
        write: bool = False,
    ) -> "Result":
        """Like `query`, with the columns' order, and whether there were more rows than `limit`."""
        if _is_name(what):
            from queries.catalogue import run

            return run(self.store, what, limit=limit, timeout=timeout, **parameters)
        return self.store.run(what, parameters, limit=limit, timeout=timeout, write=write)

    def find(self, name: str) -> str:
        """The id of what `name` means: an id, an article (`DSL 27`), or a name in English or Chinese.

        Raises queries.errors.UnknownName if it means nothing here, or more than one thing.
        """
        from queries.resolve_name import find_one

        return find_one(self.store, name).id

    def trace(self, what: str, *, timeout: float | None = None) -> "Trace":
        """The penalties and citations that lead to or from `what`, with the sentences that state them.

        `what` is an article (`DSL 27`), a law, a body, a party or a case, by any of its names or its id. The
        result has `rows`, `instruments` (that cite the law) and a `summary`. Raises queries.errors.QueryError.
        """
        from queries.trace import trace

        return trace(self.store, what, timeout=timeout)

    def mirror(self) -> "Mirror":
        """The whole graph as a networkx.MultiDiGraph: nodes keyed by id, edges by edge id."""
        return self.store.mirror()

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """How many nodes there are of each label, and edges of each kind."""
        return self.store.counts()

    def forget(self, document: str) -> "Changes":
        """Drops a document (its file name, id or SHA-256) and what it alone states."""
        return self.store.forget(document)

    def close(self) -> None:
        """Lets go of files and connections."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _is_name(what: str) -> bool:
    """A query of the catalogue is called by words and hyphens; any Cypher statement has a space in it."""
    return all(part.isalnum() for part in what.strip().split("-"))
