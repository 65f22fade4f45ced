"""Many literal words looked for at once, whole words only."""

from collections.abc import Iterable, Iterator

import ahocorasick_rs

_LOWER = {ord(upper): upper.lower() for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


class Literals:
    """Finds the longest of `names` at each place; Latin ones only where no word goes on before or behind."""

    def __init__(self, names: Iterable[str], *, ignore_case: bool = False) -> None:
        self._names = sorted({n.translate(_LOWER) if ignore_case else n for n in names})
        self._ignore_case = ignore_case
        self._automaton = ahocorasick_rs.AhoCorasick(self._names)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Where names stand between `start` and `end` of `text`: (start, end, name), left to right."""
        piece = text[start:end]
        looked = piece.translate(_LOWER) if self._ignore_case else piece
        found = self._automaton.find_matches_as_indexes(looked, overlapping=True)
        whole = sorted((begin, -stop, index) for index, begin, stop in found if _is_whole(piece, begin, stop))
        free = 0
        for begin, stop, index in whole:
            if begin >= free:
                free = -stop
                yield start + begin, start - stop, self._names[index]


def _is_whole(text: str, begin: int, stop: int) -> bool:
    before, behind = text[begin - 1 : begin], text[stop : stop + 1]
    latin = text[begin].isascii()
    return not latin or not (_goes_on(before) or before in ("’", "'") or _goes_on(behind))


def _goes_on(char: str) -> bool:
    return (char.isalnum() and char.isascii()) or char in ("-", "_")
