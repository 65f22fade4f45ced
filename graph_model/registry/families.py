"""Families of local bodies: what is regular is derived from a place, not listed."""

from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from graph_model.ids import entity_id
from graph_model.nodes import NODE_TYPES, AnyNode
from graph_model.registry.places import MUNICIPALITIES, Place, PlaceLevel, gazetteer

BodyLabel = Literal["Regulator", "Court", "Procuratorate", "Organisation"]
_ORDINALS = (
    ("First", "1", "一"),
    ("Second", "2", "二"),
    ("Third", "3", "三"),
    ("Fourth", "4", "四"),
    ("Fifth", "5", "五"),
)


class LocalNames(BaseModel):
    """Names that only one place's body of a family has."""

    model_config = ConfigDict(extra="forbid")

    names: list[str] = Field(default_factory=list)
    zh: list[str] = Field(default_factory=list)


class Example(BaseModel):
    """A sentence that names the family's body of `place`."""

    model_config = ConfigDict(extra="forbid")

    text: str
    place: str


class Family(BaseModel):
    """One entry of `data/families.yaml`; the file's head says what each field means."""

    model_config = ConfigDict(extra="forbid")

    label: BodyLabel
    sector: str
    parent: str | None = None
    above: list[str] = Field(default_factory=list)
    levels: list[PlaceLevel] = ["provincial", "prefecture", "county"]
    name: str | dict[str, str]
    zh: str | dict[str, str]
    heads: list[str] = Field(default_factory=list)
    topics: list[str] = Field(default_factory=list)
    units: list[str] = Field(default_factory=list)
    abbreviations: list[str] = Field(default_factory=list)
    vague: list[str] = Field(default_factory=list)
    branch_of: str | None = None
    branch_words: list[str] = Field(default_factory=list)
    branch_zh: list[str] = Field(default_factory=list)
    heads_zh: list[str] = Field(default_factory=list)
    ordinals: int = 0
    only_ordinals: bool = False
    bare_place: bool = False
    until: str | None = None
    known_as: dict[str, LocalNames] = Field(default_factory=dict)
    examples: list[Example]

    def all_heads(self) -> list[str]:
        """The listed heads and those made of topics and units, in both orders."""
        made = [
            form
            for topic in self.topics
            for unit in self.units
            for form in (f"{topic} {unit}", f"{unit} of {topic}")
        ]
        return [*self.heads, *made]

    def form(self, of: str | dict[str, str], place: Place) -> str:
        """The form of a name template that applies to `place`."""
        if isinstance(of, str):
            return of
        if place.key in MUNICIPALITIES and "municipality" in of:
            return of["municipality"]
        return of[place.level]


@cache
def families() -> dict[str, Family]:
    """All families by key; a family with ordinals gives one more for each (`intermediate-court-1`)."""
    text = (resources.files("graph_model.registry") / "data" / "families.yaml").read_text("utf-8")
    found: dict[str, Family] = {}
    for key, entry in yaml.load(text, Loader=yaml.CSafeLoader).items():
        family = Family.model_validate(entry)
        if not family.only_ordinals:
            found[key] = _with_ordinal(family, 0)
        for number in range(1, family.ordinals + 1):
            found[f"{key}-{number}"] = _with_ordinal(family, number)
    return found


def _with_ordinal(family: Family, number: int) -> Family:
    """The family with its `{ordinal}` filled in: `First `, `No. 1 `, `1st `, or nothing for number 0."""
    if not family.ordinals:
        return family
    spelled, zh, zh_short = [""], "", ""
    if number:
        word, digit, chinese = _ORDINALS[number - 1]
        suffix = {"1": "st", "2": "nd", "3": "rd"}.get(digit, "th")
        spelled = [f"{word} ", f"No. {digit} ", f"No.{digit} ", f"{digit}{suffix} ", f"Number {digit} "]
        zh, zh_short = f"第{chinese}", chinese
    heads = [head.replace("{ordinal}", word) for head in family.heads for word in spelled]
    heads_zh = [h.replace("{ordinal_zh}", zh).replace("{ordinal_short}", zh_short) for h in family.heads_zh]
    changes: dict[str, object] = {
        "name": str(family.name).replace("{ordinal}", spelled[0]),
        "zh": str(family.zh).replace("{ordinal_zh}", zh),
        "heads": heads,
        "heads_zh": heads_zh,
        "examples": family.examples if not number else [],
    }
    return family.model_copy(update=changes)


