"""Reading the names of places that stand before or after a body's name, in English."""

import re
from dataclasses import dataclass
from functools import cache

from graph_model.registry import Place, gazetteer, zones
from loaders.recognise.folding import Folded

#: Rank words in English and the kinds of place they may stand for.
RANKS: dict[str, tuple[str, ...]] = {
    "province": ("Province",),
    "city": ("City",),
    "municipality": ("City",),
    "district": ("District", "New Area", "Forestry District", "Special District"),
    "county": ("County", "Autonomous County"),
    "autonomous county": ("Autonomous County",),
    "new area": ("New Area",),
    "new district": ("New Area", "District"),
    "prefecture": ("Prefecture", "Autonomous Prefecture"),
    "autonomous prefecture": ("Autonomous Prefecture",),
    "autonomous region": ("Autonomous Region",),
    "special administrative region": ("Special Administrative Region",),
    "sar": ("Special Administrative Region",),
    "special area": ("Special Area",),
    "cooperation zone": ("Cooperation Zone",),
    "banner": ("Banner", "Autonomous Banner"),
    "league": ("League",),
}
#: Adjectives of rank that stand between a place and a body's name.
ADJECTIVES: dict[str, tuple[str, ...]] = {
    "provincial": ("Province", "Autonomous Region"),
    "municipal": ("City",),
    "autonomous regional": ("Autonomous Region",),
    "regional": ("Autonomous Region",),
    "prefectural": ("Autonomous Prefecture", "Prefecture"),
}
#: The official form "China (Tianjin) Pilot Free Trade Zone".
_FREE_TRADE = r"china \(([a-z][a-z' ]{2,20})\) ((?:pilot )?free[- ]trade (?:pilot )?zone)"
_FREE_TRADE_END = re.compile(_FREE_TRADE + "$")
_FREE_TRADE_START = re.compile(_FREE_TRADE + r"\b")
_ADJECTIVE_END = re.compile(r"(?<![^\s(])(" + "|".join(ADJECTIVES) + r")$")
_WORD_END = re.compile(r"(?<![\w'-])([\w'][\w'-]*)$")
_LINK = re.compile(r",? (?:in |of )?(?:the )?")
_WORD = re.compile(r"[\w'-]+")
WINDOW = 90


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place's name in the text: where it stands, the places it may mean, whether its rank is given."""

    start: int
    end: int
    places: tuple[Place, ...]
    ranked: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """Names of places one inside the other, and the adjective of rank after them (`provincial`)."""

    start: int
    end: int
    names: tuple[PlaceName, ...]
    adjective: str | None = None

    def places(self) -> list[Place]:
        """What the innermost name of the chain may mean, given the names around it; several if ambiguous."""
        best: list[Place] = []
        for name in self.names:
            others = [other for other in self.names if other is not name]
            inside = [p for p in name.places if all(_lies_in(p, other.places) for other in others)]
            deeper = max((p.key.count("/") for p in inside), default=-1)
            if deeper > max((p.key.count("/") for p in best), default=-1):
                best = inside
        return best

    @property
    def ranked(self) -> bool:
        """Whether a rank is said, so that the bare name's usual meaning does not decide."""
        return self.adjective is not None or any(name.ranked for name in self.names)


@cache
def ranks() -> dict[str, tuple[str, ...]]:
    """Rank words, those of zones included, and the kinds of place that they may stand for."""
    park = ("Economic-Technological Development Area", "Industrial Park")
    of_zones = {
        rank.lower(): (zone["kind"], *park)
        for zone in zones().values()
        for rank in (zone["kind"], *zone["forms"])
    }
    return {**RANKS, **of_zones}


@cache
def _rank_end() -> re.Pattern[str]:
    return re.compile(r"(?<![^\s-])(" + "|".join(sorted(ranks(), key=len, reverse=True)) + r")$")


@cache
def _rank_start() -> re.Pattern[str]:
    return re.compile(r" (?:" + "|".join(sorted(ranks(), key=len, reverse=True)) + r")\b")


def _inside(place: Place, around: Place) -> bool:
    return place.key == around.key or place.key.startswith(around.key + "/")


def _lies_in(place: Place, around: tuple[Place, ...]) -> bool:
    return any(_inside(place, other) for other in around)


@cache
def _known(name: str) -> tuple[Place, ...]:
    return gazetteer().english(name.replace("uyghur", "uygur"))


