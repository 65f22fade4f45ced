"""Finding things while a person types: names in both languages and abbreviations, with room for typing errors."""

from dataclasses import dataclass
from typing import Any

from graph_model.ids import article_id
from queries.article_name import article_name
from queries.resolve_name import name_key
from viz.picture import Mirror

#: Kinds of thing in the order in which equal matches are shown; what is not named here is found by its page.
ORDER = (
    "Law",
    "Regulator",
    "Article",
    "Company",
    "Court",
    "Procuratorate",
    "Organisation",
    "LegalCase",
    "Person",
    "Document",
)
#: How alike (of 100) a name must be to what was typed for it to count as a typing error.
_ALIKE = 72
_ENOUGH = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that was found: `by` is the name that matched, `score` how well (lower is better)."""

    id: str
    by: str
    score: tuple[int, int, int, str]


class NameIndex:
    """All names of one mirror's things, folded as names are compared."""

    def __init__(self, mirror: Mirror) -> None:
        self._mirror = mirror
        self._names: list[tuple[str, str, str]] = []
        for node, data in mirror.nodes(data=True):
            if data["label"] in ORDER:
                self._names += [(name_key(name), name, node) for name in _names(data)]
        self._keys = [key for key, _, _ in self._names]

    def find(self, text: str, limit: int = 12, labels: frozenset[str] = frozenset()) -> list[Found]:
        """The things that `text` can mean, the likeliest first; those of these `labels` only, if any are given."""
        wanted = name_key(text[:200])
        if not wanted:
            return []
        found = {each.id: each for each in self._article(text)}
        for each in self._within(wanted):
            if each.id not in found or each.score < found[each.id].score:
                found[each.id] = each
        if len(found) < _ENOUGH and len(wanted) > 2:
            for each in self._alike(wanted):
                found.setdefault(each.id, each)
        kept = (f for f in found.values() if not labels or self._mirror.nodes[f.id]["label"] in labels)
        return sorted(kept, key=lambda each: each.score)[:limit]

    def _article(self, text: str) -> list[Found]:
        name = article_name(text)
        if name is None:
            return []
        law = name_key(name.law)
        laws = {node for key, _, node in self._names if key == law and node.startswith("law:")}
        articles = [article_id(node, name.number) for node in sorted(laws)]
        return [Found(node, text.strip(), (0, 0, 0, node)) for node in articles if node in self._mirror]

    def _within(self, wanted: str) -> list[Found]:
        padded = f" {wanted}"
        found = []
        for key, name, node in self._names:
            if wanted in key:
                how = 0 if key == wanted else 1 if key.startswith(wanted) else 2 if padded in key else 3
                found.append(Found(node, name, self._score(how, node, key)))
        return found

    def _alike(self, wanted: str) -> list[Found]:
        from rapidfuzz import fuzz, process

        scorer = fuzz.partial_ratio if len(wanted) > 5 else fuzz.ratio
        close = [
            place
            for _, _, place in process.extract(
                wanted, self._keys, scorer=scorer, score_cutoff=_ALIKE, limit=60
            )
            if len(self._keys[place]) * 2 > len(wanted)
        ]

        def alike(place: int) -> float:
            key = self._keys[place]
            return -2 * fuzz.partial_ratio(wanted, key) - fuzz.ratio(wanted, key)

        best = sorted(close, key=alike)[:20]
        return [
            Found(node, name, self._score(4 + rank, node, key))
            for rank, place in enumerate(best)
            for key, name, node in [self._names[place]]
        ]

    def _score(self, how: int, node: str, key: str) -> tuple[int, int, int, str]:
        data = self._mirror.nodes[node]
        unknown = 20 * bool(data.get("anonymous"))
        return how, ORDER.index(data["label"]) + unknown, len(key), node


def _names(data: dict[str, Any]) -> list[str]:
    return list(
        dict.fromkeys(filter(None, (data.get("name"), data.get("name_zh"), *(data.get("aliases") or ()))))
    )
