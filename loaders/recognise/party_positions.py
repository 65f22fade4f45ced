"""Parties known by their place in the sentence: whatever noun stands where a punished business would.

No list of lines of business is ever complete: "a smart-lock maker" is found because a fine fell on it.
"""

import re
from collections.abc import Iterator
from functools import cache

from loaders.alternatives import Alternatives
from loaders.recognise.counts import count_of
from loaders.recognise.party import Party, data


def _any(kind: str) -> str:
    """The words listed under `kind`, as alternatives."""
    return "|".join(data()["positions"][kind])


def _noun(group: str) -> str:
    """An article or number, up to five words, and the head noun."""
    word = rf"(?!(?:{_any('no_noun')})\b)"
    return (
        rf"(?P<{group}>(?:(?P<{group}d>[Tt]he|[Aa]n?|its|[Tt]his|[Tt]h[eo]se|another|each|both)\s)?"
        rf"(?:(?P<{group}n>(?i:{_any('numbers')})|\d{{1,4}})\s)?(?!RMB|CNY)"
        rf"(?:{word}[A-Za-z][\w’'-]*\s){{0,5}}?{word}[a-z][\w-]*)"
    )


@cache
def _pattern() -> Alternatives:
    head = r"(?:^|(?<=[.;:,•*–-]\s)|(?<=\n))"
    after = rf"(?=\s(?:{_any('stops')})\b|\s(?:RMB|CNY|¥|\d)|[,.;:)]|\s?$)"
    place = r"(?:\s(?:in|of|from)\s[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})?"
    was = r"(?:,[^,.;]{1,80},)?\s(?:was|were|has been|have been|had been)\s(?:\w+\s)?"
    told = rf"(?=\sto\s(?:{_any('told')})\b|\s(?:jointly |severally |and |civilly )*(?:liable|responsible|guilty)\b)"
    money = r"(?=\s(?:a total of |about )?(?:RMB|CNY|¥|\d)|\s(?:for|in)\b)"
    return Alternatives(
        [
            rf"\b(?:{_any('active')})\s{_noun('a')}{after}",
            rf"\b(?:{_any('nominal')})\b(?:[^.;:]|\.\d){{0,70}}?\s(?:on|upon|against|to|into)\s{_noun('b')}{after}",
            rf"{head}{_noun('c')}{place}{was}(?:{_any('passive')})\b",
            rf"\b(?:ordered|orders|told|obliged|required|requires|directed|held|holds|found|finds)\s{_noun('d')}{told}",
            rf"\b(?:pay|paid|pays|compensate|compensated)\s{_noun('e')}{money}",
            rf"\b(?:apologi[sz]e[sd]?|liable|apology)(?: in writing| publicly| in public)? to\s{_noun('f')}{after}",
            rf"\b(?:claims?|action|suit|lawsuit|appeal|complaint)\s(?:of|by|brought by|filed by)\s{_noun('g')}{after}",
            rf"\b(?:claims?|action|suit|lawsuit|complaint|claims? of [^.;]{{1,40}}?)\s(?:against)\s{_noun('h')}{after}",
            rf"{head}{_noun('i')}\s(?:sued|brought an action|filed a suit"
            rf"|took legal action|filed a lawsuit)\b",
            rf"{head}{_noun('l')}\s(?:must|has to|have to|had to|will have to)\s(?:pay"
            rf"|compensate|apologi[sz]e|rectify|delete)\b",
            rf"\b(?:summoned|interviewed|called in|met)\s[^.;]{{0,40}}?\bof\s{_noun('m')}{after}",
            rf"\band\s{_noun('r')}(?=\s(?:RMB|CNY|¥|\d[\d,]*\s(?:yuan|RMB)))",
            rf"(?:{head}|(?<=that\s)){_noun('s')}\s(?:has\s|had\s)?"
            rf"(?:complained|alleged|claimed|demanded|won|lost|asked the court|appealed)\b",
            rf"{head}{_noun('u')}\s(?:went to court|withdrew (?:his|her|its|the) (?:action|suit|claim))\b",
            rf"(?:{head}|(?<=\band\s)){_noun('t')}{place}\s(?:each\s|both\s|all\s|also\s)?(?:received|got|drew)\b",
            rf"\bimposed\s(?:up)?on\s{_noun('o')}{after}",
            rf"\b(?:demanded|required|requested|urged)\b[^.;]{{0,40}}?\sthat\s{_noun('p')}(?:\sof\s(?:\w+\s){{1,3}}?)?\s?"
            r"(?:should\s)?(?:rectify|correct|make|stop|cease|delete|complete)\b",
            rf"{head}(?=(?:An?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine"
            rf"|Ten|Several)\s){_noun('q')}{place}\s(?:had|has|have|failed|stored|collected|published"
            rf"|left|sold|leaked|did not|kept|used|sent)\b",
            rf"\b(?:suggestions?|recommendations?|proposals?|advice)\sto\s{_noun('j')}{after}",
        ],
        heads=re.compile(r"[.;:,•*–-]\s|\n|\bthat\s|\band\s"),
        flags=re.MULTILINE,
    )


