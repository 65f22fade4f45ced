"""Applies corrections to what documents state."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import partial

from graph_model.corrections.adding import add
from graph_model.corrections.draft import Draft
from graph_model.corrections.errors import MissedError, RefusedError
from graph_model.corrections.identity import Identity
from graph_model.corrections.lines import Add, Correction, Merge, Rename, Split, Strike, Undo
from graph_model.corrections.log import Log
from graph_model.corrections.naming import rename
from graph_model.corrections.striking import strike
from graph_model.corrections.uniting import divide, unite
from graph_model.facts import DocumentFacts


@dataclass(frozen=True)
class Idle:
    """A line that holds but changes nothing, and why."""

    line: Correction
    why: str


#: The ids of the lines left out, found round by round: without the first ones, others may make no graph.
Rounds = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Corrected:
    """What documents state once corrected, the lines that did nothing, and those of them that make no graph."""

    documents: Iterable[DocumentFacts]
    idle: tuple[Idle, ...] = ()
    rounds: Rounds = ()


def corrected(documents: Iterable[DocumentFacts], log: Log) -> Corrected:
    """The facts of `documents` with the lines of `log` that hold applied.

    The same whatever the order of unrelated lines and of documents, and however often it is done. A line that
    would make no graph is not applied at all; it is among the idle ones, with those that found nothing to correct.
    """
    stray = tuple(Idle(line, f"no line has the id {line.line}") for line in _stray(log))
    if not log.active:
        return Corrected(documents, stray)
    held, refused, rounds = list(documents), dict[str, str](), list[frozenset[str]]()
    while True:
        plan = plan_without(refused, log)
        drafts = [plan.applied(facts) for facts in held]
        if plan.refused.keys() <= refused.keys():
            break
        refused |= plan.refused
        rounds.append(frozenset(refused))
    used = {line for draft in drafts for line in draft.used}
    idle = [
        Idle(line, refused.get(line.id) or plan.why_idle(line)) for line in log.active if line.id not in used
    ]
    return Corrected([draft.done() for draft in drafts], (*idle, *stray), tuple(rounds))


def plan_without(refused: Collection[str], log: Log) -> "Plan":
    """The plan of the lines of `log` that hold, without those whose ids are `refused`."""
    return Plan([line for line in log.active if line.id not in refused])


def _stray(log: Log) -> list[Undo]:
    ids = {line.id for _, line in log.lines}
    return [line for _, line in log.lines if isinstance(line, Undo) and line.line not in ids]


@dataclass
class Plan:
    """Lines in the order in which they take effect.

    `refused` says of lines why they would make no graph, `missed` why they found nothing in a document that they name.
    """

    lines: list[Correction]
    refused: dict[str, str] = field(default_factory=dict)
    missed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.identity = Identity(line for line in self.lines if isinstance(line, Merge))
        self.names = _last_names([line for line in self.lines if isinstance(line, Rename)], self.identity)

    def applied(self, facts: DocumentFacts) -> Draft:
        """What is struck goes first; then facts are added, things split and merged, and named by the last to do so."""
        draft = Draft(facts)
        added, divided = (partial(do, identity=self.identity) for do in (add, divide))
        steps: list[tuple[type, Callable[..., None]]] = [(Strike, strike), (Add, added), (Split, divided)]
        for kind, do in steps:
            for line in self.lines:
                if isinstance(line, kind):
                    self._try(line.id, partial(do, draft, line))
        self._try("", partial(unite, draft, self.identity))
        for line in self.names:
            self._try(line.id, partial(rename, draft, line, self.identity))
        return draft

    def _try(self, line: str, do: Callable[[], None]) -> None:
        try:
            do()
        except RefusedError as error:
            self.refused.setdefault(error.line or line, str(error))
        except MissedError as error:
            self.missed.setdefault(line, str(error))

    def why_idle(self, line: Correction) -> str:
        """Why a line that was not refused changed nothing."""
        if isinstance(line, Merge):
            needless = line.id in self.identity.needless
            return "they are one already" if needless else f"no document names {line.entity}"
        if isinstance(line, Split):
            apart = self.identity.of(line.new_id) != self.identity.of(line.entity)
            return f"{line.item} doesn't name {line.entity}" if apart else "a later line merges them again"
        if isinstance(line, Rename):
            named = any(line.id == other.id for other in self.names)
            return f"no document names {line.entity}" if named else "a later line gives another name"
        if isinstance(line, Strike):
            return f"no document states {line.edge}"
        return self.missed.get(line.id, f"no document {getattr(line, 'document', '')} is held")


def _last_names(lines: list[Rename], identity: Identity) -> list[Rename]:
    """The renaming lines with the names that no later line replaces."""
    taken: set[tuple[str, str]] = set()
    kept: list[Rename] = []
    for line in reversed(lines):
        entity = identity.of(line.entity)
        names = {key: getattr(line, key) for key in ("name", "name_zh") if (entity, key) not in taken}
        names = {key: name for key, name in names.items() if name}
        if names:
            kept.append(line.model_copy(update={"name": None, "name_zh": None} | names))
            taken |= {(entity, key) for key in names}
    return list(reversed(kept))
