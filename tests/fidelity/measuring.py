"""Measures the rule reader on the families of one half, and shows the result."""

from dataclasses import dataclass
from functools import cache

from fidelity.newsletters import Newsletter, newsletters
from fidelity.reports import families
from fidelity.rows import rows
from fidelity.scoring import (
    ISSUED_FIELDS,
    ITEM_FIELDS,
    LABELS,
    PREDICATES,
    Tallies,
    Tally,
    merge,
    one_thing_one_id,
    resolutions,
    score,
    total,
)

from graph_model.facts import DocumentFacts
from loaders.read import read_bytes
from loaders.rule_reader import RuleReader
from loaders.source import SourceText

MENTIONS = [f"mention {label}" for label in LABELS]
KINDS = [
    "items", *(f"item {key}" for key in ITEM_FIELDS), *MENTIONS, *PREDICATES,
    *(f"ISSUED {key}" for key in ISSUED_FIELDS), "one thing, one id",
]  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """One half, or one family of it: tallies by family, and over all of them."""

    by_family: dict[str, Tallies]
    whole: Tallies

    @property
    def facts(self) -> Tally:
        return total(self.whole, PREDICATES)

    @property
    def mentions(self) -> Tally:
        return total(self.whole, MENTIONS)

    def scores(self) -> dict[str, dict[str, float]]:
        """The table of scores over all: by line, precision, recall and F1."""
        lines = {**self.whole, "ALL MENTIONS": self.mentions, "ALL FACTS": self.facts}
        return {name: {"precision": t.precision, "recall": t.recall, "f1": t.f1} for name, t in lines.items()}


@cache
def read(half: str, family: str) -> list[tuple[Newsletter, SourceText, DocumentFacts]]:
    """The family's newsletters with what the reader finds in each."""
    found = []
    for newsletter in newsletters(half, family):
        source = read_bytes(newsletter.text.encode(), newsletter.name)
        found.append((newsletter, source, RuleReader().read(source)))
    return found


@cache
def measure(half: str, only: str | None = None) -> Measured:
    """The tallies of all families of `half`, or of the family `only`."""
    by_family, resolved = {}, set()
    for family in families(half):
        if only in (None, family):
            parts = [(newsletter, rows(facts)) for newsletter, _, facts in read(half, family)]
            by_family[family] = merge(score(*part) for part in parts)
            resolved |= {found for part in parts for found in resolutions(*part)}
    whole = merge(by_family.values())
    whole["one thing, one id"] = one_thing_one_id(resolved)
    return Measured(by_family, whole)


def table(measured: Measured) -> str:
    """What was measured: a line for each kind, then a line for each family."""
    kinds = [(name, measured.whole[name]) for name in KINDS if name in measured.whole]
    lines = [_head("kind"), *(_line(*kind) for kind in kinds)]
    lines += [_line("ALL MENTIONS", measured.mentions), _line("ALL FACTS", measured.facts), ""]
    lines.append(_head("family (facts; F1 of mentions last)") + "  ment.")
    for family, tallies in measured.by_family.items():
        mentions = total(tallies, MENTIONS).f1
        lines.append(_line(family, total(tallies, PREDICATES)) + f"{mentions:7.3f}")
    return "\n".join(lines)


def errors(measured: Measured) -> str:
    """Everything missed or found wrongly, below the report that it belongs to."""
    by_item: dict[tuple[str, int], list[str]] = {}
    for kind in KINDS:
        tally = measured.whole.get(kind, Tally())
        for word, places in (
            ("missed", tally.missed),
            ("extra", [e for e in tally.extra if e not in tally.missed]),
        ):
            for name, number, words in places:
                by_item.setdefault((name, number), []).append(f"  {word:6} {kind}: {words}")
    texts = {
        (newsletter.name, item["n"]): _region(newsletter, item["n"])
        for family in measured.by_family
        for half in ("working", "held")
        for newsletter in newsletters_if_any(half, family)
        for item in newsletter.gold["items"]
    }
    return "\n".join(
        f"\n{name} item {number}\n  | {texts.get((name, number), '')}\n" + "\n".join(lines)
        for (name, number), lines in sorted(by_item.items())
    )


def newsletters_if_any(half: str, family: str) -> list[Newsletter]:
    """The family's newsletters, none where this half lacks it."""
    return newsletters(half, family) if family in families(half) else []


def _region(newsletter: Newsletter, number: int) -> str:
    items = newsletter.gold["items"]
    start = newsletter.text.index(items[number - 1]["body"])
    stop = newsletter.text.index(items[number]["body"]) if number < len(items) else len(newsletter.text)
    return newsletter.text[start:stop].strip().replace("\n\n", "\n  | ")


def _head(name: str) -> str:
    return f"{name:40}{'gold':>6}{'found':>7}{'P':>7}{'R':>7}{'F1':>7}"


def _line(name: str, tally: Tally) -> str:
    found = tally.tp + len(tally.extra)
    return f"{name:40}{tally.gold:6}{found:7}{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}"
