"""Parties that are described, not named: "three enterprises", "the directly responsible person"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph_model.registry.companies import company_keys
from loaders.recognise.counts import count_of, is_count
from loaders.recognise.literals import Literals
from loaders.recognise.party import Party, PartyLabel, data


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch")) else "s")


@cache
def _heads() -> dict[str, tuple[PartyLabel, str, bool]]:
    """Each form of a head noun -> (label, class, whether it is plural)."""
    forms: dict[str, tuple[PartyLabel, str, bool]] = {}
    for noun, kind in data()["companies"]["heads"].items():
        forms[noun.lower()] = ("Company", kind, False)
        forms[_plural(noun.lower())] = ("Company", kind, True)
    for noun in map(str.lower, data()["persons"]["heads"]):
        kind = noun if noun in {"defendant", "plaintiff", "respondent"} else "person"
        forms[noun] = ("Person", kind, noun in {"people", "personnel", "staff"})
        forms.setdefault(_plural(noun), ("Person", kind, True))
    return forms


@cache
def _literals() -> Literals:
    return Literals(_heads(), ignore_case=True)


@dataclass(frozen=True, slots=True)
class _Head:
    """A head noun from `start` to `end`, with the label, class and number that its word has."""

    start: int
    end: int
    word: str
    label: PartyLabel
    kind: str
    plural: bool


def _heads_in(text: str, start: int, end: int) -> Iterator[_Head]:
    suit: bool | None = None
    for begin, stop, word in _literals().find(text, start, end):
        label, kind, plural = _heads()[word]
        if kind in {"defendant", "plaintiff", "respondent"}:
            suit = bool(_business_suit().search(text, start, end)) if suit is None else suit
            label = "Company" if suit else label
        yield _Head(begin, stop, word, label, kind, plural)


@cache
def _business_suit() -> re.Pattern[str]:
    """Signs that the parties to a suit are businesses."""
    return re.compile(
        r"(?:defendant|plaintiff|respondent)s?['’]s? (?:apps?|company|platform|software|products?"
        r"|website|services?|business|operator)"
        r"|unfair competition|trade secrets?|(?:apps?|platform|software|website|company) (?:of"
        r"|from|operated by) the (?:defendant|plaintiff)|不正当竞争",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        r"(?:,\s(?:surnamed |named |Mr\.? |Ms\.? |Mrs\.? |Dr\.? )[A-Z][a-z]+|\s(?:involved"
        r"|concerned|in question|in charge|directly in charge|at the time|(?:directly|chiefly"
        r"|mainly|primarily|personally) responsible"
        r"|(?:including|,? ?surnamed|,? ?named|called) [A-Z][a-z]+(?![\w’'])|\((?:SDKs?|Apps?"
        r"|APPs?)\)|and SDKs?|and mini[- ]programs))",
    )


@cache
def _words(kind: str) -> frozenset[str]:
    """The words listed under `kind` in parties.yaml."""
    return frozenset(data()[kind])


@cache
def _not_after() -> dict[str, frozenset[str]]:
    """Head noun -> words right behind which it heads no party: "an online group"."""
    return {
        noun: frozenset(map(str.lower, words)) for noun, words in data()["companies"]["not_after"].items()
    }


_AS_A_PLACE = re.compile(
    r"\b(?:off|from|in|on|leave|leaving|left|out of|available (?:in|at))\s(?:(?:the|all|its|their"
    r"|major|Chinese|domestic|mobile"
    r"|various|online|relevant)\s){0,3}$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\b(?:off|from|leave|leaving|left|out of)\s(?:(?:the|all)\s)?$", re.IGNORECASE)
_RANKED = re.compile(r",\s(?:the )(?:first|only|largest|biggest|oldest|second-largest|leading)\b")
_GANG = re.compile(r"\sof\s(?:an?|the)\s(?:[\w-]+\s){0,3}(?:group|gang|ring|syndicate|network|team)\b")
_TOKEN = re.compile(r"[A-Za-z][\w’'&-]*|\d[\d,.]*\d|\d|[^\sA-Za-z\d]")


def described(text: str, start: int, end: int) -> list[Party]:
    """Every party that is described between `start` and `end`."""
    found = (_describe(text, start, end, head) for head in _heads_in(text, start, end))
    return [party for party in found if party]


def _describe(text: str, start: int, end: int, head: _Head) -> Party | None:
    begin, determiner, number, modifiers = _walk_back(text, start, head.start, head.plural)
    before = text[max(start, head.start - 16) : head.start].split()
    if before and before[-1].lower() in _not_after().get(head.word.removesuffix("s"), ()):
        return None
    if head.word.startswith("app store") and _AS_A_PLACE.search(
        text, max(start, head.start - 40), head.start
    ):
        return None  # "removed from the app stores"
    if head.word == "stores" and _OUT_OF.search(text, max(start, head.start - 16), head.start):
        return None  # "is to be removed from all stores"
    if head.word == "business" and text.startswith(" of ", head.end):
        return None  # "the business of two operators" is what they do
    if _only_leads_on(text, head, determiner, number):
        return None
    stop = _extent(text, end, head, number)
    words = text[begin:stop]
    if head.label == "Company" and (_included_surname(words) or _PERSON_NAMED.match(text, stop)):
        head = replace(head, label="Person", kind="person")  # "an estate agent surnamed Peng"
    if head.kind == "apps" and determiner in {"its", "his", "her"}:
        return None  # what falls on its app falls on the business behind it
    name = _name_behind(text, stop, end, head)
    if name:
        stop, words = name.end(), text[begin : name.end()]
    responsible = head.label == "Person" and bool(_responsible().search(words) or _office_of().search(words))
    bare = not determiner and not number
    tail = text[stop : stop + 2]
    owned = tail in {"'s", "’s", "s'", "s’"} or bool(_belongs().search(text[max(start, begin - 24) : begin]))
    owned = owned or (head.kind == "apps" and bool(re.search(r"['’]s ", words)))
    if determiner == "the" and _RANKED.search(text, max(start, begin - 3), stop):
        return None  # "Didi, the largest ride service," is no second party
    further = bool(_apposition().search(text[max(start, begin - 50) : begin]))
    if further and not determiner and not number and not name:
        return None  # "Qian, chairman and chief executive," is one person
    owned = owned or tail[:1] in {"'", "’"} or further
    definite = determiner in _words("definite") or (bare and " involved" in words)
    return Party(
        begin,
        stop,
        words,
        head.label,
        "full-name" if name else head.kind,
        head.plural,
        count_of(number) if number else None,
        definite,
        bare and " involved" not in words,
        owned,
        responsible,
        modifiers,
        name[name.lastindex or 1].split()[0] if name else _included_surname(words),
        name[name.lastindex or 1] if name else None,
    )


#: "A nurse, Shi Yulan, was sentenced"; "its chairman (Cheng Wei)"; "a trader, surnamed Luo"
_NAME_BEHIND = re.compile(r",\s([A-Z][a-z]+\s[A-Z][a-z]+)(?=,)|\s?\(([A-Z][a-z]+\s[A-Z][a-z]+)\)")
#: "its president Jean Liu was"
_NAME_OF_OFFICE = re.compile(
    r"\s((?!(?:Mr|Ms|Mrs|Dr|Co|Ltd)\b)[A-Z][a-z]+\s[A-Z][a-z]+)(?=\s(?:and|was|were|to|for|each|by|who|also|had|has|in|on)\b|[,.;:)])"
)
_PERSON_NAMED = re.compile(r",?\s(?:surnamed|with the surname)\s[A-Z]")


def _name_behind(text: str, stop: int, end: int, head: _Head) -> re.Match[str] | None:
    """The name that stands behind what a person is: in commas or brackets, or right behind an office."""
    if head.label != "Person" or head.plural:
        return None
    office = head.word in data()["offices"]
    return _NAME_BEHIND.match(text, stop, end) or (_NAME_OF_OFFICE.match(text, stop, end) if office else None)


def _extent(text: str, end: int, head: _Head, number: str | None) -> int:
    """Where a description ends that goes on behind its head noun."""
    after = _after().match(text, head.end, end)
    stop = after.end() if after else head.end
    if head.plural and (counted := _OF_COUNTED.match(text, stop, end)) and _behind(head):
        return counted.end()
    if head.label == "Person":
        for pattern in (_GANG, _office_of()) if number else (_office_of(),):
            match = pattern.match(text, stop)
            stop = match.end() if match else stop
    return stop


#: "the operators of six parking QR code services"
_OF_COUNTED = re.compile(
    r"\s(?:of|behind)\s(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\w+teen|\w+ty)"
    r"(?:\s(?!(?:who|which|that|were|was|had|have|are|for|in|on|to|and)\b)[\w-]+){1,6}(?=[\s,.;:]|$)"
)


def _behind(head: _Head) -> bool:
    """Whether a noun tells who stands behind something: operators, developers, providers."""
    return head.word.rstrip("s") in {"operator", "developer", "provider", "owner", "publisher"}


def _only_leads_on(text: str, head: _Head, determiner: str | None, number: str | None) -> bool:
    """Whether a noun only leads to the party behind it, or is the first half of a longer noun."""
    after = _after().match(text, head.end)
    stop = after.end() if after else head.end
    if head.label == "Person" and not determiner and _titles().match(text, stop):
        return True
    if not head.plural and not determiner and not number and _compound().match(text, stop):
        return True
    if head.kind == "apps" and re.match(r"\sof\s[A-Z]", text[stop : stop + 5]):
        return True  # "the app of Lanhai Ltd."
    return head.kind == "company" and bool(_operator_of().match(text, stop))


@cache
def _titles() -> re.Pattern[str]:
    """A name right behind an office: "President Liu Qing" is one person, by name."""
    return re.compile(r"\s(?:" + "|".join(data()["surnames"].split()) + r")\b")


def _included_surname(words: str) -> str | None:
    match = re.search(r"(?:including|surnamed|named|called|Mr\.?|Ms\.?|Mrs\.?|Dr\.?) ([A-Z][a-z]+)$", words)
    return match[1] if match else None


@cache
def _responsible() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(data()["persons"]["responsible"]) + r")\b", re.IGNORECASE)


@cache
def _office_of() -> re.Pattern[str]:
    """What a person heads inside a business: "of its IT department"."""
    return re.compile(
        r"\s(?:of|in|for|at)\s(?:(?:its|the|their|a|an)\s)?(?:[\w&'’-]+\s){0,4}(?:departments?|divisions?|offices?|teams?"
        r"|sections?|units?|centres?|centers?|depots?)\b(?:\sin\s[A-Z]\w+)?"
        r"|\s(?:of|for)\s(?:its |their )?(?:(?:information|data|network|cyber|IT|internal|risk|human|customer)[\s-])+"
        r"(?:technology|security|protection|management|control|audit|resources|services?|compliance|governance|systems?)\b"
        r"|\s(?:of|for)\s(?:its |their )?(?:IT|technology|operations|compliance|marketing|sales|security)\b"
    )


@cache
def _compound() -> re.Pattern[str]:
    """A noun that a head noun only describes: "hotel guests", "company staff"."""
    return re.compile(r"\s(?!(?:" + "|".join(data()["after_bare"]) + r")\b)[a-z]+")


@cache
def _operator_of() -> re.Pattern[str]:
    """ "The operator of Lanhai" is Lanhai."""
    names = "|".join(re.escape(n) for n in sorted(company_keys(), key=len, reverse=True))
    return re.compile(rf"\s(?:of|behind)\s(?:the\s)?(?:{names})(?!\w)")


@cache
def _apposition() -> re.Pattern[str]:
    """A name and a comma before a description: "Qian, a clerk" is one person."""
    return re.compile(
        r"\b(?:"
        + "|".join(data()["surnames"].split())
        + r")(?:\s[A-Z][a-z]+)?,\s(?:(?:then|former|formerly|the|the then)\s)?(?:[a-z]+(?:\s[a-z]+)?\sand\s)?$"
    )


@cache
def _belongs() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(data()["belongs_to"]) + r")\s+$", re.IGNORECASE)


@cache
def _compounds() -> re.Pattern[str]:
    """Two nouns that name one line of business: "a science and technology company"."""
    return re.compile(r"\b(?:" + "|".join(data()["companies"]["compounds"]) + r")\b", re.IGNORECASE)


def _walk_back(
    text: str, start: int, head: int, plural: bool
) -> tuple[int, str | None, str | None, frozenset[str]]:
    """From a head noun back to its article or number: where it begins, the article, the number, the modifiers."""
    window = max(start, head - 100)
    # a bracket inside a description ("the payment (“PSP”) provider") is passed over
    masked = re.sub(r"[(（][^()（）\n]{0,40}[)）]", lambda m: " " * len(m.group()), text[window:head])
    masked = _compounds().sub(lambda m: m.group().replace(" ", "-"), masked)
    tokens = [(m.group(), m.start() + window, m.end() + window) for m in _TOKEN.finditer(masked)]
    begin, determiner, number = head, None, None
    modifiers: list[str] = []
    of_them = re.search(r"(\w+)\s(?:of)\s(?:its|their|the|these|those|his|her)\s(?:[\w-]+\s){0,3}$", masked)
    if of_them and is_count(of_them[1].lower()):
        return window + of_them.start(1), "its", of_them[1], frozenset()
    for word, token_start, token_end in reversed(tokens):
        low = word if len(word) > 1 and word.isupper() else word.lower()  # IT is no "it"
        if "\n" in text[token_end:begin]:
            break
        if number is None and is_count(low):
            number, begin = word, token_start
        elif low == "that" and plural:
            break  # "said that companies" has no article
        elif low in _words("definite") or low in {"a", "an", "another", "each", "every", "any"}:
            determiner, begin = low, token_start
            break
        elif number is not None or low in _words("stop_words") or len(modifiers) >= 6 or not low[0].isalnum():
            break
        elif low in _words("indefinite"):
            number, begin = word, token_start
        else:
            modifiers.append(low)
            begin = token_start
    if determiner is None and number is None and modifiers:
        modifiers = modifiers[:3]  # without article or number, at most three words before the head
        begin = tokens[-len(modifiers)][1]
    return begin, determiner, number, frozenset(modifiers)
