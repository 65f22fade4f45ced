"""Every mention of a body in a text: regulators, courts, procuratorates and other organisations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from graph_model.registry import Place
from loaders.mentions import Mention
from loaders.outline import Outline
from loaders.recognise.bodies_chinese import chinese_bodies, simplified
from loaders.recognise.bodies_local import local_bodies, national_body, seated
from loaders.recognise.bodies_unknown import is_unit_of, named, unknown_body, variants
from loaders.recognise.body_abbreviations import aliases_found, defined, defined_otherwise
from loaders.recognise.body_found import Found, longest_first
from loaders.recognise.body_headings import headings_settled, without_employers
from loaders.recognise.body_lexicon import Entry, lexicon, phrasing
from loaders.recognise.body_references import Phrase, phrases, referring
from loaders.recognise.body_references_zh import referring_chinese
from loaders.recognise.body_scopes import Scope, folded_offset, places_named, scopes, settle
from loaders.recognise.folding import Folded, fold_text
from loaders.recognise.governments import governments_at_verb
from loaders.recognise.place_names import ADJECTIVES

Taken = Sequence[tuple[int, int]]


def find_bodies(text: str, outline: Outline, taken: Taken) -> list[Mention]:
    """The mentions of bodies in all of `text`, without overlaps, in the order of the text.

    `outline` gives the items, within which references are resolved and unnamed authorities are told apart;
    `taken` are stretches (offsets into `text`) in which no body may be found, such as names of laws.
    """
    folded = fold_text(text)
    free = _free(folded, taken)
    plain = simplified(folded)
    literal, nouns = _literal(folded, free)
    found = longest_first([*literal, *(f for f in chinese_bodies(plain) if free(f.start, f.end))])
    found = _without_redefined(folded, found)
    found = longest_first([*found, *_unknown(folded, found, nouns, free)])
    groups = scopes(folded, outline, found)
    everywhere = _document_places(groups)
    for group in groups:
        settle(folded, group, everywhere)
        _local_unknown(folded, group)
    _add_aliases(folded, groups, outline, free)
    said = phrases(folded)
    for group in groups:
        headings_settled(folded, group)
        without_employers(folded, group)
        _add_references(folded, plain, group, outline.document, said, free)
    return _mentions(folded, groups)


def _free(text: Folded, taken: Taken) -> Callable[[int, int], bool]:
    """Whether a folded stretch touches none of the taken ones."""
    ordered = sorted(taken)
    starts = [start for start, _ in ordered]
    reach: list[int] = []
    for _, end in ordered:
        reach.append(max(end, reach[-1] if reach else 0))

    def free(start: int, end: int) -> bool:
        begin, stop = text.span(start, end)
        at = bisect_left(starts, stop) - 1
        return at < 0 or reach[at] <= begin

    return free


def _literal(
    text: Folded, free: Callable[[int, int], bool]
) -> tuple[list[Found], list[tuple[int, int, str]]]:
    """What the lexicon's literals give: bodies (some without place yet), and head nouns of unknown ones."""
    found: list[Found] = []
    nouns: list[tuple[int, int, str]] = []
    words = lexicon()
    lower = text.lower
    for index, start, end in words.automaton.find_matches_as_indexes(lower):
        if _inside_word(lower, start, end) or not free(start, end):
            continue
        for entry in words.entries[index]:
            given = [one for one in _of_entry(text, start, end, entry) if free(one.start, one.end)]
            found += given
            noun = entry.key if entry.kind == "noun" else text.cased[start:end].partition(" ")[0]
            foreign = entry.kind == "name" and not given and noun in phrasing()["head_nouns"]
            if entry.kind == "noun" or foreign:
                nouns.append((start, start + len(noun), noun))
    return found, nouns


def _inside_word(lower: str, start: int, end: int) -> bool:
    """Whether a Latin letter or digit goes on before or after; Chinese may follow without a space."""
    before, after = lower[start - 1 : start], lower[end : end + 1]
    return (before.isalnum() and before < "\u2e80") or (after.isalnum() and after < "\u2e80")


def _of_entry(text: Folded, start: int, end: int, entry: Entry) -> list[Found]:
    if entry.kind in ("head", "vague", "short"):
        found = local_bodies(text, start, end, entry)
        telling = entry.kind == "head" and " " in entry.spelled and text.cased[start].isupper()
        return [f for f in found if f.places or telling]
    if entry.kind == "abbreviation":
        return (
            _maybe(national_body(text, start, end, entry))
            if _is_abbreviation(text, start, end, entry)
            else []
        )
    if entry.kind == "name":
        return _maybe(national_body(text, start, end, entry)) if text.cased[start].isupper() else []
    if entry.kind == "known_as":
        same = text.cased[start].isupper() and (
            not entry.spelled.isupper() or text.cased[start:end].isupper()
        )
        return [seated(text, start, end, entry)] if same else []
    return governments_at_verb(text, start, entry.key) if entry.kind == "verb" else []


def _maybe(one: Found | None) -> list[Found]:
    return [one] if one else []


def _is_abbreviation(text: Folded, start: int, end: int, entry: Entry) -> bool:
    """Spelled with its own capitals, no part of a standard's number ("ISO 27001") or of a line all in capitals."""
    if text.cased[start:end] != entry.spelled:
        return False
    after = text.lower[end : end + 6].lstrip(" ")
    if entry.spelled in ("ISO", "IEC", "IEEE", "ITU") and after[:1] in tuple("0123456789/-"):
        return False
    if entry.spelled in ("MOST", "SAFE"):
        around = text.cased[max(0, start - 25) : end + 25]
        return sum(c.isupper() for c in around) < 0.6 * sum(c.isalpha() for c in around)
    return True


