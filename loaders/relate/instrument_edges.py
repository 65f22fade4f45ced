"""Writes who issued the instruments that an item reports, and what these cite."""

from graph_model.nodes import Law
from loaders.mentions import Mention
from loaders.relate.citing import Citation
from loaders.relate.issue import Issue
from loaders.relate.issuing_dates import issued_on, stage, stated_date
from loaders.relate.item_writer import ItemWriter

_STRENGTH = {"amends": 2, "implements": 1, "mentions": 0}


def write_issued(writer: ItemWriter, issues: list[Issue]) -> None:
    """An ISSUED edge for each issuer of each instrument, with stage and stated dates."""
    if not issues:
        return
    scene = writer.scene
    effective, until = stated_date(scene, "effective"), stated_date(scene, "comments_until")
    for issue in issues:
        law = issue.law.node
        assert isinstance(law, Law)
        found = stage(scene, issue.law)
        _set_status(writer, law, found)
        writer.builder.stated(
            "ISSUED",
            issue.issuer.node.id,
            law.id,
            writer.item,
            [writer.quote(issue.sentence)],
            stage=found,
            date=issued_on(scene, effective),
            effective=effective,
            comments_until=until if found == "draft" else None,
        )


def _set_status(writer: ItemWriter, law: Law, found: str) -> None:
    """An instrument that the registry does not know has the status that the text gives it."""
    taken = writer.builder.get(law.id)
    if isinstance(taken, Law) and not taken.status:
        writer.builder.replace(taken.model_copy(update={"status": found}))


def write_law_citations(writer: ItemWriter, citations: list[tuple[Mention, Citation]]) -> None:
    """One CITED edge for each law that an instrument cites, by the strongest way of citing it."""
    strongest: dict[tuple[str, str], tuple[Mention, Citation]] = {}
    for law, citation in citations:
        key = (law.node.id, citation.cited.node.id)
        if key not in strongest or _STRENGTH[citation.how] > _STRENGTH[strongest[key][1].how]:
            strongest[key] = (law, citation)
    for law, citation in strongest.values():
        writer.cite(law.node.id, citation)
