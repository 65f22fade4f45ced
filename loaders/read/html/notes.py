"""Footnotes of a page: which links are their marks, which part is the note, which links lead back."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.read.words import word_set

_NOTE_PARTS = word_set("li p div dd tr section aside blockquote")
_MARK = re.compile(
    r"\s*[\[(（【]?\s*(?:note |fn)?([0-9]{1,4}|[ivx]{1,6}|[a-z*†‡§]|\*{2,3})\s*[\])）】]?\s*", re.IGNORECASE
)
_BACK = re.compile(r"[\s↩↑^⤴︎\ufe0e\[\]]*")
_ADDRESS = re.compile(r"https?://[^\s<>()\"'，。；、（）]+[^\s<>()\"'，。；、（）.,;:]")


@dataclass
class Footnotes:
    """By node id: the label of each mark and of each note, the links that lead back, the addresses of a label."""

    marks: dict[int, str] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    back_links: set[int] = field(default_factory=set)
    addresses: dict[str, list[str]] = field(default_factory=dict)


def find_footnotes(tree: LexborHTMLParser) -> Footnotes:
    """The footnotes of a page: a link of a number (or *) to a place further down whose part is the note."""
    found = Footnotes()
    places = _places(tree)
    targets: dict[int, int] = {}
    for order, link in enumerate(tree.css("a[href^='#']")):
        target = places.get((link.attributes.get("href") or "")[1:])
        label = _MARK.fullmatch(link.text() or "")
        if target is None or _leads_back(link, targets):
            continue
        note = _part(target)
        if label and note is not None:
            found.marks[link.mem_id] = label[1]
            targets.setdefault(note.mem_id, order)
            _describe(found, note, label[1])
    found.back_links = {link.mem_id for link in tree.css("a[href^='#']") if _is_arrow(link)}
    return found


def _places(tree: LexborHTMLParser) -> dict[str, LexborNode]:
    places: dict[str, LexborNode] = {}
    for node in tree.css("[id], a[name]"):
        for key in (node.attributes.get("id"), node.attributes.get("name")):
            if key:
                places.setdefault(key, node)
    return places


def _leads_back(link: LexborNode, targets: dict[int, int]) -> bool:
    """A link inside a note that an earlier mark led to is the note's own way back."""
    part = _part(link)
    return _is_arrow(link) or (part is not None and part.mem_id in targets)


def _is_arrow(link: LexborNode) -> bool:
    text, role = link.text() or "", link.attributes.get("role") or ""
    return "backlink" in role or (bool(text.strip()) and _BACK.fullmatch(text) is not None)


def _part(node: LexborNode | None) -> LexborNode | None:
    while node is not None and node.tag not in _NOTE_PARTS:
        node = node.parent
    return node


def _describe(found: Footnotes, note: LexborNode, label: str) -> None:
    text = " ".join((note.text() or "").split())
    if not re.match(rf"\W{{0,3}}{re.escape(label)}\b", text):
        found.labels[note.mem_id] = label
    linked = [link.attributes.get("href") or "" for link in note.css("a[href^='http']")]
    found.addresses[label] = list(dict.fromkeys(linked or _ADDRESS.findall(text)))
