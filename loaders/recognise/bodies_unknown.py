"""Bodies that the registry lacks: a capitalised name with a head noun of bodies becomes a node of its own."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from graph_model.nodes import AnyNode
from graph_model.registry import gazetteer
from loaders.recognise.body_found import Found, new_body
from loaders.recognise.body_lexicon import phrasing, spellings
from loaders.recognise.folding import Folded
from loaders.recognise.place_names import ADJECTIVES

_TOKEN_BEFORE = re.compile(r"(?:^|[ (\"\n])([^\s()\",;:.]+)$")
_TOKEN = re.compile(r"[^\s()\",;:.]+")
_TAIL = re.compile(r" (of|on|for) (?:the )?(?=[A-Z])")
_ADJECTIVE = re.compile(r"^(" + "|".join(ADJECTIVES) + r") ", re.IGNORECASE)
_UNIT_OF = re.compile(r"(?:'s)? of (?:the )?(?:\d+(?:st|nd|rd|th) )?")
_LONG_WORD = re.compile(r"[A-Za-z][\w'-]{3,}")


@dataclass(frozen=True, slots=True)
class _Words:
    stop: frozenset[str]
    generic: frozenset[str]
    inner: frozenset[str]
    nation: frozenset[str]
    alone: frozenset[str]
    corporate: frozenset[str]


@cache
def _words() -> _Words:
    lists = phrasing()
    names = (
        "not_in_names",
        "too_generic",
        "inner_words",
        "nation_words",
        "self_standing",
        "corporate_suffixes",
    )
    words = _Words(*(frozenset(str(word) for word in lists[name]) for name in names))
    return replace(words, nation=words.nation | frozenset(lists["foreign"]))


def unknown_body(
    text: Folded, start: int, end: int, noun: str, taken: Callable[[int, int], bool]
) -> Found | None:
    """The body whose name has the head noun at `start`-`end`, or None where it is none for certain."""
    if not text.cased[start].isupper():
        return None
    first = _leftmost(text, start, taken)
    last = _rightmost(text, end, taken)
    if in_title_case(text, first, last) or _followed_by_company(text, last) or _indefinite(text, first):
        return None
    name = text.cased[first:last].removesuffix("'s")
    last = first + len(name)
    if not _is_name(text, first, start, last, noun, name):
        return None
    label = phrasing()["head_nouns"][noun]
    adjective = _ADJECTIVE.match(name)
    if adjective:
        return Found(first, last, words=name, adjective=adjective[1].lower(), family=None)
    return Found(first, last, node=named(label, name), words=name)


def named(label: str, name: str) -> AnyNode:
    """The node of an unknown body; "A Committee on B" and "B A Committee" are one."""
    if any(phrase in name.lower() for phrase in phrasing()["regulator_phrases"]):
        label = "Regulator"
    return new_body(label, canonical(name), place=_place_of(name))


def _place_of(name: str) -> str | None:
    """The key of the place that the name begins with, where that is certain."""
    words = name.replace("'s", "").split(" ")
    for size in (2, 1):
        places = [p for p in gazetteer().english(" ".join(words[:size])) if p.level != "county"]
        if places and (len(places) == 1 or places[0].level == "provincial"):
            return places[0].key
    return None


def canonical(name: str) -> str:
    """The name with rank adjectives dropped after a place, and what follows "on" before the head."""
    nouns = "|".join(phrasing()["head_nouns"])
    turned = re.fullmatch(rf"(.*\b(?:{nouns})) on (?:the )?(.+)", name)
    if turned:
        first, _, rest = turned[1].partition(" ")
        leads = first.lower() in _words().nation or bool(gazetteer().english(first))
        name = f"{first} {turned[2]} {rest}" if leads and rest else f"{turned[2]} {turned[1]}"
    words = name.split(" ")
    words[0] = words[0].removesuffix("'s")
    if len(words) > 2 and words[1].lower() in ADJECTIVES and gazetteer().english(words[0]):
        words.pop(1)
    return " ".join(words)


def variants(name: str) -> list[str]:
    """The ways in which a heading may write the name: as it is, and turned around "on"."""
    turned = canonical(name)
    return list(dict.fromkeys([*spellings(name), *spellings(turned)]))


def _leftmost(text: Folded, start: int, taken: Callable[[int, int], bool]) -> int:
    """Where the run of capitalised words that ends at `start` begins."""
    first = cursor = start
    words = _words()
    crossed = ""
    for _ in range(12):
        if cursor == 0 or text.cased[cursor - 1] != " ":
            break
        token = _TOKEN_BEFORE.search(text.cased, max(0, cursor - 40), cursor - 1)
        if not token:
            break
        word = token[1]
        begin = token.start(1)
        if taken(begin, cursor) or (word in ("and", "&") and _begins_name(text, first)):
            break
        if crossed == "and" and (word in phrasing()["head_nouns"] or taken(begin, begin + len(word) + 1)):
            break
        if word[0].isupper() and word.lower() not in words.stop:
            first, crossed = begin, ""
        elif word.lower() not in words.inner or (crossed == "the" and word == "and"):
            break
        else:
            crossed = word
        cursor = begin
    return first


def _begins_name(text: Folded, first: int) -> bool:
    """Whether the word at `first` is one that a name begins with: a place, a nation, a possessive."""
    token = _TOKEN.match(text.lower, first)
    word = token.group() if token else ""
    return word.endswith("'s") or word in _words().nation or bool(gazetteer().english(word))


def _rightmost(text: Folded, end: int, taken: Callable[[int, int], bool]) -> int:
    """Where the name ends, with "of ..." or "on ..." and the capitalised words after it."""
    last = joined = end
    tail = _TAIL.match(text.cased, end)
    while tail and last - end < 120 and not taken(tail.end(), tail.end() + 2):
        cursor = tail.end()
        for _ in range(8):
            token = _TOKEN.match(text.cased, cursor)
            if not token or not (token.group()[0].isupper() or token.group() in ("and", "&")):
                break
            if not token.group()[0].isupper():
                joined = last
            elif token.group() in phrasing()["head_nouns"] or taken(token.start(), token.end()):
                return joined
            else:
                last = token.end()
            if text.cased[token.end() : token.end() + 1] != " ":
                break
            cursor = token.end() + 1
        tail = _TAIL.match(text.cased, last) if last > end else None
    return last


def _followed_by_company(text: Folded, end: int) -> bool:
    token = _TOKEN.match(text.lower, end + 1) if end < len(text.lower) else None
    return bool(token and token.group().rstrip(",") in _words().corporate)


def _indefinite(text: Folded, start: int) -> bool:
    before = text.lower[max(0, start - 12) : start].rstrip(" ").rsplit(" ", 1)[-1]
    return before in phrasing()["indefinite"]


def _is_name(text: Folded, first: int, head: int, last: int, noun: str, name: str) -> bool:
    """Whether the words say enough to be the name of one certain body."""
    words = _words()
    tokens = [token.lower().removesuffix("'s") for token in re.findall(r"[\w'&.-]+", name)]
    content = [t for t in tokens if t not in words.inner and t != noun.lower() and t not in ADJECTIVES]
    telling = [t for t in content if t not in words.generic]
    if not content or tokens[0] in words.inner or any(token in words.corporate for token in tokens):
        return False
    if noun == "Office" and last > head + len(noun) and first < head:
        return False
    if any(t in words.nation for t in content) and len(content) >= 2 and telling:
        return True
    if _has_place(name) and len(content) >= 2 and (telling or len(content) >= 3):
        return True
    if _ADJECTIVE.match(name) and len(telling) >= 2:
        return True
    return noun.lower() in words.alone and len(content) >= 3 and len(telling) >= 1 and noun != "Center"


def _has_place(name: str) -> bool:
    parts = name.split(" ")
    pairs = (" ".join(parts[i : i + n]).removesuffix("'s") for i in range(len(parts)) for n in (1, 2))
    return any(place.kind != "County" for pair in pairs for place in gazetteer().english(pair))


def in_title_case(text: Folded, first: int, last: int) -> bool:
    """Whether the words around the name are a heading in capitals, where a verb can't be told from a name."""
    start = max(text.cased.rfind("\n", max(0, first - 400), first) + 1, first - 400)
    end = text.cased.find("\n", last, last + 400)
    around = text.cased[start:first] + " " + text.cased[last : end if end >= 0 else last + 400]
    long = _LONG_WORD.findall(around)
    return len(long) > 2 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def is_unit_of(text: Folded, one: Found, starts: set[int]) -> bool:
    """Whether the name is only a unit of the body that follows: "Legal Department of the Ministry ..."."""
    link = _UNIT_OF.match(text.lower, one.end)
    return bool(link and link.end() in starts)
