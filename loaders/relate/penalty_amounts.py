"""How much was to be paid and how long a term is, party by party."""

import re

from graph_model.values.durations import find_durations
from graph_model.values.money import Amount, find_amounts
from loaders.recognise.counts import count_of
from loaders.recognise.party import Party
from loaders.relate.phrasing import Trigger
from loaders.relate.sanction import MONEY
from loaders.relate.scene import Scene, Sentence

_BARE = re.compile(
    r"\s?(?:of|totall?ing|amounting to)? ?(?:a total of )?(\d{1,3}(?:,\d{3})+|\d{3,9})(?![\d,.]*\s?(?:%"
    r"|apps?|APPs?|people|pieces|cases|yuan|RMB|items))(?! [A-Za-z]*(?:users|records))"
)
_NOT_A_FINE = re.compile(
    r"\b(?:illegal|unlawful|ill-gotten) (?:gains?|profits?|income|proceeds)|worth|earning"
    r"|obtaining|exceeding|profit(?:s|ed)|losses? of|valued at|capital of",
    re.IGNORECASE,
)


def amounts_by_party(
    scene: Scene, sentence: Sentence, trigger: Trigger, stop: int, parties: list[Party]
) -> list[tuple[Party | None, float | None]]:
    """Each party of a trigger with the amount that fell on it."""
    spread: list[tuple[Party | None, float | None]] = [(p, None) for p in parties] or [(None, None)]
    if trigger.kind not in MONEY and trigger.kind != "other":
        return spread
    amounts = _amounts_of(scene, sentence, trigger, stop)
    if trigger.kind == "other":
        amounts = [a for a in amounts if a.start - trigger.end < 60][:1]
    amounts = _total(scene, amounts) or amounts
    if not amounts or (len(amounts) > 1 and _between(scene, sentence, amounts)):
        return spread
    inside = [p for p in scene.parties_in(trigger.end, stop) if p.role != "plaintiff"]
    if (
        len(amounts) > 1
        and re.search("respectively|分别", scene.text[max(sentence.start, trigger.start - 40) : stop])
        and len(parties) == len(amounts)
    ):
        return [(p, a.yuan) for p, a in zip(parties, amounts, strict=True)]
    if len(amounts) == len(parties) > 1:
        return [(p, a.yuan) for p, a in zip(parties, amounts, strict=True)]
    if len(amounts) > 1 and trigger.kind == "fine":
        return _pair(scene, parties, inside, amounts)
    return [(party, amounts[0].yuan) for party, _ in spread]


_IN_TOTAL = re.compile(r"\s?(?:in total|altogether|in all|in aggregate|all told)\b|\s?\(in total\)")
_A_TOTAL = re.compile(r"\b(?:a total of|totall?ing|in total|合计|共计|总计)\s?$")


def _total(scene: Scene, amounts: list[Amount]) -> list[Amount]:
    """Of several amounts the one that is called their total."""
    return [
        a
        for a in amounts
        if len(amounts) > 1
        and (_IN_TOTAL.match(scene.text, a.end) or _A_TOTAL.search(scene.text, max(0, a.start - 14), a.start))
    ][:1]


def _between(scene: Scene, sentence: Sentence, amounts: list[Amount]) -> bool:
    """Whether "between 20,000 and 50,000" gives a range, of which no one amount is stated."""
    before = scene.text[max(sentence.start, amounts[0].start - 24) : amounts[0].start]
    joined = scene.text[amounts[0].end : amounts[1].start]
    return bool(
        re.search(r"\b(?:between|from|ranging)\W*(?:about |RMB ?)?$", before)
        and re.fullmatch(r"\s?(?:yuan )?(?:and|to|-|–)\s?(?:RMB ?)?", joined)
    ) or bool(re.search(r"\branging from\b", before))


def _pair(
    scene: Scene, parties: list[Party], inside: list[Party], amounts: list[Amount]
) -> list[tuple[Party | None, float | None]]:
    """ "fined A 5 and B 3", "a fine of 5 on A and 3 on B": each further amount with the party beside it."""
    pairs: list[tuple[Party | None, float | None]] = [(p, amounts[0].yuan) for p in parties[:1]] or [
        (None, amounts[0].yuan)
    ]
    for last, amount, after in zip(amounts, amounts[1:], [*amounts[2:], None], strict=False):
        limit = after.start if after else amount.end + 80
        beside = [
            p
            for p in inside
            if last.end <= p.start < amount.start and not _ON_AFTER.search(scene.text[last.end : p.start])
        ]
        beside = beside or [p for p in inside if amount.end <= p.start < limit]
        if beside:
            pairs.append((beside[-1] if beside[-1].start < amount.start else beside[0], amount.yuan))
    return pairs


