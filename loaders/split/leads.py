"""Short leads that several paragraphs begin with in one style: "Audits. The CAC ...", "CAC — audits: ..."."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from loaders.split.blocks import Block, capitals
from loaders.split.fields import is_field
from loaders.split.titles import Title

#: A style of leads is one if at least so many of the paragraphs looked at have it.
_FEWEST, _SHARE = 2, 0.5
#: A lead before a full stop has at most so many words, unless its words are capitalised as those of headings are.
_PLAIN_WORDS, _CAPITALISED = 7, 0.8
_STYLES = (".", "。", ":", "—")
#: Words that are written with a full stop wherever they stand.
_SHORT = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Nos?|Arts?|Co|Ltd|Inc|Corp|St|vs|approx"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)


@cache
def _lead(style: str) -> re.Pattern[str]:
    return re.compile(
        {
            ".": r"(?:[^\s.!?:;,]{1,24}[ ,]{1,2}){0,19}"
            rf"(?!{_SHORT}\.)[^\s.!?:;,]{{2,24}}(?=\.\s+[\"“A-Z0-9])",
            "。": r"[^。！？；：:，,\n]{6,40}(?=。[^\n])",
            ":": r"[^.!?:：;；。\n]{2,90}(?=[:：])",
            "—": r"[^.!?:：;；。，\n—–|]{2,80}?(?=\s[—–-]{1,2}\s|——)",
        }[style]
    )


def lead_titles(text: str, body: list[Block], numbers: Iterable[int]) -> dict[int, Title]:
    """The leads of the blocks with these `numbers`, by number, if most of them have leads of one style.

    A lead that is said twice ("Our view:") is a label and no title; so is the name of a field ("Source:").
    """
    looked = [n for n in numbers if body[n].words.strip()]
    for style in _STYLES:
        found = dict(_leads(body, looked, style))
        if len(found) >= max(_FEWEST, _SHARE * len(looked)):
            return {n: Title(body[n].body + at, body[n].body + stop) for n, (at, stop) in found.items()}
    return {}


def _leads(body: list[Block], looked: list[int], style: str) -> Iterator[tuple[int, tuple[int, int]]]:
    found: dict[int, tuple[int, int]] = {}
    for n in looked:
        words = body[n].words[:260]
        at = len(words) - len(words.lstrip("*_ \u3000"))
        match = _lead(style).match(words, at)
        if (
            match
            and len(body[n].words) - match.end() >= 25
            and not is_field(words)
            and _starts(match[0], style)
        ):
            found[n] = (at, match.end())
    said = Counter(body[n].words[at:stop].casefold() for n, (at, stop) in found.items())
    return ((n, span) for n, span in found.items() if said[body[n].words[slice(*span)].casefold()] == 1)


def _starts(lead: str, style: str) -> bool:
    if style == "." and len(lead.split()) > _PLAIN_WORDS and capitals(lead) < _CAPITALISED:
        return False
    return not lead[0].islower() and "://" not in lead and "*" not in lead


def led_starts(text: str, body: list[Block]) -> dict[int, Title | None]:
    """Items at the paragraphs that have leads, where most unmarked paragraphs have them."""
    plain = [n for n, b in enumerate(body) if b.kind == "paragraph" and not (b.mark and not b.mark.bullet)]
    titles = lead_titles(text, body, plain)
    return dict(titles) if len(titles) > _FEWEST else {}
