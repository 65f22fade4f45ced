"""Businesses by name: with a legal form, listed, defined in the text, or known by what was done to them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from graph_model.registry import registry
from graph_model.registry.companies import company_keys
from loaders.recognise.literals import Literals
from loaders.recognise.party import Party, data


@cache
def _suffix_pattern() -> re.Pattern[str]:
    suffixes = "|".join(data()["companies"]["suffixes"])
    word = r"(?:[A-Z][\w’&.-]*|\([A-Z][\w ]{1,20}\)|&|of|and)"
    return re.compile(
        r"\b[A-Z][\w’&-]*(?:\s"
        + word
        + r"){0,8}?,?\s(?:"
        + suffixes
        + r")(?![\w-])(?:(?<=Bank)\sof\s[A-Z][a-z]+)?"
        r"(?:\s?(?:,\s?)?(?:Co\.?,? ?Ltd\.?|Limited|Inc\.?|Corporation|Holdings?)(?![\w-]))*"
    )


def _banks(text: str, start: int, end: int) -> list[Party]:
    """ "Bank of Zijin" has its place behind it."""
    pattern = re.compile(r"\bBank of (?!China\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?")
    return [
        Party(m.start(), m.end(), m.group(), "Company", "named") for m in pattern.finditer(text, start, end)
    ]


_SUFFIX = re.compile(
    r"Ltd|Limited|Inc\b|Corp|LLC|LLP|GmbH|PLC|Group|Holding|Bank|Hospital|Airlines|Securities|Technologies"
    r"|Union|Insurance|Pharmacy|Hotel|Motors"
)


def _with_suffix(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Names with a legal form; the costly pattern is tried only on lines that have one."""
    at = start
    while (hint := _SUFFIX.search(text, at, stop)) is not None:
        begin = max(at, text.rfind("\n", at, hint.start()) + 1)
        line = text.find("\n", hint.end(), stop)
        at = stop if line < 0 else line
        yield from _suffix_pattern().finditer(text, begin, at)


_OF_A_HEADING = re.compile(
    r"\s(?:Fines?|Fined|Warns?|Warned|Orders|Ordered|Penali[sz]es?|Punishes|Summons|Summoned|Sues|Sued|Names|Suspends|Over|For)\s"
)


