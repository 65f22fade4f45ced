"""Descriptions of businesses and people who may be parties: named, anonymous or counted.

Only candidates are found here. Which of them are parties is decided by what is said of them.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from loaders.recognise.parties_chinese import chinese
from loaders.recognise.party import Party, data
from loaders.recognise.party_companies import named
from loaders.recognise.party_descriptions import described
from loaders.recognise.party_persons import addressed, surnames
from loaders.recognise.party_positions import placed
from loaders.spans import Taken

__all__ = ["Party", "find_parties"]


def find_parties(
    text: str,
    start: int,
    end: int,
    taken: list[tuple[int, int]],
    short: Mapping[str, str] | None = None,
    *,
    only_named: bool = False,
) -> list[Party]:
    """Every description of a business or person between `start` and `end` that does not touch a `taken` span.

    `only_named` leaves out those without a name. `short` gives the full name for each short name that the
    document uses (see short_names).
    """
    others = Taken(taken)
    found = named(text, start, end, short or {})
    if not only_named:
        english = (*described(text, start, end), *surnames(text, start, end), *addressed(text, start, end))
        found += [p for p in english if not _HAN.search(p.words)]
        if _HAN.search(text, start, end):
            found += chinese(text, start, end)
        there = Taken((p.start, p.end) for p in found)
        found += [p for p in placed(text, start, end) if not there.touches(p.start, p.end)]
    free = [p for p in found if not others.touches(p.start, p.end)]
    if only_named:
        return free
    merged = _businesses_in_suit(text, _merge_pairs(text, _longest(free)))
    return _named_sides(_between_sides(text, start, end, [_with_role(text, start, end, p) for p in merged]))


_HAN = re.compile(r"[一-鿿]")


@cache
def _side(role: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a party on this side of a suit."""
    words = data()["sides"][role]
    return re.compile(rf"(?:{'|'.join(words['before'])})\s*$"), re.compile(
        rf"\s*(?:{'|'.join(words['after'])})"
    )


def _with_role(text: str, start: int, end: int, party: Party) -> Party:
    """The party with its side in a suit, where the words around it tell."""
    if party.role or party.kind in {"plaintiff", "defendant"}:
        return replace(party, role=party.role or party.kind)
    before, after = (
        text[max(start, party.start - 40) : party.start],
        text[party.end : min(end, party.end + 50)],
    )
    for role in ("plaintiff", "defendant"):
        ahead, behind = _side(role)
        if ahead.search(before) or behind.match(after):
            return replace(party, role=role)
    return party


#: "The defendant, an international hotel group"
_WHAT_IT_IS = re.compile(r"(?:\s?\([^()\n]{1,30}\))?(?:,\s|\s\()(?:being\s)?")


def _businesses_in_suit(text: str, parties: list[Party]) -> list[Party]:
    """A side of the suit that the text calls a business is one, under both descriptions."""
    found: list[Party] = []
    businesses: set[str] = set()
    for party in parties:
        last = found[-1] if found else None
        if last and _is_what(text, last, party):
            businesses.add(last.words.lower())
            words = text[last.start : party.end]
            found[-1] = replace(
                party, start=last.start, words=words, role=last.kind, modifiers=last.modifiers
            )
            continue
        found.append(party)
    return [replace(p, label="Company") if p.words.lower() in businesses else p for p in found]


def _is_what(text: str, side: Party, party: Party) -> bool:
    """Whether `party` tells what business a side of the suit is."""
    return (
        side.kind in _SIDES
        and not side.plural
        and party.label == "Company"
        and not party.plural
        and party.words.lower().startswith(("a ", "an "))
        and bool(_WHAT_IT_IS.fullmatch(text, side.end, party.start))
    )


#: "a dispute between a job seeker and the operator of a platform"
_BETWEEN = re.compile(
    r"\b(?:dispute|case|suit|lawsuit|litigation|action|proceedings)s?\b[^.;]{0,100}?\bbetween\s[^.;]{3,160}"
)


def _between_sides(text: str, start: int, end: int, parties: list[Party]) -> list[Party]:
    """In a suit between a person and a business that goes on with "the defendant", the business is the defendant."""
    found = _BETWEEN.search(text, start, end)
    if (
        not found
        or not any(p.kind == "defendant" for p in parties)
        or any(p.role == "defendant" and p.kind != "defendant" for p in parties)
    ):
        return parties
    inside = [p for p in parties if found.start() <= p.start < found.end()]
    businesses = [p for p in inside if p.label == "Company"]
    if len(businesses) != 1:
        return parties
    return [replace(p, role="defendant") if p is businesses[0] else p for p in parties]


def _named_sides(parties: list[Party]) -> list[Party]:
    """ "The defendant" is a business where the one defendant named is: "Ling v. Lanhai Co., Ltd."."""
    for side in ("plaintiff", "defendant"):
        told = [p for p in parties if p.role == side and p.kind != side]
        named = {p.label for p in told if p.kind == "named" or p.surname or p.label == "Company"}
        if named == {"Company"}:
            parties = [replace(p, label="Company") if p.kind == side and not p.plural else p for p in parties]
    return parties


_SIDES = frozenset({"plaintiff", "defendant", "respondent"})


def _longest(parties: list[Party]) -> list[Party]:
    names = Taken((p.start, p.end) for p in parties if p.kind == "named")
    parties = [p for p in parties if p.kind == "named" or not names.touches(p.start, p.end)]
    kept: list[Party] = []
    for party in sorted(parties, key=lambda p: (p.start, -p.end)):
        if not kept or party.start >= kept[-1].end:
            kept.append(party)
    return kept


def _runs(last: Party, between: str, party: Party) -> bool:
    """Whether "the operators of five apps" is one party, told by its apps."""
    behind = re.search(r"(?:operators?|developers?|providers?|owners?|companies)$", last.words, re.IGNORECASE)
    return (
        bool(behind)
        and party.kind == "apps"
        and bool(re.fullmatch(r"\s(?:of|behind|operating|running)\s", between))
    )


def _merge_pairs(text: str, parties: list[Party]) -> list[Party]:
    """ "Direct supervisors and other responsible persons" are one party."""
    merged: list[Party] = []
    for party in parties:
        last = merged[-1] if merged else None
        between = text[last.end : party.start] if last else ""
        if last and _runs(last, between, party):
            words = text[last.start : party.end]
            merged[-1] = replace(
                party, start=last.start, words=words, definite=False, bare=False, owned=False
            )
            continue
        if (
            not party.words.lower().startswith(("another ", "a ", "an ", "one "))
            and last
            and last.responsible
            and party.responsible
            and re.fullmatch(r"\s?(?:and|or|,)\s?(?:the |other )*", between)
        ):
            merged[-1] = Party(
                last.start,
                party.end,
                text[last.start : party.end],
                "Person",
                "person",
                True,
                None,
                last.definite,
                last.bare,
                False,
                True,
                last.modifiers | party.modifiers,
            )
        else:
            merged.append(party)
    return merged
