"""Words that refer back to a body of the item, and authorities that act in an item unnamed."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import ahocorasick_rs

from graph_model.ids import anonymous_id, item_id
from graph_model.nodes import NODE_TYPES, AnyNode
from graph_model.registry import registry
from loaders.recognise.body_found import Found
from loaders.recognise.body_lexicon import phrasing
from loaders.recognise.body_scopes import Scope
from loaders.recognise.folding import Folded

_SENTENCE_END = re.compile(r"[.!?](?= |$)|\n|[。！？；]")
_NAMED_AFTER = re.compile(r" of (?:the )?[A-Z]")
_COURTS = ("the court", "a court", "local court", "the local court", "a local court", "the people's court")
_POLICE = ("organs", "organ", "authorities", "authority", "bureau", "department")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that refer back (`noun`), or describe an unnamed body (`description`)."""

    start: int
    end: int
    noun: str | None = None
    description: str | None = None


@cache
def _automaton() -> tuple[Any, list[tuple[str | None, str | None]]]:
    phrases: dict[str, tuple[str | None, str | None]] = {}
    for noun in phrasing()["references"]:
        phrases[f"the {noun}"] = phrases[f"the said {noun}"] = (noun, None)
    for word in _POLICE:
        phrases[f"the public security {word}"] = ("police", None)
    for description, entry in phrasing()["anonymous"].items():
        for phrase in entry["phrases"]:
            phrases[phrase] = (None, description)
    for phrase in _COURTS:
        phrases[phrase] = ("court", "court")
    automaton = ahocorasick_rs.AhoCorasick(list(phrases), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton, list(phrases.values())


def phrases(text: Folded) -> list[Phrase]:
    """All such words in the text, in its order."""
    automaton, meanings = _automaton()
    found = []
    for index, start, end in automaton.find_matches_as_indexes(text.lower):
        if (start and text.lower[start - 1].isalnum()) or text.lower[end : end + 1].isalnum():
            continue
        if _NAMED_AFTER.match(text.cased, end):
            continue
        begin = start + 4 if text.lower.startswith("the ", start) else start
        found.append(Phrase(begin, end, *meanings[index]))
    return found


def referring(
    text: Folded, scope: Scope, document: str, said: Sequence[Phrase], start: int, end: int
) -> list[Found]:
    """What the phrases between `start` and `end` mean in the scope: its one fitting body, or one unnamed."""
    known = {one.node.id: one.node for one in scope.known() if one.node}
    called = _called(text, scope)
    found: list[Found] = []
    at = bisect_left(said, start, key=lambda phrase: phrase.start)
    while at < len(said) and said[at].start < end:
        one = _referred(known, called, said[at]) or _unnamed(text, scope, known, document, said[at])
        if one is not None:
            found.append(one)
        at += 1
    return [
        *found,
        *_city_courts(text, scope, known, document),
        *_addressed(text, scope, document, start, end),
        *_by_field(text, scope, known, document, start, end),
    ]


def _city_courts(text: Folded, scope: Scope, known: dict[str, AnyNode], document: str) -> Iterator[Found]:
    """ "The Hangzhou court" of an item that names no court is an unnamed one, if it acts."""
    if scope.item is None or _any_court(known):
        return
    node = nameless("Court", "court", item_id(document, scope.item.number), "justice")
    for one in scope.found:
        vague = one.node is None and one.family == "basic-court" and one.places
        if vague and _acts(text, Phrase(one.start, one.end), "court_verbs"):
            yield replace(one, node=node)


def _called(text: Folded, scope: Scope) -> dict[str, str]:
    """What the item calls each of its bodies: "the Tinghu Branch of ..." for a district's police."""
    called: dict[str, str] = {}
    for one in scope.known():
        if one.node:
            called[one.node.id] = f"{called.get(one.node.id, '')} {text.lower[one.start : one.end]}"
    return called


def _referred(known: dict[str, AnyNode], called: dict[str, str], said: Phrase) -> Found | None:
    if said.noun is None or len(known) > 60:
        return None
    fitting = [node for node in known.values() if _fits(node, said.noun, called.get(node.id, ""))]
    return Found(said.start, said.end, node=fitting[0], reference=True) if len(fitting) == 1 else None


def _fits(node: AnyNode, noun: str, called: str) -> bool:
    labels = phrasing()["references"][noun]
    if labels == ["police"]:
        return node.id.startswith("regulator:police@")
    if labels != ["*"]:
        return node.label in labels
    return noun in re.findall(r"\w+", f"{node.name.lower()} {called}")


def _unnamed(
    text: Folded, scope: Scope, known: dict[str, AnyNode], document: str, said: Phrase
) -> Found | None:
    """The unnamed authority, where the item names none of its kind and the sentence says that it acted."""
    if scope.item is None or said.description is None:
        return None
    if said.description == "court":
        named, label, sector, verbs = _any_court(known), "Court", "justice", "court_verbs"
    else:
        entry = phrasing()["anonymous"][said.description]
        label, family, verbs = entry["label"], entry["family"], "police_verbs"
        sector = registry().families[family].sector
        named = any(key.partition(":")[2].startswith(family + "@") for key in known)
    by = text.lower.endswith(("by the ", "by "), 0, said.start)
    if named or not (by or _acts(text, said, verbs)):
        return None
    item = item_id(document, scope.item.number)
    return Found(said.start, said.end, node=nameless(label, said.description, item, sector))


def _any_court(known: dict[str, AnyNode]) -> bool:
    return any(key.startswith("court:") for key in known)


def _acts(text: Folded, said: Phrase, verbs: str) -> bool:
    """Whether one of the verbs stands in the phrase's sentence, at most 400 characters away."""
    stop = _SENTENCE_END.search(text.lower, said.end, said.end + 400)
    floor = max(0, said.start - 400)
    begin = max(text.lower.rfind(". ", floor, said.start), text.lower.rfind("\n", floor, said.start), floor)
    return _verbs(verbs).search(text.lower, begin, stop.start() if stop else said.end + 400) is not None


@cache
def _verbs(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrasing()[name]) + r")\b")


