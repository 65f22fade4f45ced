"""Headings that are sections' by their place among the numbers of sections, whatever they say."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.split.sections import Section

if TYPE_CHECKING:
    from loaders.split.blocks import Block

#: A section's heading has at most this many characters (those of a Chinese one count three times).
_LONGEST = 110


def siblings_of_sections(found: "Sequence[Block]") -> None:
    """Make sections of headings that count on in the numbers of sections ("II. Enforcement", "III. Cases").

    They do so only where all numbers of the style count up once in the document, at least half of them stand before
    sections known by their words, and other text is numbered otherwise or not at all. Such a section has no
    category of its own.
    """
    for style in {b.mark.style for b in found if b.kind == "section" and b.mark and not b.mark.bullet}:
        same = [b for b in found if b.mark and b.mark.style == style and b.kind != "footnote"]
        sections = [b for b in same if b.kind == "section"]
        if len(sections) < max(2, 0.4 * len(same)) or not _counts_up(same):
            continue
        for block in same:
            if block.kind != "section" and block.titled and block.size <= _LONGEST:
                block.kind, block.section = "section", Section("topic")


def _counts_up(same: "Sequence[Block]") -> bool:
    numbers = [block.mark.number or 0 for block in same if block.mark]
    return all(before < after <= before + 2 for before, after in pairwise(numbers))
