"""`regatlas review`: what a person should look at."""

from typing import Annotated

import typer

from regatlas.commands.options import FormatOption, Store
from regatlas.tables import Format

ONLY = Annotated[
    list[str] | None,
    typer.Option(metavar="ABOUT", help="uncertain, correction, new or merged; may be given many times."),
]


def review(store: Store = None, only: ONLY = None, format: FormatOption = Format.TABLE) -> None:
    """List what a person should look at.

    What was uncertain in reading and why; corrections that correct nothing any more; bodies and laws that the
    registry doesn't know; and what was taken for one thing under several names.

    \b
    Examples:
      regatlas review
      regatlas review --only uncertain --only new
      regatlas review --only merged --format csv > merged.csv
    """
    from regatlas.atlas import open as open_atlas
    from regatlas.exits import CommandError, Exit
    from regatlas.reviewing import ABOUT, Finding, findings
    from regatlas.tables import write

    if wrong := [name for name in only or () if name not in ABOUT]:
        raise CommandError(f"--only {wrong[0]}: must be one of {', '.join(ABOUT)}", Exit.USAGE)
    with open_atlas(store) as atlas:
        write(Finding._fields, findings(atlas.store.corrected(), only or ABOUT), format)
