"""Abbreviations that the text itself defines: `Full Name ("ABBR")`, `全称（以下简称"简称"）`."""

import re
from collections.abc import Sequence

import ahocorasick_rs

from graph_model.nodes import AnyNode
from graph_model.registry import registry
from loaders.recognise.body_found import Found
from loaders.recognise.body_lexicon import phrasing
from loaders.recognise.folding import Folded

_DEFINITION = re.compile(
    r"\s?[(（]\s?(?:(?:hereinafter|collectively|together)?,? ?(?:also )?(?:referred to as|known as|called)? ?"
    r"|(?:以下|下)?(?:统称|简称)为?[:：]?)(?:the )?([\"「『]?)([^\"()（）「」『』\n]{2,40}?)[\"」』]?\s?[)）]"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z&/-]*[A-Z0-9][A-Za-z0-9&/ -]{0,10}")
_LATIN = re.compile(r"[A-Za-z0-9]")
_PLAIN = re.compile(r"\(\"?([A-Z][A-Za-z/-]{1,9})\"?\)")


def defined(text: Folded, found: Sequence[Found]) -> dict[str, AnyNode]:
    """Every abbreviation that the document defines for one of the bodies found, and the body."""
    names: dict[str, AnyNode] = {}
    generic = _generic()
    for one in found:
        if one.node is None or one.reference:
            continue
        match = _DEFINITION.match(text.cased, one.end, one.end + 90)
        if not match:
            continue
        quoted, short = match[1], match[2].strip()
        chinese = "\u4e00" <= short[0] <= "\u9fff"
        marked = quoted or _ACRONYM.fullmatch(short) or "简称" in match.group()
        if marked and short.lower() not in generic and (chinese or short[0].isupper()):
            names.setdefault(short, one.node)
    return names


def _generic() -> set[str]:
    """Words too general to be searched for: head nouns, and what whole families are abbreviated to."""
    words = {noun.lower() for noun in phrasing()["head_nouns"]} | set(phrasing()["references"])
    short = {a.lower() for family in registry().families.values() for a in family.abbreviations if len(a) < 3}
    return words | short | {"government"}


def defined_otherwise(text: Folded, found: Sequence[Found]) -> set[str]:
    """Abbreviations of the registry that this document defines for something that is no such body."""
    ends = {one.end for one in found if one.node is not None}
    starts = {one.start for one in found if one.node is not None and one.end - one.start > 12}
    other: set[str] = set()
    for match in _PLAIN.finditer(text.cased):
        before = text.cased[max(0, match.start() - 40) : match.start()].rstrip()
        near = {match.start(), match.start() - 1} & ends or {match.end(), match.end() + 1} & starts
        if not near and before and before.rsplit(" ", 1)[-1][:1].isupper():
            other.add(match[1])
    return other


def aliases_found(text: Folded, names: dict[str, AnyNode]) -> list[Found]:
    """Every place where one of the defined abbreviations stands as a word of its own."""
    if not names:
        return []
    automaton = ahocorasick_rs.AhoCorasick(list(names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    nodes = list(names.values())
    return [
        Found(start, end, node=nodes[index])
        for index, start, end in automaton.find_matches_as_indexes(text.cased)
        if not _LATIN.match(text.cased[start - 1 : start]) and not _LATIN.match(text.cased[end : end + 1])
    ]