def full_names(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where names of businesses with a legal form stand between `start` and `end`, in English or Chinese."""
    stop = len(text) if end is None else end
    found = []
    for match in _with_suffix(text, start, stop):
        lead = re.match(
            r"(?:The|On|In|A|An|For|While|When|As|By|Both|Meanwhile|Earlier|Recently"
            r"|(?:Executives?|Employees?|Staff|Users?|Customers?|Operators?|Representatives?|Shareholders?|Founders?|Directors?"
            r"|Managers?|Members?|Lawyers?) (?:of|at|from)(?: the)?)\s",
            match.group(),
        )
        begin = match.start() + (lead.end() if lead else 0)
        if _OF_A_HEADING.search(match.group()):
            continue  # "Wuhan Health Authority Fines Private Hospital"
        if not re.fullmatch(
            r"(?:Data |User |Media )?Group|.*\b(?:Working|Expert|Leading|Task) Group",
            text[begin : match.end()],
        ):
            found.append((begin, match.end()))
    return found + _chinese_names(text, start, stop)


def _chinese_names(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Chinese names of businesses: back from the legal form to the last word that cannot be part of a name."""
    words = data()["chinese"]
    found = []
    for form in re.compile(words["forms"]).finditer(text, start, stop):
        run = re.search(r"[一-鿿A-Za-z0-9（）()·]{1,30}$", text[max(start, form.end() - 34) : form.end()])
        if run is None:
            continue
        before = run.group()[: -len(form.group())]
        cut = max((m.end() for m in re.finditer(words["not_in_names"], before)), default=0)
        name = run.group()[cut:]
        if name.startswith(("(", "（")) and name.count(")") + name.count("）") == 0:
            name = name[1:]
        anonymous = before[:cut].endswith("某") or name.startswith(("某", "一家", "该"))
        if len(name) >= len(form.group()) + 2 and not anonymous:
            found.append((form.end() - len(name), form.end()))
    return found


def _with_form(text: str, start: int, end: int) -> list[Party]:
    return [
        Party(s, e, text[s:e], "Company", "named", owned=_is_possessive(text, e))
        for s, e in full_names(text, start, end)
    ]


def _short(text: str, start: int, end: int, short: Mapping[str, str]) -> list[Party]:
    if not short:
        return []
    names = "|".join(re.escape(n) for n in sorted(short, key=len, reverse=True))
    pattern = re.compile(rf"(?<![A-Za-z-])(?:{names})(?![A-Za-z-])")
    return [
        Party(
            m.start(),
            m.end(),
            m.group(),
            "Company",
            "named",
            owned=_is_possessive(text, m.end()),
            full=short[m.group()],
        )
        for m in pattern.finditer(text, start, end)
    ]


@cache
def _listed_names() -> Literals:
    return Literals(company_keys())


_PRODUCT = re.compile(
    r"\s(?:apps|APPs|accounts?|users?|mini|Pay)\b"
    r"|云(?!计算|科技)|(?:软件)?商店|应用(?:宝|商店|市场)|(?:企业|极速|国际|青春)版"
    r"|[^“”。]{0,8}”(?:、?“[^“”。]{1,20}”)*等\s?\d+\s?款"
)
#: What stands before a name that is only that of a site: 官方微博
_SITE = re.compile(r"(?:官方|通过|在|其)$")


def _listed(text: str, start: int, end: int) -> list[Party]:
    """Names of listed businesses, but not where they name an app or its accounts."""
    return [
        Party(begin, stop, name, "Company", "named", owned=_is_possessive(text, stop))
        for begin, stop, name in _listed_names().find(text, start, end)
        if not _PRODUCT.match(text, stop)
        and not (name == "微博" and _SITE.search(text, max(0, begin - 2), begin))
    ]


def _is_possessive(text: str, end: int) -> bool:
    return text[end : end + 2] in {"'s", "’s"}


@cache
def _punished_pattern() -> re.Pattern[str]:
    """A capitalised name right behind or before a verb of punishing, such as "fined Lanhai RMB 5,000"."""
    name = r"(?P<{0}>[A-Z][\w&-]*[a-z][\w&-]*(?:\s(?!RMB|CNY|EUR|USD|HKD|GBP|US)[A-Z][\w&.-]*){{0,3}})"
    verbs = r"(?:fined|penali[sz]ed|punished|warned|summoned|interviewed|sued|sanctioned|blacklisted)"
    return re.compile(
        rf"\b(?:investigations?|inquir(?:y|ies)|probes?|case|proceedings|action|review) (?:into|against|of) "
        rf"{name.format('g')}(?=\s(?:on|for|over|in|after|because|and|under|by)\b|[.;,])"
        rf"|\b(?:(?:persons?|people) in charge|representatives?|executives?"
        rf"|leaders?) of {name.format('h')}(?=\s(?:and|was|were|had|has)\b|[.,;])"
        rf"|\b(?:held|ruled|found|concluded|decided|determined|noted|said) that {name.format('e')}(?=['’]s\s"
        rf"|\s(?:had|has|should|must|was|were|did|failed|infring|violat|breach|illegally|unlawfully))"
        rf"|\b(?:fines?|penalt(?:y|ies)|warnings?)\b(?:[^.;]|\.\d){{0,40}}?\s(?:on|against|to)\s{name.format('f')}(?=\s(?:on|for|over|in|after|because)\b|[.;])"
        rf"|\b(?:ordered|required|told|instructed)\s{name.format('d')}(?=(?:\s(?:on"
        rf"|in)\s[\w ]{{3,24}})?(?:,[^,;.]{{3,40}},)?\sto\s)"
        rf"|\b{verbs}\s{name.format('a')}(?=[\s,.;](?:RMB|CNY|¥|for|over|to|and|after|in|on|a|with|under|\d)|[.;,])"
        rf"|(?:^|(?<=[\n.;,:”] )|(?<=\bthat )|(?<=\n)){name.format('b')}(?:,[^,.;]{{1,80}},)?\s(?:was"
        rf"|were|has been|have been|is)\s(?:also\s|\w+ly\s)?{verbs}\b"
        rf"|(?:^|(?<=\n)|(?<=: )){name.format('c')}\s(?:Fined|Penali[sz]ed|Punished|Summoned"
        rf"|Sanctioned)\s(?=RMB|CNY|¥|\d|[Oo]ver|[Ff]or|[Bb]y|[Uu]nder)"
    )


#: Without one of these no name is known by what was done to it.
_PUNISHED = re.compile(
    r"in charge of|representatives? of|executives? of|leaders? of|[Ff]ined|[Pp]enali|nvestigation"
    r"|nquir|robe|case against|proceedings|action against|review"
    r"|[Pp]unished|warned|[Ss]ummoned|interviewed|sued|anctioned|blacklisted"
    r"| that |ordered|required|told|instructed"
)
_NO_NAME = re.compile(
    r"^(?:Mr|Ms|Mrs|Dr|The|A|An|On|In|It|They|He|She|This|These|Those|Its|Their|Both|All|Each|Neither|None|Several|Some|Many|Multiple|Two|Three|Four|Five|Six|Seven|"
    r"Eight|Nine|Ten|Company|Companies|Users?|Consumers?|Operators?|Apps?|Banks?|RMB|CNY|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Article|Those|Such|Recently|Meanwhile)\b|\b(?:Court|Bureau|Administration|Ministry|Commission|Department|Law|Companies|Enterprises|Firms|Employees?|Agencies|Operators?|Apps?|Persons?|People|Company|Banks|Hospitals?)$"
)


def _is_only_what_it_is(words: str) -> bool:
    """Whether a capitalised name only says what business of which city is meant: "Guangzhou Driving School"."""
    first, _, rest = words.partition(" ")
    return bool(rest) and _is_city(first) and rest.lower() in data()["companies"]["heads"]


def _punished_names(text: str, start: int, end: int) -> list[Party]:
    """Names without a legal form that are known for businesses by what was done to them."""
    if not _PUNISHED.search(text, start, end):
        return []
    found = []
    surnames = set(data()["surnames"].split())
    for match in _punished_pattern().finditer(text, start, end):
        group = match.lastgroup or "a"
        words = match[group]
        if _NO_NAME.search(words) or _is_only_what_it_is(words) or words.split()[0] in surnames:
            continue
        found.append(Party(match.start(group), match.end(group), words, "Company", "named"))
    return found


def _placed_names(text: str, start: int, end: int) -> list[Party]:
    """Names without a legal form that begin with a city and end with a line of business: "Tianjin Yuhua Education"."""
    found = []
    for match in _lines_of_business().finditer(text, start, end):
        ordinary = match["name"] in data()["companies"]["ordinary_words"]
        if _is_city(match["place"]) and not _is_city(match["name"]) and not ordinary:
            found.append(Party(match.start(), match.end(), match.group(), "Company", "named"))
    return found


def _is_city(name: str) -> bool:
    return any(place.level in {"provincial", "prefecture"} for place in registry().places.english(name))


@cache
def _lines_of_business() -> re.Pattern[str]:
    """No further name or office may follow: "Hangzhou Education Technology Bureau" is none."""
    lines = "|".join(data()["companies"]["lines_of_business"])
    return re.compile(
        rf"\b(?P<place>[A-Z][a-z’']+)\s(?P<name>[A-Z][a-z]+)(?:\s[A-Z][a-z]+){{0,2}}\s(?:{lines})\b(?!\s[A-Z]|\s(?:and|&)\s[A-Z])"
    )


def named(text: str, start: int, end: int, short: Mapping[str, str]) -> list[Party]:
    """Every name of a business between `start` and `end`; `short` gives full names for a document's short names."""
    return [
        *_short(text, start, end, short),
        *_with_form(text, start, end),
        *_banks(text, start, end),
        *_placed_names(text, start, end),
        *_listed(text, start, end),
        *_punished_names(text, start, end),
    ]
