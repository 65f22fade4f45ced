"""Second looks at a document's blocks, once all of them are known."""

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.recognise.dates import find_dates
from loaders.split.furniture import greets
from loaders.split.sections import Section, is_masthead, is_newsletter
from loaders.split.topics import is_body

if TYPE_CHECKING:
    from loaders.split.blocks import Block

#: How often a document may have sections of these kinds under one heading.
_ONCE = {"highlights": 1, "footnotes": 2, "tail": 1}
#: What stands above a report's last part has at least so many characters, and more than the part.
_REPORT = 200
#: A greeting with more words than these may report something.
_GREETING = 160
#: The style of a number with nothing but a space behind it.
_BARE = "1 "


def drop_counts(found: "list[Block]") -> None:
    """Give a number back to the words behind it where no line has the number before or after it ("35 apps named")."""
    counted = [block for block in found if block.mark and block.mark.style == _BARE]
    numbers = {block.mark.number or 0 for block in counted if block.mark}
    for block in counted:
        number = block.mark.number or 0 if block.mark else 0
        if not numbers & {number - 1, number + 1}:
            lead = re.match(r"\W*", block.text)
            block.mark, block.body = None, block.start + (lead.end() if lead else 0)


def names_newsletter(found: "list[Block]") -> bool:
    """Whether the first line is a title with a word of newsletters' titles and the next names the issue."""
    if len(found) < 2 or not found[0].section or not found[0].section.categories:
        return False
    return is_newsletter(found[0].text) and len(found[1].text) < 60 and is_masthead(found[1].text)


def undo_bylines(found: "list[Block]") -> None:
    """What stands behind a day right below a heading is who acted, if the heading is marked or it is a body's name."""
    for block, after in pairwise(found):
        heads = block.kind == after.kind == "heading" and not block.dated
        if heads and after.dated and not after.level and (block.level or is_body(after.words.strip(" *_"))):
            after.kind, after.titled = "paragraph", False


def numbers_of_sections(found: "list[Block]") -> None:
    """A number alone above a section's heading ("PART 01") belongs to the heading."""
    for block, after in pairwise(found):
        if block.mark and not block.mark.bullet and not block.words.strip() and after.kind == "section":
            block.kind, block.section = "section", after.section


def undo_repeated_roles(found: "list[Block]") -> None:
    """ "Key points" or "Sources" below each of several items are parts of these, not sections of the document."""
    counts = Counter(block.words for block in found if block.section and block.section.role in _ONCE)
    for block in found:
        if block.section and block.section.role in _ONCE and counts[block.words] > _ONCE[block.section.role]:
            block.section, block.kind = None, "heading"


def undo_last_highlights(found: "list[Block]") -> None:
    """ "Key takeaways" below all else part the last report: highlights stand before the reports."""
    roles = [block.section.role if block.section else "" for block in found]
    heads = [n for n, block in enumerate(found) if block.kind in ("section", "heading")]
    heads = [n for n in heads if roles[n] not in ("tail", "footnotes")]
    if not heads:
        return
    last = found[heads[-1]]
    above, below = (
        sum(block.size for block in part if block.kind == "paragraph")
        for part in (found[: heads[-1]], found[heads[-1] :])
    )
    if roles[heads[-1]] == "highlights" and above >= max(_REPORT, below):
        last.section, last.kind = None, "heading"


def head_letters(found: "list[Block]") -> None:
    """A heading with a day above a greeting is the newsletter's own, the day that of the page; no item greets."""
    for block, after in pairwise(found):
        if block.kind != "heading" or after.kind != "paragraph" or not greets(after.words):
            continue
        days = [day.value for day in find_dates(block.text, 0, None, None) if day.precision == "day"]
        if len(days) == 1:
            block.kind, block.section, block.stamped = "section", Section("topic"), days[0]
            after.kind = "furniture" if after.size <= _GREETING else after.kind
