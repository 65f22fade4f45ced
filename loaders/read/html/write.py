"""Writing a page's text: one handler for each kind of element, no recursion (pages may nest deeply)."""

import re
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.read.build import TextBuilder
from loaders.read.html.furniture import NEVER_SHOWN, is_furniture
from loaders.read.html.notes import find_footnotes
from loaders.read.html.scan import children, scan
from loaders.read.words import word_set
from loaders.source import Link

_BLOCKS = word_set(
    "p div section article main header footer aside address blockquote figure figcaption details "
    "summary fieldset form h1 h2 h3 h4 h5 h6 hr dl caption center hgroup nav body ul ol table pre"
)
_LINES = frozenset(("dt", "dd", "tr", "legend", "label"))


class Writer:
    """Writes what a reader of the page sees; with `keep_all` site furniture too."""

    def __init__(self, tree: LexborHTMLParser, keep_all: bool) -> None:
        self.tree, self.keep_all, self.out = tree, keep_all, TextBuilder()
        self.notes, self.scan = find_footnotes(tree), scan(tree)
        base = tree.css_first("base[href]")
        self.base = (base.attributes.get("href") or "") if base else ""
        self.counters: list[int | None] = []
        self.tables: list[bool] = []
        self.columns: list[int] = []
        self.verbatim = 0

    def write(self) -> tuple[str, tuple[Link, ...]]:
        """The page's text and links."""
        if self.tree.body is None:
            return "", ()
        self._title()
        stack = [(True, self.tree.body)]
        while stack:
            entering, node = stack.pop()
            if not entering:
                self._leave(node)
            elif not self._left_out(node) and self._enter(node):
                stack.append((False, node))
                stack.extend((True, child) for child in reversed(children(node)))
        return self.out.result()

    def _title(self) -> None:
        """The page's own title goes first where its heading doesn't say as much."""
        title, heading = self.tree.css_first("head title"), self.tree.css_first("h1")
        words = " ".join((title.text() if title else "").split())
        if words and words not in " ".join((heading.text() if heading else "").split()):
            self.out.words(words)
            self.out.block()

    def _left_out(self, node: LexborNode) -> bool:
        if node.tag == "-text":
            return False
        if node.tag in NEVER_SHOWN or node.mem_id in self.notes.back_links:
            return True
        assert self.tree.body is not None
        return not self.keep_all and is_furniture(node, self.scan.share(node, self.tree.body))

    def _enter(self, node: LexborNode) -> bool:
        """Write what stands before the children of `node`; false if they are not to be written."""
        tag = node.tag
        if tag == "-text":
            self._text(node.text(deep=False) or "")
        elif node.mem_id in self.notes.marks:
            self._mark(self.notes.marks[node.mem_id])
            return False
        elif tag == "sup":
            return self._superscript(node)
        elif tag == "br":
            self._line_break(node)
        elif tag == "img":
            self._image(node)
        elif tag == "a":
            self.out.open_link(self._address(node))
        else:
            self._enter_part(node)
        return True

    def _enter_part(self, node: LexborNode) -> None:
        tag = node.tag
        if tag in ("td", "th") and self._in_data_table():
            self.out.enter_cell(first=self.columns[-1] == 0)
            self.columns[-1] += 1
        elif tag in _BLOCKS or tag in ("td", "th"):
            self._nested_list(node) if tag in ("ul", "ol") else self.out.block()
        elif tag in _LINES:
            self.out.line()
        self._open_scope(node)
        label = self.notes.labels.get(node.mem_id)
        if tag == "li":
            self._bullet(label)
        elif label:
            self.out.lead(f"[{label}] ")

    def _nested_list(self, node: LexborNode) -> None:
        self.out.line() if self.counters else self.out.block()

    def _open_scope(self, node: LexborNode) -> None:
        tag = node.tag
        if tag in ("ul", "ol"):
            start = node.attributes.get("start") or "1"
            self.counters.append(None if tag == "ul" else int(start) if start.isdecimal() else 1)
        elif tag == "table":
            self.tables.append(node.mem_id not in self.scan.layout)
            self.columns.append(0)
        elif tag == "tr" and self.columns:
            self.columns[-1] = 0
        elif tag == "pre":
            self.verbatim += 1

    def _bullet(self, label: str | None) -> None:
        self.out.line()
        number = self.counters[-1] if self.counters else None
        if self.counters and number is not None:
            self.counters[-1] = number + 1
        self.out.lead(f"[{label}] " if label else "- " if number is None else f"{number}. ")

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag
        if tag == "a":
            self.out.close_link()
        elif tag in ("td", "th") and self._in_data_table():
            self.out.leave_cell()
        elif tag in ("ul", "ol"):
            self.counters.pop()
            self._nested_list(node)
        elif tag in _BLOCKS or tag in ("td", "th"):
            self._close_scope(tag)
            self.out.block()
        elif tag in _LINES or tag == "li":
            self.out.line()

    def _close_scope(self, tag: str | None) -> None:
        if tag == "table":
            self.tables.pop()
            self.columns.pop()
        elif tag == "pre":
            self.verbatim -= 1

    def _in_data_table(self) -> bool:
        return bool(self.tables) and self.tables[-1]

    def _text(self, text: str) -> None:
        if not self.verbatim:
            self.out.words(text)
            return
        for number, row in enumerate(text.split("\n")):
            if number:
                self.out.line()
            self.out.words(row)

    def _line_break(self, node: LexborNode) -> None:
        """One `<br>` ends a line, two of them a paragraph."""
        after = node.next
        while after is not None and after.tag == "-text" and not (after.text(deep=False) or "").strip():
            after = after.next
        self.out.block() if after is not None and after.tag == "br" else self.out.line()

    def _image(self, node: LexborNode) -> None:
        """A picture that is a link's only content speaks by its alternative text."""
        parent = node.parent
        if parent is not None and parent.tag == "a" and not self.scan.sizes[parent.mem_id]:
            self.out.words(node.attributes.get("alt") or "")

    def _mark(self, label: str) -> None:
        self.out.glue()
        self.out.verbatim(f"[{label}]")
        for url in self.notes.addresses.get(label, []):
            self.out.link(self.out.length - len(label) - 2, self.out.length, url)

    def _superscript(self, node: LexborNode) -> bool:
        """A raised number on its own is a footnote's mark, except after a unit of length (m²)."""
        text = (node.text() or "").strip()
        before = node.prev.text(deep=False) if node.prev is not None and node.prev.tag == "-text" else ""
        if (
            node.css_first("a")
            or not re.fullmatch(r"[\[(]?\d{1,3}[\])]?", text)
            or re.search(r"\b[kcdm]?m$", before or "")
        ):
            return True
        self.out.glue()
        self.out.verbatim(f"[{text.strip('[]()')}]")
        return False

    def _address(self, node: LexborNode) -> str:
        """The link's address, resolved against the page's base; empty where it is malformed."""
        href = (node.attributes.get("href") or "").strip()
        try:
            return urljoin(self.base, f"https:{href}" if href.startswith("//") else href)
        except ValueError:
            return ""
