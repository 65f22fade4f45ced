"""Calendar dates in English and Chinese notation, as ISO strings."""

import calendar
import datetime
import re
import unicodedata
from functools import cache

_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NUMERALS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
#: A day without a year may lie this many months after the issue: newsletters are often named for the month
#: that they cover and sent in the next.
_SLACK = 1


def iso(year: int, month: int, day: int) -> str | None:
    """`YYYY-MM-DD`, or None if the calendar has no such day or the year is not between 1900 and 2100."""
    if not 1900 <= year <= 2100:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def month_number(name: str) -> int | None:
    """1 to 12 for an English month's name or abbreviation ("Sept."), None for any other word."""
    word = name.casefold().rstrip(".")
    if len(word) < 3:
        return None
    return next(
        (
            n
            for n, full in enumerate(_MONTH_NAMES, start=1)
            if full.startswith(word) or word == "sept" == full[:4]
        ),
        None,
    )


def chinese_number(text: str) -> int | None:
    """The number that Arabic digits or Chinese numerals up to 99 mean; None for anything else."""
    text = unicodedata.normalize("NFKC", text).strip()
    if text.isdecimal():
        return int(text)
    match = re.fullmatch(r"([一二两三四五六七八九]?)十([一二三四五六七八九]?)", text)
    if match:
        tens, ones = (part.translate(_NUMERALS) for part in match.groups())
        return int(tens or 1) * 10 + int(ones or 0)
    digits = text.translate(_NUMERALS)
    return int(digits) if digits.isdecimal() and digits else None


def complete_year(month: int, issue: str | None, *, future: bool = False) -> int | None:
    """The year of a day in `month` that is printed without one, from the newsletter's `issue` (`YYYY-MM`).

    What is reported has happened: the year is that of the last such month up to one month after the issue.
    With `future` (deadlines, days of effect) it is the first from two months before the issue on.
    None without an issue.
    """
    if not issue:
        return None
    year, number = int(issue[:4]), int(issue[5:7])
    ahead = (month - number) % 12
    if future:
        return year + (number + ahead - 1) // 12 if ahead < 10 else year + (number + ahead - 13) // 12
    back = (number + _SLACK - month) % 12 - _SLACK
    return year + (number - back - 1) // 12


def last_day(month: str) -> str:
    """The last day of a month given as `YYYY-MM`."""
    year, number = int(month[:4]), int(month[5:7])
    return f"{month}-{calendar.monthrange(year, number)[1]:02d}"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    numeral = r"[\d〇零○一二两三四五六七八九十]"
    return tuple(
        re.compile(form, re.IGNORECASE)
        for form in (
            r"(?P<year>\d{4})\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<day>\d{1,2})",
            r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]*(?:day\s+)?(?:of\s+)?(?P<name>[a-z]{3,9})\.?[\s,-]*(?P<year>\d{4})?",
            r"(?P<name>[a-z]{3,9})\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(?P<year>\d{4}))?",
            rf"(?:(?P<year>{numeral}{{4}})\s*年\s*)?(?P<month>{numeral}{{1,3}})\s*月\s*(?P<day>{numeral}{{1,3}})\s*[日号號]?",
            r"(?P<first>\d{1,2})\s*[/.-]\s*(?P<second>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})",
        )
    )


def parse_date(expression: str, issue: str | None = None, *, future: bool = False) -> str | None:
    """The ISO date that an expression such as `24th October`, `October 29, 2024` or `10月29日` means.

    The expression is the date alone, without words around it. A missing year is completed from `issue`
    (see `complete_year`). None if it is no date, no such day exists, or its year is not known.
    """
    text = unicodedata.normalize("NFKC", expression).strip(" ,.()[]")
    for form in _forms():
        match = form.fullmatch(text)
        parts = match.groupdict() if match else {}
        if "first" in parts:
            return numeric_date(int(parts["first"]), int(parts["second"]), int(parts["year"]), issue)
        month = month_number(parts["name"]) if parts.get("name") else chinese_number(parts.get("month") or "")
        if parts and month:
            return _assemble(parts, month, issue, future)
    return None


def _assemble(parts: dict[str, str | None], month: int, issue: str | None, future: bool) -> str | None:
    stated = parts.get("year")
    year = chinese_number(stated) if stated else complete_year(month, issue, future=future)
    day = chinese_number(parts.get("day") or "")
    return iso(year, month, day) if year and day else None


def numeric_date(first: int, second: int, year: int, issue: str | None = None) -> str | None:
    """The day that `first/second/year` means.

    Where both orders give a day, the one nearer to the issue is meant; without an issue, the day comes first.
    """
    orders = [d for d in (iso(year, second, first), iso(year, first, second)) if d]
    if not issue or len(orders) < 2:
        return orders[0] if orders else None
    middle = datetime.date.fromisoformat(f"{issue}-15")
    return min(orders, key=lambda d: abs((datetime.date.fromisoformat(d) - middle).days))
