"""With which letters a regular expression can begin, so that it is tried only where they stand."""

import re
from collections.abc import Iterable
from itertools import product
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: Letters looked at; more of them would tell little more.
LENGTH = 3
#: More beginnings than this are told by their first letters alone.
_MANY = 300
_NOTHING = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)

#: A beginning, and whether what follows it is known to be told by the next node.
_Begun = frozenset[tuple[str, bool]]
_EMPTY: _Begun = frozenset({("", True)})
_UNKNOWN: _Begun = frozenset({("", False)})


def prefixes(pattern: str) -> frozenset[str] | None:
    """The beginnings, in lower case and at most LENGTH letters long, of all that `pattern` matches; None if any.

    Case is not regarded. What matches begins with one of them, which may be the whole of it.
    """
    begun = _of_sequence(parser.parse(pattern, re.IGNORECASE))
    found = {text for text, _ in begun}
    if "" in found:
        return None
    return frozenset(found if len(found) <= _MANY else {text[:1] for text in found})


def _of_sequence(nodes: Iterable[Any]) -> _Begun:
    begun = _EMPTY
    for node in nodes:
        open_ones = [text for text, goes_on in begun if goes_on and len(text) < LENGTH]
        if not open_ones:
            break
        done = {(text, on) for text, on in begun if not on or len(text) >= LENGTH}
        more = ((a + b, on) for a, (b, on) in product(open_ones, _of_node(*node)))
        begun = frozenset(done | {(text[:LENGTH], on) for text, on in more})
    return begun


def _of_node(code: Any, value: Any) -> _Begun:
    if code in _NOTHING:
        return _EMPTY
    if code is codes.LITERAL:
        return frozenset({(chr(value).lower(), True)})
    if code is codes.SUBPATTERN:
        return _of_sequence(value[-1])
    if code is codes.ATOMIC_GROUP:
        return _of_sequence(value)
    if code is codes.BRANCH:
        return frozenset(begun for branch in value[1] for begun in _of_sequence(branch))
    if code in _REPEATS:
        return _of_repeat(*value)
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        return frozenset((chr(char).lower(), True) for _, char in value)
    return _UNKNOWN


def _of_repeat(least: int, most: int, nodes: Iterable[Any]) -> _Begun:
    once = _of_sequence(nodes)
    if (least, most) == (1, 1):
        return once
    again = once if most == 1 else frozenset((text, False) for text, _ in once)
    return again | _EMPTY if least == 0 else again
