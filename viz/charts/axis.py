"""A time axis: places of days and months, and the marks beneath."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from viz.svg.element import tag, text


@dataclass(frozen=True)
class TimeAxis:
    """Time from `first` to `last` (ISO days or months) over the pixels from `left` to `right`."""

    first: str
    last: str
    left: float
    right: float

    def at(self, day: str) -> float:
        """The place of a day; a month counts as its middle, a year as its own."""
        start, end = _number(self.first, 1, 1), _number(self.last, 12, 28)
        return self.left + (self.right - self.left) * (_number(day, 7, 15) - start) / max(1, end - start)

    def marks(self, top: float, bottom: float) -> Iterator[str]:
        """A line and a word for each year, or for each few months where there are few years."""
        years = int(self.last[:4]) - int(self.first[:4]) + 1
        step = 12 if years > 6 else 6 if years > 3 else 3 if years > 1 else 1
        months = int(self.first[:4]) * 12, int(self.last[:4]) * 12 + 12
        every = step * max(1, round((months[1] - months[0]) / step / 14))
        for month in range(months[0], months[1], every):
            day = f"{month // 12:04}-{month % 12 + 1:02}-01"
            x = self.at(day)
            if self.left - 1 <= x <= self.right + 1:
                word = day[:4] if every % 12 == 0 else day[:7]
                yield tag("path", d=f"M{x:.1f} {top:.1f}V{bottom:.1f}", line="rule", stroke_width=1)
                yield text(x + 4, bottom + 16, word, size=12, ink="soft")


def half_year(day: str) -> str:
    """The month in which the half-year of a day or month begins, so that an axis from there begins with a mark."""
    return f"{day[:4]}-{'01' if day[5:7] < '07' else '07'}"


def _number(day: str, month: int, of_month: int) -> int:
    parts = [int(part) for part in day.split("-")]
    month = parts[1] if len(parts) > 1 else month
    of_month = parts[2] if len(parts) > 2 else of_month
    return date(parts[0], month, min(of_month, monthrange(parts[0], month)[1])).toordinal()
