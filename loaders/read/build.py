"""Writing extracted text block by block, with the offsets of its links."""

from loaders.source import Link

_SPACE, _LINE, _BLOCK = 1, 2, 3
_BREAKS = ("", " ", "\n", "\n\n")


def is_address(url: str) -> bool:
    """Whether `url` leads to a place on the web, rather than within the file or to a mailbox."""
    return url.lower().startswith(("http://", "https://", "ftp://"))


class TextBuilder:
    """Collects words, lines and blocks; breaks are written only between words, so none doubles or trails."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._break = 0
        self._inline = 0
        self._leading = False
        self._open: list[tuple[str, int | None]] = []
        self._links: list[Link] = []

    def words(self, text: str) -> None:
        """Write `text` with each run of white space as one space, and none at the start of a line."""
        if text[:1].isspace():
            self.space()
        flat = " ".join(text.split())
        if not flat:
            return
        self.verbatim(flat)
        if text[-1:].isspace():
            self.space()

    def verbatim(self, text: str) -> None:
        """Write `text` as it stands, after the break that is due."""
        if not text:
            return
        if self._length:
            self._append(_BREAKS[self._break])
        self._break, self._leading = 0, False
        self._open = [(url, self._length if start is None else start) for url, start in self._open]
        self._append(text)

    def lead(self, text: str) -> None:
        """Write a bullet, number or mark; the next words follow it on the same line."""
        self.verbatim(text)
        self._leading = True

    def space(self) -> None:
        """A space is due before the next word."""
        self._due(_SPACE)

    def line(self) -> None:
        """The next word starts a line (a space only, inside a table cell)."""
        self._due(_LINE)

    def block(self) -> None:
        """The next word stands after a blank line (a space only, inside a table cell)."""
        self._due(_BLOCK)

    def glue(self) -> None:
        """No break before the next word."""
        self._break = 0

    def enter_cell(self, first: bool) -> None:
        """Start a table cell: everything up to `leave_cell` stays on one line, after ` | ` but for the first."""
        if not first:
            starts_line = self._break > _SPACE
            self._break = self._break if starts_line else 0
            self.lead("| " if starts_line else " | ")
        self._inline += 1

    def leave_cell(self) -> None:
        """End a table cell."""
        self._inline -= 1
        self._break = 0 if self._break == _SPACE else self._break

    def open_link(self, url: str) -> None:
        """The words from here to `close_link` link to `url` (if that is an address on the web)."""
        self._open.append((url, None))

    def close_link(self) -> None:
        """End the innermost link; one without words is kept at its place with no length."""
        url, start = self._open.pop()
        self.link(self._length if start is None else start, self._length, url)

    def link(self, start: int, end: int, url: str) -> None:
        """Add a link to the web; one that goes on from the last, with the same address, makes that one longer."""
        if not is_address(url):
            return
        last = self._links[-1] if self._links else None
        if last and last.url == url and 0 <= start - last.end <= 1:
            self._links[-1] = Link(last.start, end, url)
        else:
            self._links.append(Link(start, end, url))

    @property
    def length(self) -> int:
        """Code points written so far."""
        return self._length

    def result(self) -> tuple[str, tuple[Link, ...]]:
        """The text and its links."""
        return "".join(self._parts), tuple(sorted(self._links, key=lambda link: (link.start, link.end)))

    def _due(self, size: int) -> None:
        if not self._leading:
            self._break = max(self._break, min(size, _SPACE) if self._inline else size)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