def chain_before(text: Folded, end: int) -> Chain | None:
    """The chain that ends at `end` or one space before it: `Ningbo Yinzhou District`, `Guizhou Provincial`."""
    lower, cased = text.lower, text.cased
    stop = end - 1 if end and lower[end - 1] == " " else end
    floor = max(0, stop - WINDOW, lower.rfind("\n", max(0, stop - WINDOW), stop) + 1)
    adjective = None
    found = _ADJECTIVE_END.search(lower, floor, stop)
    if found:
        adjective, stop = found[1], max(floor, found.start(1) - 1)
        if stop == floor and found.start(1) == floor:
            return Chain(found.start(1), found.end(1), (), adjective)
    names: list[PlaceName] = []
    while len(names) < 3:
        name = _name_before(lower, cased, floor, stop)
        if name is None:
            break
        names.insert(0, name)
        stop = name.start - 1
        if stop <= floor or lower[stop] != " ":
            break
    if not names:
        return Chain(found.start(1), found.end(1), (), adjective) if found else None
    if adjective and len(names) >= 1:
        names[-1] = _of_kinds(names[-1], ADJECTIVES[adjective])
    return Chain(names[0].start, end, tuple(names), adjective)


def _name_before(lower: str, cased: str, floor: int, stop: int) -> PlaceName | None:
    """The place's name, with possessive and rank, that ends exactly at `stop`."""
    full_stop = stop
    if lower.endswith("'s", floor, stop):
        stop -= 2
    rank = _rank_end().search(lower, floor, stop)
    if rank and rank[1].endswith("zone"):
        official = _free_trade(_FREE_TRADE_END.search(lower, floor, stop), full_stop)
        if official is not None:
            return official
    if rank:
        name = _bare_before(lower, cased, floor, rank.start(1) - 1, full_stop)
        if name is not None:
            return _of_kinds(PlaceName(name.start, full_stop, name.places, True), ranks()[rank[1]])
    name = _bare_before(lower, cased, floor, stop, full_stop)
    return PlaceName(name.start, name.end, _bare(name.places), False) if name else None


def _free_trade(found: re.Match[str] | None, end: int) -> PlaceName | None:
    places = _known(found[1]) if found else ()
    zone = tuple(place for place in places if place.level == "provincial")
    if found is None or not zone:
        return None
    inside = tuple(
        gazetteer().by_key[key] for p in zone if (key := f"{p.key}/free-trade-zone") in gazetteer().by_key
    )
    return PlaceName(found.start(), end, inside, True) if inside else None


def _bare_before(lower: str, cased: str, floor: int, stop: int, end: int) -> PlaceName | None:
    best, cursor = None, stop
    for _ in range(gazetteer().most_words):
        word = _WORD_END.search(lower, max(floor, cursor - 30), cursor)
        if not word:
            break
        start = word.start(1)
        if not cased[start].isupper():
            break
        places = _known(lower[start:stop])
        if places:
            best = PlaceName(start, end, places, False)
        if start <= floor or lower[start - 1] != " ":
            break
        cursor = start - 1
    return best if best and best.places else None


def _bare(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(place for place in places if not place.is_zone) or places


def _of_kinds(name: PlaceName, kinds: tuple[str, ...]) -> PlaceName:
    fitting = tuple(place for place in name.places if place.kind in kinds)
    return PlaceName(name.start, name.end, fitting or _bare(name.places), True)


def name_at(text: Folded, start: int) -> PlaceName | None:
    """The place's name, with its rank, that begins exactly at `start`."""
    lower, cased = text.lower, text.cased
    if start >= len(cased) or not cased[start].isupper():
        return None
    if lower.startswith("china (", start):
        official = _FREE_TRADE_START.match(lower, start)
        return _free_trade(official, official.end()) if official else None
    best, end = None, start
    for _ in range(gazetteer().most_words):
        word = _WORD.match(lower, end)
        if not word:
            break
        end = word.end()
        spelled = lower[start:end]
        for name, cut in (
            (spelled, end),
            (spelled.removesuffix("'s"), end - 2 if spelled.endswith("'s") else end),
        ):
            places = _known(name)
            if places:
                best = PlaceName(start, cut, places, False)
        if lower[end : end + 1] != " ":
            break
        end += 1
    if best is None:
        return None
    rank = _rank_start().match(lower, best.end)
    if rank:
        ranked = PlaceName(best.start, rank.end(), best.places, True)
        return _of_kinds(ranked, ranks()[rank.group().strip()])
    return PlaceName(best.start, best.end, _bare(best.places), False)


def chain_at(text: Folded, start: int) -> Chain | None:
    """The chain that begins at `start`: `Yinzhou District, Ningbo City`, `Yangpu District in Shanghai`."""
    first = name_at(text, start)
    if first is None:
        return None
    names = [first]
    while len(names) < 4:
        link = _LINK.match(text.lower, names[-1].end)
        following = name_at(text, link.end()) if link else None
        if following is None or not _related(names, following):
            break
        names.append(following)
    return Chain(start, names[-1].end, tuple(names))


def _related(names: list[PlaceName], following: PlaceName) -> bool:
    """Whether the next name lies around or inside the ones before it."""
    pairs = ((a, b) for name in names for a in name.places for b in following.places)
    return any(a.key != b.key and (_inside(a, b) or _inside(b, a)) for a, b in pairs)
