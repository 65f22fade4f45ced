"""People whom Chinese judgments name in full: 被告人周立群, 被告人陈一鸣、吴海."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.recognise.party import Party, data

#: No item calls more businesses by what they run.
_MOST = 40


@cache
def _accused() -> re.Pattern[str]:
    """被告人 and the names that follow it, up to a mark or a word that can be in no name."""
    zh = data()["chinese"]
    name = rf"[{zh['surnames']}](?!某)[一-鿿]{{1,2}}?"
    return re.compile(
        rf"(?:{'|'.join(zh['accused'])})(?P<names>{name}(?:[、和及]{name})*)(?={'|'.join(zh['after_names'])})"
    )


def accused(text: str, start: int, end: int) -> list[Party]:
    """The accused whom the text from `start` to `end` names in full, wherever it names them again."""
    found = [party for match in _accused().finditer(text, start, end) for party in _each(match)]
    names = "|".join(sorted({re.escape(p.words) for p in found}, key=len, reverse=True))
    if not names:
        return []
    there = {p.end for p in found}
    again = re.compile(rf"(?:{names})").finditer(text, start, end)
    return found + [_person(m.start(), m.end(), m[0]) for m in again if m.end() not in there]


def _each(match: re.Match[str]) -> Iterator[Party]:
    """The parties of a list of names; 被告人 belongs to the first."""
    at = match.start()
    for name in re.finditer(r"[^、和及]+", match["names"]):
        yield _person(at, match.start("names") + name.end(), name[0])
        at = match.start("names") + name.end() + 1


def _person(start: int, end: int, name: str) -> Party:
    return Party(start, end, name, "Person", "full-name", role="defendant")


_QUOTED = re.compile(r"[“「](?P<name>[^“”「」，。；\n]{2,12})[”」](?:公司|集团)")
_RUNS = r"[“「]{}[”」](?:[Aa][Pp]{{2}}|平台|网站|小程序|软件|应用)"


def quoted(text: str, start: int, end: int) -> list[Party]:
    """Businesses that are called by the name of what they run: “好物”公司 beside “好物”App."""
    found = list(_QUOTED.finditer(text, start, end))[:_MOST]
    run = {
        n
        for n in {m["name"] for m in found}
        if re.compile(_RUNS.format(re.escape(n))).search(text, start, end)
    }
    return [
        Party(m.start(), m.end(), m[0], "Company", "named", full=m["name"]) for m in found if m["name"] in run
    ]
