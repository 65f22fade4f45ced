"""With which letters a regular expression can begin, so that it is tried only where one of them stands."""

import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_NOTHING = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)


def first_letters(pattern: str) -> frozenset[str] | None:
    """The lower-case first characters of all that `pattern` matches without regard to case; None if it may be any."""
    letters, empty = _of_sequence(parser.parse(pattern, re.IGNORECASE))
    return None if letters is None or empty else frozenset(letters)


def _of_sequence(nodes: Iterable[Any]) -> tuple[set[str] | None, bool]:
    """The first characters of a sequence, and whether it may match nothing."""
    letters: set[str] = set()
    for code, value in nodes:
        found, empty = _of_node(code, value)
        if found is None:
            return None, False
        letters |= found
        if not empty:
            return letters, False
    return letters, True


def _of_node(code: Any, value: Any) -> tuple[set[str] | None, bool]:
    if code in _NOTHING:
        return set(), True
    if code is codes.LITERAL:
        return {chr(value).lower()}, False
    if code is codes.SUBPATTERN:
        return _of_sequence(value[-1])
    if code is codes.BRANCH:
        return _of_branches(value[1])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        found, empty = _of_sequence(value[2])
        return found, empty or value[0] == 0
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        return {chr(char).lower() for _, char in value}, False
    return None, False


def _of_branches(branches: Iterable[Any]) -> tuple[set[str] | None, bool]:
    letters: set[str] = set()
    maybe_empty = False
    for branch in branches:
        found, empty = _of_sequence(branch)
        if found is None:
            return None, False
        letters |= found
        maybe_empty = maybe_empty or empty
    return letters, maybe_empty
