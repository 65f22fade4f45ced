"""Newsletters with their items marked in the text, in data/working and data/aside.

`[[L 2024-03-05]]` stands where an item of that category and date begins (`-`: no date), `[[/]]` where it ends (if
that is to be checked), and `{{...}}` is its title. The addresses that an item gives are those printed in it.
Categories: L legislation, A authority, E enforcement, T litigation, I industry.
"""

import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from source_texts import as_source

from loaders.outline import ItemDraft
from loaders.split import outline

DATA = Path(__file__).parent / "data"
_CATEGORIES = {
    "L": "legislation",
    "A": "authority",
    "E": "enforcement",
    "T": "litigation",
    "I": "industry",
}
#: What may stand between an item's number and its mark in the text.
_NUMBER = re.compile(r"[\W\d_①-⑳]*(?:No\.|[A-Za-zIVX一二三四五六七八九十]{1,4})?[\W\d_]*")


@dataclass(frozen=True)
class Marked:
    """One marked item: where it begins and (if marked) ends in the text, and what is said of it."""

    start: int
    stop: int | None
    title: str | None
    category: str
    date: str | None
    urls: tuple[str, ...]


@dataclass(frozen=True)
class Tagged:
    """A newsletter's plain text and the items marked in it."""

    name: str
    text: str
    items: list[Marked]
    issue: str | None = None
    publisher: str | None = None
    #: Whether issue and publisher are to be checked.
    checked: bool = False


_MARK = r"\[\[[LAETI] (?:-|[\d-]+)(?: https?://[^\s\]]+)*\]\]|\[\[/\]\]|\{\{|\}\}"
_HEAD = re.compile(r"\[\[= (-|\d{4}-\d\d) ([^\]\n]+)\]\]\r?\n")


def parse(name: str, tagged: str) -> Tagged:
    """Take the marks out of `tagged`."""
    text, items, title, begun = "", [], None, None
    head = _HEAD.match(tagged)
    pieces = re.split(f"({_MARK})", tagged[head.end() :] if head else tagged)
    for piece in [*pieces, "[[end]]"]:
        if piece == "{{":
            opened = len(text)
        elif piece == "}}":
            title = " ".join(text[opened:].split())
        elif piece.startswith("[["):
            if begun:
                items.append(_marked(text, *begun, title, len(text) if piece == "[[/]]" else None))
            kind, *said = piece[2:-2].split(" ")
            begun, title = ((len(text), kind, said) if said else None), None
        else:
            text += piece
    issue, publisher = (None if said == "-" else said for said in head.groups()) if head else (None, None)
    return Tagged(name, text, items, issue, publisher, bool(head))


def _marked(text: str, start: int, kind: str, said: list[str], title: str | None, stop: int | None) -> Marked:
    date, *urls = said
    found = tuple(urls or dict.fromkeys(re.findall(r"https?://[\w./-]+", text[start:])))
    return Marked(start, stop, title, _CATEGORIES[kind], None if date == "-" else date, found)


def newsletters(half: str) -> Iterator[Tagged]:
    """The newsletters of one half, in order of their names."""
    for path in sorted((DATA / half).glob("*.txt")):
        yield parse(path.stem, path.read_text(encoding="utf-8"))


def crlf(tagged: str) -> str:
    """With the line ends of Windows."""
    return tagged.replace("\n", "\r\n")


def double(tagged: str) -> str:
    """With two empty lines for each."""
    return tagged.replace("\n\n", "\n\n\n")


def spaced(tagged: str) -> str:
    """With lines of no-break spaces for empty ones, as pages copied from a browser have."""
    return tagged.replace("\n\n", "\n\xa0\n")


def wrapped(tagged: str) -> str:
    """With lines broken at 78 columns (tables, Chinese text, and what is wrapped already as they are)."""
    if max(map(len, tagged.split("\n"))) < 110:
        return tagged
    marks = re.findall(r"\[\[[^\]]*\]\]|\{\{|\}\}", tagged)
    counted = iter(range(len(marks)))
    short = re.sub(r"\[\[[^\]]*\]\]|\{\{|\}\}", lambda _: chr(0xE000 + next(counted)), tagged)
    done = "\n".join(line if _kept(line) else _folded(line) for line in short.split("\n"))
    return re.sub("[\ue000-\uf000]", lambda found: marks[ord(found[0]) - 0xE000], done)


def _kept(line: str) -> bool:
    return (
        "\t" in line
        or line.count("|") > 2
        or bool(re.search("[\u3400-\u9fff]", line))
        or bool(re.search(r"\S {4,}", line))
    )


def _folded(line: str) -> str:
    return "\n".join(textwrap.wrap(line, 78, break_long_words=False, break_on_hyphens=False)) or line


VARIANTS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "crlf": crlf,
    "double": double,
    "spaced": spaced,
    "wrapped": wrapped,
}


@dataclass(frozen=True)
class Outcome:
    """How many items are marked and found, how many of these agree in each respect, and what does not."""

    counts: Counter[str]
    misses: list[str]


def compare(newsletter: Tagged) -> Outcome:
    """Split the newsletter and compare its items with those marked in it."""
    whole = outline(as_source(newsletter.text, "newsletter.txt"))
    found = list(whole.items)
    counts = Counter(marked=len(newsletter.items), found=len(found))
    misses: list[str] = []
    for name in ("issue", "publisher") if newsletter.checked else ():
        counts[f"{name}s"] += 1
        if getattr(whole, name) == getattr(newsletter, name):
            counts[name] += 1
        else:
            misses.append(f"{name}: wanted {getattr(newsletter, name)!r}, found {getattr(whole, name)!r}")
    pairs = [(want, _matching(newsletter.text, want, found)) for want in newsletter.items]
    counts["items"] = sum(item is not None for _, item in pairs)
    for want, item in pairs:
        if item is None:
            misses.append(f"no item at {newsletter.text[want.start :][:60]!r}")
            continue
        for name in ("title", "category", "date", "urls"):
            if getattr(item, name) == getattr(want, name):
                counts[name] += 1
            else:
                misses.append(f"{name}: wanted {getattr(want, name)!r}, found {getattr(item, name)!r}")
    matched = {id(item) for _, item in pairs}
    misses += [f"extra {newsletter.text[i.start : i.stop][:90]!r}" for i in found if id(i) not in matched]
    return Outcome(counts, misses)


def _matching(text: str, want: Marked, found: list[ItemDraft]) -> ItemDraft | None:
    for item in found:
        first, last = sorted((item.start, want.start))
        if not _NUMBER.fullmatch(text[first:last]) or last - first > 16:
            continue
        if want.stop is None:
            return item
        first, last = sorted((item.stop, want.stop))
        return item if not text[first:last].strip() else None
    return None


def f1(total: Counter[str]) -> float:
    """F1 of items over summed counts."""
    return 2 * total["items"] / max(1, total["marked"] + total["found"])
