"""The catalogue's Cypher, written for both engines, kept to our nodes where it runs beside other people's."""

import re
from functools import cache

from graph_model.schema import MARKER


@cache
def scoped(cypher: str) -> str:
    """`cypher` with our marker on every node pattern, `(a)` and `(a:Law)` alike, so that our index finds them.

    A statement of the catalogue has node patterns of a name, labels joined by `|`, or both, and no more.
    """
    return _pattern().sub(_marked, cypher)


@cache
def _pattern() -> re.Pattern[str]:
    """Node patterns; calls such as count(a), strings and comments are matched too, to be left as they are."""
    passed_over = r"(?P<rest>'(?:\\.|[^'\\])*'|//[^\n]*|\w+\()"
    after = r"(?=\s*(?:<?-|,|WHERE|RETURN|WITH|OPTIONAL|MATCH|$|\}))"
    node = rf"\((?P<name>\w*)(?::(?P<labels>\w+(?:\|\w+)*))?\){after}"
    return re.compile(f"{passed_over}|{node}")


def _marked(found: re.Match[str]) -> str:
    if found["rest"] is not None:
        return found[0]
    labels = found["labels"]
    if labels is None:
        return f"({found['name']}:{MARKER})"
    return (
        f"({found['name']}:{MARKER}&({labels}))" if "|" in labels else f"({found['name']}:{MARKER}&{labels})"
    )
