"""`regatlas view`: pages to look at."""

from pathlib import Path
from typing import Annotated

import typer

from regatlas.commands.options import Output, Store


def view(
    view: Annotated[
        str,
        typer.Argument(
            metavar="VIEW",
            help="regulators, neighbourhood, citation-trace, everything, law-life, fines-by-regulator, fines-by-law "
            "or citation-matrix.",
        ),
    ],
    node: Annotated[
        str | None,
        typer.Argument(metavar="NODE", help="What the view is about, by any of its names or its id."),
    ] = None,
    output: Output = "-",
    store: Store = None,
) -> None:
    """Draw a page to click through, or an image.

    One HTML file, which opens in any browser and asks the network for nothing; with a name that ends in .svg or
    .png, the drawing alone.

    \b
    Examples:
      regatlas view regulators -o regulators.html
      regatlas view neighbourhood CAC -o cac.html
      regatlas view citation-trace "DSL 27" -o dsl-27.html
      regatlas view law-life PIPL -o pipl.html
      regatlas view fines-by-regulator -o fines.png
    """
    from regatlas.atlas import open as open_atlas
    from regatlas.exits import CommandError, Exit
    from viz.image import image
    from viz.output import write_bytes
    from viz.page import page

    form = Path(output).suffix.lower().removeprefix(".")
    with open_atlas(store) as atlas:
        key = atlas.find(node) if node else None
        try:
            if form in ("svg", "png"):
                content = image(atlas.mirror(), view, form, node=key)
            else:
                content = page(atlas.mirror(), view, node=key).encode("utf-8", "replace")
        except ValueError as error:
            raise CommandError(error, Exit.USAGE) from error
    write_bytes(content, output)
