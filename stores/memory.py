"""The store that lives in memory only: facts and their NetworkX mirror, gone when the process ends."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph_model import DocumentFacts
from graph_model.corrections import Log
from stores import documents
from stores.base import Changes, Progress, Result, Store
from stores.documents import Held, Plan
from stores.errors import StoreError
from stores.mirror import counts, empty, mirror_of, tallies

if TYPE_CHECKING:
    from stores.base import Mirror


class MemoryStore(Store):
    """Facts kept in memory; it has no Cypher, only its mirror."""

    def __init__(self) -> None:
        self.where = "memory"
        self._held: dict[str, Held] = {}
        self._bodies: dict[str, str] = {}
        self._log = Log()
        self._mirror = empty()

    def known(self) -> set[str]:
        """See Store."""
        return documents.known(self._held)

    def facts(self) -> Iterator[DocumentFacts]:
        """See Store."""
        return (DocumentFacts.model_validate_json(self._bodies[sha256]) for sha256 in sorted(self._held))

    def corrections(self) -> Log:
        """See Store."""
        return self._log

    def correct(self, change: Callable[[Log], Log], *, progress: Progress | None = None) -> Changes:
        """See Store."""
        return self._follow(documents.relogged(self._held, change(self._log)))

    def save(
        self,
        facts: Iterable[DocumentFacts],
        *,
        corrections: Log | None = None,
        progress: Progress | None = None,
    ) -> Changes:
        """See Store."""
        return self._follow(documents.arriving(self._held, facts, corrections))

    def forget(self, document: str, *, progress: Progress | None = None) -> Changes:
        """See Store."""
        return self._follow(documents.leaving(self.where, self._held, document))

    def _follow(self, plan: Plan) -> Changes:
        old, self._held, self._bodies = self._mirror, plan.after, self._bodies | plan.bodies
        self._bodies = {sha256: self._bodies[sha256] for sha256 in plan.after}
        self._log = plan.log if plan.log is not None else self._log
        self._mirror = mirror_of(documents.merged(self.where, self.facts(), self._log))
        nodes, edges = tallies(old, self._mirror)
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
        """Raises StoreError: there is no Cypher engine here."""
        raise StoreError(
            self.where, "a graph in memory takes no Cypher", "use its mirror, or an atlas in a folder"
        )

    def mirror(self) -> "Mirror":
        """See Store; a copy, so that what is done to it doesn't reach the store."""
        return self._mirror.copy()

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """See Store."""
        return counts(self._mirror)

    def revision(self) -> str:
        """See Store."""
        return documents.digest_of(self._held, self._log) if self._held else ""

    def close(self) -> None:
        """There is nothing to let go of."""