#: "A nurse, Shi Yulan, was sentenced"
_NAME_BEHIND = re.compile(r",\s([A-Z][a-z]+\s[A-Z][a-z]+)(?=,)")
#: Only people are detained or jailed.
_OF_PEOPLE = re.compile(
    r"\s(?:(?:was|were|has been|have been|had been)\s)?(?:\w+\s)?"
    r"(?:detained|arrested|jailed|imprisoned|placed (?:in|under) (?:\w+ )?detention)"
)
#: Whoever has a "her" or "his" is a person.
_OF_A_PERSON = re.compile(r"[^.;,]{0,40}?\b(?:his|her|herself|himself)\b")
_SETTLE = r"reached|agreed|settled|signed|entered into"
_CLAIMANTS = frozenset("efgisu")


@cache
def _settled() -> re.Pattern[str]:
    """ "A patient and a clinic reached a settlement": both are parties."""
    return re.compile(rf"\b(?=(?:an?|the|two)\s){_noun('k')}\sand\s{_noun('n')}\s(?:{_SETTLE})\b")


@cache
def _worth_looking() -> re.Pattern[str]:
    """Words without one of which no party stands in a telling place."""
    return re.compile(
        r"fine|warn|penal|punish|summon|interview|sanction|reprimand|investigat|sue[ds]?\b|prosecut|\bcase|proceeding"
        r"|order|told|oblige|require|direct|held|hold|found|find|pay|paid|compensat|apolog|liable|claim|action|suit|appeal"
        r"|\bhit\b|slapped|named|imposed|demanded|had|has|failed|left|sold|leaked|did not|called in"
        r"|\bmet\b|must|has to|had to|complaint|suggestion|recommendation|sentenc|convict"
    )


def _matches(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], str]]:
    if _worth_looking().search(text, start, end):
        for match in _pattern().finditer(text, start, end):
            yield match, next(g for g, words in match.groupdict().items() if words and len(g) == 1)
    if re.compile(_SETTLE).search(text, start, end):
        for match in _settled().finditer(text, start, end):
            yield match, "k"
            yield match, "n"


@cache
def _elided() -> re.Pattern[str]:
    """Counts that leave out what they count: "fined 17", "41 were ordered to rectify"."""
    number = rf"(?:(?i:{_any('numbers')})|\d{{1,5}})"
    after = r"(?![,.]\d)(?=[,.;]|\s(?:to|and|for|in|a total|altogether|more|others|of them)\b)"
    return re.compile(
        rf"\b(?:{_any('active')}|ordered|required|told|called in)\s(?P<a>{number}){after}"
        rf"|(?:^|(?<=[.,;•*–-]\s)|(?<=\band\s)|(?<=\bwhile\s))(?P<b>{number}(?:\sof\sthem|\sothers)?)"
        rf"\s(?:was|were|had been|have been)\s(?:\w+ly\s|also\s)?(?:{_any('passive')}|called in)\b",
        re.MULTILINE,
    )


def _counted(text: str, start: int, end: int) -> Iterator[Party]:
    for match in _elided().finditer(text, start, end):
        group = "a" if match["a"] else "b"
        count = count_of(match[group].split()[0])
        if count and count > 1:
            yield Party(match.start(group), match.end(group), match[group], "Company", "company", True, count)


def placed(text: str, start: int, end: int) -> list[Party]:
    """Descriptions between `start` and `end` that stand where verbs and nouns of punishing take their party."""
    found: list[Party] = []
    for match, group in _matches(text, start, end):
        words = match[group]
        determiner, number = match[group + "d"], match[group + "n"]
        if not determiner and not number:
            continue
        head = re.findall(r"[\w’'-]+", words)[-1].lower()
        if head in data()["positions"]["no_party"] or re.match(
            r"\sin charge of\b", text[match.end(group) :][:14]
        ):
            continue
        count = count_of(number) if number else None
        owned = (determiner or "").lower() in {"its", "his", "her", "their"}
        person = (group == "r" and owned) or head in data()["positions"]["people"]
        person = (
            person
            or bool(_OF_PEOPLE.match(text, match.end(group)))
            or bool(_OF_A_PERSON.match(text, match.end(group), match.end(group) + 48))
        )
        name = _NAME_BEHIND.match(text, match.end(group)) if person else None
        stop = name.end(1) if name else match.end(group)
        found.append(
            Party(
                match.start(group),
                stop,
                text[match.start(group) : stop],
                "Person" if person else "Company",
                "full-name" if name else "person" if person else head.rstrip("s"),
                bool(number) and count != 1,
                count,
                (determiner or "").lower() in data()["definite"],
                modifiers=frozenset(re.findall(r"[a-z-]+", words.lower())[:-1]) - {"a", "an", "the"},
                full=name[1] if name else None,
                role="plaintiff" if group in _CLAIMANTS else None,
            )
        )
    if _worth_looking().search(text, start, end):
        there = [(p.start, p.end) for p in found]
        found += [
            p for p in _counted(text, start, end) if not any(s < p.end and p.start < e for s, e in there)
        ]
    return found
