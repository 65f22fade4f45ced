"""Lengths of time such as terms of imprisonment, in months."""

import re
from dataclasses import dataclass
from functools import cache

from graph_model.values.number_words import ENGLISH

_HAN = {digit: value for value, digit in enumerate("零一二三四五六七八九十")} | {"两": 2, "半": 0}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time from `start` to `end` (code points); `months` is None where it is less than a month."""

    start: int
    end: int
    months: int


@cache
def _pattern() -> re.Pattern[str]:
    number = r"(?P<{0}>\d{{1,3}}|" + "|".join(sorted(ENGLISH, key=len, reverse=True)) + r"|an?)"
    han = r"(?<![\d年第])(?P<{0}>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})"
    return re.compile(
        r"(?i:\b"
        + number.format("y")
        + r"(?P<half>\sand\sa\shalf)?[\s-]years?['’]?(?:s\b)?(?:(?:\sand|,)?\s"
        + number.format("ym")
        + r"[\s-]months?['’]?)?)"
        + r"|(?i:\b"
        + number.format("m")
        + r"[\s-]months?['’]?)"
        + r"|"
        + han.format("hy")
        + r"年(?P<hh>半)?(?:零?又?"
        + r"(?P<hym>\d{1,2}|[一二两三四五六七八九十]{1,3})"
        + r"个?月)?(?!\d|月)"
        + r"|"
        + han.format("hm")
        + r"[个個]月"
    )


def _english(word: str) -> int:
    word = word.lower()
    if word.isdigit():
        return int(word)
    return {"a": 1, "an": 1, "zero": 0}.get(word) or ENGLISH.get(word, 0)


def _chinese(word: str) -> int:
    if word.isdigit():
        return int(word)
    if "十" in word:
        tens, _, ones = word.partition("十")
        return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)
    return _HAN[word[0]]


def find_durations(text: str, start: int = 0, end: int | None = None) -> list[Duration]:
    """All durations of years and months between `start` and `end` of `text`, left to right."""
    found = []
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        found.append(Duration(match.start(), match.end(), _months(match)))
    return found


def _months(match: re.Match[str]) -> int:
    if match["y"]:
        return 12 * _english(match["y"]) + (6 if match["half"] else 0) + _english(match["ym"] or "0")
    if match["m"]:
        return _english(match["m"])
    if match["hy"]:
        return 12 * _chinese(match["hy"]) + (6 if match["hh"] else 0) + _chinese(match["hym"] or "0")
    return _chinese(match["hm"])
