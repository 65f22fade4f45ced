"""Which paragraphs open a report though no heading stands over them, and which go on with the one before."""

import re
from functools import cache

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


def is_letter(block: Block) -> bool:
    """Whether a paragraph speaks to the readers or of the newsletter itself."""
    return bool(_pattern("letter").search(block.words[:300]))


def opens(text: str, block: Block) -> bool:
    """Whether a paragraph begins as a report does: early on it names the day of an act, or says `recently`."""
    if block.dated:
        return True
    if block.size < 40 or goes_on(block):
        return False
    stop = min(block.stop, block.body + _NEAR[0 if is_chinese(block.words[:80]) else 1])
    if _pattern("lately").search(text, block.body, stop):
        return True
    return names_day(text, block, stop)


def names_day(text: str, block: Block, stop: int | None = None) -> bool:
    """Whether a block names the day of an act before `stop`."""
    days = find_dates(text, block.body, min(block.stop, stop or block.body + _NEAR[1]), _ANY_ISSUE)
    return any(
        day.precision == "day" and rank_of_day(text, day, block.body, block.stop) < 2 for day in days[:3]
    )


def mark_openings(text: str, body: list[Block]) -> None:
    """Set `opens` of the body's paragraphs."""
    for block in body:
        block.opens = block.kind == "paragraph" and opens(text, block)


def is_topic(block: Block) -> bool:
    """Whether a heading is so short that it may name a topic ("Data exports") and no development."""
    words = block.words.strip()
    return len(words) <= _TOPIC_CHARACTERS if is_chinese(words) else len(words.split()) <= _TOPIC_WORDS
