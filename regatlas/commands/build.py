"""`regatlas build`: read newsletters into an atlas."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from regatlas.commands.options import Corrections, FormatOption, Store
from regatlas.tables import Format

if TYPE_CHECKING:
    from regatlas.building import BuildReport

PATHS = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATHS", help="Newsletters (.txt, .md, .html, .pdf, .docx), folders of them, or -."
    ),
]


def build(
    paths: PATHS,
    store: Store = None,
    corrections: Corrections = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Read newsletters and build the graph.

    Only new and changed ones are read. One that can't be read is reported, and the others still are. Corrections
    (see `regatlas correct`) are applied; one that corrects nothing is reported.

    \b
    Examples:
      regatlas build newsletters/
      regatlas build june.pdf july.html --store bolt://localhost:7687
      curl -s https://example.com/newsletter.html | regatlas build -
    """
    from regatlas.atlas import open as open_atlas
    from regatlas.exits import Exit
    from regatlas.progress import shown
    from regatlas.tables import write
    from regatlas.troubles import say

    with shown() as progress, open_atlas(store, write=True) as atlas:
        report = atlas.build(paths, corrections=corrections, progress=progress)
    for error in (*report.passed_over, *report.failed):
        say(error)
    for message in _corrections(report):
        say(message)
    write(*_summary(report), format)
    if report.failed:
        raise typer.Exit(Exit.UNREAD)


def _corrections(report: "BuildReport") -> Iterator[str]:
    """A line for each correction that did nothing or is kept no more."""
    from regatlas.correcting import told_dropped, told_idle

    yield from map(told_idle, report.idle)
    yield from map(told_dropped, report.dropped)


def _summary(report: "BuildReport") -> tuple[tuple[str, ...], list[tuple[str, str, int]]]:
    """What a build did, as rows of what, kind and count; documents first, then the graph, then the notes."""
    documents = {"read": len(report.read), "unchanged": len(report.unchanged), "failed": len(report.failed)}
    if report.changes is not None:
        documents["replaced"] = len(report.changes.replaced)
    rows = [("document", kind, count) for kind, count in documents.items()]
    if report.corrections or report.idle:
        rows += [("correction", "held", report.corrections), ("correction", "idle", len(report.idle))]
    rows += [("node", kind, count) for kind, count in report.nodes.items()]
    rows += [("edge", kind, count) for kind, count in report.edges.items()]
    if report.changes is not None:
        for what in ("nodes", "edges"):
            tally = getattr(report.changes, what)
            rows += [
                ("change", f"{what} {how}", getattr(tally, how)) for how in ("added", "changed", "removed")
            ]
    rows += [("note", kind, count) for kind, count in report.note_kinds().items()]
    return ("what", "kind", "count"), rows
