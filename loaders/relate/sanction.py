"""A penalty as an item states it."""

from dataclasses import dataclass

from graph_model.nodes import PenaltyKind
from loaders.mentions import Mention
from loaders.recognise.party import Party
from loaders.relate.scene import Sentence

MONEY = frozenset({"fine", "confiscation", "compensation"})


@dataclass(frozen=True, slots=True)
class Sanction:
    """One penalty on one party as one sentence states it. `party` is None where no description is near.

    `amount` is in yuan, `months` in months; `authorities` are the bodies named in the sentence ([] if none).
    """

    kind: PenaltyKind
    party: Party | None
    amount: float | None
    months: int | None
    authorities: tuple[Mention, ...]
    by_court: bool
    sentence: Sentence
    at: int