@cache
def nameless(label: str, description: str, item: str, sector: str | None = None) -> AnyNode:
    """The node of an unnamed body, which belongs to its item alone."""
    return NODE_TYPES[label].model_validate(  # type: ignore[return-value]
        {
            "id": anonymous_id(label, item, description),
            "name": f"unnamed {description}",
            "anonymous": True,
            "known": False,
            "sector": sector,
        }
    )


@cache
def _suggestion() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(phrasing()["addressed_by"]), re.compile(r"\b" + phrasing()["addressed_bodies"] + r"\b")


def _addressed(text: Folded, scope: Scope, document: str, start: int, end: int) -> Iterator[Found]:
    """The unnamed bodies to which a prosecutorial suggestion is addressed."""
    if scope.item is None or not any(one.node and one.node.label == "Procuratorate" for one in scope.found):
        return
    suggestion, bodies = _suggestion()
    if suggestion.search(text.lower, start, end):
        node = nameless("Regulator", "administrative organs", item_id(document, scope.item.number))
        for match in bodies.finditer(text.lower, start, end):
            yield Found(match.start(), match.end(), node=node)


@cache
def _field_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    of = phrasing()["by_field"]
    return re.compile(of["pattern"]), re.compile(of["acting"]), re.compile(of["passive"])


def _by_field(
    text: Folded, scope: Scope, known: dict[str, AnyNode], document: str, start: int, end: int
) -> Iterator[Found]:
    """ "The district's postal regulator": the item's one body of that field, else an unnamed one if it acts."""
    if scope.item is None or len(known) > 60:
        return
    pattern, acting, passive = _field_patterns()
    suggestion = _suggestion()[0]
    for match in pattern.finditer(text.lower, start, end):
        words = match["topic"].split()
        same = [node for node in known.values() if node.label == "Regulator" and _is_of_field(node, words)]
        if same:
            if len(same) == 1:
                yield Found(match.start("who"), match.end(), node=same[0], reference=True)
            continue
        acts = acting.match(text.lower, match.end()) or passive.search(
            text.lower, max(start, match.start() - 110), match.start()
        )
        sued = any(node.label == "Procuratorate" for node in known.values())
        if acts or (sued and suggestion.search(text.lower, start, end)):
            node = nameless("Regulator", match["who"], item_id(document, scope.item.number))
            yield Found(match.start("who"), match.end(), node=node)


def _is_of_field(node: AnyNode, words: Sequence[str]) -> bool:
    names = " ".join([node.name, *getattr(node, "aliases", [])[:12]]).lower()
    return all(word.removesuffix("s") in names for word in words)
