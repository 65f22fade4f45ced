"""What can be wrong with a question, said so that a person can put it right."""

from collections.abc import Iterable


class QueryError(Exception):
    """A question that can't be asked: one clear line about what is wrong and what to do."""


class UnknownQuery(QueryError):  # noqa: N818
    """No query of the catalogue has this name."""

    def __init__(self, name: str, similar: Iterable[str]) -> None:
        super().__init__(
            f"there is no query {name!r}{did_you_mean(similar)}; `regatlas query` lists them all"
        )


class BadParameter(QueryError):  # noqa: N818
    """A parameter that the query doesn't have, that is missing, or whose value it can't take."""


class UnknownName(QueryError):  # noqa: N818
    """A name or id that means nothing in this graph, or more than one thing."""


def did_you_mean(similar: Iterable[str]) -> str:
    """`; did you mean a, b or c?`, or nothing if there is nothing similar."""
    names = [repr(name) for name in similar]
    if not names:
        return ""
    return "; did you mean " + " or ".join(filter(None, [", ".join(names[:-1]), names[-1]])) + "?"
