"""The date of the development that an item reports, among the days that its text names."""

import datetime
import re
from collections.abc import Sequence
from functools import cache

from graph_model.nodes import Category
from loaders.recognise.dates import DateMention, find_dates
from loaders.split.data import load

#: Where a newer day is named, one longer before the end of the issue's month than this is background.
_BACKGROUND_DAYS = 120
#: What happened on a day is said within so many characters after it.
_CLAUSE = 250


@cache
def _cues(rank: str, side: str) -> re.Pattern[str]:
    joined = "|".join(f"(?:{entry['pattern']})" for entry in load("item_dates")[rank][side])
    return re.compile(f"(?:{joined})$" if side == "before" else joined, re.IGNORECASE)


@cache
def _verbs(name: str) -> re.Pattern[str]:
    return re.compile(load("item_dates")[name], re.IGNORECASE)


def item_date(
    text: str, regions: Sequence[tuple[int, int]], issue: str | None, category: Category | None = None
) -> str | None:
    """The ISO date of the development that the `regions` of `text` report, or None where they give no day.

    Deadlines, days of effect and history are passed over. A court matter takes its last day; elsewhere the first
    day counts, unless a later one is that of the decision. The regions are tried in order (the body first).
    """
    for start, stop in regions:
        days = [m for m in find_dates(text, start, stop, issue) if m.precision == "day"]
        ranked = [(rank_of_day(text, day, start, stop), day) for day in days]
        for rank in (0, 1, 2):
            acts = _recent([day for r, day in ranked if r == rank], issue, only_news=rank == 2)
            if acts:
                return _choose(text, acts, stop, category).value
    return None


def rank_of_day(text: str, day: DateMention, start: int, stop: int) -> int:
    """0 for the day of an act, 1 for a weak one, 2 for background, 3 for a deadline, a day of effect and the like."""
    before = text[max(start, day.start - 90) : day.start]
    before = re.split(r"[.。；;](?=\s|[一-鿿])", before)[-1]
    after = text[day.end : min(stop, day.end + 40)]
    for number, rank in ((3, "never"), (2, "background"), (1, "weak")):
        if _cues(rank, "before").search(before) or _cues(rank, "after").match(after):
            return number
    return 0


def _recent(days: list[DateMention], issue: str | None, *, only_news: bool) -> list[DateMention]:
    """Without what lies ahead of the issue, and without background where there is news."""
    if not issue:
        return days
    end = datetime.date.fromisoformat(f"{issue}-28") + datetime.timedelta(days=4)
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
