"""Everything literal that bodies are found by, in one automaton over the folded text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

import ahocorasick_rs
import yaml

from graph_model.registry import registry

Kind = Literal["name", "abbreviation", "head", "vague", "short", "known_as", "noun", "verb"]
_BRITISH = [
    ("organization", "organisation"), ("standardization", "standardisation"), ("informatization", "informatisation"),
    ("digitalization", "digitalisation"), ("center", "centre"), ("program", "programme"), ("libertés", "libertes"),
]  # fmt: skip
_PLURALS = {"bureau": "bureaus", "office": "offices", "authority": "authorities", "branch": "branches"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a literal stands for: a registry body, a family's head, a head noun of bodies, or a verb of issuing."""

    kind: Kind
    key: str
    spelled: str
    plural: bool = False


@dataclass(slots=True)
class Lexicon:
    """The automaton and, for each of its patterns, the entries."""

    patterns: dict[str, list[Entry]] = field(default_factory=dict)
    automaton: Any = None
    entries: list[list[Entry]] = field(default_factory=list)

    def add(self, pattern: str, entry: Entry) -> None:
        """Let `pattern` (lower case) stand for `entry` too."""
        known = self.patterns.setdefault(pattern, [])
        if not any(old.kind == entry.kind and old.key == entry.key for old in known):
            known.append(entry)

    def close(self) -> "Lexicon":
        """Build the automaton."""
        self.automaton = ahocorasick_rs.AhoCorasick(
            list(self.patterns), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )
        self.entries = list(self.patterns.values())
        return self


@cache
def phrasing() -> dict[str, Any]:
    """The reviewed word lists of `data/bodies.yaml`."""
    text = (resources.files("loaders.recognise") / "data" / "bodies.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


def spellings(name: str) -> list[str]:
    """`name` in lower case, in American and in British spelling, with `and` for `&`."""
    lower = name.lower().replace("’", "'")
    american, british = lower, lower
    for us, uk in _BRITISH:
        american, british = american.replace(uk, us), british.replace(us, uk)
    forms = [lower, american, british]
    forms += [form.replace(" & ", " and ") for form in forms] + [
        form.replace(" and ", " & ") for form in forms
    ]
    forms += [form.replace("cybersecurity", "cyber security") for form in forms[:3]]
    return list(dict.fromkeys(forms))


def plural(head: str) -> str:
    """The plural of a head: `communications bureaus`, `departments of commerce`."""
    first, of, rest = head.partition(" of ")
    words = first.split(" ")
    words[-1] = _PLURALS.get(words[-1].lower(), words[-1] + "s")
    return " ".join(words) + of + rest


@cache
def lexicon() -> Lexicon:
    """The English lexicon, built once."""
    found = Lexicon()
    for key, body in registry().bodies.items():
        for name in (body.name, *body.aliases):
            for form in spellings(name):
                found.add(form, Entry("name", key, name))
        for abbreviation in body.abbr:
            found.add(abbreviation.lower(), Entry("abbreviation", key, abbreviation))
    for key, family in registry().families.items():
        _add_family(found, key, family.all_heads(), family.vague, family.abbreviations)
        for place, names in family.known_as.items():
            for name in names.names:
                _add_all(found, [name], Entry("known_as", f"{key}@{place}", name))
    for noun in phrasing()["head_nouns"]:
        found.add(noun.lower(), Entry("noun", noun, noun))
    for verb in [*phrasing()["issuing_verbs"], *phrasing()["ranked_verbs"]]:
        found.add(verb, Entry("verb", verb, verb))
    return found.close()


def _add_family(
    found: Lexicon, key: str, heads: Iterable[str], vague: Iterable[str], short: Iterable[str]
) -> None:
    for head in heads:
        _add_all(found, [head], Entry("head", key, head))
        _add_all(found, [plural(head)], Entry("head", key, head, plural=True))
    _add_all(found, vague, Entry("vague", key, key))
    for abbreviation in short:
        found.add(abbreviation.lower(), Entry("short", key, abbreviation))


def _add_all(found: Lexicon, names: Iterable[str], entry: Entry) -> None:
    for name in names:
        for form in spellings(name):
            found.add(form, entry)
