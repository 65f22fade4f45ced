"""Running heads, running feet and page numbers; footnotes at the foot of columns."""

import re
from statistics import median

from loaders.read.pdf.lines import Line, measure

Page = list[list[Line]]

_PAGE_NUMBER = re.compile(
    r"[-–—|·\s]*(?:page|p\.|第)?\s*\d{1,4}\s*(?:页)?\s*(?:(?:of|/|／|共)\s*\d{1,4}\s*页?)?[-–—|·\s]*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[\d{1,3}\]|\d{1,3}[.\s]\s*\S")
#: Margins as shares of the page's height, how far a running line may move in them, and on what share of the
#: pages it must stand (left and right pages may differ).
_HEAD, _FOOT, _SHIFT, _OFTEN = 0.92, 0.08, 0.01, 0.4


def drop_running_lines(pages: list[Page]) -> list[Page]:
    """The pages without page numbers and without what repeats at one height in their margins.

    A running head stays where it first stands, since it may be all that names the publication.
    """
    places: dict[str, list[float]] = {}
    for page in pages:
        for key, place in {_key(line): line.place for line in _margin(page)}.items():
            places.setdefault(key, []).append(place)
    least = max(2.0, _OFTEN * len(pages))
    running = {
        key for key, found in places.items() if len(found) >= least and max(found) - min(found) < _SHIFT
    }
    heads_kept: set[str] = set()
    return [
        [[line for line in column if _stays(line, running, heads_kept)] for column in page] for page in pages
    ]


def _margin(page: Page) -> list[Line]:
    return [line for column in page for line in column if not _FOOT < line.place < _HEAD]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split())).casefold()


def _stays(line: Line, running: set[str], heads_kept: set[str]) -> bool:
    if _FOOT < line.place < _HEAD:
        return True
    if _PAGE_NUMBER.fullmatch(line.text.strip()):
        return False
    key = _key(line)
    if key not in running:
        return True
    is_first_head = line.place >= _HEAD and key not in heads_kept
    heads_kept.add(key)
    return is_first_head


def take_notes(pages: list[Page]) -> tuple[list[Line], list[Line]]:
    """All lines in reading order, and apart from them the footnotes that stand small at the foot of columns."""
    sizes = [line.size for page in pages for column in page for line in column]
    usual = median(sizes) if sizes else 0.0
    body: list[Line] = []
    notes: list[Line] = []
    for column in (column for page in pages for column in page if column):
        cut = _notes_start(column, usual, goes_on=bool(notes))
        body += measure(column[:cut])
        notes += measure(column[cut:])
    _mark_notes(notes)
    return body, notes


def _mark_notes(notes: list[Line]) -> None:
    """A line that starts with the number after the last note's starts a note."""
    expected = None
    for line in notes:
        number = re.match(r"\[?(\d{1,3})\b", line.text)
        if number and expected in (None, int(number[1])):
            line.starts_note = True
            expected = int(number[1]) + 1


def _notes_start(column: list[Line], usual: float, goes_on: bool) -> int:
    """Where the small lines at the end of a column start with a note's number; its length if they don't.

    A column of small lines alone may go on with a note (`goes_on`) from the column before.
    """
    start = len(column)
    while start and column[start - 1].size < 0.92 * usual:
        start -= 1
    if start == 0 and goes_on:
        return 0
    while start < len(column) and not _NOTE.match(column[start].text):
        start += 1
    return start
