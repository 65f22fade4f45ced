"""The registry of bodies: what `data/bodies/*.yaml` lists, and what the families derive from places."""

from collections.abc import Mapping
from functools import cache, cached_property
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field

from graph_model.ids import entity_id
from graph_model.nodes import NODE_TYPES, AnyNode, Level
from graph_model.registry.families import BodyLabel, Family, families, local_body
from graph_model.registry.places import MUNICIPALITIES, Gazetteer, Place, gazetteer


class BodyEntry(BaseModel):
    """One known body.

    `name` is its official English name, `zh` its Chinese one; `abbr` are abbreviations (case matters),
    `aliases` and `aliases_zh` other names in use. `parent` is the key of the body above it; `since`,
    `until` are ISO months; `examples` are sentences that name it.
    """

    model_config = ConfigDict(extra="forbid")

    label: BodyLabel = "Regulator"
    name: str
    zh: str | None = None
    abbr: list[str] = Field(default_factory=list)
    aliases: list[str] = Field(default_factory=list)
    aliases_zh: list[str] = Field(default_factory=list)
    parent: str | None = None
    level: Level = "national"
    place: str | None = None
    sector: str
    since: str | None = None
    until: str | None = None
    predecessor: str | None = None
    successor: str | None = None
    source: str
    examples: list[str]


class Registry:
    """Known bodies, families of local bodies, and places; nodes are made on demand."""

    @cached_property
    def bodies(self) -> Mapping[str, BodyEntry]:
        """Every listed body by key. Raises ValueError if two files list one key."""
        found: dict[str, BodyEntry] = {}
        folder = resources.files("graph_model.registry") / "data" / "bodies"
        for file in sorted(folder.iterdir(), key=lambda f: f.name):
            for key, entry in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader).items():
                if key in found:
                    raise ValueError(f"{file.name} lists the body {key} again; give it another key")
                found[key] = BodyEntry.model_validate(entry)
        return found

    @property
    def families(self) -> Mapping[str, Family]:
        """Every family of local bodies by key."""
        return families()

    @property
    def places(self) -> Gazetteer:
        """The gazetteer."""
        return gazetteer()

    def body_node(self, key: str) -> AnyNode:
        """The node of a listed body, or, for a key such as `police@shanghai`, of a local one.

        Raises KeyError if there is none.
        """
        family, at, place = key.partition("@")
        return local_body(family, place) if at else _listed_node(key)

    def local_body(self, family: str, place: str) -> AnyNode:
        """The node of a family's body in a place. Raises KeyError if either key is unknown."""
        return local_body(family, place)

    def parents(self, node_id: str) -> list[tuple[AnyNode, AnyNode]]:
        """Pairs (child, parent) from the body `node_id` up to the root; none for a body the registry lacks."""
        key: str | None = node_id.partition(":")[2]
        pairs: list[tuple[AnyNode, AnyNode]] = []
        while key is not None and self._is_known(key) and len(pairs) < 12:
            above = self._above(key)
            if above is not None:
                pairs.append((self.body_node(key), self.body_node(above)))
            key = above
        return pairs

    def _is_known(self, key: str) -> bool:
        family, at, place = key.partition("@")
        return (family in self.families and place in self.places.by_key) if at else key in self.bodies

    def _above(self, key: str) -> str | None:
        family_key, at, place_key = key.partition("@")
        if not at:
            return self.bodies[key].parent
        family = self.families[family_key]
        place = self.places.by_key[place_key]
        over = [candidate for candidate in family.above if self._exists(candidate, place)]
        if over and place.level != "county":
            return f"{over[0]}@{place_key}"
        for around in self.places.ancestors(place_key):
            for candidate in (family_key, *family.above):
                if self._exists(candidate, around) and not (candidate == family_key and family.above):
                    return f"{candidate}@{around.key}"
        return family.parent

    def _exists(self, family_key: str, place: Place) -> bool:
        """Whether a place has the body: courts with an ordinal leave the plain one out in a municipality."""
        family = self.families[family_key]
        return place.level in family.levels and not (family.ordinals and place.key in MUNICIPALITIES)


@cache
def registry() -> Registry:
    """The one registry."""
    return Registry()


@cache
def _listed_node(key: str) -> AnyNode:
    entry = registry().bodies[key]
    aliases = dict.fromkeys([*entry.abbr, *entry.aliases, *entry.aliases_zh])
    return NODE_TYPES[entry.label].model_validate(  # type: ignore[return-value]
        {
            "id": entity_id(entry.label, key),
            "name": entry.name,
            "name_zh": entry.zh,
            "aliases": list(aliases),
            "known": True,
            "level": entry.level,
            "place": entry.place,
            "sector": entry.sector,
        }
    )
