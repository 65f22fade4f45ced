"""Items as scopes: which body a bare name, an adjective of rank or a reference means within its item."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graph_model.nodes import AnyNode
from graph_model.registry import Place, registry
from loaders.outline import ItemDraft, Outline
from loaders.recognise.body_found import Found, choose, new_body, resolved
from loaders.recognise.folding import Folded
from loaders.recognise.place_names import ADJECTIVES, name_at

_CAPITAL = re.compile(r"(?<![\w'-])[A-Z][\w'-]+")
_JOINED = re.compile(r"(?:,| and|, and| &|, as well as| together with| with) (?:the )?$")


@dataclass(slots=True)
class Scope:
    """One item (or, with `item` None, all text outside items): its folded regions and what was found in them."""

    item: ItemDraft | None
    regions: list[tuple[int, int]]
    found: list[Found] = field(default_factory=list)
    mentioned: list[Place] | None = None

    def known(self) -> list[Found]:
        """What is resolved already, references aside."""
        return [one for one in self.found if one.node is not None]

    def heading(self, offset: int) -> bool:
        """Whether the folded offset lies in the item's title or in a region that repeats it."""
        return any(start <= offset < end for start, end in self.regions[1:])


def scopes(text: Folded, outline: Outline, found: Iterable[Found]) -> list[Scope]:
    """The found names by item; the last scope takes what belongs to none."""
    all_scopes: list[Scope] = []
    starts: list[tuple[int, int, int]] = []
    for item in outline.items:
        title = [item.title_span] if item.title_span else []
        regions = [*item.regions, *title]
        all_scopes.append(Scope(item, regions))
        starts += [(start, end, len(all_scopes) - 1) for start, end in regions]
    starts.sort()
    keys = [start for start, _, _ in starts]
    rest = Scope(None, [])
    for one in found:
        origin = text.origin(one.start)
        place = bisect_right(keys, origin) - 1
        near = [starts[p][2] for p in range(place, max(-1, place - 4), -1) if origin < starts[p][1]]
        (all_scopes[near[0]] if near else rest).found.append(one)
    return [*all_scopes, rest]


def settle(text: Folded, scope: Scope, document_places: list[str]) -> None:
    """Resolve in `scope` every name that its own words, then the item, then the document decide.

    What no place decides keeps its own bare name; what is only a head without a place stays unresolved.
    """
    certain = [one.places[0].key for one in scope.found if len(one.places) == 1]
    context = [*dict.fromkeys(certain), *document_places][:50]
    for at, one in enumerate(scope.found):
        if one.node is not None or not one.places:
            continue
        place = choose(one, context, any_level=_is_some_court(text, one))
        if place is not None:
            scope.found[at] = _court_checked(resolved(one, place), place)
        elif one.words:
            family = registry().families[one.family or ""]
            scope.found[at] = replace(one, node=new_body(family.label, one.words, sector=family.sector))
    _join(text, scope)
    _adjectives(text, scope)
    _bare_heads(scope)


def _is_some_court(text: Folded, one: Found) -> bool:
    """Whether "the Wuxi court" is said, which may be any court of the city, not "Wuxi County People's Court"."""
    return (
        one.family == "basic-court" and not one.ranked and "people's" not in text.lower[one.start : one.end]
    )


def _court_checked(one: Found, place: Place) -> Found:
    """A plain "court" of a province or prefecture is no court by itself: its item must say which."""
    if one.family != "basic-court" or place.level == "county":
        return one
    return replace(one, node=None, places=(place,))


def _join(text: Folded, scope: Scope) -> None:
    """A head without a place, joined to a local body, is of the same place."""
    for at, one in enumerate(scope.found[1:], start=1):
        before = scope.found[at - 1]
        if one.node is not None or one.places or not one.family or before.node is None:
            continue
        place = getattr(before.node, "place", None)
        if place and before.end <= one.start <= before.end + 20 and text.cased[one.start].isupper():
            between = text.lower[before.end : one.start]
            if _JOINED.fullmatch(between) and _family_of(before) != one.family:
                scope.found[at] = resolved(one, registry().places.by_key[place])


def _family_of(one: Found) -> str | None:
    return one.family or (one.node.id.partition(":")[2].partition("@")[0] if one.node else None)


def _adjectives(text: Folded, scope: Scope) -> None:
    """A "Provincial Market Supervision Administration" belongs to the item's one province."""
    fitting: dict[str, list[Place]] = {}
    for at, one in enumerate(scope.found):
        if one.node is None and not one.places and one.adjective and one.family:
            if one.adjective not in fitting:
                fitting[one.adjective] = places_named(text, scope, ADJECTIVES[one.adjective])
            if len(fitting[one.adjective]) == 1:
                scope.found[at] = resolved(one, fitting[one.adjective][0])


def places_named(text: Folded, scope: Scope, kinds: tuple[str, ...]) -> list[Place]:
    """The places of these kinds, prefecture or above, that the scope names."""
    found: dict[str, Place] = {}
    for one in scope.found:
        if len(one.places) == 1:
            place = one.places[0]
            for candidate in (place, *registry().places.ancestors(place.key)):
                if candidate.kind in kinds and candidate.level != "county":
                    found[candidate.key] = candidate
    if found:
        lowest = [p for p in found.values() if not any(k.startswith(p.key + "/") for k in found)]
        return lowest
    return [place for place in _mentioned(text, scope) if place.kind in kinds]


def _mentioned(text: Folded, scope: Scope) -> list[Place]:
    """The provinces and prefectures that the item's body names, read once for each scope."""
    if scope.mentioned is None:
        found: dict[str, Place] = {}
        for start, end in scope.regions[:1]:
            for word in _CAPITAL.finditer(text.cased, folded_offset(text, start), folded_offset(text, end)):
                name = name_at(text, word.start())
                places = [p for p in (name.places if name else ()) if p.level != "county"]
                if len(places) == 1:
                    found[places[0].key] = places[0]
        scope.mentioned = list(found.values())
    return scope.mentioned


def folded_offset(text: Folded, offset: int) -> int:
    """The first folded offset that stands at or after `offset` of the text."""
    low, high = 0, len(text.cased)
    while low < high:
        middle = (low + high) // 2
        if text.origin(middle) < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _bare_heads(scope: Scope) -> None:
    """A head without a place means the one body of its family that the item names."""
    families: dict[str, dict[str, AnyNode]] = {}
    for one in scope.known():
        assert one.node is not None
        family = (
            "basic-court" if one.node.label == "Court" else one.node.id.partition(":")[2].partition("@")[0]
        )
        families.setdefault(family, {})[one.node.id] = one.node
    for at, one in enumerate(scope.found):
        if one.node is not None or not one.family:
            continue
        candidates = list(families.get(one.family, {}).values())[:60]
        if one.family == "basic-court" and one.places:
            candidates = [node for node in candidates if _lies_in(node, one.places[0])]
        if len(candidates) == 1:
            scope.found[at] = replace(one, node=candidates[0], reference=True)
        elif one.otherwise is not None:
            scope.found[at] = replace(one, node=one.otherwise)


def _lies_in(node: AnyNode, around: Place) -> bool:
    key = getattr(node, "place", None) or ""
    return key == around.key or key.startswith(around.key + "/")
