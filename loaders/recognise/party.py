"""A description of a party, and the reviewed words (parties.yaml) by which parties are described."""

from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

PartyLabel = Literal["Company", "Person"]


@dataclass(frozen=True, slots=True)
class Party:
    """A description of a party from `start` to `end` (code points).

    `kind` is the class of its head noun (`company`, `bank`, `apps`, `person`, `defendant`, `surname`, `named`...);
    `count` the number given, None where there is none ("several"); `definite` whether it refers to something
    named before; `bare` whether it has neither article nor number; `owned` whether it only tells whose
    employee, customer or system somebody or something is.
    """

    start: int
    end: int
    words: str
    label: PartyLabel
    kind: str
    plural: bool = False
    count: int | None = None
    definite: bool = False
    bare: bool = False
    owned: bool = False
    responsible: bool = False
    modifiers: frozenset[str] = field(default_factory=frozenset)
    surname: str | None = None
    full: str | None = None
    role: str | None = None


@cache
def data() -> Any:
    """The reviewed descriptions of parties (parties.yaml)."""
    text = resources.files("loaders.recognise").joinpath("data/parties.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CBaseLoader)
