"""Sentences of English and Chinese text, as offsets."""

import re
from functools import cache

_ABBREVIATIONS = frozenset(
    [
        "co",
        "ltd",
        "inc",
        "corp",
        "no",
        "nos",
        "art",
        "arts",
        "mr",
        "ms",
        "mrs",
        "dr",
        "prof",
        "vs",
        "etc",
        "st",
        "jr",
        "sr",
        "dept",
        "v",
        "para",
        "sec",
        "u.s",
        "u.k",
        "e.g",
        "i.e",
        "approx",
        "ca",
        "cf",
        "vol",
        "fig",
    ]
)
#: An abbreviated month ends no sentence where a day or year follows.
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
#: Behind a legal form these words begin a sentence.
_FORMS = frozenset({"co", "ltd", "inc", "corp"})
_OPENERS = re.compile(
    r"(?:The|Pursuant|On|In|It|They|This|These|According|After|Following|As|At|Both|Its|Under|However|Meanwhile"
    r"|Subsequently|He|She|For|Due|Therefore)\b"
)


#: No sentence is longer; what goes on without an end is cut, so that time stays linear in the length.
LONGEST = 1500


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(
        r"[。！？；](?:[”’」』）)]?)(?:\[\d{1,3}\])*\s*"
        r"|(?<=[.!?;])(?:[\"”’)\]])?(?:\s?\[\d{1,3}\]|\d{1,3}(?=\s*\n))*\s+(?=[\"“‘(\[]?[A-Z\d一-鿿•])"
        r"|(?:\s?\[\d{1,3}\])*[ \t\u3000]*\n\s*(?=[A-Z\d\"“‘(\[•·*#|一-鿿-])"
    )


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentences between `start` and `end` of `text` begin and end (code points).

    A line break ends a sentence only where the next line begins like one, so that lines wrapped inside a
    sentence stay together.
    """
    found: list[tuple[int, int]] = []
    begin = start
    for match in _boundary().finditer(text, start, end):
        if _is_abbreviation(text, begin, match):
            continue
        stop = match.start() + (1 if text[match.start()] in "。！？；" else 0)
        _add(found, text, begin, stop)
        begin = match.end()
    _add(found, text, begin, end)
    return found


def _is_abbreviation(text: str, begin: int, match: re.Match[str]) -> bool:
    if text[begin : match.start()].strip(" .").isdigit():
        return True
    if "\n" in match.group() and text[match.start() - 1 : match.start()] != ".":
        return False
    tail = text[max(begin, match.start() - 12) : match.start()]
    if not tail.endswith("."):
        return False
    word = re.split(r"[\s(“\"]", tail[:-1])[-1].lower()
    if "\n" in match.group() and word not in {"no", "art", "mr", "ms", "dr"}:
        return False
    if word in _MONTHS:
        return text[match.end() : match.end() + 1].isdigit()
    if word in _FORMS and _OPENERS.match(text, match.end()):
        return False
    return word in _ABBREVIATIONS or bool(re.fullmatch(r"[a-z]", word))


def _add(found: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while end - begin > LONGEST:
        cut = max(text.rfind(mark, begin, begin + LONGEST) for mark in (" ", ",", "，", "\n"))
        cut = begin + LONGEST if cut <= begin else cut + 1
        _add_piece(found, text, begin, cut)
        begin = cut
    _add_piece(found, text, begin, end)


def _add_piece(found: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    begin += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if begin < end:
        found.append((begin, end))
