"""The reading order of a page: full-width bands from the top, and within them column after column.

The gutter is found as in a recursive X-Y cut (Nagy and Seth 1984), but only where text fills both sides,
so that tables and indented lists stay as they are.
"""

from itertools import pairwise
from statistics import median

from loaders.read.pdf.lines import Line, Segment, make_lines

_FEWEST = 3
_TOLERANCE = 1.5
#: At least this share of a column's rows follow one another closely; in the columns of a table fewer do.
_DENSE = 0.6


def reading_order(segments: list[Segment], height: float) -> list[list[Line]]:
    """The lines of a page of `height` points in the order in which they are read, a list for each column of
    each band.
    """
    segments = [s for s in segments if s.text.strip()]
    if not segments:
        return []
    columns = [make_lines(block) for block in _blocks(segments, depth=3)]
    for line in (line for column in columns for line in column):
        line.place = line.middle / max(height, 1.0)
    return columns


def _blocks(segments: list[Segment], depth: int) -> list[list[Segment]]:
    gutter = _gutter(segments) if depth else None
    if gutter is None:
        return [segments]
    blocks: list[list[Segment]] = []
    for is_crossing, band in _bands(segments, gutter):
        if is_crossing:
            blocks.append(band)
            continue
        left = [s for s in band if s.right <= gutter + _TOLERANCE]
        right = [s for s in band if s.left >= gutter - _TOLERANCE]
        left, below = _below(left, right)
        for side in (left, right, below):
            blocks += _blocks(side, depth - 1) if side else []
    return blocks


def _below(left: list[Segment], right: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """What stands on the left below both columns and apart from them, such as a last note, is read after both."""
    foot = min((s.bottom for s in right), default=0.0)
    above = foot
    ordered = sorted(left, key=lambda s: -s.middle)
    for place, segment in enumerate(ordered):
        if segment.top < foot and above - segment.top > 1.5 * segment.size and place:
            return ordered[:place], ordered[place:]
        above = min(segment.bottom, above if segment.top < foot else segment.bottom)
    return left, []


def _crosses(segment: Segment, gutter: float) -> bool:
    return segment.left < gutter - _TOLERANCE and segment.right > gutter + _TOLERANCE


def _bands(segments: list[Segment], gutter: float) -> list[tuple[bool, list[Segment]]]:
    """The page cut at what runs across the gutter: (runs across, segments), from the top."""
    crossing = [s for s in segments if _crosses(s, gutter)]
    bands: list[tuple[bool, list[Segment]]] = []
    for segment in sorted(segments, key=lambda s: -s.middle):
        across = _crosses(segment, gutter) or any(_level(segment, other) for other in crossing)
        if bands and bands[-1][0] == across:
            bands[-1][1].append(segment)
        else:
            bands.append((across, [segment]))
    return bands


def _level(segment: Segment, other: Segment) -> bool:
    """On one line with `other`, which runs across the gutter."""
    return abs(segment.middle - other.middle) < 0.3 * min(segment.size, other.size)


def _gutter(segments: list[Segment]) -> float | None:
    """Where a gutter runs that text fills on both sides, if there is one; the one that parts most text."""
    left, right = min(s.left for s in segments), max(s.right for s in segments)
    best: tuple[int, float] | None = None
    for x in sorted({round(s.left, 1) for s in segments}):
        if left + 0.2 * (right - left) < x < right - 0.15 * (right - left):
            parted = _parted(segments, x - _TOLERANCE, left, right)
            if parted and (best is None or parted > best[0]):
                best = (parted, x - _TOLERANCE)
    return best[1] if best else None


def _parted(segments: list[Segment], x: float, left: float, right: float) -> int:
    """How many characters a gutter at `x` parts; 0 if it is none."""
    before, after = [s for s in segments if s.right <= x], [s for s in segments if s.left >= x]
    if min(len(before), len(after)) < _FEWEST:
        return 0
    sizes = [sum(len(s.text) for s in side) for side in (before, after)]
    fills = _row_width(before) / (x - left), _row_width(after) / (right - x)
    if min(sizes) < 0.1 * max(sizes) or min(fills) < 0.35 or max(fills) < 0.6:
        return 0
    if min(_density(before), _density(after)) < _DENSE:
        return 0
    return sum(sizes) if _beside(segments, before, after) else 0


def _beside(segments: list[Segment], before: list[Segment], after: list[Segment]) -> bool:
    """The two sides stand side by side, and little runs across where they do."""
    sides = before, after
    head = min(max(s.top for s in side) for side in sides)
    foot = max(min(s.bottom for s in side) for side in sides)
    inside = [s for s in segments if foot < s.middle < head]
    parted = {id(s) for side in sides for s in side}
    across = sum(len(s.text) for s in inside if id(s) not in parted)
    return across < 0.3 * sum(len(s.text) for s in inside)


def _density(segments: list[Segment]) -> float:
    """The share of rows that follow the row above closely."""
    rows = sorted({round(s.middle / 2): s for s in segments}.values(), key=lambda s: -s.middle)
    close = [above.middle - below.middle < 2.2 * below.size for above, below in pairwise(rows)]
    return sum(close) / max(1, len(close))


def _row_width(segments: list[Segment]) -> float:
    """The usual distance from the first to the last word of a row."""
    rows: dict[int, list[Segment]] = {}
    for segment in segments:
        rows.setdefault(round(segment.middle / 2), []).append(segment)
    return median(max(s.right for s in row) - min(s.left for s in row) for row in rows.values())
