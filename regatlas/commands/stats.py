"""`regatlas stats`: what an atlas holds."""

from regatlas.commands.options import FormatOption, Store
from regatlas.tables import Format


def stats(store: Store = None, format: FormatOption = Format.TABLE) -> None:
    """Count what the atlas holds, by kind.

    \b
    Examples:
      regatlas stats
      regatlas stats --store bolt://localhost:7687 --format json
    """
    from regatlas.atlas import open as open_atlas
    from regatlas.tables import write

    with open_atlas(store) as atlas:
        nodes, edges = atlas.counts()
    rows = [("node", kind, count) for kind, count in nodes.items()]
    rows += [("edge", kind, count) for kind, count in edges.items()]
    rows += [("all", "nodes", sum(nodes.values())), ("all", "edges", sum(edges.values()))]
    write(("what", "kind", "count"), rows, format)
