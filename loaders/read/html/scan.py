"""One pass over a page before it is written: how much text each part has, and which tables hold data."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.read.words import word_set

_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_SILENT = frozenset(("script", "style", "template"))


@dataclass
class Scan:
    """`sizes` gives the characters of text in an element, `layout` the tables that only arrange the page."""

    sizes: Counter[int] = field(default_factory=Counter)
    layout: set[int] = field(default_factory=set)

    def share(self, node: LexborNode, body: LexborNode) -> float:
        """The share (0 to 1) of the text of `body` that stands in `node`."""
        return self.sizes[node.mem_id] / max(1, self.sizes[body.mem_id])


def children(node: LexborNode) -> list[LexborNode]:
    """The child nodes of `node`, text nodes included, in order."""
    found, child = [], node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def walk(root: LexborNode) -> Iterator[tuple[bool, LexborNode]]:
    """Each node twice in document order, (True, node) on the way in and (False, node) on the way out."""
    stack = [(True, root)]
    while stack:
        entering, node = stack.pop()
        yield entering, node
        if entering:
            stack.append((False, node))
            stack.extend((True, child) for child in reversed(children(node)))


def scan(tree: LexborHTMLParser) -> Scan:
    """Count the text and judge the tables of the page.

    A table arranges the page if it says so (role), holds a heading or another table, or has one column.
    """
    result, widths = Scan(), Counter[int]()
    tables: list[int] = []
    for entering, node in walk(tree.body) if tree.body else ():
        tag = node.tag
        if tag == "table":
            _table(result, tables, widths, node, entering)
        elif entering and tag in _HEADINGS and tables:
            result.layout.add(tables[-1])
        elif not entering and tag == "tr" and tables:
            cells = sum(child.tag in ("td", "th") for child in children(node))
            widths[tables[-1]] = max(widths[tables[-1]], cells)
        if not entering:
            _add_up(result.sizes, node)
    return result


def _table(result: Scan, tables: list[int], widths: Counter[int], node: LexborNode, entering: bool) -> None:
    if entering:
        if tables:
            result.layout.add(tables[-1])
        if node.attributes.get("role") in ("presentation", "none"):
            result.layout.add(node.mem_id)
        tables.append(node.mem_id)
    elif widths[tables.pop()] < 2:
        result.layout.add(node.mem_id)


def _add_up(sizes: Counter[int], node: LexborNode) -> None:
    if node.tag == "-text":
        sizes[node.mem_id] = len((node.text(deep=False) or "").strip())
    if node.parent is not None and node.tag not in _SILENT:
        sizes[node.parent.mem_id] += sizes[node.mem_id]
