"""The lines of a corrections file: one correction each, a flat JSON object with an `action`."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from graph_model.ids import anonymous_id, digest
from graph_model.nodes import NODE_TYPES, CaseKind, PenaltyKind

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]

#: The label that an id belongs to, by the id's first part.
LABELS: dict[str, str] = {
    **{label.lower(): label for label in NODE_TYPES},
    "case": "LegalCase",
}
BODIES = ("Regulator", "Court", "Procuratorate", "Organisation")
#: What may be merged, split and made anew: things that have names of their own.
NAMED = (*BODIES, "Law", "Company", "Person")


def label_of(node_id: str) -> str | None:
    """The label of the thing with this id; None if it is no id of ours."""
    kind, colon, _ = node_id.partition(":")
    return LABELS.get(kind) if colon else None


class _Line(BaseModel):
    """What every line has: an id of its own, and who wrote it, when and why, in any words."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)

    id: Text = ""
    who: str | None = None
    when: str | None = None
    why: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _with_id(cls, values: Any) -> Any:
        """A line without an id gets one that stands for what it says."""
        if isinstance(values, dict) and not values.get("id"):
            stated = sorted(
                (key, value) for key, value in values.items() if key != "id" and value is not None
            )
            return {**values, "id": digest(stated)[:8]}
        return values


def _named(node_id: str, allowed: tuple[str, ...] = NAMED) -> str:
    if label_of(node_id) not in allowed:
        raise ValueError(f"{node_id!r} is not the id of a {_listed(allowed)}")
    return node_id


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words[:-1]) + f" or {words[-1]}" if len(words) > 1 else words[0]


class Merge(_Line):
    """`entity` is the same thing as `into`, whose id and `name` it takes; its own names become aliases."""

    action: Literal["merge"] = "merge"
    entity: Text
    into: Text
    name: Text | None = None

    @model_validator(mode="after")
    def _check(self) -> "Merge":
        one, other = label_of(_named(self.entity)), label_of(_named(self.into))
        if self.entity == self.into:
            raise ValueError("entity and into are the same")
        if one != other and not {one, other} <= {*BODIES, "Company"}:
            raise ValueError(f"a {one} can't be merged into a {other}")
        return self


class Split(_Line):
    """What `item` calls `entity` is another thing, a new one, called `name` or else as before."""

    action: Literal["split"] = "split"
    entity: Text
    item: Text
    name: Text | None = None

    @model_validator(mode="after")
    def _check(self) -> "Split":
        _named(self.entity)
        _named(self.item, ("Item",))
        return self

    @property
    def new_id(self) -> str:
        """The id of the new thing."""
        label = label_of(self.entity) or ""
        known_as = self.name or self.entity.rpartition(":")[2]
        return anonymous_id(label, self.item, f"{known_as} apart")


class Rename(_Line):
    """`entity` is called `name` (and `name_zh` in Chinese); what it was called becomes an alias."""

    action: Literal["rename"] = "rename"
    entity: Text
    name: Text | None = None
    name_zh: Text | None = None

    @model_validator(mode="after")
    def _check(self) -> "Rename":
        _named(self.entity, (*NAMED, "LegalCase"))
        if self.name is None and self.name_zh is None:
            raise ValueError("a name or a name_zh is needed")
        return self


class Strike(_Line):
    """The edge with this id is not so; `fact` says in words what it stated, for whoever reads the file."""

    action: Literal["strike"] = "strike"
    edge: Text
    fact: str | None = None


class Add(_Line):
    """A fact that the item holding `quote` in `document` (a file name, id or SHA-256) states.

    `source` and `target` are ids; `case` is the item's case, which is made if there is none (`case_kind`).
    A thing that the document doesn't name yet needs its name, unless the registry knows it. Amounts are yuan,
    lengths of time months, dates ISO.
    """

    action: Literal["add"] = "add"
    predicate: Literal["ISSUED", "ENFORCED", "PROSECUTED", "HEARD", "CITED", "PENALISED", "MENTIONED_IN"]
    source: Text
    source_name: Text | None = None
    target: Text | None = None
    target_name: Text | None = None
    document: Text
    quote: Text
    stage: Literal["draft", "final"] | None = None
    date: IsoDate | None = None
    effective: IsoDate | None = None
    comments_until: IsoDate | None = None
    as_: Literal["violated", "applied", "implements", "amends", "mentions"] | None = Field(
        default=None, alias="as"
    )
    kind: PenaltyKind | None = None
    amount_cny: float | None = Field(default=None, ge=0)
    months: int | None = Field(default=None, ge=0)
    case_kind: CaseKind | None = None

    @model_validator(mode="after")
    def _check(self) -> "Add":
        ends = [self.source] if self.target is None else [self.source, self.target]
        if self.target is None and self.predicate != "MENTIONED_IN":
            raise ValueError('"target" is missing')
        for end in ends:
            if end != "case":
                _named(end, (*NAMED, "Article"))
        for predicate, name in (("ISSUED", "stage"), ("CITED", "as_"), ("PENALISED", "kind")):
            if (getattr(self, name) is not None) != (self.predicate == predicate):
                verb = "needs" if self.predicate == predicate else "takes no"
                raise ValueError(f'{self.predicate} {verb} "{name.rstrip("_")}"')
        return self


class Undo(_Line):
    """The line with this id no longer holds."""

    action: Literal["undo"] = "undo"
    line: Text


Line = Annotated[Merge | Split | Rename | Strike | Add | Undo, Field(discriminator="action")]
Correction = Merge | Split | Rename | Strike | Add | Undo