def local_id(family_key: str, place_key: str) -> str:
    """The id of a local body, such as `regulator:cyberspace@zhejiang/ningbo/yinzhou`."""
    return entity_id(families()[family_key].label, f"{family_key}@{place_key}")


@cache
def local_body(family_key: str, place_key: str) -> AnyNode:
    """The node of the family's body in a place. Raises KeyError if either key is unknown."""
    family, place = families()[family_key], gazetteer().by_key[place_key]
    name = family.form(family.name, place).format(place=display_name(place))
    name_zh = _chinese_name(family, place)
    aliases = dict.fromkeys([*_english_aliases(family, place), *_chinese_aliases(family, place)])
    return NODE_TYPES[family.label].model_validate(  # type: ignore[return-value]
        {
            "id": local_id(family_key, place_key),
            "name": name,
            "name_zh": name_zh,
            "aliases": [a for a in aliases if a not in (name, name_zh)],
            "known": True,
            "level": place.level,
            "place": place.key,
            "sector": family.sector,
        }
    )


def display_name(place: Place) -> str:
    """The place as a body's name shows it: `Ningbo`, `Ningbo Yinzhou District`, `Jiangxi Fuzhou`."""
    around = gazetteer().ancestors(place.key)
    if place.level == "county" and around:
        own = place.is_zone and place.name.startswith(around[0].name)
        return place.full if own else f"{around[0].name} {place.name} {place.kind}".strip()
    twins = [p for p in gazetteer().english(place.name) if p.level == place.level]
    if place.level == "prefecture" and len(twins) > 1:
        return f"{around[0].name} {place.name}"
    return place.name


def _chinese_name(family: Family, place: Place) -> str:
    around = gazetteer().ancestors(place.key)
    inside = place.level == "county" and bool(around) and around[0].short_zh not in place.name_zh
    full = (around[0].name_zh if inside else "") + place.name_zh
    return family.form(family.zh, place).format(place=full, short=place.short_zh)


def _english_aliases(family: Family, place: Place) -> list[str]:
    known = family.known_as.get(place.key, LocalNames())
    spans = [place.name, f"{place.name} {place.adjective}", place.full]
    if place.is_zone:
        spans = place.spans
    elif place.level == "county":
        around = gazetteer().ancestors(place.key)
        spans = [place.full, place.name, *(f"{p.name} {place.full}" for p in around[:1])]
    heads = [*family.heads[:3], *family.all_heads()[len(family.heads) : len(family.heads) + 2]]
    made = [f"{span} {head}" for span in spans for head in [*heads, *family.abbreviations]]
    made += [
        f"{head} of {span}"
        for span in (spans if place.is_zone else (place.name, place.full))
        for head in heads[:2]
    ]
    if family.bare_place:
        made += [place.name, place.full]
    for parent in _branch_parents(family):
        made += [f"{place.name} {word} of the {parent}" for word in family.branch_words[:2]]
    return [*known.names, *made]


def _branch_parents(family: Family) -> list[str]:
    """Names of the national body as they stand in the names of its branches."""
    if not family.branch_of:
        return []
    from graph_model.registry.bodies import registry

    entry = registry().bodies[family.branch_of]
    return [entry.name, *entry.abbr[:2], *(a for a in entry.aliases[:1] if "'s" not in a)]


def _chinese_aliases(family: Family, place: Place) -> list[str]:
    known = family.known_as.get(place.key, LocalNames())
    heads, branch = family.heads_zh[:3], []
    if place.level == "county" and family.sector == "police" and place.kind == "District":
        branch = [f"{gazetteer().ancestors(place.key)[0].name_zh}公安局{place.name_zh}分局"]
    short = [f"{place.short_zh}{head}" for head in heads[1:2]]
    if place.is_zone:
        short = [f"{name}{head}" for name in place.aliases_zh for head in heads[:2]]
    return [*known.zh, *branch, *(f"{place.name_zh}{head}" for head in heads), *short]
