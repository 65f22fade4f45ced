"""`regatlas analyse`: what the shape of the graph tells."""

from typing import TYPE_CHECKING, Annotated

import typer

from regatlas.commands.options import FormatOption, Store
from regatlas.tables import Format

if TYPE_CHECKING:
    from queries.analyse import Analysis
    from regatlas.atlas import Atlas
    from stores.base import Mirror

WHAT = Annotated[
    str,
    typer.Argument(metavar="WHAT", help="centralities, communities, co-enforcement, co-issuing or path."),
]
ENDS = Annotated[
    list[str] | None, typer.Argument(metavar="FROM TO", help="For path: two things, by any of their names.")
]
PAGE = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE.html", help="Also draw a page into this file.")
]


def analyse(
    what: WHAT,
    ends: ENDS = None,
    store: Store = None,
    format: FormatOption = Format.TABLE,
    top: Annotated[int, typer.Option(min=1, help="At most so many rows (of each community).")] = 50,
    output: PAGE = None,
) -> None:
    """Tell what stands in the middle, what hangs together, who acts with whom.

    Newsletters and their items are left out, for they would join all with all.

    \b
    Examples:
      regatlas analyse centralities --top 20
      regatlas analyse communities -o communities.html
      regatlas analyse co-issuing --format csv
      regatlas analyse path "Shanghai CA" MPS
    """
    from regatlas.atlas import open as open_atlas
    from regatlas.tables import write

    with open_atlas(store) as atlas:
        mirror = atlas.mirror()
        found = _found(atlas, mirror, what, ends or [], top)
    write(found.columns, found.rows, format)
    if output is not None:
        from viz.page import page_of, write_page
        from viz.views.analysis import analysis

        write_page(page_of(mirror, analysis(mirror, found)), output)


def _found(atlas: "Atlas", mirror: "Mirror", what: str, ends: list[str], top: int) -> "Analysis":
    from queries.analyse import ANALYSES, path
    from regatlas.exits import CommandError, Exit

    if what == "path":
        if len(ends) != 2:
            raise CommandError('path needs two ends: regatlas analyse path "Shanghai CA" MPS', Exit.USAGE)
        return path(mirror, *map(atlas.find, ends))
    if what not in ANALYSES or ends:
        known = ", ".join([*ANALYSES, "path FROM TO"])
        raise CommandError(
            f"there is no analysis {' '.join([what, *ends])!r}; choose one of {known}", Exit.USAGE
        )
    return ANALYSES[what](mirror, top)
