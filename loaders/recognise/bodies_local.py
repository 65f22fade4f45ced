"""Local bodies by rule: the head of a family with the place beside it, and branches of national bodies."""

import re
from dataclasses import replace
from functools import cache

from graph_model.registry import Place, registry
from loaders.recognise.body_found import Found
from loaders.recognise.body_lexicon import Entry, phrasing
from loaders.recognise.folding import Folded
from loaders.recognise.place_names import ADJECTIVES, Chain, PlaceName, chain_at, chain_before, name_at

_OF = re.compile(r" (?:of|in|for|at) (?:the )?")
_AROUND = re.compile(r",? (?:(?:in|of) (?:the )?)?")
_OTHER = re.compile(r"(?:,? and|,) (?:the )?(?:other |several other |many other )$")
_SEPARATOR = re.compile(r"(?:, and|,| and| &|、) (?:the )?$")
_NEXT = re.compile(r"(?:, and|,| and| &) (?:the )?")
_BRANCH_OF = re.compile(r" (?:branch|sub-bureau|sub-branch|branch bureau) (?:office )?of (?:the )?$")
_BRANCH_LINK = re.compile(r"(?:'s|,)? (?:the )?")
_NEXT_WORD = re.compile(r" ([a-z]+)")
_BRANCH = re.compile(r" (?:branch|sub-bureau|sub-branch)\b")
_NATION = re.compile(r" of (?:the )?(?:people's republic (?:of )?china|prc|china)\b")
_TO_PLACE = re.compile(r"(?:'s)?,? \(?(?:the )?")
_OF_PLACE = re.compile(r" of (?:the )?")
_ORDER = re.compile(r"(?:\d+(?:st|nd|rd|th)|first|second|third|[a-z]+teenth) $")
#: Last words of heads that also name a body in lower case ("the Anhui communications bureau").
_LOWER_HEADS = {
    "bureau",
    "administration",
    "commission",
    "court",
    "procuratorate",
    "government",
    "branch",
    "council",
}


def local_bodies(text: Folded, start: int, end: int, entry: Entry) -> list[Found]:
    """The local bodies that the head of a family at `start`-`end` names; one without place if none stands there."""
    return [_sub_bureau(text, one) if one.places else one for one in _local_bodies(text, start, end, entry)]


def _sub_bureau(text: Folded, one: Found) -> Found:
    """A local body whose own branch is meant: `Futian Branch of the Shenzhen Public Security Bureau`."""
    before = _BRANCH_OF.search(text.lower, max(0, one.start - 40), one.start)
    chain = chain_before(text, before.start() + 1) if before else None
    after = _BRANCH_LINK.match(text.lower, one.end)
    name = name_at(text, after.end()) if after and chain is None else None
    tail = _BRANCH.match(text.lower, name.end) if name else None
    inner = chain.names[-1] if chain and chain.names else name if tail else None
    if inner is None:
        return one
    places = tuple(p for p in inner.places if any(p.key.startswith(q.key + "/") for q in one.places))
    if not places:
        return one
    end = tail.end() if tail else one.end
    return replace(one, start=min(one.start, inner.start), end=end, places=places, ranked=True)


def _local_bodies(text: Folded, start: int, end: int, entry: Entry) -> list[Found]:
    if not _spelled(text, start, end, entry):
        return []
    before = _skip_order(text, chain_before(text, _without_order(text, start)), start)
    if before and before.names:
        return _with_place_before(text, before, start, end, entry)
    if before and before.adjective:
        other = _OTHER.search(text.lower, max(0, before.start - 30), before.start)
        listed = places_before(text, other.start()) if other else []
        if listed:
            return _coordinated(listed, end, entry, before.adjective)
    link = _OF.match(text.lower, end)
    chain = chain_at(text, link.end()) if link else None
    if chain is not None and _may_follow(text, start, end, chain, entry):
        return _with_place_after(text, start, chain, entry)
    words = text.cased[start:end]
    return [Found(start, end, family=entry.key, adjective=before.adjective if before else None, words=words)]


def _spelled(text: Folded, start: int, end: int, entry: Entry) -> bool:
    following = _NEXT_WORD.match(text.lower, end)
    if following and following[1] in phrasing()["not_after_head"].get(entry.key, ()):
        return False
    if entry.kind == "vague":
        return True
    if entry.kind == "short":
        return text.cased[start:end] == entry.spelled
    last = text.lower[start:end].rsplit(" ", 1)[-1]
    return text.cased[start].isupper() or entry.plural or last in _LOWER_HEADS


