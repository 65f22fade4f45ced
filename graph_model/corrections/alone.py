"""Corrects one document without looking at the others, once it is known which lines all of them together leave out."""

from dataclasses import dataclass

from graph_model.corrections.apply import Rounds, plan_without
from graph_model.corrections.log import Log
from graph_model.facts import DocumentFacts


@dataclass(frozen=True)
class Alone:
    """One document's facts as they are corrected among others, and the ids of lines that it refuses each round."""

    facts: DocumentFacts
    refuses: Rounds


class Settled:
    """A log and the `rounds` that `corrected` has found for it and all documents."""

    def __init__(self, log: Log, rounds: Rounds) -> None:
        self._left_out: Rounds = (frozenset(), *rounds)
        self._plans = [plan_without(refused, log) for refused in self._left_out]

    def corrected(self, facts: DocumentFacts) -> Alone:
        """What `corrected` makes of this document, as long as the rounds stay as they are."""
        refuses: list[frozenset[str]] = []
        for plan in self._plans:
            plan.refused = {}
            draft = plan.applied(facts)
            refuses.append(frozenset(plan.refused))
        return Alone(draft.done(), tuple(refuses))

    def may_come(self, document: Alone) -> bool:
        """Whether the rounds stay as they are when this document comes: it refuses nothing but what is left out."""
        after = (*self._left_out[1:], self._left_out[-1])
        return all(refused <= out for refused, out in zip(document.refuses, after, strict=True))

    def may_go(self, document: Alone) -> bool:
        """Whether the rounds stay as they are when this document goes: nothing is left out on its account."""
        return not any(document.refuses)
