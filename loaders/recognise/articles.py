"""Citations of articles: `Articles 41, 42 and 64 of the CSL`, `Data Security Law, Article 27`, 第二十七条第一款."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from graph_model.ids import article_id
from graph_model.nodes import Article, Law
from graph_model.values.numerals import CHINESE_DIGITS, article_number, base_number
from loaders.mentions import Mention
from loaders.recognise.law_text import FlatText

#: A range of more articles than this is taken for its two ends.
_LONG_RANGE = 60
#: How many mentions of laws are looked back over for the one that a bare `Article 45` means.
_NEAR = 12
_ORDINAL = r"first|second|third|fourth|fifth|sixth"
_WORDS = (
    r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|"
    r"[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|[Nn]ineteen|"
    r"(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)\b"
)
_PART = r"(?:[Pp]aragraphs?|[Pp]aras?\.?|[Cc]lause|[Ss]ection|[Ii]tem|[Ss]ubparagraph)"
_NUMBER = (
    rf"(?:\d{{1,4}}(?!\d|[.,]\d)(?:-\d{{1,2}}(?!\d))?|{_WORDS})(?: ?\(\d{{1,2}}\)){{0,2}}"
    rf"(?:,? ?\(?{_PART} \(?\d{{1,2}}\)?\)?)?"
)
_SEPARATOR = r"(?:\s?,\s?(?:and|or|&)\s|\s?,\s?|\s(?:and|or|&|to|through|as well as)\s|\s?[-–—]\s?)"
_BEFORE = (
    rf"(?:\b[Pp]aragraph \(?(?P<para>\d{{1,2}})\)?,? (?:of )?|\b[Tt]he (?P<ordinal>{_ORDINAL}) paragraph of |"
    r"\b[Ii]tem \(?\d{1,2}\)?,? (?:of )?)"
)


@dataclass(slots=True)
class _Number:
    start: int
    end: int
    number: str


@dataclass(slots=True)
class _Citation:
    """One run of article numbers; `law` is where in the text its Law was found, if by position."""

    start: int
    end: int
    numbers: list[_Number]
    chinese: bool = False
    law: Mention | None = None
    after: bool = False
    before: bool = False
    bracketed: bool = False
    barred: bool = False
    chain: list["_Citation"] = field(default_factory=list)


@cache
def _english() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_BEFORE})?\b(?P<word>[Aa]rticles?|ARTICLES?|[Aa]rts?\.?) (?P<list>{_NUMBER}"
        rf"(?:{_SEPARATOR}(?:[Aa]rticles? )?{_NUMBER}){{0,40}})"
    )


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<article>\d{{1,4}}|{_WORDS})(?:-(?P<suffix>\d{{1,2}})(?!\d))?(?P<parts>(?: ?\(\d{{1,2}}\))*)"
        rf"(?:,? ?\(?{_PART} \(?(?P<para>\d{{1,2}})\)?\)?)?"
    )


@cache
def _chinese() -> re.Pattern[str]:
    digits = f"[{CHINESE_DIGITS}0-9]{{1,9}}"
    return re.compile(
        rf"第(?P<articles>{digits}(?:[、,]{digits}){{0,30}})条(?:之(?P<suffix>{digits}))?"
        rf"(?:第(?P<para>{digits})款(?P<more>(?:[、,和及]第{digits}款)*))?(?:第?\(?(?P<item>{digits})\)?项)?"
    )


def find_articles(
    text: FlatText, laws: Sequence[Mention], item_of: Callable[[int], int | None]
) -> list[Mention]:
    """A mention for each article number in `text` whose Law is known among the ordered mentions `laws`."""
    citations = sorted([*_read_english(text), *_read_chinese(text)], key=lambda c: c.start)
    starts = [m.start for m in laws]
    ends = sorted(((m.end, i) for i, m in enumerate(laws)), key=lambda pair: pair[0])
    for citation in citations:
        _by_position(text, citation, laws, starts, ends)
    _by_chain(text, citations)
    _by_memory(text, citations, laws, starts, item_of)
    return [mention for citation in citations for mention in _mentions(citation)]


def _read_english(text: FlatText) -> Iterator[_Citation]:
    for match in _english().finditer(text.flat):
        pieces = [
            m for m in _number().finditer(text.flat, match.start("list"), match.end("list")) if _free(text, m)
        ]
        paragraph = match.group("para") or match.group("ordinal")
        pieces = _certain(text, match, pieces)
        numbers = _numbers(text, pieces, paragraph)
        if numbers:
            end = pieces[-1].end()
            if len(numbers) == 1 or numbers[0].start == pieces[0].start():
                numbers[0].start = match.start()
            yield _Citation(match.start(), end, numbers)


def _free(text: FlatText, match: re.Match[str]) -> bool:
    """Whether a number is not the paragraph of another."""
    return not re.search(rf"{_PART} \(?$", text.flat[max(0, match.start() - 15) : match.start()])


def _certain(text: FlatText, match: re.Match[str], pieces: list[re.Match[str]]) -> list[re.Match[str]]:
    """The numbers without those after a comma that belong to the sentence: `Article 27, 20 firms were fined`."""
    flat = text.flat
    while len(pieces) > 1:
        gap = flat[pieces[-2].end() : pieces[-1].start()]
        rest = flat[pieces[-1].end() : pieces[-1].end() + 16]
        if "rticle" in gap or re.match(
            r"\s?(?:,|;|\.|\)|of\b|in\b|under\b|thereof|respectively|and\b|or\b|\"|[A-Z]{2,})",
            rest.lstrip(" ") or ".",
        ):
            break
        if match.group("word").lower().endswith("s") and re.search(r"and|or|to|&|-|–", gap):
            break
        pieces = pieces[:-1]
    return pieces


def _numbers(text: FlatText, pieces: list[re.Match[str]], paragraph: str | None) -> list[_Number]:
    found: list[_Number] = []
    last = None
    for piece in pieces:
        parts = re.findall(r"\d+", piece.group("parts"))
        own = piece.group("para") or (paragraph if len(pieces) == 1 else None)
        suffix = piece.group("suffix")
        article = piece.group("article")
        if suffix and article.isdigit() and int(suffix) > int(article) and not parts:
            found += _range(int(article), int(suffix), piece.start(), piece.end())
            continue
        number = article_number(article, suffix, *parts, own)
        if number is None:
            continue
        joint = text.flat[last.end() : piece.start()].strip() if last else ""
        if joint in ("to", "through", "-", "–", "—") and found and last:
            found += _range(
                base_number(found[-1].number) + 1, base_number(number) - 1, last.start(), piece.end()
            )
        found.append(_Number(piece.start(), piece.end(), number))
        last = piece
    return found


def _range(first: int, last: int, start: int, end: int) -> list[_Number]:
    if not 0 <= last - first < _LONG_RANGE:
        return []
    return [_Number(start, end, str(n)) for n in range(first, last + 1)]


def _read_chinese(text: FlatText) -> Iterator[_Citation]:
    for match in _chinese().finditer(text.flat):
        numbers = []
        articles = re.split(r"[、,]", match.group("articles"))
        for article in articles:
            last = article is articles[-1]
            number = article_number(
                article, *((match.group("suffix"), match.group("para"), match.group("item")) if last else ())
            )
            if number:
                numbers.append(_Number(match.start(), match.end(), number))
        for more in re.findall(rf"[{CHINESE_DIGITS}0-9]+", match.group("more") or ""):
            extra = article_number(articles[-1], match.group("suffix"), more)
            if extra:
                numbers.append(_Number(match.start(), match.end(), extra))
        if numbers:
            barred = bool(
                re.search(
                    r"(?:合同|协议|章程|约定|声明)[》\"”]?$",
                    text.flat[max(0, match.start() - 4) : match.start()],
                )
            )
            yield _Citation(match.start(), match.end(), numbers, chinese=True, barred=barred)


_OF = re.compile(
    r"\s?,?\s?(?:respectively,?\s)?(?:(?:of|in|under|from)\s)?"
    r"(?:(?:the|this|that|said|such|same|its|both|China's|PRC)\s)*[\"《(*_]{0,2}"
)
_THEREOF = re.compile(
    r"\s?,?\s?(?:thereof|of which|"
    r"of (?:the|that|this) (?:same |said )?(?:[Ll]aw|[Rr]egulations?|[Mm]easures|[Pp]rovisions)\b)"
)
_OTHER = re.compile(
    r"\s(?:of|in|under) (?:the |its |this |an? |their |his |our )?[A-Za-z]|\s[A-Z][a-z]+ [A-Z]"
)
_HELD = re.compile(r"(?:'s|')?[\s,:(\"'》)*_]{0,4}(?:(?:and|in|under|at|,)\s)?(?:[Tt]he\s)?")


def _by_position(
    text: FlatText,
    citation: _Citation,
    laws: Sequence[Mention],
    starts: list[int],
    ends: list[tuple[int, int]],
) -> None:
    """Give the citation the Law that stands right after it, else right before it."""
    flat = text.flat
    at = bisect_left(starts, citation.end)
    before = bisect_right(ends, citation.start, key=lambda pair: pair[0]) - 1
    held = laws[ends[before][1]] if before >= 0 else None
    gap = flat[held.end : citation.start] if held and citation.start - held.end < 8 else None
    joined = gap is not None and re.fullmatch(r"(?:'s)? ?", gap)
    if not citation.chinese:
        for mention in laws[at : at + 2]:
            after = flat[citation.end : mention.start] if mention.start - citation.end < 40 else "far"
            if _OF.fullmatch(after) and not (
                joined and "," in after and not re.search(r"\b(?:of|in|under)\b", after)
            ):
                citation.law, citation.after = mention, True
                return
    if held and gap is not None and _HELD.fullmatch(gap):
        citation.law, citation.before, citation.bracketed = held, True, "(" in gap
    citation.barred = citation.barred or (
        citation.law is None
        and bool(_OTHER.match(flat, citation.end))
        and not _THEREOF.match(flat, citation.end)
    )


def _by_chain(text: FlatText, citations: list[_Citation]) -> None:
    """Give citations in a list the Law of their neighbour: the next one's in English, the last one's in Chinese."""
    for one, other in zip(reversed(citations[:-1]), reversed(citations), strict=False):
        gap = text.flat[one.end : other.start]
        if (
            one.law is None
            and not one.barred
            and other.law
            and other.after
            and re.fullmatch(r"\s?[,;]?\s?(?:(?:and|or|as well as)\s)?", gap)
        ):
            one.law = other.law
    for one, other in pairwise(citations):
        gap = text.flat[one.end : other.start]
        if (
            other.law is None
            and not other.barred
            and one.law
            and other.chinese
            and re.fullmatch(r"[、,，;；和及与以或至\s]{0,3}", gap)
        ):
            other.law = one.law
            _fill_range(one, other, gap)


def _fill_range(one: _Citation, other: _Citation, gap: str) -> None:
    if gap.strip() == "至":
        first, last = base_number(one.numbers[-1].number) + 1, base_number(other.numbers[0].number) - 1
        other.numbers = [*_range(first, last, one.start, other.end), *other.numbers]


def _by_memory(
    text: FlatText,
    citations: list[_Citation],
    laws: Sequence[Mention],
    starts: list[int],
    item_of: Callable[[int], int | None],
) -> None:
    """Give citations without a Law beside them the one last named before them in their item."""
    for i, citation in enumerate(citations):
        if citation.law is not None or citation.barred:
            continue
        item = item_of(citation.start)
        if item is None:
            continue
        here = bisect_left(starts, citation.start)
        before = [m for m in laws[max(0, here - _NEAR) : here] if m.end <= citation.start and not m.nested]
        named = next((m for m in reversed(before) if item_of(m.start) == item), None)
        cited = citations[i - 1].law if i and item_of(citations[i - 1].start) == item else None
        citation.law = max((m for m in (named, cited) if m), key=lambda m: m.start, default=None)


def _mentions(citation: _Citation) -> Iterator[Mention]:
    if citation.law is None or not isinstance(citation.law.node, Law):
        return
    law = citation.law.node
    for number in citation.numbers:
        node = Article(
            id=article_id(law.id, number.number),
            name=f"{law.name}, Article {number.number}",
            number=number.number,
            law=law.id,
            law_name=law.name,
        )
        start, end = number.start, number.end
        if len(citation.numbers) == 1 and citation.after:
            end = max(end, citation.law.end)
        elif len(citation.numbers) == 1 and citation.before and not citation.bracketed:
            start = min(start, citation.law.start)
        yield Mention(start, end, node)
