"""`regatlas export`: the graph in other tools' forms."""

from typing import Annotated

import typer

from regatlas.commands.options import Output, Store


def export(
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="facts, node-link, graphml, gexf, csv, cypher or neo4j-admin."),
    ],
    output: Output = "-",
    store: Store = None,
) -> None:
    """Write the whole graph for other tools.

    \b
    Examples:
      regatlas export facts -o facts.jsonl
      regatlas export graphml -o atlas.graphml
      regatlas export csv -o atlas.zip
      regatlas export cypher | cypher-shell
      regatlas export neo4j-admin -o import/
    """
    from regatlas.atlas import open as open_atlas
    from regatlas.exits import CommandError, Exit
    from viz.export import export as write

    with open_atlas(store) as atlas:
        try:
            write(atlas.mirror(), kind, output, atlas.store.facts(), atlas.store.corrections())
        except ValueError as error:
            raise CommandError(error, Exit.USAGE) from error