def _without_order(text: Folded, start: int) -> int:
    """`start` before an ordinal such as "15th", which may stand between a place and its congress."""
    order = _ORDER.search(text.lower, max(0, start - 14), start)
    return order.start() if order else start


def _skip_order(text: Folded, chain: Chain | None, start: int) -> Chain | None:
    return replace(chain, end=start) if chain else None


def _may_follow(text: Folded, start: int, end: int, chain: Chain, entry: Entry) -> bool:
    """A lower-case court "in" a place is some court there; "customs in", "government in" likewise."""
    if text.cased[start].isupper() or entry.kind == "vague":
        return entry.key not in ("government", "customs") or text.lower.startswith(" of", end)
    return text.lower.startswith((" of", " in"), end) and entry.key not in (
        "basic-court",
        "government",
        "customs",
    )


def _with_place_before(text: Folded, before: Chain, start: int, end: int, entry: Entry) -> list[Found]:
    if entry.plural:
        separator = _SEPARATOR.search(text.lower, max(0, before.start - 12), before.start)
        listed = places_before(text, separator.start()) if separator else []
        if listed:
            return _coordinated([*listed, before.names[-1]], end, entry, before.adjective)
    around = _AROUND.match(text.lower, end)
    chain = chain_at(text, around.end()) if around and around.end() > end else None
    names = before.names
    if chain is not None and _lies_in(before, chain):
        names, end = (*names, *chain.names), chain.end
    whole = Chain(before.start, end, names, before.adjective)
    return [_found(whole.start, end, whole, entry, text)]


def _lies_in(inner: Chain, outer: Chain) -> bool:
    pairs = [(a, b) for a in inner.places() for b in outer.places()]
    return any(a.key.startswith(b.key + "/") for a, b in pairs)


def _with_place_after(text: Folded, start: int, chain: Chain, entry: Entry) -> list[Found]:
    first = _found(start, chain.end, chain, entry, text)
    found = [first]
    while entry.plural:
        more = _NEXT.match(text.lower, found[-1].end)
        name = name_at(text, more.end()) if more else None
        if name is None:
            break
        found.append(_of_name(name, entry.key))
    return found


def _found(start: int, end: int, chain: Chain, entry: Entry, text: Folded) -> Found:
    names = " ".join(text.cased[n.start : n.end].removesuffix("'s") for n in chain.names)
    places = tuple(chain.places()) or chain.names[-1].places
    head = (registry().families[entry.key].heads or [entry.spelled])[0]
    return Found(start, end, family=entry.key, places=places, ranked=chain.ranked, words=f"{names} {head}")


def _coordinated(listed: list[PlaceName], end: int, entry: Entry, adjective: str | None) -> list[Found]:
    """One body for each listed place; the last one's stretch runs to the head's end."""
    found = [_of_name(name, entry.key) for name in listed]
    if adjective:
        for one in found:
            one.places = (
                tuple(p for p in one.places if p.kind in (*ADJECTIVES[adjective], "City")) or one.places
            )
    found[-1].end = end
    return found


def _of_name(name: PlaceName, family: str) -> Found:
    return Found(name.start, name.end, family=family, places=name.places, ranked=name.ranked)


def places_before(text: Folded, end: int) -> list[PlaceName]:
    """The list of places that ends at `end`: `Beijing, Shanghai and Hainan`."""
    listed: list[PlaceName] = []
    while len(listed) < 40:
        chain = chain_before(text, end)
        if chain is None or not chain.names or chain.adjective:
            break
        listed.insert(0, chain.names[-1])
        separator = _SEPARATOR.search(text.lower, max(0, chain.start - 12), chain.start)
        if not separator:
            break
        end = separator.start()
    return listed


def national_body(text: Folded, start: int, end: int, entry: Entry) -> Found | None:
    """The registry's body at `start`-`end`, or its branch in the place that stands beside it.

    None where another country's body of the same name is meant.
    """
    for family in branch_families().get(entry.key, ()):
        branch = _branch_before(text, start, end, family) or _branch_after(text, start, end, family)
        if branch is not None:
            return branch
        branch = _some_branch(text, start, end, family)
        if branch is not None:
            return branch
    if _foreign(text, start, end, entry.key):
        return None
    nation = _NATION.match(text.lower, end)
    if nation:
        end = nation.end()
    if text.lower.startswith("china's ", max(0, start - 8)) and start >= 8:
        start -= 8
    return Found(start, end, node=registry().body_node(entry.key))


