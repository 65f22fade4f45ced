"""Businesses that reports call by a short or brand name, so that all their names lead to one node."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field

from graph_model.ids import entity_id
from graph_model.nodes import Company


class CompanyEntry(BaseModel):
    """One business: its name, Chinese name, other names, and line of business."""

    model_config = ConfigDict(extra="forbid")

    name: str
    name_zh: str | None = None
    aliases: list[str] = Field(default_factory=list)
    sector: str | None = None

    def names(self) -> list[str]:
        """All names, in either language."""
        return [name for name in (self.name, self.name_zh, *self.aliases) if name]


@cache
def companies() -> Mapping[str, CompanyEntry]:
    """All businesses by key (data/companies.yaml)."""
    text = resources.files("graph_model.registry").joinpath("data/companies.yaml").read_text(encoding="utf-8")
    return {key: CompanyEntry(**entry) for key, entry in yaml.load(text, Loader=yaml.CSafeLoader).items()}


@cache
def company_keys() -> Mapping[str, str]:
    """Every name of a listed business -> its key."""
    return {name: key for key, entry in companies().items() for name in entry.names()}


def company_node(key: str) -> Company:
    """The node of a listed business."""
    entry = companies()[key]
    return Company(
        id=entity_id("Company", key),
        name=entry.name,
        name_zh=entry.name_zh,
        aliases=sorted(set(entry.names()) - {entry.name}),
        known=True,
        sector=entry.sector,
    )
