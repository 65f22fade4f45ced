"""From what an item says to its edges: mentions, issuing, the case, its citations and penalties."""

from loaders.facts_builder import FactsBuilder
from loaders.relate.case_edges import write_case
from loaders.relate.citing import law_citations
from loaders.relate.instrument_edges import write_issued, write_law_citations
from loaders.relate.issue import Issue
from loaders.relate.issuing import find_issues, reported
from loaders.relate.item_writer import ItemWriter
from loaders.relate.penalties import find_sanctions
from loaders.relate.proceedings import (
    campaign_acts,
    campaign_counts,
    find_acts,
    only_examples,
    tells_of_one,
    titled_measure,
)
from loaders.relate.scene import Scene


def relate(scene: Scene, builder: FactsBuilder) -> None:
    """Add all edges that the item states to `builder`."""
    writer = ItemWriter(scene, builder)
    writer.mentions()
    issues = find_issues(scene)
    if not issues and scene.category == "enforcement" and not find_sanctions(scene):
        issues = find_issues(scene, anywhere=True)
    write_issued(writer, issues)
    write_law_citations(writer, law_citations(scene, reported(scene, issues)))
    if not _may_have_case(scene, issues):
        return
    if only_examples(scene) and not tells_of_one(scene):
        write_case(writer, campaign_acts(scene), [])
    else:
        write_case(writer, find_acts(scene), find_sanctions(scene))


def _may_have_case(scene: Scene, issues: list[Issue]) -> bool:
    """Whether the item may report a case: not where it reports an instrument or only examples."""
    examples = only_examples(scene) and not campaign_counts(scene) and not tells_of_one(scene)
    if examples or (scene.category == "legislation" and not titled_measure(scene.item.title)):
        return False
    return not issues