def _without_redefined(text: Folded, found: list[Found]) -> list[Found]:
    """`found` without abbreviations of the registry that this document defines for something else."""
    other = defined_otherwise(text, found)
    return [one for one in found if text.cased[one.start : one.end] not in other] if other else found


def _unknown(
    text: Folded,
    found: Sequence[Found],
    nouns: Sequence[tuple[int, int, str]],
    free: Callable[[int, int], bool],
) -> list[Found]:
    """Bodies that the registry lacks, and where headings repeat their names."""
    found = [one for one in found if one.node is not None or one.places]
    starts = [one.start for one in found]

    def taken(start: int, end: int) -> bool:
        at = bisect_right(starts, end - 1) - 1
        return (at >= 0 and found[at].end > start) or not free(start, end)

    new: list[Found] = []
    for start, end, noun in nouns:
        if not taken(start, end):
            one = unknown_body(text, start, end, noun, taken)
            if one is not None and free(one.start, one.end) and not is_unit_of(text, one, set(starts)):
                new.append(one)
    names: dict[str, Found] = {}
    for one in new:
        if one.node is not None:
            for spelled in variants(one.words):
                names.setdefault(spelled, one)
    return [*new, *_repeated(text, names)]


def _repeated(text: Folded, names: dict[str, Found]) -> list[Found]:
    """Further places where the names of new bodies stand, headings in capitals among them."""
    import ahocorasick_rs

    if not names:
        return []
    automaton = ahocorasick_rs.AhoCorasick(list(names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    spelled = list(names.values())
    hits = automaton.find_matches_as_indexes(text.lower)
    return [
        replace(spelled[index], start=start, end=end)
        for index, start, end in hits
        if text.cased[start].isupper() and not text.lower[end : end + 1].isalpha()
    ]


def _local_unknown(text: Folded, group: Scope) -> None:
    """ "The Municipal X Association" is of the item's one city."""
    fitting: dict[str, list[Place]] = {}
    for at, one in enumerate(group.found):
        if one.node is None and one.adjective and not one.family and one.words:
            if one.adjective not in fitting:
                fitting[one.adjective] = places_named(text, group, ADJECTIVES[one.adjective])
            places = fitting[one.adjective]
            rest = one.words.split(" ", 1)[1]
            name = f"{places[0].name} {rest}" if len(places) == 1 else one.words
            label = phrasing()["head_nouns"].get(name.rsplit(" ", 1)[-1], "Organisation")
            group.found[at] = replace(one, node=named(label, name))


def _document_places(groups: Iterable[Scope]) -> list[str]:
    """Keys of the places that the document names without doubt, without counting items."""
    found: dict[str, None] = {}
    for group in groups:
        for one in group.found:
            if len(one.places) == 1 and one.places[0].level == "provincial":
                found.setdefault(one.places[0].key)
    return list(found) if len(found) == 1 else []


def _add_aliases(
    text: Folded, groups: Sequence[Scope], outline: Outline, free: Callable[[int, int], bool]
) -> None:
    """Let the document's own abbreviations stand for their bodies, in every item."""
    everything = [one for group in groups for one in group.found]
    names = defined(text, everything)
    extra = [one for one in aliases_found(text, names) if free(one.start, one.end)]
    for group, more in zip(groups, scopes(text, outline, extra), strict=True):
        stretches = {(one.start, one.end) for one in more.found}
        others = [one for one in group.found if (one.start, one.end) not in stretches]
        group.found = longest_first([*others, *more.found])


def _add_references(
    text: Folded,
    plain: str | None,
    group: Scope,
    document: str,
    said: Sequence[Phrase],
    free: Callable[[int, int], bool],
) -> None:
    extra: list[Found] = []
    for start, end in _folded_regions(text, group):
        extra += referring(text, group, document, said, start, end)
        if plain is not None:
            extra += referring_chinese(plain, group, document, start, end)
    group.found = longest_first([*group.known(), *(one for one in extra if free(one.start, one.end))])


def _folded_regions(text: Folded, group: Scope) -> list[tuple[int, int]]:
    return [
        (folded_offset(text, start), folded_offset(text, end)) for start, end in dict.fromkeys(group.regions)
    ]


#: Between a bureau and the government that it belongs to.
_OF = re.compile(r"(?:[\"']?\)|\s?\([^()]{1,40}\))?\s(?:of|under) (?:the )?$")


def _without_owners(text: Folded, found: list[Found]) -> list[Found]:
    """`found` without a government named only to say whose a bureau is: "the X Bureau of the Y Government"."""
    kept: list[Found] = []
    for at, one in enumerate(found):
        government = one.node is not None and one.node.id.startswith("regulator:government@")
        before, after = (found[at - 1] if at else None), (found[at + 1] if at + 1 < len(found) else None)
        of_it = before and _OF.fullmatch(text.cased, before.end, one.start)
        joined = after and after.start == one.end and "一" <= text.cased[one.start] <= "鿿"
        if not (government and (of_it or joined)):
            kept.append(one)
    return kept


def _mentions(text: Folded, groups: Iterable[Scope]) -> list[Mention]:
    found = _without_owners(text, longest_first([one for group in groups for one in group.known()]))
    mentions = []
    for one in found:
        start, end = text.span(one.start, one.end)
        assert one.node is not None
        mentions.append(Mention(start, end, one.node, reference=one.reference))
    return sorted(mentions, key=lambda m: m.start)
