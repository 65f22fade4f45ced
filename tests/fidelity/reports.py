"""Reports with their expected facts, as the family files hold them.

A family file is a stream of YAML documents, one report each; `README.md` beside this file says what its keys mean.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

HERE = Path(__file__).parent
HALVES = ("working", "held")

Entity = dict[str, str]
Properties = dict[str, Any]


class Report(BaseModel):
    """One short report: what a newsletter prints, and what it states by the annotation guidelines."""

    model_config = ConfigDict(extra="forbid")

    title: str | None
    category: Literal["legislation", "authority", "enforcement", "litigation", "industry"]
    date: str | None
    text: str
    mentions: list[Entity] = Field(default_factory=list)
    facts: list[list[Any]] = Field(default_factory=list)

    @property
    def chinese(self) -> bool:
        """Whether it belongs in a newsletter in Chinese."""
        return len(re.findall(r"[\u4e00-\u9fff]", self.text)) > len(self.text) / 3

    def stated(self) -> Iterator[tuple[str, Any, Any, Properties]]:
        """Its facts one by one: lists of subjects, objects or kinds stand for a fact each."""
        for predicate, subjects, objects, *rest in self.facts:
            properties: Properties = {key: _iso(value) for key, value in (rest[0] if rest else {}).items()}
            kinds = _list(properties.pop("kind", None))
            for subject, thing, kind in product(_list(subjects), _list(objects), kinds):
                yield predicate, subject, thing, {**({"kind": kind} if kind else {}), **properties}


def families(half: str) -> list[str]:
    """The names of all families of `half` ("working" or "held")."""
    return sorted(path.stem for path in (HERE / "families" / half).glob("*.yaml"))


def reports(half: str, family: str) -> list[Report]:
    """The reports of one family. Raises pydantic's ValidationError where a file has not the form."""
    text = (HERE / "families" / half / f"{family}.yaml").read_text("utf-8")
    return [
        Report.model_validate({**entry, "date": _iso(entry["date"]), "text": " ".join(entry["text"].split())})
        for entry in yaml.safe_load_all(text)
    ]


@cache
def known_names() -> dict[str, list[str]]:
    """Further names of bodies and laws that the reports call by the first of them."""
    return yaml.safe_load((HERE / "names.yaml").read_text("utf-8"))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _iso(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
