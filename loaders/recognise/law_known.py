"""Names of known instruments in a text, by one pass over it for each kind of name."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph_model.registry.laws import laws
from loaders.recognise.law_data import head_classes
from loaders.recognise.law_names import bare, chinese_core, is_chinese
from loaders.recognise.law_text import FlatText

_COUNTRY = re.compile(
    r",? of (?:the )?(?:PRC|P\.R\.C\.|People's Republic (?:of )?China|P\.R\. China)\b", re.I
)
#: Words that make a law's name part of something else (`Cybersecurity Law Enforcement Department`).
_NOT_BEFORE = re.compile(
    r"(?:[-/]| (?:enforcement|firm|school|society|students?|professor|implementation)\b)", re.I
)
_NOT_BEFORE_ZH = re.compile("[学院官庭律定人务规治医]")


@dataclass(frozen=True, slots=True)
class Known:
    """The words from `start` to `end` name the known instrument `key`.

    `short` where they are an abbreviation, `nested` where they stand in a longer known name.
    """

    start: int
    end: int
    key: str
    short: bool = False
    nested: bool = False


@cache
def _automaton() -> tuple[Any, list[str]]:
    """A matcher of all names in lower case, Chinese ones without the country, and the key of each."""
    import ahocorasick_rs

    names: dict[str, str] = {}
    for key, entry in laws().items():
        for name in (entry.name, *entry.aliases):
            if " " in name:
                names.setdefault(bare(name).lower(), key)
        for name in (entry.name_zh, *entry.aliases_zh):
            names.setdefault(chinese_core(name), key)
            names.setdefault("中华人民共和国" + chinese_core(name), key)
    return _matcher(ahocorasick_rs, list(names)), list(names.values())


@cache
def _short_automaton() -> tuple[Any, list[str]]:
    import ahocorasick_rs

    names = {short: key for key, entry in laws().items() for short in entry.abbreviations}
    return _matcher(ahocorasick_rs, list(names)), list(names.values())


def _matcher(module: Any, patterns: list[str]) -> Any:
    return module.AhoCorasick(patterns, matchkind=module.MatchKind.LeftmostLongest)


def find_known(text: FlatText) -> list[Known]:
    """Every known name in `text`, in order; names in a longer Chinese title are among them."""
    found = [*_long_names(text), *_short_names(text)]
    found.sort(key=lambda k: (k.start, -k.end))
    return found


def _long_names(text: FlatText) -> list[Known]:
    automaton, keys = _automaton()
    flat, low = text.flat, text.lower
    found = []
    for index, start, end in automaton.find_matches_as_indexes(low):
        if is_chinese(low[start:end]):
            if not _NOT_BEFORE_ZH.match(low, end):
                found.append(Known(start, end, keys[index]))
        elif _is_name(flat, start, end):
            country = _COUNTRY.match(flat, end)
            found.append(Known(start, country.end() if country else end, keys[index]))
            found += _within(text, start, end)
    return found


def _within(text: FlatText, start: int, end: int) -> list[Known]:
    """Known names inside a longer known one: the law that an amending decision amends."""
    automaton, keys = _automaton()
    inner = re.compile(r" (?:to|of|for|on|[Aa]mending|[Ii]mplementing) (?:the )?| the ")
    for match in inner.finditer(text.flat, start, end):
        for index, s, e in automaton.find_matches_as_indexes(text.lower[match.end() : end]):
            if s == 0 and match.end() + e == end:
                country = _COUNTRY.match(text.flat, end)
                return [Known(match.end(), country.end() if country else end, keys[index], nested=True)]
    return []


def _is_name(flat: str, start: int, end: int) -> bool:
    """Whether the words stand alone and are written as a name (longer names may be in lower case)."""
    if flat[start - 1 : start].isalnum() or flat[end : end + 1].isalnum() or _NOT_BEFORE.match(flat, end):
        return False
    tokens = flat[start:end].split()
    if start and flat[start - 1] == "-":
        return False
    return tokens[0][0].isupper() or (
        len(tokens) >= 4 and any(t.capitalize() in head_classes() for t in tokens)
    )


#: The year of a standard's edition after its number: GB/T 35273-2020.
_EDITION = re.compile(r"(?<=\d)[-—–:]\d{4}(?!\d)")


def _short_names(text: FlatText) -> list[Known]:
    automaton, keys = _short_automaton()
    flat = text.flat
    found = []
    for index, start, end in automaton.find_matches_as_indexes(flat):
        edition = _EDITION.match(flat, end)
        end = edition.end() if edition else end
        if not (_joins(flat[start - 1 : start]) or _joins(flat[end : end + 1])):
            found.append(Known(start, end, keys[index], short=True))
    return found


def _joins(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ("-", "_")) if char else False
