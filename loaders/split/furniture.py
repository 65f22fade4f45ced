"""What belongs to no item wherever it stands: page numbers, contact lines, notices, running heads."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from loaders.split.data import load
from loaders.split.fields import field_name, is_field

if TYPE_CHECKING:
    from loaders.split.blocks import Block


@cache
def _furniture_lines() -> re.Pattern[str]:
    joined = "|".join(f"(?:{entry['pattern']})" for entry in load("furniture")["lines"])
    return re.compile(joined, re.IGNORECASE)


@cache
def _furniture_paragraphs() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    entries = load("furniture")["paragraphs"]
    return tuple((tuple(entry["cues"]), re.compile(entry["pattern"], re.IGNORECASE)) for entry in entries)


@cache
def _contact() -> re.Pattern[str]:
    return re.compile(load("furniture")["contact"], re.IGNORECASE)


def greets(text: str) -> bool:
    """Whether a paragraph begins as a letter does."""
    return bool(re.match(load("furniture")["greeting"], text, re.IGNORECASE))


@cache
def _link_words() -> re.Pattern[str]:
    words = load("furniture")["link"]["words"]
    return re.compile(rf"\W*\[\W*(?:{words})\W*\]\([^()\s]*\)\W*", re.IGNORECASE)


def is_link_line(text: str) -> bool:
    """Whether a line is nothing but a link in Markdown that says no more than where it leads ("[Source](...)")."""
    return bool(_link_words().fullmatch(text))


def is_furniture(text: str) -> bool:
    """Whether a block's text is a page number, a contact line, a subscription notice or a disclaimer."""
    if len(text) <= 90 and (_furniture_lines().fullmatch(text) or _contact().fullmatch(text)):
        return True
    head = text[:600]
    small = head.casefold()
    return any(
        pattern.search(head) for cues, pattern in _furniture_paragraphs() if any(cue in small for cue in cues)
    )


def mark_furniture(found: "Iterable[Block]") -> None:
    """Make furniture of the blocks that are it, and of short ones that recur but for their numbers."""
    found = list(found)
    seen = Counter(running_key(block.text) for block in found if len(block.text) <= 100)
    for number, block in enumerate(found):
        if block.kind == "section" or _among_fields(found, number):
            continue
        key = running_key(block.text) if len(block.text) <= 100 else block.text
        often = seen[key] if len(block.text) <= 100 and "://" not in block.text else 0
        if block.dated and not block.words.strip():
            continue  # a date that stands alone has the form of a telephone number
        short = len(key.split()) <= 5 and len(key) <= 40 and not is_field(block.words)
        plain = (not block.mark or block.mark.style == "01") and not block.dated
        if is_furniture(block.text) or (plain and (often >= 5 or (often >= 3 and short))):
            block.kind, block.titled = "furniture", False


def _among_fields(found: "list[Block]", number: int) -> bool:
    """Whether a field stands beside one of an item; those of an e-mail's head ("Date: ...") do not."""
    if not is_field(found[number].words):
        return False
    around = [*found[max(0, number - 1) : number], *found[number + 1 : number + 2]]
    return bool({field_name(block.words) for block in around} - {"", "date", "title", "by"})


def running_key(text: str) -> str:
    """A line without its numbers, which the heads and feet of pages have in common."""
    return re.sub(r"\d+", "#", " ".join(text.split()))
