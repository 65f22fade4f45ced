"""A newsletter's own data: its title, the firm that publishes it, and the issue."""

import re
from collections import Counter
from functools import cache
from typing import Any

import ahocorasick_rs

from graph_model.values.dates import month_number
from loaders.recognise.dates import find_dates
from loaders.split.blocks import Block
from loaders.split.data import load
from loaders.split.sections import is_newsletter, section

_EDGE = 6_000
#: An item names its day within so many characters.
_NEAR = 700
_ANY_ISSUE = "2000-06"
_QUARTERS = (
    ("1", "一", "first", "1st"),
    ("2", "二", "second", "2nd"),
    ("3", "三", "third", "3rd"),
    ("4", "四", "fourth", "4th"),
)


@cache
def _firms() -> tuple[Any, list[tuple[str, str, int]]]:
    """An automaton over all firms' names and domains, and for each of its patterns: itself, the firm, the points.

    A name counts once, an address at a firm's domain five times: others' names may be dropped in passing.
    """
    patterns = [
        (n, firm["name"], 1) for firm in load("firms") for n in dict.fromkeys((firm["name"], *firm["names"]))
    ]
    patterns += [(domain, firm["name"], 5) for firm in load("firms") for domain in firm["domains"]]
    return ahocorasick_rs.AhoCorasick([words for words, _, _ in patterns]), patterns


def publisher(text: str, items: list[tuple[int, int]], links: list[str]) -> str | None:
    """The law firm that the text outside its `items` names most: by name, by e-mail or web address."""
    outside = " ".join([_outside(text, items), *links[:500]])
    automaton, patterns = _firms()
    points: Counter[str] = Counter()
    for number, start, stop in automaton.find_matches_as_indexes(outside, overlapping=True):
        points[patterns[number][1]] += _points(outside, start, stop, patterns[number][2])
    ranks = {firm["name"]: -n for n, firm in enumerate(load("firms"))}
    best = max(points, key=lambda name: (points[name], ranks[name]), default=None)
    return best if best and points[best] else _unknown_firm(_outside(text, items))


@cache
def _firm_forms() -> re.Pattern[str]:
    word = r"[A-Z][\w’'-]+"
    suffix = r"(?:LLP|LLC|Law (?:Offices?|Firm|Group)|Lawyers|Partners|Chambers|Attorneys|Solicitors|Legal|& Co\.?)"
    capitals = r"LAW (?:OFFICES?|FIRM|GROUP)|LAWYERS|PARTNERS|CHAMBERS|ATTORNEYS|SOLICITORS|LLP"
    return re.compile(
        rf"(?P<en>{word}(?:,? (?:& |and )?{word}){{0,4}} {suffix})(?![\w-])"
        rf"|©\s?(?:20\d\d[,.]?\s)?(?P<holder>{word}(?: (?:& )?{word}){{0,3}})"
        rf"|(?P<capitals>^[A-Z][A-Z’'& -]{{3,40}} (?:{capitals})(?![\w-]))"
        rf"|(?P<zh>(?<![一-鿿])[一-鿿（）()]{{2,14}}(?:律师|律師)(?:事务所|事務所|行))"
        rf"|(?P<pair>(?:(?<=[|–—·-] )|^){word}(?: {word})? & {word}(?: {word})?(?=\s*(?:$|[|–—·-])))",
        re.MULTILINE,
    )


def _unknown_firm(outside: str) -> str | None:
    """A firm that the list lacks, known by the form of its name; the one named most, then first."""
    names = [next(name for name in match.groups() if name) for match in _firm_forms().finditer(outside)]
    counts = Counter(name for name in names if not section(name))
    best = max(counts, key=lambda name: counts[name], default=None)
    return (
        re.sub(r"\b(?!LL[PC]\b)[A-Z]{2,}", lambda word: word[0].capitalize(), best)
        if best and best.isupper()
        else best
    )


def _points(text: str, start: int, stop: int, points: int) -> int:
    """The points of a name found from `start` to `stop`: none for a part of a longer word."""
    if not text[start:stop].isascii():
        return points
    before, after = text[start - 1 : start] if start else "", text[stop : stop + 1]
    inside = (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum())
    return 0 if inside or (points > 1 and before not in ("@", ".", "/", "", " ", "\n")) else points


def _outside(text: str, items: list[tuple[int, int]]) -> str:
    """What stands before, after and between the items, cut to a bearable length."""
    if not items:
        return text[:_EDGE] + "\n" + text[-_EDGE:]
    return text[: items[0][0]][:_EDGE] + "\n" + text[items[-1][1] :][-4 * _EDGE :]


