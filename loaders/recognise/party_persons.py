"""People by surname or full name, where what is said of them shows that a person is meant."""

import re
from functools import cache

from loaders.recognise.party import Party, data

#: "a pupil surnamed Xia" is one description
_DESCRIBED = re.compile(
    r"\b(?:an?|the|another|one)\s(?:[\w-]+\s){1,3},?\s?(?:surnamed|named|called)\s$", re.IGNORECASE
)


#: At the head of a sentence these are hardly ever names.
_PRONOUNS = frozenset({"He", "She", "You"})
_SURNAMED = re.compile(r"\b(?:surnamed|named|Mr\.?|Ms\.?|Mrs\.?)\s$")


@cache
def _surname_pattern() -> re.Pattern[str]:
    names = data()["surnames"].split()
    return re.compile(
        r"\b(?P<s>" + "|".join(sorted(names, key=len, reverse=True)) + r")"
        r"(?P<g>\s(?:Mou(?:mou|\s?Mou|-mou)?|X{1,2}|\*{1,2}|(?!And\b)[A-Z][a-z]{1,5}(?:[a-z]{1,5})?(?![\w’']*\s(?!RMB|CNY|USD|HK)[A-Z]))(?!\w))?"
        r"(?P<o>(?:,? et al\.?| and (?:\w+ )?others))?(?![\w-])"
    )


def surnames(text: str, start: int, end: int) -> list[Party]:
    """Every person named between `start` and `end` whose surroundings show that a person is meant."""
    found = []
    rare = set(data()["surname_words"].split())
    for match in _surname_pattern().finditer(text, start, end):
        before = bool(_surname_before().search(text[max(start, match.start() - 24) : match.start()]))
        after = bool(_surname_after().match(text[match.end() : match.end() + 40].lstrip()))
        weak = match["s"] in rare and not match["o"]
        if weak and after and _first(text, match.start()) and _told().match(text, match.end()):
            weak = False  # at the head of a sentence, what was done to Wei shows that Wei is a person
        if (
            match["s"] in _PRONOUNS
            and not match["g"]
            and not _SURNAMED.search(text, max(0, match.start() - 12), match.start())
        ):
            continue
        if match["o"] or (before and (not weak or after)) or (after and not weak):
            name = match["s"]
            given = match["g"]
            if given and not _is_given_name(given):
                continue
            lead = _DESCRIBED.search(text, max(start, match.start() - 60), match.start())
            begin = lead.start() if lead else match.start()
            found.append(
                Party(
                    begin,
                    match.end(),
                    text[begin : match.end()],
                    "Person",
                    "surname" if not given else "full-name",
                    bool(match["o"]),
                    None,
                    surname=name,
                )
            )
    return found


@cache
def _addressed() -> re.Pattern[str]:
    """Foreign names with a title of address, and full names that a title of address repeats: "Mr. Humphrey"."""
    return re.compile(r"\b(?:Mr|Ms|Mrs|Miss|Dr)\.?\s(?P<name>[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})(?![\w-])")


#: The one or two further names before a surname.
_FIRST_NAMES = re.compile(r"(?:\b[A-Z][a-z]+\s)?\b[A-Z][a-z]+\s$")
_TITLES = frozenset({"Mr", "Ms", "Mrs", "Miss", "Dr"})


def addressed(text: str, start: int, end: int) -> list[Party]:
    """Every person named with a title of address between `start` and `end` whose surname is not Chinese."""
    chinese = set(data()["surnames"].split())
    found: list[Party] = []
    alone: set[str] = set()
    for match in _addressed().finditer(text, start, end):
        words = match["name"].split()
        if words[0] in chinese or words[-1] in chinese:
            continue
        found.append(_by_name(text, match.start(), match.end(), words))
        alone |= {words[0]} if len(words) == 1 else set()
    found += _in_full(text, start, end, alone)
    return list({(p.start, p.end): p for p in found}.values())


def _in_full(text: str, start: int, end: int, surnames: set[str]) -> list[Party]:
    """Where people of these `surnames` stand with their first names: "Peter Humphrey" beside "Mr. Humphrey"."""
    found = []
    for word in re.finditer(r"\b[A-Z][a-z]+\b", text[start:end]) if surnames else ():
        at = start + word.start()
        first = _FIRST_NAMES.search(text, max(start, at - 60), at) if word[0] in surnames else None
        if first and first.group().split()[0] not in _TITLES:
            stop = start + word.end()
            found.append(_by_name(text, first.start(), stop, text[first.start() : stop].split()))
    return found


def _by_name(text: str, start: int, end: int, words: list[str]) -> Party:
    full = " ".join(words) if len(words) > 1 else None
    kind = "full-name" if full else "surname"
    return Party(start, end, text[start:end], "Person", kind, False, None, surname=words[-1], full=full)


def _first(text: str, at: int) -> bool:
    return bool(re.search(r"(?:^|\n|[.;:•●]\s|\n\s*[*-]\s)$", text[max(0, at - 4) : at]))


@cache
def _told() -> re.Pattern[str]:
    """What is said of people alone."""
    return re.compile(
        r",? (?:who |(?:was|were|is|has been) (?:sentenced|convicted|jailed|fined|given|ordered|found guilty"
        r"|detained|arrested|prosecuted|charged|indicted)|got |received |surnamed "
        r"|(?:an?|the|its|their) [^,.;]{3,60}, (?:was|were|got|received|must|had|has))"
    )


def _is_given_name(given: str) -> bool:
    return bool(
        re.fullmatch(
            r"\s(?:Mou.*|X+|\*+|(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?[aeiou]{1,3}(?:ng?|r)?(?:(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?[aeiou]{1,3}(?:ng?|r)?)?)",
            given.replace(" ", " "),
            re.IGNORECASE,
        )
    )


@cache
def _surname_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(data()["surname_before"]) + r")\s+$", re.IGNORECASE)


@cache
def _surname_after() -> re.Pattern[str]:
    return re.compile("|".join(data()["surname_after"]))