def seated(text: Folded, start: int, end: int, entry: Entry) -> Found:
    """The body of a name that only one place's has; a place right before the name of a branch says another one."""
    family = entry.key.partition("@")[0]
    chain = chain_before(text, start) if registry().families[family].branch_of else None
    if chain is not None and chain.names:
        return _branch(chain, chain.start, end, family)
    return Found(start, end, node=registry().body_node(entry.key))


@cache
def _countries() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(phrasing()["foreign"])
    return re.compile(rf"(?:^|\W)(?:{names})(?:'s)? $"), re.compile(rf" of (?:the )?(?:{names})\b")


def _foreign(text: Folded, start: int, end: int, key: str) -> bool:
    if registry().bodies[key].level != "national":
        return False
    before, after = _countries()
    return bool(before.search(text.lower, max(0, start - 30), start) or after.match(text.lower, end))


@cache
def branch_families() -> dict[str, list[str]]:
    """For each national body the families of its branches."""
    found: dict[str, list[str]] = {}
    for key, family in registry().families.items():
        if family.branch_of:
            found.setdefault(family.branch_of, []).append(key)
    return found


@cache
def _branch_words(family: str) -> str:
    words = sorted(registry().families[family].branch_words, key=len, reverse=True)
    return "|".join(word.lower() for word in words)


@cache
def _branch_patterns(family: str) -> tuple[re.Pattern[str], ...]:
    words = _branch_words(family)
    return (
        re.compile(rf"(?:^|[ \n(])((?:(?:municipal|provincial|city|regional) )?(?:{words})) of (?:the )?$"),
        re.compile(rf" (?:(?:municipal|provincial|city|regional) )?(?:{words})\b\)?"),
        re.compile(rf"(?:'s)? (?:{words}) (?:in|of|for) (?:the )?"),
        re.compile(
            rf"(?:'s)?(?: (?:local|provincial|municipal|regional))? (?:{words})\b(?! (?:of|in|for)\b)"
        ),
    )


def _branch_before(text: Folded, start: int, end: int, family: str) -> Found | None:
    """`Shenzhen branch of the` before the name of the national body."""
    found = _branch_patterns(family)[0].search(text.lower, max(0, start - 60), start)
    chain = chain_before(text, found.start(1)) if found else None
    if chain is None or not chain.names:
        return _direct_before(text, start, end, family)
    nation = _NATION.match(text.lower, end)
    return _branch(chain, chain.start, nation.end() if nation else end, family)


def _some_branch(text: Folded, start: int, end: int, family: str) -> Found | None:
    """`CSRC bureau`: a branch without its place, to be told by the item's others."""
    tail = _branch_patterns(family)[3].match(text.lower, end)
    if not tail or text.cased[tail.end() - 1].isupper():
        return None
    nation = registry().body_node(registry().families[family].branch_of or "")
    return Found(start, tail.end(), family=family, otherwise=nation)


def _direct_before(text: Folded, start: int, end: int, family: str) -> Found | None:
    """`Shanghai CAC`: a place right before an abbreviation that the family shares with the national body."""
    if text.cased[start:end] not in registry().families[family].abbreviations:
        return None
    chain = chain_before(text, start)
    if chain is None or not chain.names:
        return None
    tail = re.compile(rf" (?:{_branch_words(family)})\b").match(text.lower, end)
    return _branch(chain, chain.start, tail.end() if tail else end, family)


def _branch_after(text: Folded, start: int, end: int, family: str) -> Found | None:
    """` Shenzhen Branch`, ` (Shenzhen Branch)`, ` of Shanxi` or ` branch in Wuhan` after the national body's name."""
    _, tail, linked, _ = _branch_patterns(family)
    nation = _NATION.match(text.lower, end)
    end = nation.end() if nation else end
    link = _TO_PLACE.match(text.lower, end)
    chain = chain_at(text, link.end()) if link else None
    if chain is not None:
        rest = tail.match(text.lower, chain.end)
        if rest:
            return _branch(chain, start, rest.end(), family)
    for pattern in (linked, _OF_PLACE):
        link = pattern.match(text.lower, end)
        chain = chain_at(text, link.end()) if link else None
        if chain is not None:
            return _branch(chain, start, chain.end, family)
    return None


def _branch(chain: Chain, start: int, end: int, family: str) -> Found:
    places: tuple[Place, ...] = tuple(chain.places()) or chain.names[-1].places
    return Found(start, end, family=family, places=places, ranked=chain.ranked, words="")
