"""The one interface of all stores: documents' facts go in, one graph comes out."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graph_model import DocumentFacts
from graph_model.corrections import Corrected, Log, corrected

if TYPE_CHECKING:
    import networkx as nx

    Mirror = nx.MultiDiGraph[str]

#: Called with the name of a step (`documents`, `nodes`, `edges`), how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Result:
    """The rows that a statement gave; `truncated` says that there were more than the limit let through.

    Values are plain Python: a node or an edge is the dict of its properties, a path is a dict of `nodes`
    and `edges`, dates and times are ISO strings, an absent value is None.
    """

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool = False

    def records(self) -> list[dict[str, Any]]:
        """The rows as dicts by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Tally:
    """How many things of one kind a change added, changed, removed, and left as they were."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True)
class Changes:
    """What one `save` or `forget` did. `replaced` names documents that a newer version took the place of."""

    documents: Tally = field(default_factory=Tally)
    nodes: Tally = field(default_factory=Tally)
    edges: Tally = field(default_factory=Tally)
    replaced: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.documents or self.nodes or self.edges)


class Store(ABC):
    """A place that keeps what documents state and the graph that follows from it.

    What was read (the facts) and what people corrected (the log) are the truth; the graph always becomes `merge`
    of all facts with the corrections applied. Every method raises StoreError, and nothing else, for what a user can
    cause; CorrectionError where the log that is kept was broken by hand.
    """

    #: The path or URI by which a person knows this store.
    where: str

    @abstractmethod
    def known(self) -> set[str]:
        """The SHA-256 of every document whose facts are held in today's version, so need not be read again."""

    @abstractmethod
    def facts(self) -> Iterator[DocumentFacts]:
        """What each document held states, as it was read, in the order of their hashes."""

    @abstractmethod
    def corrections(self) -> Log:
        """The corrections that are kept beside the documents."""

    def corrected(self) -> Corrected:
        """What each document held states with the corrections applied, and the corrections that did nothing."""
        return corrected(self.facts(), self.corrections())

    @abstractmethod
    def correct(self, change: Callable[[Log], Log], *, progress: Progress | None = None) -> Changes:
        """Puts what `change` makes of the log that is kept in its place, and brings the graph after it."""

    @abstractmethod
    def save(
        self,
        facts: Iterable[DocumentFacts],
        *,
        corrections: Log | None = None,
        progress: Progress | None = None,
    ) -> Changes:
        """Takes in documents, and `corrections` in place of the log that is kept, and brings the graph after them.

        A document held with the same content is kept or, if its facts differ, changed; one with the same name but
        other content replaces it. Saving nothing completes a change that was broken off.
        """

    @abstractmethod
    def forget(self, document: str, *, progress: Progress | None = None) -> Changes:
        """Drops a document (named by file name, id or SHA-256) and what it alone states."""

    @abstractmethod
    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        write: bool = False,
    ) -> Result:
        """The answer to one Cypher statement: at most `limit` rows, within `timeout` seconds.

        Unless `write` is given, a statement that writes or that touches files or the network is refused.
        """

    @abstractmethod
    def mirror(self) -> "Mirror":
        """The whole graph: nodes keyed by id, edges by edge id, with all their properties and nothing unknown."""

    @abstractmethod
    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """How many nodes there are of each label, and edges of each kind; those of which there are none are absent."""

    def migrate(self, *, progress: Progress | None = None) -> tuple[int, int]:
        """Brings the layout of an older RegAtlas to today's; gives its version before and after."""
        return 1, 1

    def scoped(self, cypher: str) -> str:
        """A statement of ours as this store should run it: over our graph alone, found through its indexes."""
        return cypher

    def named(self, wordings: Sequence[Sequence[str]]) -> list[str] | None:
        """The ids of nodes in whose names all words of one of these wordings stand; None where no index tells."""
        return None

    @abstractmethod
    def revision(self) -> str:
        """What stands for the graph as it is now: another after each change, empty while there is no graph yet."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of files and connections."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
