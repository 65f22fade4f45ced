"""Numbers of standards that the registry lacks: `GB/T 45574-2025`, alone or beside the standard's title."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loaders.recognise.law_text import FlatText

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9])(?P<name>(?:GB(?:/[TZ])?|YD/T|GA/T|JR/T|DB\d{2}/T|T/[A-Z]{2,8})\s?\d{3,6}(?:\.\d+)?)(?:[-—–]\d{4})?(?![A-Za-z0-9])"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A standard's number from `start` to `end`; `name` is without the year of its edition."""

    start: int
    end: int
    name: str


def find_numbers(text: FlatText, taken: Callable[[int, int], bool]) -> Iterator[Numbered]:
    """The numbers of standards in `text` that are not `taken` already."""
    for match in _NUMBER.finditer(text.flat):
        if not taken(*match.span()):
            yield Numbered(*match.span(), re.sub(r"\s?(\d{3,6})", r" \1", match.group("name"), count=1))
