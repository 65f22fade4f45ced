"""Words that refer back to an instrument: in-text abbreviations, `the Measures`, 该办法."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.recognise.law_data import head_classes, heads_zh, words
from loaders.recognise.law_names import signature
from loaders.recognise.law_text import FlatText

_DEFINITION = re.compile(
    r"\((?:[^()\"\n]{0,40}?)\"([^\"()\n]{2,60})\"(?: or \"([^\"()\n]{2,60})\")?[^()\n]{0,20}\)"
)
_DEFINITION_ZH = re.compile(
    r"\((?:以下|下文|下称|简称|以下统称|以下合称)[^()《\"“\n]{0,8}[《\"“]{1,2}([^》\"”()\n]{1,30})[》\"”]{1,2}[^()\n]{0,6}\)"
)
_FOLLOWED = re.compile(
    r" (?:of|for|on|to|taken|under|by|it|they|which|adopted|implemented|governing|regarding)\b"
)
#: How far a definition may stand from the name that it abbreviates, in characters.
_REACH = 260
#: How many definitions of an item are looked at, from the last one before a reference.
_FEW = 20


@dataclass(frozen=True, slots=True)
class Named:
    """A named instrument in the text: the node's `id` and the `names` that it goes by here."""

    start: int
    end: int
    id: str
    names: tuple[str, ...]
    heads: frozenset[str]
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """From `start` on, `term` means the instrument `id`: in the whole document, or in `item` only."""

    start: int
    end: int
    term: str
    id: str
    item: int | None


@dataclass(frozen=True, slots=True)
class Reference:
    """The words from `start` to `end` mean the instrument `id`; `short` for an abbreviation defined in the text."""

    start: int
    end: int
    id: str
    short: bool = False


def definitions(
    text: FlatText, named: Sequence[Named], item_of: Callable[[int], int | None]
) -> list[Definition]:
    """The abbreviations that the text itself gives for instruments, in order."""
    found = []
    starts = [name.start for name in named]
    for match in [*_DEFINITION.finditer(text.flat), *_DEFINITION_ZH.finditer(text.flat)]:
        for term in filter(None, match.groups()):
            owner = _owner(text, match.start(), term, named, starts)
            if owner:
                scope = item_of(match.start()) if _generic(term) else None
                found.append(Definition(match.start(), match.end(), _plain(term), owner.id, scope))
    return sorted(found, key=lambda d: d.start)


def _plain(term: str) -> str:
    return re.sub(r"^(?:the|The) ", "", term.strip(" 《》,."))


def _owner(
    text: FlatText, bracket: int, term: str, named: Sequence[Named], starts: list[int]
) -> Named | None:
    heads = _heads(term)
    last = bisect_left(starts, bracket)
    for name in reversed(named[max(0, last - 8) : last]):
        if name.end > bracket and name.start < bracket:
            continue
        gap = text.flat[name.end : bracket]
        if len(gap) > _REACH or "\n" in gap:
            break
        if not re.search(r"\w", gap) and (heads or _is_acronym(term)) and not name.nested:
            return name
        if heads & name.heads and not name.nested:
            return name
    return None


def _is_acronym(term: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Za-z&.-]{1,11}", _plain(term))) and sum(c.isupper() for c in term) >= 2


def _heads(term: str) -> frozenset[str]:
    tokens = re.findall(r"[A-Za-z-]+", term)
    if tokens:
        return frozenset([head_classes()[tokens[-1]]]) if tokens[-1] in head_classes() else frozenset()
    return frozenset(kind for head, kind in heads_zh() if _plain(term).endswith(head))


def _generic(term: str) -> bool:
    tokens = re.findall(r"[\w-]+", _plain(term))
    plain = words("common") | words("kinds") | set(head_classes())
    if tokens and tokens[0].isascii():
        return all(token in plain for token in tokens)
    return len(_plain(term)) <= 4


def references(
    text: FlatText,
    named: Sequence[Named],
    defined: Sequence[Definition],
    regions: Iterable[tuple[int, int, int]],
    taken: Callable[[int, int], bool],
) -> Iterator[Reference]:
    """Every reference back: abbreviations anywhere after their definition, generic words within their item.

    `regions` are (start, end, item number); `taken` says whether a stretch is part of a mention already.
    """
    yield from _abbreviations(text, [d for d in defined if d.item is None], taken)
    by_item: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end, number in regions:
        by_item[number].append((start, end))
    starts = [name.start for name in named]
    local: dict[int | None, list[Definition]] = defaultdict(list)
    for definition in defined:
        local[definition.item].append(definition)
    for number, spans in by_item.items():
        here = _distinct(n for s, e in spans for n in named[bisect_left(starts, s) : bisect_left(starts, e)])
        terms = local.get(number, [])
        if here:
            for start, end in spans:
                yield from _in_region(text, start, end, here, terms, taken)


