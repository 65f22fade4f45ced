"""Whether a quote bears out what it is quoted for: the amount, the months, the number of the article."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from graph_model.corrections.errors import MissedError
from graph_model.corrections.lines import Add, label_of
from graph_model.values.durations import find_durations
from graph_model.values.money import find_amounts
from graph_model.values.numerals import base_number, chinese_number

_NUMBER = r"\d+|[〇零一二三四五六七八九十百千]+"
_RANGE = re.compile(
    rf"({_NUMBER})\s*条?\s*(?:to|through|[-–—至到])\s*(?:articles?\s*|第)?({_NUMBER})", re.IGNORECASE
)


def check_quote(line: Add, quote: str) -> None:
    """Raises MissedError if `quote` doesn't hold the numbers that the line states."""
    quote = _simplified()(quote)
    if line.amount_cny is not None and line.amount_cny not in _amounts(quote):
        raise MissedError(f"its quote states no amount of {line.amount_cny:,.0f} yuan")
    if line.months is not None and line.months not in [d.months for d in find_durations(quote)]:
        raise MissedError(f"its quote states no term of {line.months} months")
    if line.target and label_of(line.target) == "Article":
        number = base_number(line.target.rpartition(":")[2])
        if not any(first <= number <= last for first, last in _numbers(quote)):
            raise MissedError(f"its quote doesn't hold the number {number} of the article")


@cache
def _simplified() -> Callable[[str], str]:
    """Traditional characters as simplified ones, in which values are read."""
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def _amounts(quote: str) -> list[float]:
    """The amounts in `quote` in yuan; a number may stand without its currency."""
    plain = [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", quote)]
    return [amount.yuan for amount in find_amounts(quote) if amount.yuan is not None] + plain


def _numbers(quote: str) -> Iterator[tuple[int, int]]:
    """The numbers and the ranges of numbers in `quote`, as (first, last)."""
    for match in re.finditer(_NUMBER, quote):
        if (number := _value(match.group())) is not None:
            yield number, number
    for match in _RANGE.finditer(quote):
        first, last = _value(match[1]), _value(match[2])
        if first is not None and last is not None:
            yield first, last


def _value(words: str) -> int | None:
    return int(words) if words.isdecimal() else chinese_number(words)
