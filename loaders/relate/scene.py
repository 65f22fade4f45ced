"""One item with everything that was recognised in it: what the relating modules look at."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph_model.evidence import Span
from graph_model.nodes import Category
from loaders.mentions import Mention
from loaders.outline import ItemDraft
from loaders.recognise.party import Party
from loaders.relate.phrasing import pattern

#: What stands before a colon at the beginning of a paragraph.
_LABEL = re.compile(r"[\s○●◆▶►•>*_\-]*((?:[\w’']+ ){0,3}[\w’']+\s?[:：])")
BODY_LABELS = frozenset({"Regulator", "Court", "Procuratorate", "Organisation"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence from `start` to `end`; `heading` is true for the item's title and its repetitions in lists."""

    start: int
    end: int
    heading: bool = False


@dataclass
class Scene:
    """An item's text, sentences (body first, then headings), mentions and descriptions of parties.

    `printed` is the document's text, from which is quoted; `text` is the same, offset by offset, in simplified
    characters.
    """

    printed: str
    text: str
    item: ItemDraft
    item_id: str
    issue: str | None
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    parties: Sequence[Party]
    notes: list[tuple[str, str, int, int]] = field(default_factory=list)

    @property
    def category(self) -> Category:
        """The section in which the item stands."""
        return self.item.category

    @cached_property
    def bodies(self) -> list[Mention]:
        """Mentions of regulators, courts, procuratorates and organisations, in order."""
        return sorted((m for m in self.mentions if m.node.label in BODY_LABELS), key=lambda m: m.start)

    @cached_property
    def laws(self) -> list[Mention]:
        """Mentions of laws and articles, in order, names inside longer names included."""
        return sorted((m for m in self.mentions if m.node.label in {"Law", "Article"}), key=lambda m: m.start)

    def bodies_in(self, start: int, end: int) -> list[Mention]:
        """The mentions of bodies that lie between two offsets."""
        return _between(self.bodies, start, end)

    def laws_in(self, start: int, end: int) -> list[Mention]:
        """The mentions of laws and articles that lie between two offsets."""
        return _between(self.laws, start, end)

    def parties_in(self, start: int, end: int) -> list[Party]:
        """The descriptions of parties that begin between two offsets."""
        first = bisect_left(self._by_start, start, key=lambda p: p.start)
        last = bisect_left(self._by_start, end, lo=first, key=lambda p: p.start)
        return self._by_start[first:last]

    @cached_property
    def _by_start(self) -> list[Party]:
        return sorted(self.parties, key=lambda p: p.start)

    @cached_property
    def suing(self) -> frozenset[str]:
        """How the parties who sue are called."""
        return frozenset(p.words for p in self.parties if p.role == "plaintiff")

    def words(self, sentence: Sentence) -> str:
        """The sentence's text."""
        return self.text[sentence.start : sentence.end]

    def span(self, start: int, end: int) -> Span:
        """Evidence from `start` to `end`."""
        return Span.of(self.printed, start, end)

    @cached_property
    def body_sentences(self) -> list[Sentence]:
        """The sentences that report the development: neither headings nor asides."""
        return [s for s in self.sentences if not s.heading and not self._is_aside(s)]

    def body_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence of the body before `sentence`, None where it is the first."""
        return next((s for s in reversed(self.body_sentences) if s.end <= sentence.start), None)

    def _is_aside(self, sentence: Sentence) -> bool:
        """Whether a sentence, or the label of its paragraph, says that it compares, recalls or advises."""
        aside = pattern("asides", "asides")
        if aside.match(self.text, sentence.start, sentence.end):
            return True
        paragraph = self.text.rfind("\n", 0, sentence.start) + 1
        label = _LABEL.match(self.text, paragraph, min(sentence.start + 1, paragraph + 80))
        return bool(label and aside.match(self.text, label.start(1), label.end()))

    @cached_property
    def headings(self) -> list[Sentence]:
        """The item's title where it is printed, and its repetitions."""
        return [s for s in self.sentences if s.heading]


def _between(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    first = bisect_right(mentions, start - 1, key=lambda m: m.start)
    found = []
    for index in range(first, len(mentions)):
        mention = mentions[index]
        if mention.start >= end:
            break
        if mention.end <= end:
            found.append(mention)
    return found
