"""The date of the development that an item reports, among the days that its text names."""

import calendar
import datetime
import re
from collections.abc import Sequence
from functools import cache

from graph_model.nodes import Category
from loaders.recognise.dates import DateMention, find_dates
from loaders.split.data import load
from loaders.split.stamps import in_year_of_weekday, weekdays

#: Where a newer day is named, one longer before the end of the issue's month than this is background.
_BACKGROUND_DAYS = 120
#: The rank of a day of effect.
_EFFECT = 3
#: What happened on a day is said within so many characters after it.
_CLAUSE = 250


@cache
def _cues(rank: str, side: str) -> re.Pattern[str]:
    joined = "|".join(f"(?:{entry['pattern']})" for entry in load("item_dates")[rank][side])
    return re.compile(f"(?:{joined})$" if side == "before" else joined, re.IGNORECASE)


@cache
def _verbs(name: str) -> re.Pattern[str]:
    return re.compile(load("item_dates")[name], re.IGNORECASE)


@cache
def _ends_clause() -> re.Pattern[str]:
    """A full stop, an empty line, or a line's end before a word that opens a report."""
    return re.compile(r"[.。；;](?=\s|[一-鿿])|\n\s*\n|\n(?=(?:On|In|At|Since|From)\s)")


def item_date(
    text: str,
    regions: Sequence[tuple[int, int]],
    issue: str | None,
    category: Category | None = None,
    printed: str | None = None,
) -> str | None:
    """The ISO date of the development that the `regions` of `text` report, or None where they give no day.

    Deadlines, days of effect and history are passed over. A court matter takes its last day; elsewhere the first
    day counts, unless a later one is that of the decision. The regions are tried in order (the body first).
    Names of weekdays are days where the page was `printed` on a known one.
    """
    for start, stop in regions:
        days = _days(text, start, stop, issue, printed)
        ranked = [(rank_of_day(text, day, start, stop), day) for day in days]
        decided = [day for rank, day in ranked if rank < _EFFECT and _is_decision(text, day, start, stop)]
        if decided and category in ("enforcement", "litigation"):
            return _choose(text, decided, stop, category).value
        for rank in (0, 1, 2):
            acts = _recent([day for r, day in ranked if r == rank], issue, only_news=rank == 2)
            if acts:
                return _choose(text, acts, stop, category).value
        applied = _past([day for r, day in ranked if r == _EFFECT], issue)
        if applied and not _lately().search(text, start, min(stop, start + _CLAUSE)):
            return applied[0].value
    return None


def _days(text: str, start: int, stop: int, issue: str | None, printed: str | None) -> list[DateMention]:
    dated = [day for day in find_dates(text, start, stop, issue) if day.precision == "day"]
    found = [in_year_of_weekday(text, day) for day in dated]
    named = weekdays(text, start, stop, printed) if printed else ()
    return sorted([*found, *named], key=lambda day: day.start)


@cache
def _lately() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in load("openings")["lately"]))


def rank_of_day(text: str, day: DateMention, start: int, stop: int) -> int:
    """0 for the day of an act, 1 for a weak one, 2 for background, 3 for a day of effect, 4 for a deadline."""
    before = _before(text, day, start)
    after = text[day.end : min(stop, day.end + 40)]
    if _from_on(before, text[day.end : min(stop, day.end + _CLAUSE)]):
        return _EFFECT
    for number, rank in ((4, "never"), (_EFFECT, "effect"), (2, "background"), (1, "weak")):
        if _cues(rank, "before").search(before) or _cues(rank, "after").match(after):
            return number
    return 0


def _before(text: str, day: DateMention, start: int) -> str:
    """What stands before the day in its clause."""
    return _ends_clause().split(text[max(start, day.start - 90) : day.start])[-1]


def _is_decision(text: str, day: DateMention, start: int, stop: int) -> bool:
    before, after = _before(text, day, start), text[day.end : min(stop, day.end + 40)]
    return bool(_cues("decision", "before").search(before) or _cues("decision", "after").match(after))


def _from_on(before: str, after: str) -> bool:
    """Whether a rule will bind from the day on: "From 1 January, shops must ..."."""
    return bool(
        re.search(r"\b[Ff]rom\s$", before) and re.match(r"[^.;]{0,120}\b(?:will|shall|must|may)\b", after)
    )


def _past(days: list[DateMention], issue: str | None) -> list[DateMention]:
    """The days that are past when the issue's month ends, and not long past."""
    if not issue:
        return []
    end = _month_end(issue)
    ages = {day: (end - datetime.date.fromisoformat(day.value)).days for day in days}
    return [day for day in days if 0 <= ages[day] <= _BACKGROUND_DAYS]


def _month_end(issue: str) -> datetime.date:
    """The last day of the issue's month."""
    year, month = map(int, issue.split("-"))
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _recent(days: list[DateMention], issue: str | None, *, only_news: bool) -> list[DateMention]:
    """Without what lies ahead of the issue, and without background where there is news."""
    if not issue:
        return days
    end = _month_end(issue)
    age = {day: (end - datetime.date.fromisoformat(day.value)).days for day in days}
    past = [day for day in days if age[day] >= -31]
    return [day for day in past if age[day] <= _BACKGROUND_DAYS] or ([] if only_news else past)


def _choose(text: str, days: list[DateMention], stop: int, category: Category | None) -> DateMention:
    if category == "litigation":
        return max(days, key=lambda day: day.value)
    ends = [*(day.start for day in days[1:]), stop]
    said = [text[day.end : min(end, day.end + _CLAUSE)] for day, end in zip(days, ends, strict=True)]
    decided = [bool(_verbs("decides").search(words)) for words in said]
    if category == "enforcement" and not decided[0] and _verbs("leads_up").search(said[0]):
        return next((day for day, is_decision in zip(days, decided, strict=True) if is_decision), days[0])
    return days[0]
