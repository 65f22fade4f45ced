"""The words and looks of kinds of thing and connection, in English and Chinese, for the page."""

from typing import Any

from viz.explorer.asking import chinese
from viz.style import style


def words() -> dict[str, Any]:
    """By label and by kind of line: words in both languages, shape or stroke, colour."""
    zh = chinese()
    return {
        "nodes": {
            name: {"en": kind.word, "zh": zh["nodes"][name], "shape": kind.shape, "colour": kind.colour}
            for name, kind in style().nodes.items()
        },
        "lines": {
            name: {
                "en": kind.word,
                "verb": kind.verb,
                "zh": zh["lines"][name],
                "stroke": kind.stroke,
                "colour": kind.colour,
                "directed": kind.directed,
            }
            for name, kind in style().lines.items()
        },
        "values": zh["values"],
        "columns": zh["columns"],
    }
