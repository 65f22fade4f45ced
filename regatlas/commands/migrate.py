"""`regatlas migrate`: bring a store that an older RegAtlas made up to date."""

from regatlas.commands.options import Store


def migrate(store: Store = None) -> None:
    """Bring a store up to date.

    A Neo4j database gets the constraints and indexes that it lacks, and a graph that an older RegAtlas
    made gets today's layout. Broken off, it goes on when called again. An atlas in a folder needs none of it.

    \b
    Examples:
      regatlas migrate --store bolt://localhost:7687
    """
    from regatlas.atlas import open as open_atlas
    from regatlas.progress import shown

    with shown() as progress, open_atlas(store, write=True) as atlas:
        before, after = atlas.store.migrate(progress=progress)
    print(f"schema {after}" + ("" if before == after else f" (was {before})"))
