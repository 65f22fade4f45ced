"""What Neo4j must have before anything is loaded: constraints on our marker only, and indexes by which to find.

Nothing here constrains other people's nodes, even if they bear a label such as Person or Company.
"""

from graph_model.nodes import NODE_TYPES
from graph_model.schema import MARKER, node_columns

#: Nodes that keep what documents state, and how far the graph is; both are ours alone.
FACTS, STATE = f"{MARKER}Facts", f"{MARKER}State"


def statements() -> list[str]:
    """The statements that make constraints and indexes; each may be run again and again."""
    constraints = [
        f"CREATE CONSTRAINT {MARKER.lower()}_{label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in (MARKER, FACTS, STATE)
    ]
    by_label = [
        f"CREATE INDEX {MARKER.lower()}_id_{label.lower()} IF NOT EXISTS FOR (n:{label}) ON (n.id)"
        for label in NODE_TYPES
    ]
    indexed = sorted(
        {name for label in NODE_TYPES for name in NODE_TYPES[label].indexed if name in node_columns(label)}
    )
    return constraints + by_label + [_index(name) for name in indexed]


def _index(name: str) -> str:
    # Range indexes refuse values over 8 kB; text indexes take the longest names there are.
    kind = "TEXT INDEX" if name == "name" else "INDEX"
    return f"CREATE {kind} {MARKER.lower()}_{name} IF NOT EXISTS FOR (n:{MARKER}) ON (n.{name})"
