"""Titles of instruments by rule: Title-Case words around a head-word such as Measures, Provisions or Plan."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from loaders.recognise.law_data import (
    breaker_phrases,
    edition,
    head_classes,
    places,
    wording,
    words,
)
from loaders.recognise.law_text import FlatText
from loaders.recognise.law_title_runs import is_heading, left_end, right_end, second_title

#: No title is longer than this many characters on either side of its head-word.
_LEFT, _RIGHT = 260, 420
_QUOTED = 260


@dataclass(slots=True)
class Title:
    """A title from `start` to `end` (with its edition brackets); `name` is without them.

    `doubtful` titles stand in a heading and count only where the body has them too.
    """

    start: int
    end: int
    name: str
    head: str
    doubtful: bool = False
    inner: list["Title"] = field(default_factory=list)


@cache
def _head_pattern() -> re.Pattern[str]:
    heads = sorted((head for head in head_classes() if head[0].isupper()), key=len, reverse=True)
    others = "|".join(wording()["not_before"])
    return re.compile(rf"\b(?:{'|'.join(heads)})\b(?!['&/-]\w| (?:{others})\b)")


@cache
def _drafted_pattern() -> re.Pattern[str]:
    """A head-word in lower case before a title of its own: `the draft opinion on Promoting the ...`."""
    heads = "|".join(sorted((head for head in head_classes() if head[0].islower()), key=len, reverse=True))
    return re.compile(rf"(?<=\bdraft )(?:{heads})(?= (?:on|for|of|regarding) (?:the )?[A-Z]\w+)")


def heads_of(text: FlatText) -> Iterator[tuple[int, int]]:
    """Where head-words that may carry a title stand in `text`, in order."""
    found = [m.span() for m in _head_pattern().finditer(text.flat)]
    found += [m.span() for m in _drafted_pattern().finditer(text.flat)]
    found.sort()
    followed = {start for start, _ in found}
    return (head for head in found if head[1] + 1 not in followed)


def title_at(text: FlatText, head: tuple[int, int], floor: int, known: Mapping[int, int]) -> Title | None:
    """The title on the head-word at `head`, None where the words are no title.

    It does not start before `floor`. `known` gives the end of each known name by its start.
    """
    flat = text.flat
    low, high = text.line(head[0], max(_LEFT, _RIGHT))
    if _in_phrase(flat, low, head):
        return None
    start = left_end(flat, head, max(low, floor, head[0] - _LEFT))
    end = right_end(text, head[1], min(high, head[1] + _RIGHT))
    start, end = _trim(flat, start, end)
    end = _split(flat, start, head[1], end, known)
    quoted = _quoted(text, start, end, low, high)
    if quoted:
        start, end = quoted
    end = _without_venue(flat, head[1], end)
    if start > head[0] or end < head[1]:
        return None
    title = Title(start, _with_editions(flat, end), flat[start:end], _class(flat, head, start, end))
    return title if _is_title(text, title, head, bool(quoted)) else None


_VENUE = re.compile(
    r" in (?:Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Wuzhen|Fuzhou|Guiyang|Nanjing|Chongqing|Tianjin|Wuhan)\Z"
)


def _without_venue(flat: str, head: int, end: int) -> int:
    """`end` before the city where a title was launched: `released the Initiative on X in Beijing`."""
    venue = _VENUE.search(flat, head, end)
    goes_on = re.compile(r"\s?\(| (?:Municipality|City|Province|Pilot|Free)\b").match(flat, end)
    signed = flat[:head].endswith(
        ("Initiative", "Convention", "Charter", "Declaration", "Memorandum", "Pact")
    )
    return venue.start() if venue and signed and not goes_on else end


def _in_phrase(flat: str, low: int, head: tuple[int, int]) -> bool:
    """Whether the head-word is part of what is said of a title: `Solicits Opinions on ...`, `to Act on ...`."""
    if flat.endswith(" to ", low, head[0]) and flat[head[0] : head[1]] == "Act":
        return True
    near = breaker_phrases().finditer(flat, max(low, head[0] - 40), min(len(flat), head[1] + 12))
    return any(phrase.start() < head[0] < phrase.end() for phrase in near)


@cache
def _sentence_case() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = wording()["sentence_case"]
    heads = "|".join(lists["heads"])
    openers = "for|on|of|concerning|regarding|governing|relating to"
    before = "|".join(lists["before"])
    start = re.compile(
        rf"(?:\b(?:{before}) |[\"“])(?P<title>(?:(?:{'|'.join(lists['first'])}) (?P<low>{heads})"
        rf"|(?P<high>{heads.title()}))"
        rf" (?:{openers}) (?:the )?(?=[a-z]))"
    )
    end = re.compile(
        rf"[.,;:\"”\n]| (?:{'|'.join(lists['ends'])})\b| \("
        rf"|(?<=[a-z]) (?:on|in|from|by) (?=\d|the same|[A-Z][a-z]+ \d)| by (?=the |[A-Z])"
    )
    return start, end


def sentence_titles(text: FlatText) -> Iterator[Title]:
    """Titles written like sentences: "the Guiding opinions on speeding up data annotation (for trial)"."""
    starts, ends = _sentence_case()
    flat = text.flat
    for match in starts.finditer(flat):
        stop = ends.search(flat, match.end(), match.end() + _QUOTED)
        start, end = match.start("title"), stop.start() if stop else -1
        if end - match.end() >= 12:
            head = head_classes()[match["low"] or match["high"]]
            yield Title(start, _with_editions(flat, end), flat[start:end].rstrip(), head)


def with_editions(text: FlatText, end: int) -> int:
    """`end` moved past the edition brackets that follow it."""
    return _with_editions(text.flat, end)


def _with_editions(flat: str, end: int) -> int:
    while True:
        gap = re.compile(r"[\"'”*_》]{0,3}\s?").match(flat, end)
        bracket = edition().match(flat, gap.end() if gap else end)
        if not bracket:
            return end
        end = bracket.end()


def _class(flat: str, head: tuple[int, int], start: int, end: int) -> str:
    from loaders.recognise.law_names import title_head

    return title_head(flat[start:end]) or head_classes()[flat[head[0] : head[1]]]


def _split(flat: str, start: int, head_end: int, end: int, known: Mapping[int, int]) -> int:
    """`end`, or where the first of two titles joined by `and` ends."""
    for joint in re.compile(r"(?:,? (?:and|or|&)|,) (the )?").finditer(flat, head_end, end):
        rest = flat[joint.end() : end]
        whole = known.get(start) == joint.start()
        if (
            whole
            or joint.end() in known
            or _starts_title(rest, bool(joint.group(1)), _complete(flat, head_end, joint.start()))
        ):
            return joint.start()
    return end


def _complete(flat: str, head_end: int, joint: int) -> bool:
    return not flat[head_end:joint].strip()


def _starts_title(rest: str, determined: bool, complete: bool) -> bool:
    """Whether the words after `and` are a title of their own."""
    if second_title().match(rest):
        return True
    tokens = re.findall(r"[\w'-]+", rest)
    places_ = [i for i, token in enumerate(tokens) if token in head_classes()]
    if not places_:
        return False
    last = places_[0] == len(tokens) - 1 or tokens[places_[0] + 1 : places_[0] + 2] in (["and"], ["or"])
    return last and places_[0] >= 1 and (determined or complete)


def _trim(flat: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without what stands before a title in leading words, spaces and connectors."""
    leading = sorted(wording()["leading"], key=len, reverse=True)
    changed = True
    while changed:
        changed = False
        while start < end and not flat[start].isalnum():
            start, changed = start + 1, True
        if issuer := _issuer().match(flat, start, end):
            start, changed = issuer.end(), True
        for word in [*leading, "the", "The", "a", "an", "and", "of", "A", "An"]:
            if flat.startswith(word + " ", start) and start + len(word) < end:
                start, changed = start + len(word) + 1, True
                break
    return start, end


