"""Compares rows of facts with gold: the rules of the fidelity script, for newsletters of this folder."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
from fidelity.names import norm
from fidelity.newsletters import Newsletter
from fidelity.rows import Row

PREDICATES = ("ISSUED", "ENFORCED", "PROSECUTED", "HEARD", "CITED", "PENALISED")
LABELS = ("Regulator", "Court", "Procuratorate", "Organisation", "Law", "Article", "Company", "Person")
ITEM_FIELDS = ("title", "category", "date")
ISSUED_FIELDS = ("date", "effective", "comments_until")
MONEY = {"fine", "confiscation", "compensation"}
PRISON = {"imprisonment", "suspended_sentence"}


@dataclass
class Tally:
    """What was found rightly, missed, and found wrongly; misses and false alarms as (document, item, words)."""

    tp: int = 0
    missed: list[tuple[str, int, str]] = field(default_factory=list)
    extra: list[tuple[str, int, str]] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.tp += other.tp
        self.missed += other.missed
        self.extra += other.extra

    @property
    def gold(self) -> int:
        return self.tp + len(self.missed)

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + len(self.extra)) if self.tp + len(self.extra) else 1.0

    @property
    def recall(self) -> float:
        return self.tp / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Tallies = dict[str, Tally]


def total(tallies: Tallies, names: Iterable[str]) -> Tally:
    """The sum of some tallies."""
    whole = Tally()
    for name in names:
        whole.add(tallies.get(name, Tally()))
    return whole


def merge(parts: Iterable[Tallies]) -> Tallies:
    """The sum of the tallies of several newsletters, kind by kind."""
    whole: Tallies = defaultdict(Tally)
    for part in parts:
        for name, tally in part.items():
            whole[name].add(tally)
    return whole


def score(newsletter: Newsletter, rows: Sequence[Row]) -> Tallies:
    """Tallies by kind: items and their fields, mentions by label, facts by predicate, dates of ISSUED."""
    scorer = _Scorer(newsletter)
    scorer.items([row for row in rows if row["predicate"] == "CONTAINS"])
    scorer.mentions([row for row in rows if row["predicate"] == "MENTIONED_IN"])
    for predicate in PREDICATES:
        scorer.facts(predicate, [row for row in rows if row["predicate"] == predicate])
    return scorer.tallies


def resolutions(newsletter: Newsletter, rows: Sequence[Row]) -> set[tuple[str, str, str]]:
    """(label, folded name, id) of every named body and law that an item rightly mentions."""
    scorer = _Scorer(newsletter)
    found = set()
    for row in (
        row for row in rows if row["predicate"] == "MENTIONED_IN" and row["subject"]["label"] in LABELS
    ):
        for item in scorer.items_of(row):
            for key in scorer.resolve(row["subject"], {item}) & set(scorer.gold_items[item]["mentions"]):
                entity = scorer.entities[key]
                if entity["label"] != "Article" and not entity.get("anonymous"):
                    found.add((entity["label"], norm(entity["names"][0]), row["subject"]["id"]))
    return found


class _Scorer:
    def __init__(self, newsletter: Newsletter) -> None:
        self.name, self.text, gold = newsletter.name, newsletter.text, newsletter.gold
        self.entities: dict[str, dict[str, Any]] = gold["entities"]
        self.gold_items: dict[int, dict[str, Any]] = {item["n"]: item for item in gold["items"]}
        self.names = {key: set(map(norm, e.get("names", []))) for key, e in self.entities.items()}
        self.regions = self._regions(gold)
        self.bodies = {n: (start, end) for start, end, n, is_body in self.regions if is_body}
        self.tallies: Tallies = defaultdict(Tally)

    def _regions(self, gold: dict[str, Any]) -> list[tuple[int, int, int | None, bool]]:
        """(start, end, item, whether it is the item's body) of all regions; what belongs to no item has no number."""
        begun: list[tuple[int, int | None, bool]] = []
        for item in gold["items"]:
            begun.append((self._place(item["body"]), item["n"], True))
            begun += [(self._place(words), item["n"], False) for words in item.get("also", ())]
        begun += [(self._place(words), None, False) for words in gold.get("ends", ())]
        begun.sort(key=lambda region: region[0])
        ends = [*(start for start, _, _ in begun[1:]), len(self.text)]
        return [(start, end, n, is_body) for (start, n, is_body), end in zip(begun, ends, strict=True)]

    def _place(self, words: str) -> int:
        """Where the text says `words`; spaces may differ."""
        found = list(re.finditer(r"\s+".join(map(re.escape, words.split())), self.text))
        if len(found) != 1:
            raise ValueError(f"{self.name}: {len(found)} places begin {words!r}; make it one")
        return found[0].start()

    def items_of(self, row: Row) -> set[int]:
        """The items in which the middle of the row's evidence lies."""
        middles = [(s["start"] + max(s["start"], s["end"] - 1)) // 2 for s in row["evidence"]]
        regions = [(start, end, n) for start, end, n, _ in self.regions if n is not None]
        return {n for start, end, n in regions if any(start <= m < end for m in middles)}

    def resolve(self, thing: dict[str, Any], items: set[int]) -> set[str]:
        """The gold entities that a found one may stand for in `items`."""
        label = thing["label"]
        if label == "LegalCase":
            return {"case"}
        if label == "Article":
            laws = self.resolve({**thing["law"], "label": "Law"}, items)
            number = str(thing["number"])
            return {
                k for k, e in self.entities.items() if e.get("law") in laws and str(e["number"]) == number
            }
        same = [key for key, entity in self.entities.items() if entity["label"] == label]
        names = set(map(norm, [thing["name"], *thing.get("aliases", [])]))
        named = {key for key in same if not self.entities[key].get("anonymous") and names & self.names[key]}
        here = {key for n in items for key in self.gold_items[n]["mentions"]}
        return named or {key for key in same if self.entities[key].get("anonymous") and key in here}

    def items(self, found: list[Row]) -> None:
        """Score the items and their fields."""
        pairs = self._pair(
            "items", list(self.gold_items), found, self._covers,
            lambda n: (n, "item"), lambda row: (0, str(row["object"]["title"])),
        )  # fmt: skip
        for number, row in pairs:
            for key in ITEM_FIELDS:
                want, have = self.gold_items[number][key], row["object"][key]
                right = norm(want or "") == norm(have or "") if key == "title" else want == have
                self._judge(f"item {key}", right, number, f"{want!r}, found {have!r}")

    def _covers(self, number: int, row: Row) -> bool:
        start, end = self.bodies[number]
        spans = [(s["start"], s["end"]) for s in row["evidence"]]
        return any(min(end, e) - max(start, s) >= 0.5 * (max(end, e) - min(start, s)) for s, e in spans)

    def mentions(self, found: list[Row]) -> None:
        """Score what each item mentions, by label."""
        by_label: dict[str, dict[Hashable, tuple[int, dict[str, Any], set[str]]]] = defaultdict(dict)
        for row in found:
            thing = row["subject"]
            for n in self.items_of(row):
                if thing["label"] in LABELS:
                    by_label[thing["label"]][thing["id"], n] = (n, thing, self.resolve(thing, {n}))
        for label in LABELS:
            gold = [
                (n, key) for n, item in self.gold_items.items() for key in item["mentions"]
                if self.entities[key]["label"] == label
            ]  # fmt: skip
            self._pair(
                f"mention {label}", gold, list(by_label[label].values()),
                lambda g, f: g[0] == f[0] and g[1] in f[2],
                lambda g: (g[0], g[1]), lambda f: (f[0], f"{f[1]['name']!r} ({f[1]['id']})"),
            )  # fmt: skip

    def facts(self, predicate: str, found: list[Row]) -> None:
        """Score the facts of one predicate."""
        gold = [
            (n, s, o, p) for n, item in self.gold_items.items() for kind, s, o, p in item["facts"] if kind == predicate
        ]  # fmt: skip
        claims = list(self._claims(predicate, gold, found).values())
        pairs = self._pair(
            predicate, gold, claims, lambda g, f: g[0] == f[0] and _fits(predicate, g, f),
            lambda g: (g[0], f"{g[1]} -> {g[2]} {g[3]}"),
            lambda f: (f[0], f"{f[4]['subject']['name']!r} -> {f[4]['object']['name']!r} {_shown(f[3])}"),
        )  # fmt: skip
        for want, have in pairs if predicate == "ISSUED" else []:
            for key in ISSUED_FIELDS:
                if want[3].get(key) or have[3].get(key):
                    right = want[3].get(key) == have[3].get(key)
                    words = f"{want[2]} {want[3]}, found {have[3].get(key)!r}"
                    self._judge(f"ISSUED {key}", right, want[0], words, want[3].get(key), have[3].get(key))

    def _claims(self, predicate: str, gold: list[Any], found: list[Row]) -> dict[Hashable, Any]:
        """What was found, once for each item, both ends and kind; the Law of a cited Article is left out."""
        claims: dict[Hashable, Any] = {}
        for row in found:
            items = self.items_of(row)
            ends = [self.resolve(row[side], items) for side in ("subject", "object")]
            properties = row["properties"]
            for n in sorted(items):
                if (
                    row["object"]["label"] == "Law"
                    and predicate == "CITED"
                    and self._through_article(n, ends[1], gold)
                ):
                    continue
                kinds = (properties.get("kind"), properties.get("as"))
                claims.setdefault(
                    (n, row["subject"]["id"], row["object"]["id"], *kinds), (n, *ends, properties, row)
                )
        return claims

    def _through_article(self, number: int, laws: set[str], gold: list[Any]) -> bool:
        cited = {o for n, _, o, _ in gold if n == number}
        return bool(laws & {self.entities[o].get("law") for o in cited if o != "case"}) and not laws & cited

    def _pair(
        self, name: str, gold: list[Any], found: list[Any], fits: Callable[[Any, Any], bool],
        show_gold: Callable[[Any], tuple[int, str]], show_found: Callable[[Any], tuple[int, str]],
    ) -> list[tuple[Any, Any]]:  # fmt: skip
        """Pair gold and found one to one, as many as can be; tally the rest."""
        graph = nx.Graph()
        graph.add_edges_from(
            (("g", i), ("f", j)) for i, g in enumerate(gold) for j, f in enumerate(found) if fits(g, f)
        )
        tops = [node for node in graph if node[0] == "g"]
        match = nx.bipartite.hopcroft_karp_matching(graph, tops) if tops else {}
        tally = self.tallies[name]
        tally.tp += sum(1 for node in match if node[0] == "g")
        tally.missed += [(self.name, *show_gold(g)) for i, g in enumerate(gold) if ("g", i) not in match]
        tally.extra += [(self.name, *show_found(f)) for j, f in enumerate(found) if ("f", j) not in match]
        return [(gold[node[1]], found[other[1]]) for node, other in match.items() if node[0] == "g"]

    def _judge(
        self, name: str, right: bool, number: int, words: str, want: Any = True, have: Any = True
    ) -> None:  # fmt: skip
        """Tally one property; where it is wrong, as missed if it was wanted and as extra if it was claimed."""
        tally = self.tallies[name]
        tally.tp += right
        tally.missed += [(self.name, number, words)] * (not right and bool(want))
        tally.extra += [(self.name, number, words)] * (not right and bool(have))


def _fits(predicate: str, gold: Any, found: Any) -> bool:
    want, have = gold[3], found[3]
    if gold[1] not in found[1] or gold[2] not in found[2]:
        return False
    if predicate == "PENALISED":
        return _same_penalty(want, have)
    key = {"ISSUED": "stage", "CITED": "as"}.get(predicate)
    return key is None or want.get(key) == have.get(key)


def _same_penalty(want: dict[str, Any], have: dict[str, Any]) -> bool:
    if want["kind"] != have["kind"]:
        return False
    if want["kind"] in MONEY:
        return _same_amount(want["amount_cny"], have["amount_cny"])
    return want["kind"] not in PRISON or want["months"] == have["months"]


def _same_amount(want: float | None, have: float | None) -> bool:
    if want is None or have is None:
        return want is have
    return abs(want - have) <= 0.005 * max(1.0, abs(want))


def _shown(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in properties.items() if value is not None}


def one_thing_one_id(found: Iterable[tuple[str, str, str]]) -> Tally:
    """Whether each named thing has one id in all newsletters."""
    ids = Counter((label, name) for label, name, _ in set(found))
    tally = Tally(tp=sum(1 for count in ids.values() if count == 1))
    tally.missed = [
        ("", 0, f"{label} {name}: {count} ids") for (label, name), count in ids.items() if count > 1
    ]
    return tally
