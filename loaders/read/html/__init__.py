"""HTML to text: headings, paragraphs, lists, tables and footnotes as lines, links with their offsets."""

import re

from loaders.read.decode import decode
from loaders.read.errors import EmptyError, FormatError
from loaders.read.words import word_set
from loaders.source import Link

#: Beyond this many open elements a parser's time grows with the square of their number.
_DEEPEST = 5_000
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff\u00ad"))
#: Elements whose end tags may be left out, so that counting them says nothing about depth, and void ones.
_UNCOUNTED = word_set(
    "p li td th tr dt dd option thead tbody tfoot colgroup br hr img input meta link col wbr area "
    "base embed source track param"
)


def extract_html(data: bytes, name: str) -> tuple[str, tuple[Link, ...]]:
    """The main text of an HTML file and its links.

    Blocks are parted by a blank line, list items and table rows by a line break, cells by ` | `. A link to a
    footnote becomes its mark `[n]`, and the note starts with the same mark. Raises `EmptyError`, `FormatError`.
    """
    from selectolax.lexbor import LexborHTMLParser

    from loaders.read.html.write import Writer

    source = decode(data, name, _declared(data)).translate(_INVISIBLE)
    if _depth(source) > _DEEPEST:
        raise FormatError(name, "nests its elements too deeply to be a page", "save it again from a browser")
    tree = LexborHTMLParser(source)
    for keep_all in (False, True):
        text, links = Writer(tree, keep_all).write()
        if text.strip():
            return text + "\n", links
    raise EmptyError(name, "has no text to read", "save the page from a browser once it shows its text")


def _declared(data: bytes) -> str | None:
    found = re.search(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,40})", data[:4096])
    return found[1].decode("ascii") if found else None


def _depth(source: str) -> int:
    depth = deepest = 0
    for slash, tag in re.findall(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})", source):
        if tag.lower() not in _UNCOUNTED:
            depth = max(0, depth - 1) if slash else depth + 1
            deepest = max(deepest, depth)
    return deepest
