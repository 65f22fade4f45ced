"""Instruments as they are named in a text, before they have nodes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph_model.registry.laws import laws
from loaders.recognise.law_chinese import find_marked
from loaders.recognise.law_known import Known, find_known
from loaders.recognise.law_names import is_chinese, known_key, signature
from loaders.recognise.law_standards import find_numbers
from loaders.recognise.law_text import FlatText
from loaders.recognise.law_titles import Title, heads_of, sentence_titles, title_at, with_editions


@dataclass(frozen=True, slots=True)
class Found:
    """A named instrument before it has a node: `key` where known, else `name` decides."""

    start: int
    end: int
    name: str
    key: str | None
    nested: bool = False
    doubtful: bool = False


def find_names(flat: FlatText) -> list[Found]:
    """All named instruments, in order."""
    marked = [Found(m.start, m.end, m.name, m.key, m.nested) for m in find_marked(flat) if not m.generic]
    marked_spans = [(m.start, m.end) for m in find_marked(flat) if not m.nested]
    known = [k for k in find_known(flat) if not overlaps(marked_spans, k.start, k.end)]
    titles = _titles(flat, known, marked_spans)
    covered = [(f.start, f.end) for f in titles]
    plain = [_from_known(flat, k) for k in known if not overlaps(covered, k.start, k.end)]
    everything = sorted([*marked, *titles, *plain], key=lambda f: (f.start, -f.end))
    return _translations(flat, _numbered(flat, everything))


def _numbered(flat: FlatText, found: list[Found]) -> list[Found]:
    """`found` with the numbers of standards, each with the title that stands beside it."""
    spans = [(f.start, f.end) for f in found]
    numbers = list(find_numbers(flat, lambda start, end: overlaps(spans, start, end)))
    result = list(found)
    for number in numbers:
        at = bisect_left(spans, (number.start, 0))
        title = next(
            (
                f
                for f in found[max(0, at - 1) : at + 1]
                if not re.search(r"[\w.;]", _gap(flat, number.start, number.end, f))
            ),
            None,
        )
        result.append(
            Found(
                number.start, number.end, title.name if title else number.name, title.key if title else None
            )
        )
    return sorted(result, key=lambda f: (f.start, -f.end))


def _gap(flat: FlatText, start: int, end: int, other: Found) -> str:
    """The text between a stretch and another instrument, at most a few characters, else a word that stands for more."""
    gap = flat.flat[other.end : start] if other.start < start else flat.flat[end : other.start]
    return gap if len(gap) < 5 else "far"


def _from_known(flat: FlatText, known: Known, nested: bool = False) -> Found:
    end = known.end if nested or known.nested else with_editions(flat, known.end)
    return Found(known.start, end, flat.text[known.start : known.end], known.key, nested or known.nested)


def overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the stretch overlaps one of the ordered `spans`."""
    at = bisect_right(spans, (end, -1)) - 1
    return any(s < end and start < e for s, e in spans[max(0, at - 3) : at + 1])


def _titles(flat: FlatText, known: list[Known], marked: Sequence[tuple[int, int]]) -> list[Found]:
    """Instruments that are titled by rule, known or not, with those named inside them."""
    by_start = {k.start: k.end for k in known}
    starts = [k.start for k in known]
    found: list[Found] = []
    floor = 0
    for head in heads_of(flat):
        if head[0] < floor or overlaps(marked, *head):
            continue
        title = title_at(flat, head, floor, by_start)
        if title:
            around = known[bisect_left(starts, title.start - 200) : bisect_left(starts, title.end)]
            whole = _whole(flat, title, around)
            if whole:
                found += whole
                floor = max(f.end for f in whole)
    spans = sorted((f.start, f.end) for f in found)
    for title in sentence_titles(flat):
        if not overlaps(marked, title.start, title.end) and not overlaps(spans, title.start, title.end):
            around = known[bisect_left(starts, title.start - 200) : bisect_left(starts, title.end)]
            found += _whole(flat, title, around)
    return sorted(found, key=lambda f: (f.start, -f.end))


def _whole(flat: FlatText, title: Title, known: Sequence[Known]) -> list[Found]:
    """The title as one instrument with those inside it, or nothing where a known name says it better."""
    inside = [k for k in known if k.start < title.end and title.start < k.end]
    for k in inside:
        if k.start <= title.start and k.end >= title.start + len(title.name):
            return []
    key = known_key(title.name)
    if key is None and any(_is_rest(flat, k, title) for k in inside):
        return []
    nested = [
        _from_known(flat, k, nested=True) for k in inside if k.key != key and _is_named_within(flat, k, title)
    ]
    nested += _unknown_within(flat, title) if not nested else []
    return [Found(title.start, title.end, title.name, key, doubtful=title.doubtful and key is None), *nested]


def _is_rest(flat: FlatText, known: Known, title: Title) -> bool:
    """Whether the title is a statute's name with other words of the sentence before it."""
    return (
        laws()[known.key].kind == "law"
        and known.start > title.start
        and known.end >= title.start + len(title.name)
        and title.head == "law"
    )


def _is_named_within(flat: FlatText, known: Known, title: Title) -> bool:
    before = flat.flat[max(title.start, known.start - 24) : known.start]
    return known.start > title.start and bool(
        re.search(
            r"(?:\b(?:the|[Aa]mending|[Ii]mplementing|[Rr]evising|[Aa]pplying|under|of|to)|[\"《]) ?\"?$",
            before,
        )
    )


_INSTRUMENTS = "(?:Law|Regulations|Measures|Provisions|Rules)"
_AMENDED_OR_IMPLEMENTED = (
    r"(?:(?:Amend|Implement|Revis|Interpret|Supplement)ing|Implementation of|Amendment of|Amendments? to"
    r"|Repealing|Repeal of) (?:the )?"
    rf"((?:[A-Z][\w'-]+ )+(?:(?:of|and|on|for|the) )?.{{0,120}}?{_INSTRUMENTS}"
    rf"|(?<!Implementing )(?:[A-Z][\w'-]+ ){{0,3}}{_INSTRUMENTS}"
    r" (?:for|on|of|concerning|regarding) [^()]{8,})$"
)


def _unknown_within(flat: FlatText, title: Title) -> list[Found]:
    """The instrument that a title says it amends or implements, where the registry lacks it."""
    inner = re.search(_AMENDED_OR_IMPLEMENTED, title.name)
    if not inner or len(signature(inner.group(1)).stems) < 2:
        return []
    start = title.start + inner.start(1)
    return [Found(start, start + len(inner.group(1)), inner.group(1), known_key(inner.group(1)), nested=True)]


def _translations(flat: FlatText, found: list[Found]) -> list[Found]:
    """`found` with an English title and the Chinese one in the bracket after it made one."""
    result = list(found)
    for i, (one, other) in enumerate(pairwise(found)):
        gap = flat.flat[one.end : other.start]
        if len(gap) <= 4 and "(" in gap and is_chinese(one.name) != is_chinese(other.name):
            key = one.key or other.key
            result[i] = replace(one, key=key)
            result[i + 1] = replace(other, key=key, name=other.name if key else one.name)
    return result
