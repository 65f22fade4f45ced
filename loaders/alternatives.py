"""Many alternatives of phrasing looked for at once, each tried only where its first letters stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby

from loaders.prefixes import LENGTH, prefixes

#: How an alternative begins that may only stand at the beginning of a word.
WORD = r"(?<![\w-])"


class Alternatives:
    """Finds what `"|".join(texts)` finds in less time, without regard to case unless `flags` say otherwise.

    The first alternative that matches at the leftmost place wins, as in a regular expression. Matches are those of
    `re`, with the named groups of the alternatives that can begin there. Alternatives that can begin with any letter
    are tried only at the ends of the matches of `heads`, if it is given; else all are tried everywhere.
    """

    def __init__(
        self, texts: Iterable[str], heads: re.Pattern[str] | None = None, flags: int = re.IGNORECASE
    ) -> None:
        self.texts = tuple(texts)
        self._flags = flags
        self._heads = heads
        self._begins = [prefixes(text) for text in self.texts]
        self._anywhere = None in self._begins
        self._by_letters: dict[str, re.Pattern[str] | None] = {}
        self._compiled: dict[tuple[int, ...], re.Pattern[str] | None] = {}

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at `start`, if any."""
        stop = len(text) if end is None else end
        if not self._anywhere and not self._place.match(text, start, stop):
            return None
        here = self._at(text, start)
        return here.match(text, start, stop) if here else None

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between `start` and `end`."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches between `start` and `end`, left to right, none in another."""
        stop = len(text) if end is None else end
        if self._anywhere and not self._heads:
            yield from self._all.finditer(text, start, stop)
            return
        free = start
        for at in self._places(text, start, stop):
            if at < free or not (here := self._at(text, at)):
                continue
            match = here.match(text, at, stop)
            if match:
                free = match.end()
                yield match

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is all of `text`, if any."""
        return self._all.fullmatch(text)

    def index(self, match: re.Match[str]) -> int:
        """Which of the alternatives `match` is of."""
        return int((match.lastgroup or "_0")[1:])

    @cached_property
    def _all(self) -> re.Pattern[str]:
        return self._compile(tuple(range(len(self.texts)))) or re.compile(r"(?!)")

    @cached_property
    def _place(self) -> re.Pattern[str]:
        return _places(self.texts, [begin or frozenset() for begin in self._begins])

    def _places(self, text: str, start: int, stop: int) -> Iterable[int]:
        """The offsets at which something may begin."""
        lettered = (place.start() for place in self._place.finditer(text, start, stop))
        if not self._heads:
            return lettered
        return sorted({start, *lettered, *(m.end() for m in self._heads.finditer(text, start, stop))})

    def _at(self, text: str, start: int) -> re.Pattern[str] | None:
        """The alternatives that can begin with the letters at `start`."""
        letters = text[start : start + LENGTH].lower()
        if letters not in self._by_letters:
            if len(self._by_letters) > _KEPT:
                self._by_letters.clear()
            self._by_letters[letters] = self._compile(self._beginning(letters))
        return self._by_letters[letters]

    def _beginning(self, letters: str) -> tuple[int, ...]:
        begins = enumerate(self._begins)
        return tuple(i for i, begin in begins if begin is None or any(map(letters.startswith, begin)))

    def _compile(self, chosen: tuple[int, ...]) -> re.Pattern[str] | None:
        """One pattern of these alternatives, in order; the condition that a run begins with is written once."""
        if chosen not in self._compiled:
            runs = []
            for word, run in groupby(chosen, lambda index: self.texts[index].startswith(WORD)):
                inner = "|".join(f"(?P<_{index}>{self.texts[index].removeprefix(WORD)})" for index in run)
                runs.append(f"{WORD}(?:{inner})" if word else inner)
            self._compiled[chosen] = re.compile("|".join(runs), self._flags) if runs else None
        return self._compiled[chosen]


#: Beginnings remembered by one set of alternatives: more than languages have, fewer than noise.
_KEPT = 5000


def _places(texts: Sequence[str], begins: Sequence[frozenset[str]]) -> re.Pattern[str]:
    """Where one of the alternatives may begin, as a pattern that `re` looks for fastest.

    It is a branch for each first letter, in either case, and takes no more than this one letter.
    """
    words, others = set[str](), set[str]()
    for text, begin in zip(texts, begins, strict=True):
        (words if text.startswith(WORD) else others).update(begin)
    branches = [*_branches(others, ""), *_branches(words - others, r"(?<![\w-][\s\S])")]
    return re.compile("|".join(branches) or r"(?!)")


def _branches(texts: set[str], condition: str) -> Iterator[str]:
    for letter, group in groupby(sorted(texts), lambda text: text[0]):
        rest = _trie({text[1:] for text in group})
        for form in _forms(letter):
            yield re.escape(form) + condition + (f"(?={rest})" if rest else "")


def _trie(texts: set[str]) -> str:
    """A pattern for any of `texts`, common beginnings written once; one that begins another stands for both."""
    if "" in texts:
        return ""
    branches = [
        _charset(letter) + _trie({text[1:] for text in group})
        for letter, group in groupby(sorted(texts), lambda text: text[0])
    ]
    return f"(?:{'|'.join(branches)})"


def _charset(letter: str) -> str:
    return f"[{''.join(re.escape(form) for form in _forms(letter))}]"


def _forms(letter: str) -> list[str]:
    return sorted({form for form in (letter, letter.upper()) if len(form) == 1})
