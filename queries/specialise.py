"""A query's text for the parameters that are given, so that a database finds its way in through an index.

Two things are in the way of that: conditions such as `($body = '' OR a.id = $body)`, which no planner takes for a key,
and matches that come to the key only after all else. Here the first are taken apart, and lines of the form
`//+ body MATCH ...`, comments otherwise, become part of the text where that parameter is given. Neither changes the
rows. No value becomes part of the text.
"""

import re
from collections.abc import Mapping

from graph_model.edges import ENDPOINTS
from queries.query import Query


def specialised(query: Query, given: Mapping[str, object]) -> str:
    """The Cypher of `query` for these values of all its parameters."""
    text = query.cypher
    for parameter in query.parameters:
        value = given[parameter.name]
        if value != "":
            text = re.sub(rf"^//\+ {parameter.name} ", "", text, flags=re.MULTILINE)
        text = _without_choice(text, parameter.name, value != "")
        if parameter.type == "edge":
            text = _of_its_kind(text, str(value))
    return text


def _without_choice(text: str, name: str, is_given: bool) -> str:
    """`($name = '' OR condition)` is the condition if there is a value, or else holds anyway."""
    opening = f"(${name} = '' OR "
    while (start := text.find(opening)) >= 0:
        end = _closing(text, start)
        kept = f"({text[start + len(opening) : end]})" if is_given else "true"
        text = text[:start] + kept + text[end + 1 :]
    return text


def _closing(text: str, start: int) -> int:
    """Where the parenthesis that opens at `start` closes; brackets in strings don't count."""
    depth = 0
    for found in re.compile(r"'(?:\\.|[^'\\])*'|[()]").finditer(text, start):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if depth == 0:
            return found.start()
    raise ValueError("a parenthesis is not closed")


def _of_its_kind(text: str, edge: str) -> str:
    """An edge's id begins with its kind, in small letters: one index has it, and need not be looked for in all."""
    kind = edge.partition(":")[0].upper()
    return text.replace("-[e]->", f"-[e:{kind}]->") if kind in ENDPOINTS else text
