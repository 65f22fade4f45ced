"""Stretches of text that are already taken."""

from bisect import bisect_left
from collections.abc import Iterable


class Taken:
    """Stretches of text (start, end), to ask quickly whether another touches one of them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Whether any character between `start` and `end` is taken."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._ends[index] > start
