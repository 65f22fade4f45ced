"""Numbers by which parties are counted: "three", "22", "several", 三."""

import re

from graph_model.values.number_words import ENGLISH

_WORDS = ENGLISH | {"hundred": 100, "dozen": 12}
_VAGUE = frozenset(
    ["several", "multiple", "many", "some", "numerous", "various", "dozens", "hundreds", "thousands"]
)
_HAN = {digit: value for value, digit in enumerate("零一二三四五六七八九十")} | {"两": 2}


def is_count(word: str) -> bool:
    """Whether an English word or figure counts things, exactly or vaguely."""
    return word in _WORDS or word in _VAGUE or bool(re.fullmatch(r"\d{1,3}(?:,\d{3})*|\d{1,7}", word))


def count_of(word: str) -> int | None:
    """The number that a word or figure (English or Chinese) stands for; None for "several" and the like."""
    low = word.lower().replace(",", "")
    if low.isascii() and low.isdigit():
        return int(low)
    if low in _WORDS:
        return _WORDS[low]
    if low and all(char in _HAN for char in low):
        if "十" in low:
            tens, _, ones = low.partition("十")
            return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)
        return _HAN[low[0]]
    return None
