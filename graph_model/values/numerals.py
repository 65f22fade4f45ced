"""Numbers written in words: Chinese numerals (第二十七条) and English ones (`twenty-seven`)."""

import re
import unicodedata
from functools import cache

_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: number * 10
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        start=1,
    )
}
#: Old and traditional spellings of numerals that cn2an does not read, each one character for one.
_SPELLINGS = str.maketrans("兩两〇○萬億", "二二零零万亿")
CHINESE_DIGITS = "零〇○一二三四五六七八九十百千兩两"
#: The longest numeral that is read; nothing in a law's numbering comes near it.
_LONGEST = 24


def chinese_number(text: str) -> int | None:
    """The number that Chinese numerals (`二百五十三`) or digits of any width (`２５３`) stand for, else None."""
    text = unicodedata.normalize("NFKC", text).strip().translate(_SPELLINGS)
    if not text or len(text) > _LONGEST:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    return _from_cn2an(text)


@cache
def _from_cn2an(text: str) -> int | None:
    import cn2an  # here because importing it takes a tenth of a second

    try:
        value = cn2an.cn2an(text, "smart")
    except (ValueError, KeyError, TypeError):
        return None
    return int(value) if value == int(value) else None


def english_number(text: str) -> int | None:
    """The number from 0 to 9999 that English words or digits stand for (`two hundred and fifty-three`), else None."""
    text = unicodedata.normalize("NFKC", text).strip().lower()
    if text.isdigit():
        return int(text) if len(text) <= _LONGEST and text.isascii() else None
    if text in _ORDINALS:
        return _ORDINALS[text]
    return _from_words([word for word in re.split(r"[\s-]+", text[:80]) if word != "and"])


def _from_words(words: list[str]) -> int | None:
    total = group = 0
    for word in words:
        if word in _UNITS or word in _TENS:
            group += _UNITS.get(word, 0) + _TENS.get(word, 0)
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word == "thousand":
            total, group = total + max(group, 1) * 1000, 0
        else:
            return None
    return total + group if words else None


def article_number(article: str, suffix: str | None = None, *parts: str | None) -> str | None:
    """The number of an article as the graph writes it: `27`, `27(1)` with its paragraph, `253-1` for 之一.

    `article`, `suffix` and `parts` (paragraph, then item) are numerals in either language; None where one
    that is given cannot be read.
    """
    number = _either(article)
    if number is None or number == 0:
        return None
    text = str(number)
    if suffix:
        added = _either(suffix)
        if added is None:
            return None
        text += f"-{added}"
    for part in filter(None, parts):
        value = _either(part)
        if value is None:
            return None
        text += f"({value})"
    return text


def whole_article(number: str) -> str:
    """The number of the article that a provision belongs to: `253-1` for `253-1(2)`."""
    return number.split("(", maxsplit=1)[0]


def base_number(number: str) -> int:
    """The article's own number without suffix and paragraph: 253 for `253-1(2)`."""
    return int(re.split(r"[-(]", number, maxsplit=1)[0])


def _either(text: str) -> int | None:
    value = english_number(text)
    return value if value is not None else chinese_number(text)
