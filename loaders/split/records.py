"""Items that are records: the same fields ("Title: ...", "Date: ...") again and again."""

import re
from collections import Counter

from loaders.split.blocks import Block
from loaders.split.fields import field_name, is_field
from loaders.split.titles import Title, title_of


def record_starts(text: str, body: list[Block]) -> dict[int, Title | None]:
    """Items at the first field of each record, or at the number alone that stands before it.

    The first field is the one that recurs and comes first; records that stand below headings of their own are none.
    """
    fields = {
        n: field_name(b.words) for n, b in enumerate(body) if b.kind == "paragraph" and is_field(b.words)
    }
    counts = Counter(fields.values())
    first = next((name for name in fields.values() if counts[name] >= 2), None)
    starts: dict[int, Title | None] = {}
    for n, name in fields.items():
        if name == first:
            alone = n and body[n - 1].mark is not None and not body[n - 1].words.strip()
            starts[n - 1 if alone else n] = _title(text, body, n, fields)
    return starts


def _title(text: str, body: list[Block], at: int, fields: dict[int, str]) -> Title | None:
    for n in range(at, min(at + 8, len(body))):
        if n > at and fields.get(n) == fields[at]:
            return None
        if fields.get(n) == "title":
            return field_value(text, body[n])
    return None


def field_value(text: str, block: Block) -> Title:
    """What a field says, as a title."""
    colon = re.search(r"[:：]\s*[*_]{0,2}\s*", block.words)
    return title_of(text, block.body + (colon.end() if colon else 0), block.stop)
