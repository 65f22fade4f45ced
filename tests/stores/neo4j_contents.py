"""All that is ours in a Neo4j database, bookkeeping included, in a form to compare."""

from stores.neo4j import Neo4jStore

_NODES = """
    MATCH (n) WHERE n:RegAtlas OR n:RegAtlasFacts OR n:RegAtlasStated OR n:RegAtlasState
    RETURN labels(n) AS labels, properties(n) AS properties
"""
_EDGES = """
    MATCH (a:RegAtlas)-[e]->(b:RegAtlas)
    RETURN a.id AS source, type(e) AS kind, b.id AS target, properties(e) AS properties
"""


def contents(store: Neo4jStore) -> dict[str, list[str]]:
    """Each node and edge as text, sorted; only how often the graph was written to is left out."""
    with store._session() as session:
        nodes = [row.data() for row in session.run(_NODES)]
        edges = [row.data() for row in session.run(_EDGES)]
    for node in nodes:
        node["properties"].pop("revision", None)
        node["labels"].sort()
    return {kind: sorted(map(_text, rows)) for kind, rows in (("nodes", nodes), ("edges", edges))}


def _text(row: dict[str, object]) -> str:
    properties = row["properties"]
    assert isinstance(properties, dict)
    return repr({**row, "properties": dict(sorted(properties.items()))})
