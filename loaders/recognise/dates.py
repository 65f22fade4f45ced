"""Finding dates in running text, and the date of the development that an item reports."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graph_model.values.dates import chinese_number, complete_year, iso, month_number, numeric_date

_MONTH = (
    r"(?P<{0}>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?![A-Za-z])"
    r"|January|February|March|April|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?![A-Za-z])"
)
_NUMERAL = r"[\d〇零○一二两三四五六七八九十]"
_TO = r"\s{0,3}(?:to|until|through|and|[-–—~～至到&])\s{0,3}(?:the\s)?"
#: Words before or after a day that lies ahead: it is completed to the next such day, not to the last.
_AHEAD_BEFORE = re.compile(
    r"(?:until|till|by|before|than|deadline|due|effect|effective|force|from|expires?|ends?|close[sd]?|截止|截至|自|于|至|为)"
    r"[\s:：]*(?:on|at|is|to|of|from|as of|the|in|for)?[\s:：]*(?:the)?\s*$",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"effect|effective|force|deadline|due|until|till|by\b|before|than|close|expire|ends?\b|截止",
    re.IGNORECASE,
)
_AHEAD_AFTER = re.compile(r"\s*(?:起|开始)?(?:正式)?(?:施行|实施|生效|前|之前|以前|截止)")


@dataclass(frozen=True, slots=True)
class DateMention:
    """The words from `start` to `end` (code points) mean `value`: `YYYY-MM-DD`, or `YYYY-MM` for a month."""

    start: int
    end: int
    value: str
    precision: Literal["day", "month"]


@cache
def _english() -> re.Pattern[str]:
    month = _MONTH.format
    day = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?".format
    year = r"(?P<{0}>(?:19|20)\d\d)(?![\d/.-]\d|\d)".format
    after = r"(?:,?\s{1,3}" + year("ya") + ")?"
    day_first = (
        rf"{day('d1')}(?:{_TO}(?P<r1>\d{{1,2}})(?:st|nd|rd|th)?)?[\s-]{{1,3}}(?:day\s)?(?:of\s)?{month('m1')}"
        rf"(?:[\s,-]{{1,3}}{year('y1')})?"
    )
    more_days = rf"(?:{_TO}(?P<r2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?![\d:%]|,\d|\.\d)"
    month_first = rf"{month('m2')}\s{{1,3}}{day('d2')}{more_days}{after}"
    month_only = rf"{month('m3')},?\s{{1,3}}{year('y3')}"
    return re.compile(rf"(?<![\w/.-])(?:{day_first}|{month_first}|{month_only})")


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<year>{_NUMERAL}{{4}})\s{{0,2}}年\s{{0,2}}|(?P<relative>今年|去年|前年|同年))?"
        rf"(?<!{_NUMERAL})(?P<month>{_NUMERAL}{{1,2}})\s{{0,2}}月(?:\s{{0,2}}(?P<day>{_NUMERAL}{{1,3}})\s{{0,2}}[日号號])?"
    )


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w/.=_-])(?:(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
        r"|(?P<a>\d{1,2})(?P<t>[-/.])(?P<b>\d{1,2})(?P=t)(?P<z>(?:19|20)\d\d))(?![\w/_]|[-.]\d)"
    )


def find_dates(
    text: str, start: int = 0, stop: int | None = None, issue: str | None = None
) -> list[DateMention]:
    """The days and months named between `start` and `stop` of `text`, in order.

    A range of days counts as its first. A missing year is completed from `issue` (`YYYY-MM`), to the last such
    day, or to the next where the words around speak of a deadline or a day of effect; without an issue such days
    are left out. Impossible days (31 February) and numbers within addresses of pages are no dates.
    """
    stop = len(text) if stop is None else stop
    found = [*_western(text, start, stop, issue), *_eastern(text, start, stop, issue)]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


@cache
def _hints() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where a date may begin: patterns that the regular expression engine scans for fast."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return re.compile(r"[0-9０-９]+"), re.compile("|".join(form for m in months for form in (m, m.upper())))


def _western(text: str, start: int, stop: int, issue: str | None) -> Iterator[DateMention]:
    digits, months = _hints()
    places = [place.start() for place in digits.finditer(text, start, stop)]
    with_names = sorted([*places, *(place.start() for place in months.finditer(text, start, stop))])
    tries = ((_english(), _from_english, with_names), (_numeric(), _from_numeric, places))
    for pattern, make, hints in tries:
        end = start
        for place in hints:
            match = pattern.match(text, place, stop) if place >= end else None
            if match:
                end = match.end()
                mention = make(match, issue)
                if mention:
                    yield mention


def _eastern(text: str, start: int, stop: int, issue: str | None) -> Iterator[DateMention]:
    if text.find("月", start, stop) < 0:
        return
    for match in _chinese().finditer(text, start, stop):
        mention = _from_chinese(match, issue)
        if mention:
            yield mention


def _ahead(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 30) : match.start()]
    cue = _AHEAD_BEFORE.search(before)
    if cue and _EFFECT.search(cue.group()):
        return True
    return bool(_AHEAD_AFTER.match(match.string, match.end(), match.end() + 8))


def _mention(
    match: re.Match[str], year: int | None, month: int | None, day: int | None
) -> DateMention | None:
    if not year or not month or not 1 <= month <= 12:
        return None
    if day is None:
        return DateMention(match.start(), match.end(), f"{year}-{month:02d}", "month")
    value = iso(year, month, day)
    return DateMention(match.start(), match.end(), value, "day") if value else None


def _from_english(match: re.Match[str], issue: str | None) -> DateMention | None:
    number = next(n for n in "123" if match[f"m{n}"])
    month = month_number(match[f"m{number}"]) or 0
    day = None if number == "3" else int(match[f"d{number}"])
    stated = match["y1"] or match["ya"] or match["y3"] or _year_of_range(match)
    year = int(stated) if stated else complete_year(month, issue, future=_ahead(match))
    return _mention(match, year, month, day)


def _year_of_range(match: re.Match[str]) -> str | None:
    """`30 September to 2 October 2024`: the second day gives the year of the first."""
    joint = re.compile(_TO).match(match.string, match.end())
    second = _english().match(match.string, joint.end()) if joint else None
    return (second["y1"] or second["ya"]) if second else None


def _from_chinese(match: re.Match[str], issue: str | None) -> DateMention | None:
    month, day = chinese_number(match["month"]), chinese_number(match["day"]) if match["day"] else None
    if match["year"]:
        return _mention(match, chinese_number(match["year"]), month, day)
    if not month or not 1 <= month <= 12 or day is None or match["relative"] == "同年":
        return None
    if match["relative"] in ("今年", "去年", "前年"):
        back = ("今年", "去年", "前年").index(match["relative"])
        return _mention(match, int(issue[:4]) - back if issue else None, month, day)
    return _mention(match, complete_year(month, issue, future=_ahead(match)), month, day)


def _from_numeric(match: re.Match[str], issue: str | None) -> DateMention | None:
    if match["y"]:
        return _mention(match, int(match["y"]), int(match["m"]), int(match["d"]))
    value = numeric_date(int(match["a"]), int(match["b"]), int(match["z"]), issue)
    return DateMention(match.start(), match.end(), value, "day") if value else None
