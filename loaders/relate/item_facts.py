"""From what an item says to its edges: mentions, issuing, the case, its citations and penalties."""

from loaders.facts_builder import FactsBuilder
from loaders.relate.case_edges import write_case
from loaders.relate.citing import law_citations
from loaders.relate.instrument_edges import write_issued, write_law_citations
from loaders.relate.issuing import find_issues, reported
from loaders.relate.item_writer import ItemWriter
from loaders.relate.penalties import find_sanctions
from loaders.relate.proceedings import (
    campaign_acts,
    campaign_counts,
    find_acts,
    only_examples,
    titled_measure,
)
from loaders.relate.sanction import Sanction
from loaders.relate.scene import Scene


def relate(scene: Scene, builder: FactsBuilder) -> None:
    """Add all edges that the item states to `builder`."""
    writer = ItemWriter(scene, builder)
    writer.mentions()
    measures = scene.category != "legislation" or titled_measure(scene.item.title)
    issues = find_issues(scene)
    sanctions = find_sanctions(scene) if measures and not issues else []
    if not issues and scene.category == "enforcement" and not sanctions:
        issues = find_issues(scene, anywhere=True)
    write_issued(writer, issues)
    write_law_citations(writer, law_citations(scene, reported(scene, issues)))
    if measures and not issues:  # what reports an instrument reports no case
        _write_case(writer, sanctions)


def _write_case(writer: ItemWriter, sanctions: list[Sanction]) -> None:
    """The item's case; where it only gives examples, the campaign of which it gives the counts."""
    if not only_examples(writer.scene) or _tells_of_one(sanctions):
        write_case(writer, find_acts(writer.scene), sanctions)
    elif campaign_counts(writer.scene):
        write_case(writer, campaign_acts(writer.scene), [])


def _tells_of_one(sanctions: list[Sanction]) -> bool:
    """Whether an item that speaks of typical cases reports one of them: it names one party that was punished."""
    named = (s.party for s in sanctions if s.party and (s.party.surname or s.party.kind == "named"))
    return len({party.surname or party.words for party in named}) == 1