_ON_AFTER = re.compile(r"^\s*(?:on|upon|against|to|from)\b", re.IGNORECASE)


def _amounts_of(scene: Scene, sentence: Sentence, trigger: Trigger, stop: int) -> list[Amount]:
    found = []
    for amount in find_amounts(scene.text, trigger.start, stop):
        before = scene.text[trigger.end : amount.start]
        if (
            trigger.kind != "confiscation"
            and _NOT_A_FINE.search(before[-60:])
            and not (trigger.kind == "compensation" and "loss" in before)
        ):
            continue
        found.append(amount)
    if any(a.yuan is not None for a in found):
        found = [a for a in found if a.yuan is not None]  # what it is worth abroad is no further amount
    if not found or "一" <= scene.text[trigger.start] <= "鿿":
        ahead = find_amounts(scene.text, max(sentence.start, trigger.start - 30), trigger.start)
        if ahead and re.fullmatch(
            r"\s?(?:administrative )?(?:(?:was|were|has been|have been|be) (?:also )?)?|[的依法予以均被已全部]*",
            scene.text[ahead[-1].end : trigger.start],
        ):
            found = _run(scene, ahead)
    if not found and trigger.kind in MONEY:
        bare = _BARE.match(scene.text, trigger.end, stop)
        if bare:
            found = [Amount(bare.start(1), bare.end(1), float(bare[1].replace(",", "")))]
    return found


def _run(scene: Scene, amounts: list[Amount]) -> list[Amount]:
    """The last amount, with those that it ends a list of: 10万元、5万元罚款."""
    first = len(amounts) - 1
    while first and re.fullmatch(r"[、和及]", scene.text[amounts[first - 1].end : amounts[first].start]):
        first -= 1
    return amounts[first:]


def terms_by_party(
    scene: Scene, trigger: Trigger, stop: int, parties: list[Party]
) -> dict[Party | None, int]:
    """ "A and B received prison terms of three and two years respectively": each party's months."""
    words = scene.text[max(0, trigger.start - 8) : stop]
    if trigger.kind not in {"imprisonment", "suspended_sentence"} or not re.search(
        "respectively|分别", words
    ):
        return {}
    terms = find_durations(scene.text, trigger.end, stop)
    return {p: t.months for p, t in zip(parties, terms, strict=True)} if len(terms) == len(parties) else {}


def further_terms(scene: Scene, trigger: Trigger, stop: int) -> list[tuple[Party, int]]:
    """ "sentenced A to two years and B to one": the terms that follow further parties."""
    if trigger.kind != "imprisonment":
        return []
    inside = scene.parties_in(trigger.end, stop)[1:]
    found = []
    for party in inside:
        term = find_durations(scene.text, party.end, min(stop, party.end + 40))
        if term and re.match(r"\s(?:to|got|received)\b", scene.text[party.end : party.end + 10]):
            found.append((party, term[0].months))
    return found


_RANGE = re.compile(r"\b(?:rang(?:ing|es?|ed)|between|varying|from)\b|不等", re.IGNORECASE)


def months_of(scene: Scene, sentence: Sentence, trigger: Trigger, stop: int) -> int | None:
    """The months of a prison term or a suspension that the sentence gives; None where it gives none or a range."""
    if trigger.kind not in {"imprisonment", "suspended_sentence"}:
        return None
    if _RANGE.search(scene.text[trigger.start : min(stop, trigger.end + 90)]):
        return None
    after = find_durations(scene.text, trigger.end, stop)
    before = find_durations(scene.text, max(sentence.start, trigger.start - 40), trigger.start)
    if before and re.fullmatch(
        r"\s?(?:of |in |['’]s? ?)?(?:fixed-term )?", scene.text[before[-1].end : trigger.start]
    ):
        return before[-1].months
    if not after and trigger.kind == "suspended_sentence":
        years = re.match(r"\D{0,20}?\b(one|two|three|four|five)\b", scene.text[trigger.end : stop])
        return 12 * (count_of(years[1]) or 0) if years else None
    return after[0].months if after else None
