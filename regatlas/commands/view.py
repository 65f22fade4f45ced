"""`regatlas view`: pages to look at."""

from typing import Annotated

import typer

from regatlas.commands.options import Output, Store


def view(
    view: Annotated[
        str, typer.Argument(metavar="VIEW", help="regulators, neighbourhood, citation-trace or everything.")
    ],
    node: Annotated[
        str | None,
        typer.Argument(metavar="NODE", help="What the view is about, by any of its names or its id."),
    ] = None,
    output: Output = "-",
    store: Store = None,
) -> None:
    """Draw a page to click through.

    One HTML file, which opens in any browser and asks the network for nothing.

    \b
    Examples:
      regatlas view regulators -o regulators.html
      regatlas view neighbourhood CAC -o cac.html
      regatlas view citation-trace "DSL 27" -o dsl-27.html
    """
    from regatlas.atlas import open as open_atlas
    from regatlas.exits import CommandError, Exit
    from viz import page, write_page

    with open_atlas(store) as atlas:
        key = atlas.find(node) if node else None
        try:
            html = page(atlas.mirror(), view, node=key)
        except ValueError as error:
            raise CommandError(error, Exit.USAGE) from error
    write_page(html, output)