def title(head: list[Block]) -> str | None:
    """The newsletter's title: the first line before the items that has a word of newsletters' titles."""
    first = head[:12]
    subject = next((b.text[8:].strip() for b in first if b.text[:8].lower() == "subject:"), None)
    if subject:
        return subject
    named = [b for b in first if b.level or b.titled or (b.section and b.section.role == "topic")]
    best = [b for b in named if is_newsletter(b.words) and len(b.words) < 160]
    chosen = best or [b for b in named[:1] if b is first[0] and b.titled]
    words = re.sub(r"[*_#]+", "", chosen[0].words) if chosen else ""
    return " ".join(words.split()) or None


@cache
def _months() -> tuple[re.Pattern[str], ...]:
    month = (
        r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
        r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    )
    return (
        re.compile(rf"(?i:\b{month}\.?,?\s+(?P<year>20\d\d)\b)"),
        re.compile(
            r"(?P<year>20\d\d)\s*年\s*(?:第?\s*)(?:(?:1[0-2]|0?[1-9])\s*月?\s*[／/、~～—–至-]\s*)?"
            r"(?P<number>1[0-2]|0?[1-9])\s*(?:月|期)"
        ),
        re.compile(r"(?<![\d/.-])(?P<year>20\d\d)\s?[-./]\s?(?P<number>1[0-2]|0[1-9])(?![\d]|[-./]\d)"),
        re.compile(rf"(?i:\b{month}\b)[^\n]{{0,40}}?(?P<year>20\d\d)\b"),
        re.compile(r"(?i:issue|no\.?|vol\.?)\s?(?P<number>1[0-2]|0?[1-9])\b[^\n]{0,12}(?P<year>20\d\d)\b"),
    )


@cache
def _quarter() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\bQ(?P<quarter>[1-4])\s*(?:of\s|/)?\s*(?P<year>20\d\d)|(?P<year3>20\d\d)\s?[-/]?\s?Q(?P<q3>[1-4])\b"
        r"|\b(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of|,)?\s+(?P<year4>20\d\d)"
        r"|(?P<year2>20\d\d)\s*年?第?\s*(?P<q>[一二三四1-4])季度"
    )


def printed_issue(head: list[Block]) -> str | None:
    """`YYYY-MM` from the lines before the items: a month, else the month of a day."""
    lines = [b.text[:200] for b in head[:25] if len(b.text) <= 200]
    lines.sort(key=lambda line: not is_newsletter(line))
    for line in lines:
        found = [m for pattern in _months()[:2] for m in pattern.finditer(line)]
        found = found or ([m] if is_newsletter(line) and (m := _quarter().search(line)) else [])
        if found:
            return _issue(found[-1])
    for line in lines:
        months = [m for m in find_dates(line, 0, None, None) if m.precision == "month"]
        if months:
            return months[-1].value
    for line in lines:
        days = [m for m in find_dates(line, 0, None, None) if m.precision == "day"]
        if days:
            return days[-1].value[:7]
    for line in lines:
        for pattern in (*_months()[2:], _quarter()):
            match = pattern.search(line)
            if match:
                return _issue(match)
    return None


def _issue(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found.get("month"):
        return f"{found['year']}-{month_number(found['month'] or ''):02d}"
    if found.get("number"):
        return f"{found['year']}-{int(found['number'] or 0):02d}"
    year = next(value for name, value in found.items() if name.startswith("year") and value)
    said = next(found[name] or "" for name in ("quarter", "q", "q3", "ordinal") if found.get(name))
    quarter = next(n for n, forms in enumerate(_QUARTERS, start=1) if said.lower() in forms)
    return f"{year}-{3 * quarter:02d}"


def issue_of_items(text: str, items: list[tuple[int, int]]) -> str | None:
    """The month in which most items' first days fall; days without a year take that of the days that have one."""
    heads = [(start, min(stop, start + _NEAR)) for start, stop in items]
    stated = _first_days(text, heads, None)
    if not stated:
        return _by_year_alone(text, [day[5:7] for day in _first_days(text, heads, _ANY_ISSUE)])
    return _most(_first_days(text, heads, _most(stated)))


def _first_days(text: str, heads: list[tuple[int, int]], issue: str | None) -> list[str]:
    """The first day that each of the `heads` names."""
    days = ((m.value for m in find_dates(text, *head, issue) if m.precision == "day") for head in heads)
    return [day for found in days if (day := next(found, None))]


def _most(days: list[str]) -> str:
    """The month of most of the `days`, the later one of two."""
    months = Counter(day[:7] for day in days)
    return max(months, key=lambda month: (months[month], month))


def _by_year_alone(text: str, months: list[str]) -> str | None:
    years = Counter(re.findall(r"(?<![\d/.-])20[0-3]\d(?![\d/-]|\.\d)", text[:200_000]))
    if not years or not months:
        return None
    year = max(years, key=lambda each: (years[each], each))
    counts = Counter(months)
    return f"{year}-{max(months, key=lambda month: (counts[month], month))}"
