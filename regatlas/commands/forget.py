"""`regatlas forget`: take a document out again."""

from typing import Annotated

import typer

from regatlas.commands.options import Store


def forget(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its file name, id or SHA-256.")],
    store: Store = None,
) -> None:
    """Take a document out of the atlas.

    What it alone states goes with it; what others state stays.

    \b
    Examples:
      regatlas forget newsletter-2023-11.txt
    """
    from regatlas.atlas import open as open_atlas

    with open_atlas(store, write=True) as atlas:
        changes = atlas.forget(document)
    print(f"{document}: forgotten, with {changes.nodes.removed} nodes and {changes.edges.removed} edges")
