"""Which paragraphs open a report though no heading stands over them, and which go on with the one before."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from loaders.recognise.dates import find_dates
from loaders.split.blocks import Block, is_chinese
from loaders.split.data import load
from loaders.split.item_dates import rank_of_day

_ANY_ISSUE = "2000-06"
#: A report names its day within so many characters of its paragraph (Chinese, other).
_NEAR = (60, 230)
#: A heading with at most so many words (Chinese characters) may name a topic rather than say what happened.
_TOPIC_WORDS, _TOPIC_CHARACTERS = 5, 10


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in load("openings")[name]))


def goes_on(block: Block) -> bool:
    """Whether a paragraph begins like one that goes on with the paragraph before."""
    return bool(_pattern("goes_on").match(block.words[:120].lstrip("*_ \u3000")))


@cache
def _inner() -> re.Pattern[str]:
    joined = "|".join(f"(?:{entry['pattern']})" for entry in load("openings")["inner"])
    return re.compile(rf"[【\[*_(（]*(?:{joined})[】\]*_)）]*[:：]?", re.IGNORECASE)


def is_inner(words: str) -> bool:
    """Whether a heading parts one report ("Key points", 简评) rather than starting one."""
    return len(words) <= 90 and bool(_inner().fullmatch(words.strip()))


def is_letter(block: Block) -> bool:
    """Whether a paragraph speaks to the readers or of the newsletter itself."""
    return bool(_pattern("letter").search(block.words[:300]))


def on_same_day(words: str) -> bool:
    """Whether a paragraph reports a further act of the day that the one before names."""
    return bool(_pattern("same_day").match(words))


def opens(text: str, block: Block) -> bool:
    """Whether a paragraph begins as a report does: early on it names the day of an act, or says `recently`."""
    if block.dated:
        return True
    if block.size < 40 or goes_on(block):
        return False
    if on_same_day(text[block.body : block.stop]):
        return True
    stop = min(block.stop, block.body + _NEAR[0 if is_chinese(block.words[:80]) else 1])
    if _pattern("lately").search(text, block.body, stop) and not is_letter(block):
        return True
    return names_day(text, block, stop)


def names_day(text: str, block: Block, stop: int | None = None) -> bool:
    """Whether a block names the day of an act before `stop`."""
    days = find_dates(text, block.body, min(block.stop, stop or block.body + _NEAR[1]), _ANY_ISSUE)
    return any(
        day.precision == "day" and rank_of_day(text, day, block.body, block.stop) < 2 for day in days[:3]
    )


def mark_openings(text: str, body: list[Block]) -> None:
    """Set `opens` of the body's paragraphs, and `inner` of its headings."""
    for block in body:
        block.opens = block.kind == "paragraph" and opens(text, block)
    counts = Counter(block.words for block in body if block.kind == "heading")
    below = {id(block): after for block, after in pairwise(body) if block.kind == "heading"}
    told = any(below[id(b)].opens for b in body if id(b) in below and not _asks(b.words))
    for block in body:
        if block.kind == "heading":
            after = below.get(id(block))
            asked = told and _asks(block.words) and after is not None and not after.opens
            block.inner = asked or is_inner(block.words) or _is_repeated(block.words, counts)


def _asks(words: str) -> bool:
    return words.rstrip(" *_").endswith(("?", "？"))


def _is_repeated(heading: str, counts: Counter[str]) -> bool:
    """Whether a heading recurs so often that it parts an item ("Background") rather than starting one."""
    return counts[heading] >= 3 or (counts[heading] == 2 and len(heading) <= 40)


def is_topic(block: Block) -> bool:
    """Whether a heading is so short that it may name a topic ("Data exports") and no development."""
    words = block.words.strip()
    return len(words) <= _TOPIC_CHARACTERS if is_chinese(words) else len(words.split()) <= _TOPIC_WORDS
