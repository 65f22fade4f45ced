"""The known laws, regulations, rules, standards and policy documents, as data under review in `data/laws`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from graph_model.ids import entity_id
from graph_model.nodes import Law

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
#: The key of a listed body, or of a local one by its family and place: `congress@fujian/xiamen`.
BodyKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(@[a-z0-9/-]+)?$")]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
Kind = Literal[
    "law",
    "regulation",
    "provisions",
    "measures",
    "rules",
    "guidelines",
    "interpretation",
    "standard",
    "opinions",
    "plan",
    "decision",
    "notice",
    "catalogue",
    "memorandum",
]


class LawEntry(BaseModel):
    """One known instrument.

    `name` is its usual official English name, `aliases` other translations in use (word order, `of the
    People's Republic of China`, singular and plural, spelling and edition brackets need none: the recogniser
    compares names without them). `abbreviations` are matched with their case. `number` is that of the order
    or document. `published` and `effective` are those of the first version that was in force. `articles` is
    how many articles the text in force has. `issuers` are keys of the register of bodies, `implements` and
    `amends` keys of this one. `examples` are sentences in which the recogniser must find exactly this entry.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Key
    name: str
    name_zh: str
    abbreviations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    aliases_zh: tuple[str, ...] = ()
    kind: Kind
    status: Literal["draft", "final", "amended", "repealed"] = "final"
    number: str | None = None
    published: IsoDate | None = None
    effective: IsoDate | None = None
    articles: Annotated[int, Field(gt=0)] | None = None
    issuers: tuple[BodyKey, ...] = ()
    implements: tuple[Key, ...] = ()
    amends: tuple[Key, ...] = ()
    source: str | None = None
    examples: tuple[str, ...] = Field(min_length=1)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the instrument, in both languages, the usual English one first."""
        return (self.name, *self.abbreviations, *self.aliases, self.name_zh, *self.aliases_zh)


@cache
def laws() -> Mapping[str, LawEntry]:
    """All known instruments by key. Raises ValueError, naming the file, where the data is not in order."""
    found: dict[str, LawEntry] = {}
    folder = files("graph_model.registry") / "data" / "laws"
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".yaml"):
            for entry in _read(path.name, path.read_text(encoding="utf-8")):
                if entry.key in found:
                    raise ValueError(f"{path.name}: the key {entry.key} is there twice")
                found[entry.key] = entry
    return MappingProxyType(found)


def _read(name: str, text: str) -> list[LawEntry]:
    import yaml  # here so that importing the module stays light

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows = yaml.load(text, Loader=loader) or []
    try:
        return [LawEntry.model_validate(row) for row in rows]
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error


@cache
def law_node(key: str) -> Law:
    """The node of the known instrument `key`. Raises KeyError where there is none."""
    entry = laws()[key]
    others = [name for name in entry.names if name not in (entry.name, entry.name_zh)]
    return Law(
        id=entity_id("Law", key),
        name=entry.name,
        name_zh=entry.name_zh,
        aliases=[*others, entry.name_zh],
        known=True,
        kind=entry.kind,
        status=entry.status,
        number=entry.number,
        published=entry.published,
        effective=entry.effective,
        articles=entry.articles,
    )
