"""The reviewed patterns of phrasing (data/*.yaml), compiled on first use."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from graph_model.nodes import PenaltyKind
from loaders.alternatives import WORD, Alternatives


@cache
def data(name: str) -> Any:
    """The content of `data/<name>.yaml`."""
    text = resources.files("loaders.relate").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CBaseLoader)


@cache
def pattern(name: str, *keys: str) -> Alternatives:
    """One pattern for all alternatives found under `keys` of `data/<name>.yaml`."""
    value = data(name)
    for key in keys:
        value = value[key]
    return union(tuple(_strings(value)))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value
    return [text for entry in values for text in _strings(entry)]


@cache
def union(alternatives: tuple[str, ...]) -> Alternatives:
    """What matches any of `alternatives`, without regard to case; Latin words only as whole words."""
    return Alternatives(_whole(text) for text in alternatives)


#: A full stop or comma inside a figure, or after "Mr", ends no clause.
_NO_STOP = (
    ("[^.;]", r"(?:[^.;]|\.(?=\s?\d)|(?<=\b[MD][rs])\.|(?<=Ltd)\.|(?<=Co)\.)"),
    ("[^.;,]", r"(?:[^.;,]|[.,](?=\s?\d))"),
)


def _whole(text: str) -> str:
    """One alternative, ready to be joined to others: a word begins where it begins."""
    for plain, careful in _NO_STOP:
        text = text.replace(plain, careful)
    starts_word = bool(re.match(r"[A-Za-z]|\(\?:[A-Za-z\\]", text))
    return (WORD if starts_word else "") + f"(?:{text})"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words from `start` to `end` that speak of a penalty of `kind`; `form` is verb or noun."""

    start: int
    end: int
    kind: PenaltyKind
    form: str


class Phrases:
    """Alternatives of which each has a tag."""

    def __init__(self, alternatives: Iterable[tuple[str, Any]]) -> None:
        texts, self._tags = zip(*alternatives, strict=True)
        self._alternatives = Alternatives(texts)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Any]]:
        """Each match between `start` and `end` with the tag of its alternative, left to right, none in another."""
        for match in self._alternatives.finditer(text, start, end):
            yield match, self._tags[self._alternatives.index(match)]


@cache
def phrases(name: str, *keys: str) -> Phrases:
    """The alternatives under `keys` of `data/<name>.yaml`, to be looked for at the beginnings of words."""
    value = data(name)
    for key in keys:
        value = value[key]
    return Phrases((_whole(text), None) for text in _strings(value))


@cache
def _penalties() -> Phrases:
    found: list[tuple[str, tuple[PenaltyKind, str]]] = []
    for kind, forms in data("penalties").items():
        if not isinstance(forms, dict) or "examples" not in forms:
            continue
        for form in ("verbs", "nouns", "zh"):
            tag = "verb" if form == "verbs" else "noun"
            found += [(_whole(text) + _tail(text, form), (kind, tag)) for text in forms[form]]
    return Phrases(found)


def _tail(text: str, form: str) -> str:
    """A verb ends with its word."""
    return r"(?!\w)" if form == "verbs" and "(?=" not in text and re.search(r"[A-Za-z)]$", text) else ""


def find_triggers(text: str, start: int, end: int) -> list[Trigger]:
    """All words that speak of penalties between `start` and `end` of `text`, left to right."""
    return [
        Trigger(m.start(), m.end(), kind, form) for m, (kind, form) in _penalties().find(text, start, end)
    ]