def _distinct(named: Iterable[Named]) -> list[Named]:
    """One of those that go by the same names."""
    return list({(n.id, n.names, n.heads): n for n in named}.values())


def _abbreviations(
    text: FlatText, defined: Sequence[Definition], taken: Callable[[int, int], bool]
) -> Iterator[Reference]:
    by_term: dict[str, list[Definition]] = defaultdict(list)
    for definition in defined:
        by_term[definition.term].append(definition)
    if not by_term:
        return
    import ahocorasick_rs

    terms = list(by_term)
    matcher = ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    for index, start, end in matcher.find_matches_as_indexes(text.flat):
        at = bisect_right(by_term[terms[index]], start, key=lambda d: d.start) - 1
        if at >= 0 and _alone(text.flat, start, end) and not taken(start, end):
            yield Reference(start, end, by_term[terms[index]][at].id, short=True)


def _alone(flat: str, start: int, end: int) -> bool:
    """Whether the words are not part of longer ones, Latin ones that is."""
    return not re.match(r"[A-Za-z0-9_-]", flat[start - 1 : start]) and not re.match(
        r"[A-Za-z0-9_]", flat[end : end + 1]
    )


@cache
def _back() -> re.Pattern[str]:
    heads = "|".join(sorted(head_classes(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Ss]aid) ((?:[A-Za-z][A-Za-z-]* ){{0,3}}?)\"?({heads})\b(?!-)"
    )


@cache
def _back_zh() -> re.Pattern[str]:
    heads = "|".join(head for head, _ in heads_zh())
    return re.compile(rf"(?:《(?P<marked>{heads})》|[该本此](?:管理|暂行)?(?P<bare>{heads}))")


def _in_region(
    text: FlatText,
    start: int,
    end: int,
    here: Sequence[Named],
    terms: Sequence[Definition],
    taken: Callable[[int, int], bool],
) -> Iterator[Reference]:
    for match in _back().finditer(text.flat, start, end):
        if taken(match.start(2), match.end(2)) or not _refers(text, match):
            continue
        target = _target(match.group(1), match.group(2), match.start(), here, terms)
        if target:
            yield Reference(match.start(), match.end(), target)
    for match in _back_zh().finditer(text.flat, start, end):
        head = match.group("marked") or match.group("bare")
        target = _target("", head, match.start(), here, terms)
        if target and not taken(*match.span()):
            yield Reference(*match.span(), target)


def _refers(text: FlatText, match: re.Match[str]) -> bool:
    """Whether `the measures` may be a name's short form rather than plain words (`the measures taken by`)."""
    head = match.group(2)
    if head[0].isupper():
        return not re.match(r" [A-Z][a-z]", text.flat[match.end() : match.end() + 3])
    if head_classes()[head] == "law" or _FOLLOWED.match(text.flat, match.end()):
        return False
    return not re.match(
        r"(?i)(?:relevant|applicable|other|following|necessary|above-mentioned|technical)\b", match.group(1)
    )


def _target(
    before: str, head: str, position: int, here: Sequence[Named], terms: Sequence[Definition]
) -> str | None:
    term = f"{before}{head}".strip()
    last = bisect_right(terms, position, key=lambda d: d.start)
    for definition in reversed(terms[max(0, last - _FEW) : last]):
        if definition.term.lower() == term.lower():
            return definition.id
    kinds = _kinds(head)
    wanted = signature(term).stems if before.strip() else frozenset()
    found = {n.id for n in here if n.heads & kinds and _has_words(n, wanted, before)}
    return found.pop() if len(found) == 1 else None


def _kinds(head: str) -> frozenset[str]:
    kind = head_classes().get(head) or next((k for h, k in heads_zh() if h == head), "")
    if kind == "standard":
        return frozenset({"standard", "specification", "requirements", "guide"})
    return frozenset({kind})


def _has_words(name: Named, wanted: frozenset[str], before: str) -> bool:
    if not wanted:
        return not before.strip() or before.strip().lower() in (
            "draft",
            "new",
            "said",
            "same",
            "final",
            "above",
        )
    return any(wanted <= signature(other).stems for other in name.names)
