"""How kinds of node and connection look, read from `data/style.yaml`."""

from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class NodeStyle(BaseModel):
    """Shape (as vis-network names it), colour and legend word of one kind of node."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: str
    shape: Literal["dot", "hexagon", "triangle", "triangleDown", "square", "diamond", "star"]
    colour: str


class LineStyle(BaseModel):
    """Stroke, colour and words of one kind of connection; `directed` draws an arrow head."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: str
    verb: str
    stroke: Literal["solid", "dashed", "dotted"]
    colour: str
    directed: bool = True


class Style(BaseModel):
    """The whole of `style.yaml`: `strokes` gives dash and gap lengths in pixels."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nodes: dict[str, NodeStyle]
    lines: dict[str, LineStyle]
    strokes: dict[str, list[int]]


def data_text(name: str) -> str:
    """The text of the file `name` among this package's data."""
    return files("viz").joinpath("data", name).read_text(encoding="utf-8")


@cache
def style() -> Style:
    """The style of all pages."""
    import yaml

    return Style.model_validate(yaml.safe_load(data_text("style.yaml")))


def line_kind(attributes: dict[str, Any]) -> str:
    """The key in `style().lines` for a mirror edge with these attributes."""
    predicate = str(attributes["predicate"])
    qualified = f"{predicate} {attributes.get('as')}"
    return qualified if qualified in style().lines else predicate
