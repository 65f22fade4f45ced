"""A document's text as it was read, whatever its file format."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of an HTML, Markdown, PDF or Word file, over the words from `start` to `end`."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded text of one file.

    `name` is the file's name without folders. `text` has every line ending as a line feed; for PDF, HTML
    and Word it is the extracted text. `sha256` is that of the file's bytes. All offsets anywhere in the
    product are code points into `text`.
    """

    name: str
    text: str
    sha256: str
    media_type: str
    links: tuple[Link, ...] = field(default=())
