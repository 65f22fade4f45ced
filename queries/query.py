"""A query of the catalogue: its Cypher, its parameters and its columns, read from one `.cypher` file."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

ParameterType = Literal[
    "law",
    "article",
    "body",
    "court",
    "party",
    "thing",
    "case",
    "edge",
    "period",
    "date",
    "month",
    "choice",
    "text",
    "integer",
    "boolean",
]
Topic = Literal["penalties", "fines", "instruments", "bodies", "courts", "sources"]
ColumnType = Literal["string", "integer", "number", "boolean", "list", "set"]


class Parameter(BaseModel):
    """One parameter. A value left out is `default`; the empty string matches everything."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    type: ParameterType
    meaning: str
    example: str | int | bool
    default: str | int | bool = ""
    required: bool = False
    choices: tuple[str, ...] = ()


class Column(BaseModel):
    """One column. A `list` stands in the order of the text; a `set` is sorted and has each value once."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    type: ColumnType = "string"
    meaning: str


class Query(BaseModel):
    """A named query. Its `cypher` gives the same rows on every store; values reach it only as parameters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    topic: Topic
    question: str
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = Field(min_length=1)
    cypher: str

    def parameter(self, name: str) -> Parameter | None:
        """The parameter with this name, or None."""
        return next((parameter for parameter in self.parameters if parameter.name == name), None)


class _Header(BaseModel):
    """The YAML at the top of a `.cypher` file: names of the vocabulary, and what differs from it here."""

    model_config = ConfigDict(extra="forbid")

    title: str
    topic: Topic
    question: str
    parameters: list[str] | dict[str, dict[str, Any]]
    columns: list[str]


def catalogue_folder() -> Traversable:
    """The folder of the `.cypher` files and of what goes with them."""
    return files("queries") / "catalogue"


@cache
def vocabulary() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """What the names of parameters and columns mean, from `vocabulary.yaml`."""
    import yaml

    loaded: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(
        (catalogue_folder() / "vocabulary.yaml").read_text("utf-8")
    )
    return loaded


def read_query(name: str, text: str) -> Query:
    """The query in the text of a `.cypher` file.

    Raises ValueError if its header lacks something or names what the vocabulary doesn't have.
    """
    import yaml

    parts = re.fullmatch(r"/\*\n(.*?)\n\*/\n(.*)", text, re.DOTALL)
    if not parts:
        raise ValueError(f"query {name}: the file must begin with a comment block that holds its description")
    header = _Header.model_validate(yaml.safe_load(parts[1]))
    given = header.parameters
    changes = given if isinstance(given, dict) else {parameter: {} for parameter in given}
    return Query(
        name=name,
        title=header.title,
        topic=header.topic,
        question=header.question,
        parameters=tuple(
            Parameter(name=key, **{**_word(name, "parameters", key), **change})
            for key, change in changes.items()
        ),
        columns=tuple(Column(name=key, **_word(name, "columns", key)) for key in header.columns),
        cypher=parts[2].strip(),
    )


def _word(query: str, kind: str, name: str) -> Mapping[str, Any]:
    try:
        return vocabulary()[kind][name]
    except KeyError:
        raise ValueError(f"query {query}: vocabulary.yaml has no {name} among its {kind}") from None