@cache
def _issuer() -> re.Pattern[str]:
    """Whose instrument it is, of which year, or the number of its heading: "1.2 ", "the Court's 2021 "."""
    bodies = (
        "Court|Procuratorate|Council|Congress|Committee|Ministry|Administration|Commission"
        "|Bureau|Bank|Office|Department"
    )
    return re.compile(
        rf"(?:[A-Z][\w']*\s){{1,6}}?(?:{bodies})'s\s(?:(?:19|20)\d\d\s)?(?=[A-Z])|(?:19|20)\d\d\s(?=[A-Z])"
        r"|\d{1,2}(?:\.\d{1,2})*\.?\d?\s(?=[A-Z])(?<=\.\d\s)|\d{1,2}\.\s(?=[A-Z])"
    )


def _quoted(text: FlatText, start: int, end: int, low: int, high: int) -> tuple[int, int] | None:
    """The whole content of the quotation marks around the stretch, if they hold one title."""
    flat = text.flat
    opened = text.text.rfind("“", max(low, start - _QUOTED // 2), start) + 1
    if opened and "”" not in text.text[opened:start] and not re.search(r"[.;!?] ", flat[opened:start]):
        start = opened
    before = flat[start - 1 : start]
    if before != '"' or flat[end : end + 1] == '"':
        return (start, end) if before == '"' else None
    close = flat.find('"', end, min(high, start + _QUOTED))
    inside = flat[start:close] if close > 0 else ""
    if not inside or re.search(r"[.;!?]\s|\n", inside):
        return None
    return start, close


def _is_title(text: FlatText, title: Title, head: tuple[int, int], quoted: bool) -> bool:
    flat, kind = text.flat, title.head
    before_head = flat[max(0, head[0] - 24) : head[1] + 12]
    if any(phrase in before_head for phrase in wording()["not_titles"]) and not quoted:
        return False
    own = _own_words(title.name)
    if kind == "points" and not _is_programme(flat, head, title):
        return False
    if len(own) < wording()["least_words"].get(kind, wording()["least_words"]["default"]):
        return False
    opened = _opens(flat, head, title.end)
    marked = opened or _is_kind(title.name) or (quoted and kind != "plan")
    if kind in wording()["needs_preposition"] and not marked:
        return False
    fewest = {"Regulation": 3, "Standard": 3, "Code": 3, "Act": 2}.get(flat[head[0] : head[1]], 0)
    if not opened and not quoted and len(own) < fewest:
        return False
    title.doubtful = not quoted and kind in wording()["doubtful_in_headings"] and _unsure(text, title, opened)
    return True


def _is_programme(flat: str, head: tuple[int, int], title: Title) -> bool:
    """Whether "Key Points ..." are an authority's plan of work: with its year, or of its work."""
    lists = wording()
    before = flat[max(title.start, head[0] - 12) : head[0]].split()
    said = before and before[-1] in lists["needs_before"].get(flat[head[0] : head[1]], ())
    dated = re.search(r"\b20\d\d\b", flat[title.start : title.end + 9])
    return bool(said) and bool(dated or set(lists["dated_by"]) & set(title.name.split()))


def _own_words(name: str) -> list[str]:
    tokens = re.findall(r"[\w'-]+", re.sub(r"\([^()]*\)", " ", name))
    common, connectors = words("common"), words("connectors")
    return [t for t in tokens if t not in head_classes() and t not in common and t.lower() not in connectors]


def _opens(flat: str, head: tuple[int, int], end: int) -> bool:
    after = re.compile(r"(?: ?\([^()]{1,60}\))* (\w+)").match(flat, head[1], end)
    kind, opener = head_classes()[flat[head[0] : head[1]]], after.group(1).lower() if after else ""
    purpose = (opener == "to" and kind in ("plan", "strategy")) or (
        opener in ("in", "under", "to") and kind == "law"
    )
    return opener in words("openers") and not purpose


def _is_kind(name: str) -> bool:
    tokens = re.findall(r"[\w'-]+", name)
    return any(token in words("kinds") for token in tokens[-4:-1])


def _unsure(text: FlatText, title: Title, opened: bool) -> bool:
    """Whether the title stands in a heading in which every word has a capital, and nothing marks it as a title."""
    if not is_heading(text, title.start):
        return False
    if edition().search(text.flat[title.start : title.end]):
        return False
    if title.head in ("notice", "decision"):
        return True
    marked = places().search(title.name) or set(re.findall(r"[\w-]+", title.name)) & words("marks")
    strong = opened and title.head not in ("plan", "strategy", "catalogue", "requirements", "standard")
    return not (strong or marked)
