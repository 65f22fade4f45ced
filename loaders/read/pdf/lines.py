"""The parts of a PDF page: segments (words in one go, in one size) and the lines that they make up."""

import re
from dataclasses import dataclass
from itertools import pairwise


@dataclass(slots=True)
class Segment:
    """Text set in one go; positions in points from the page's lower left. `pieces` are (text, address or None)."""

    left: float
    right: float
    bottom: float
    top: float
    starts_bold: bool
    ends_bold: bool
    pieces: list[tuple[str, str | None]]
    space_after: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(text for text, _ in self.pieces)

    @property
    def size(self) -> float:
        """Its height, which goes with the size of its font."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """The height on the page of its middle."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Line:
    """One printed line of one column.

    `bold` is one that is bold throughout; `column` are the column's left and right edge, `leading` the usual
    distance between its lines, `place` the line's height on the page from 0 (foot) to 1 (head); `starts_note`
    is set on the first line of each footnote.
    """

    left: float
    right: float
    middle: float
    size: float
    starts_bold: bool
    ends_bold: bool
    bold: bool
    pieces: list[tuple[str, str | None]]
    column: tuple[float, float] = (0.0, 0.0)
    leading: float = 0.0
    place: float = 0.5
    first_in_column: bool = False
    starts_note: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(text for text, _ in self.pieces)


def make_lines(segments: list[Segment]) -> list[Line]:
    """The lines of one column, from the top."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (-s.middle, s.left)):
        if rows and _same_row(rows[-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [_line(sorted(row, key=lambda s: s.left)) for row in rows]


def _same_row(row: list[Segment], segment: Segment) -> bool:
    tallest = max(row, key=lambda s: s.size)
    overlap = min(tallest.top, segment.top) - max(tallest.bottom, segment.bottom)
    return overlap > 0.5 * min(tallest.size, segment.size)


def _line(row: list[Segment]) -> Line:
    main = max(row, key=lambda s: (len(s.text), s.size))
    pieces: list[tuple[str, str | None]] = []
    for before, segment in zip([None, *row], row, strict=False):
        if before and (before.space_after or segment.left - before.right > 0.2 * main.size):
            pieces.append((" ", None))
        pieces += _raised(segment, main)
    return Line(
        left=row[0].left,
        right=max(s.right for s in row),
        middle=main.middle,
        size=main.size,
        starts_bold=row[0].starts_bold,
        ends_bold=row[-1].ends_bold,
        bold=all(s.starts_bold and s.ends_bold for s in row),
        pieces=pieces,
    )


def _raised(segment: Segment, main: Segment) -> list[tuple[str, str | None]]:
    """The segment's pieces; small raised numbers are notes' marks: `[n]`, or `[n][m]` where two stand together."""
    small = segment.size < 0.9 * main.size and segment.middle > main.middle + 0.05 * main.size
    if not small or not re.fullmatch(r"\[?\d{1,3}\]?(?:[\s,，;]{0,2}\[?\d{1,3}\]?)*", segment.text.strip()):
        return segment.pieces
    return [("".join(f"[{number}]" for number in re.findall(r"\d+", segment.text)), segment.pieces[0][1])]


def measure(lines: list[Line]) -> list[Line]:
    """Note on each of `lines`, which make up one column, the column's edges and leading."""
    if not lines:
        return lines
    edges = (min(line.left for line in lines), max(line.right for line in lines))
    steps = sorted(a.middle - b.middle for a, b in pairwise(lines))
    # Paragraph gaps are larger than line gaps and fewer: the lower quartile is a line gap.
    leading = steps[len(steps) // 4] if steps else lines[0].size
    for line in lines:
        line.column, line.leading, line.first_in_column = edges, leading, line is lines[0]
    return lines
