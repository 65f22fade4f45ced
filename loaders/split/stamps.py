"""Lines that say when a page was put on the web ("08:18, November 20, 2012"): no item's date, nor its title."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from loaders.recognise.dates import DateMention, find_dates
from loaders.split.data import load

if TYPE_CHECKING:
    from loaders.split.blocks import Block

_LONGEST = 70
#: A page's day stands among the first blocks of its report.
_NEAR = 3
#: A file holds at most so many pages that bear the day on which they were published.
_MOST_PAGES = 2
#: Years in which a day and month can fall on each weekday.
_YEARS_BACK = 6
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"


@cache
def _beside() -> re.Pattern[str]:
    form = load("furniture")["stamp"]
    piece = "|".join(f"(?:{form[name]})" for name in ("words", "clock", "zone"))
    return re.compile(rf"(?:{piece}|{_WEEKDAY}|[\s,;|·()（）-])+", re.IGNORECASE)


def stamp(line: str) -> str | None:
    """The ISO day of a line that is nothing but a day with its year and a clock, a weekday or a word like "posted"."""
    if len(line) > _LONGEST or "\n" in line:
        return None
    days = find_dates(line, 0, None, None)
    if len(days) != 1 or days[0].precision != "day":
        return None
    before, after = line[: days[0].start], line[days[0].end :]
    said = [part for part in (before, after) if re.search(r"\w", part)]
    if not said or not all(_beside().fullmatch(part) for part in said):
        return None
    return days[0].value


def repeated_days(blocks: "Iterable[Block]") -> "list[Block]":
    """The stamps without a clock, where there are so many that each is rather the day of what stands beside it."""
    clock = re.compile(rf"(?<!\d)(?:{load('furniture')['stamp']['clock']})", re.IGNORECASE)
    days = [block for block in blocks if block.stamped and not clock.search(block.words)]
    return days if len(days) > _MOST_PAGES else []


@dataclass(frozen=True, slots=True)
class Page:
    """The page that an item stands on: the day on which it was published, and the places within the item that say so.

    `lines` are days alone that are the item's date only where its text gives none; `stamps` never are.
    """

    day: str | None = None
    lines: tuple[tuple[int, int], ...] = ()
    stamps: tuple[tuple[int, int], ...] = ()

    @property
    def month(self) -> str | None:
        """`YYYY-MM` of the day."""
        return self.day[:7] if self.day else None

    def around(self, start: int, stop: int) -> list[tuple[int, int]]:
        """The stretches from `start` to `stop` without the page's day."""
        cuts = sorted((*self.lines, *self.stamps))
        edges = [start, *(edge for cut in cuts for edge in cut), stop]
        return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def page_of(found: "Sequence[Block]", item: "Sequence[Block]", *, alone: bool) -> Page:
    """The page of an item with these blocks; a day alone near the heading is its page's where the item is `alone`."""
    text = next((b.start for b in item if b.kind == "paragraph" and b.words.strip()), item[-1].stop)
    stamps = tuple((b.start, b.stop) for b in item if b.stamped)
    stamped = next((b.stamped for b in reversed(found) if b.stamped and b.start <= text), None)
    if stamped or not alone:
        return Page(stamped, (), stamps)
    lines = tuple(b.dated for b in item[:_NEAR] if b.dated and not b.words.strip() and b.kind != "row")
    said = "\n".join(b.text for b in item[:_NEAR] if b.dated in lines)
    days = find_dates(said, 0, None, None)
    return Page(days[0].value, lines, stamps) if days and days[0].precision == "day" else Page()


@cache
def _on_weekday() -> re.Pattern[str]:
    return re.compile(
        r"\bon (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!,? (?:the )?\d|,? [A-Z][a-z]{2,8}\.? \d)"
    )


def weekdays(text: str, start: int, stop: int, printed: str) -> Iterator[DateMention]:
    """The days that a page of the day `printed` calls by their names alone ("said on Monday"): the last such days."""
    day = datetime.date.fromisoformat(printed)
    for said in _on_weekday().finditer(text, start, stop):
        back = (day.weekday() - _WEEKDAYS.index(said[1][:3])) % 7
        value = (day - datetime.timedelta(days=back)).isoformat()
        yield DateMention(said.start(1), said.end(), value, "day")


def in_year_of_weekday(text: str, day: DateMention) -> DateMention:
    """A day without a year behind the name of its weekday, in the last year in which it was that weekday."""
    said = re.search(rf"\b({_WEEKDAY}),? (?:the )?$", text[max(0, day.start - 16) : day.start])
    if not said or re.search(r"\d{4}", text[day.start : day.end]):
        return day
    for back in range(_YEARS_BACK):
        year = f"{int(day.value[:4]) - back}{day.value[4:]}"
        if _weekday(year) == said[1][:3].capitalize():
            return DateMention(day.start, day.end, year, "day")
    return day


def _weekday(day: str) -> str | None:
    try:
        return _WEEKDAYS[datetime.date.fromisoformat(day).weekday()]
    except ValueError:  # 29 February of a year without one
        return None
