"""From what people call a thing to the node that it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from graph_model.ids import article_id, fold
from queries.article_name import article_name
from queries.errors import UnknownName, did_you_mean

if TYPE_CHECKING:
    from stores.base import Store

_BY_ID = "MATCH (n) WHERE n.id = $id RETURN n.id, n.label, n.name ORDER BY n.id"
_NAMES = """
MATCH (n)
WHERE n.label IN $labels
RETURN n.id, n.label, n.name, n.name_zh, n.aliases, coalesce(n.known, false), coalesce(n.anonymous, false)
ORDER BY n.id
"""
_NAMES_OF = _NAMES.replace("WHERE ", "WHERE n.id IN $ids AND ")
#: What a name can mean where nothing else is said; developments and penalties are found by id only.
NAMED = (
    "Regulator",
    "Court",
    "Procuratorate",
    "Organisation",
    "Law",
    "Article",
    "Company",
    "Person",
    "LegalCase",
)


#: What a store's full-text index over names has, if it has one: what has names in two languages.
_IN_INDEX = frozenset(NAMED) - {"Article", "LegalCase"}
_NAMED_AFTER_OTHERS = ("Article", "LegalCase")


@dataclass(frozen=True, slots=True)
class Thing:
    """A node that a name means. `exact` says that the name (or an alias, or the id) is just this."""

    id: str
    label: str
    name: str
    exact: bool = True


@dataclass(frozen=True, slots=True)
class _Candidate:
    thing: Thing
    names: tuple[str, ...]
    rank: tuple[bool, bool]


def find_things(store: "Store", text: str, labels: Sequence[str] | None = None) -> list[Thing]:
    """What `text` can mean among nodes with these labels (all if none are given), the likeliest first.

    `text` is an id, an article (`DSL 27`), or a name, alias or abbreviation in either language; case,
    width, brackets and traditional characters make no difference. If nothing is called just so, all
    things with these words in a name are given, `exact` false. Raises StoreError as `store.run`.
    """
    labels = tuple(labels or ())
    found = _by_id(store, text, labels) or _articles(store, text, labels)
    return found or _by_name(store, text, labels or NAMED)


def find_one(store: "Store", text: str, labels: Sequence[str] | None = None, what: str = "thing") -> Thing:
    """The one thing that `text` means; raises UnknownName, with suggestions, if there is none or several."""
    found = find_things(store, text, labels)
    if len(found) == 1:
        return found[0]
    if found:
        some = "; ".join(f"{thing.name} ({thing.id})" for thing in found[:8])
        more = f"; and {len(found) - 8} more" if len(found) > 8 else ""
        raise UnknownName(f"{text!r} can mean {len(found)} things, give one of these ids: {some}{more}")
    raise UnknownName(
        f"no {what} in this graph is called {text!r}{did_you_mean(_similar(store, text, labels))}"
    )


def _by_id(store: "Store", text: str, labels: Sequence[str]) -> list[Thing]:
    rows = store.run(store.scoped(_BY_ID), {"id": text.strip()}).rows
    return [Thing(*row) for row in rows if not labels or row[1] in labels]


def _articles(store: "Store", text: str, labels: Sequence[str]) -> list[Thing]:
    name = article_name(text)
    if name is None or (labels and "Article" not in labels):
        return []
    laws = [thing for thing in _by_name(store, name.law, ("Law",)) if thing.exact]
    return [thing for law in laws for thing in _by_id(store, article_id(law.id, name.number), ("Article",))]


def _by_name(store: "Store", text: str, labels: Sequence[str]) -> list[Thing]:
    wanted = name_key(text)
    if not wanted:
        return []
    exact = _exact(wanted, _indexed(store, text, labels))
    if exact:
        return exact
    candidates = [(c, tuple(map(name_key, c.names))) for c in _candidates(store, labels)]
    exact = _exact(wanted, (c for c, _ in candidates))
    if exact:
        return exact
    partly = [c for c, keys in candidates if any(_within(wanted, key) for key in keys)]
    # The name of a law is part of the names of its articles and cases, which are not what is looked for.
    partly = [c for c in partly if c.thing.label not in _NAMED_AFTER_OTHERS] or partly
    ordered = sorted(partly, key=lambda c: (c.rank, len(c.thing.name), c.thing.id))
    return [Thing(c.thing.id, c.thing.label, c.thing.name, exact=False) for c in ordered]


def _exact(wanted: str, candidates: Iterable[_Candidate]) -> list[Thing]:
    found = [c for c in candidates if wanted in map(name_key, c.names)]
    return [c.thing for c in sorted(found, key=lambda c: c.rank)]


def _indexed(store: "Store", text: str, labels: Sequence[str]) -> list[_Candidate]:
    """Those that a full-text index gives for `text`, as it is written and in simplified characters."""
    if not _IN_INDEX.issuperset(labels):
        return []
    folded = fold(text)
    ids = store.named([folded.split(), _simplified()(folded).split()])
    return _read(store.run(store.scoped(_NAMES_OF), {"ids": ids, "labels": list(labels)}).rows) if ids else []


def _candidates(store: "Store", labels: Sequence[str]) -> list[_Candidate]:
    return _read(store.run(store.scoped(_NAMES), {"labels": list(labels)}).rows)


def _read(rows: Iterable[Sequence[Any]]) -> list[_Candidate]:
    return list(map(_candidate, rows))


def _candidate(row: Sequence[Any]) -> _Candidate:
    id_, label, name, name_zh, aliases, known, anonymous = row
    names = tuple(filter(None, (name, name_zh, *(aliases or ()))))
    return _Candidate(Thing(id_, label, name), names, (anonymous, not known))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """`name` as it is compared: case, width, punctuation and traditional characters folded."""
    folded = fold(name)
    return folded if folded.isascii() else _simplified()(folded).replace(" ", "")


@cache
def _simplified() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def _within(wanted: str, key: str) -> bool:
    """Whole words in English, any characters in Chinese, in which names have no spaces."""
    return f" {wanted} " in f" {key} " if wanted.isascii() and key.isascii() else wanted in key


def _similar(store: "Store", text: str, labels: Sequence[str] | None) -> list[str]:
    from rapidfuzz import fuzz, process

    names = {name: c.thing.name for c in _candidates(store, labels or NAMED) for name in c.names}
    best = process.extract(text, list(names), scorer=fuzz.WRatio, limit=3, score_cutoff=70)
    return list(dict.fromkeys(match[0] for match in best))
