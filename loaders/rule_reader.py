"""The reader that follows rules: offline, and the same result every time."""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from graph_model.evidence import Span
from graph_model.facts import DocumentFacts
from graph_model.ids import document_id, item_id
from graph_model.nodes import Document, Item
from graph_model.registry import registry
from loaders.facts_builder import FactsBuilder
from loaders.mentions import Mention
from loaders.outline import ItemDraft, Outline
from loaders.recognise.bodies import find_bodies
from loaders.recognise.laws import find_laws
from loaders.recognise.parties import find_parties
from loaders.recognise.party import Party
from loaders.recognise.short_names import short_names
from loaders.recognise.simplified import simplified
from loaders.relate.item_facts import relate
from loaders.relate.proceedings import titled_measure
from loaders.relate.scene import Scene, Sentence
from loaders.sentences import sentences
from loaders.source import SourceText
from loaders.split import outline as split


class RuleReader:
    """Reads a newsletter by rules and reviewed data; see `Reader`."""

    name = "rules"

    def read(self, source: SourceText) -> DocumentFacts:
        """All facts of `source`: its items, what they mention, and who did what to whom."""
        plan = split(source)
        builder = FactsBuilder(_document(source, plan), self.name)
        builder.notes.extend(plan.notes)
        text = simplified(source.text)
        mentions = _Mentions(text, plan)
        for draft in plan.items:
            item = _item(source, plan, draft)
            builder.node(item)
            builder.stated("CONTAINS", builder.document.id, item.id, item.id, [_extent(source.text, draft)])
            relate(_scene(source.text, text, plan, draft, mentions), builder)
        _hierarchy(builder)
        return builder.facts()


class _Mentions:
    """The mentions of laws and bodies in a whole document."""

    def __init__(self, text: str, plan: Outline) -> None:
        self.text, self.plan = text, plan

    @cached_property
    def all(self) -> list[Mention]:
        laws = find_laws(self.text, self.plan)
        taken = [(m.start, m.end) for m in laws]
        return sorted([*laws, *find_bodies(self.text, self.plan, taken)], key=lambda m: (m.start, -m.end))

    @cached_property
    def short_names(self) -> Mapping[str, str]:
        return short_names(self.text)

    def inside(self, start: int, stop: int) -> list[Mention]:
        first = bisect_left(self.all, start, key=lambda m: m.start)
        last = bisect_left(self.all, stop, lo=first, key=lambda m: m.start)
        return [m for m in self.all[first:last] if m.end <= stop]


def _document(source: SourceText, plan: Outline) -> Document:
    return Document(
        id=document_id(source.sha256),
        name=source.name,
        title=plan.title,
        publisher=plan.publisher,
        issue=plan.issue,
        sha256=source.sha256,
        media_type=source.media_type,
        characters=len(source.text),
    )


def _extent(text: str, draft: ItemDraft) -> Span:
    return Span.of(text, draft.start, draft.stop)


def _item(source: SourceText, plan: Outline, draft: ItemDraft) -> Item:
    text = source.text[draft.start : draft.stop].strip()
    return Item(
        id=item_id(plan.document, draft.number),
        name=draft.title or " ".join(text.split())[:80],
        title=draft.title,
        category=draft.category,
        date=draft.date,
        urls=list(draft.urls),
        number=draft.number,
        start=draft.start,
        stop=draft.stop,
        text=text,
        document=plan.document,
    )


def _scene(printed: str, text: str, plan: Outline, draft: ItemDraft, mentions: _Mentions) -> Scene:
    """The item to relate: `text` is `printed` as the rules read it, in simplified characters."""
    found: list[Mention] = []
    parties: list[Party] = []
    for start, stop in draft.regions:
        inside = mentions.inside(start, stop)
        found += inside
        taken = [(m.start, m.end) for m in inside]
        # an item on an instrument has no parties but those it names
        no_case = draft.category == "legislation" and not titled_measure(draft.title)
        parties += find_parties(text, start, stop, taken, mentions.short_names, only_named=no_case)
    item = item_id(plan.document, draft.number)
    return Scene(printed, text, draft, item, plan.issue, _sentences(text, draft), found, parties)


def _sentences(text: str, draft: ItemDraft) -> list[Sentence]:
    """The sentences of the body, then the headings: the printed title and the item's repetitions elsewhere."""
    heading = draft.title_span
    found: list[Sentence] = []
    headings: list[Sentence] = []
    body_start = draft.start
    if heading and draft.start <= heading[0] and heading[1] <= draft.stop:
        headings.append(Sentence(*heading, heading=True))
        body_start = heading[1]
    elif heading:
        headings.append(Sentence(*heading, heading=True))
    found += [Sentence(s, e) for s, e in sentences(text, body_start, draft.stop)]
    for start, stop in draft.repeats:
        parts = sentences(text, start, stop)
        if len(parts) == 1 and stop - start < 300:
            headings.append(Sentence(*parts[0], heading=True))
        else:
            found += [Sentence(s, e) for s, e in parts]
    return found + list(dict.fromkeys(headings))


def _hierarchy(builder: FactsBuilder) -> None:
    """Add to every body its line of superiors, as the registry has it."""
    known = registry()
    for node in list(builder.facts().nodes):
        if node.label not in {"Regulator", "Court", "Procuratorate", "Organisation"}:
            continue
        for child, parent in known.parents(node.id):
            builder.node(child)
            builder.node(parent)
            builder.given("SUBORDINATE_TO", child.id, parent.id, "registry")
