"""What Neo4j must have before anything is loaded: constraints and indexes on our markers and edges only.

Nothing here constrains other people's nodes, or indexes them, even if they bear a label such as Person or Company.
"""

from functools import cache

from graph_model.edges import ENDPOINTS
from graph_model.schema import MARKER, node_columns

#: The version of the layout that this RegAtlas writes; `regatlas migrate` brings older ones to it.
VERSION = 2
#: The version of a graph that `neo4j-admin` has imported, until `regatlas migrate` completes it.
IMPORTED = 0

#: Nodes that keep what documents state, what several of them state alike, and the state of the whole.
FACTS, STATED, STATE = f"{MARKER}Facts", f"{MARKER}Stated", f"{MARKER}State"
#: Nodes that have names in both languages, which one searches for.
NAMED = f"{MARKER}Named"
#: The full-text index over names and aliases: bigrams of Chinese characters, whole words in other scripts.
NAMES = f"{MARKER.lower()}_names"
_PREFIX = MARKER.lower()


def statements() -> list[str]:
    """The statements that make constraints and indexes; each may be run again and again."""
    return [
        *(
            f"CREATE CONSTRAINT {_PREFIX}_{label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
            for label in (MARKER, FACTS, STATED, STATE)
        ),
        f"CREATE INDEX {_PREFIX}_facts_name IF NOT EXISTS FOR (f:{FACTS}) ON (f.name)",
        f"CREATE INDEX {_PREFIX}_penalised_case IF NOT EXISTS FOR ()-[p:PENALISED]-() ON (p.case_id)",
        f"CREATE FULLTEXT INDEX {NAMES} IF NOT EXISTS FOR (n:{NAMED}) ON EACH [n.name, n.name_zh, n.aliases] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}",
        *(
            f"CREATE INDEX {_PREFIX}_{kind.lower()}_id IF NOT EXISTS FOR ()-[e:{kind}]-() ON (e.id)"
            for kind in ENDPOINTS
        ),
    ]


@cache
def labels_of(label: str) -> str:
    """The labels, joined as in Cypher, that a node of this kind bears."""
    return ":".join([MARKER, *([NAMED] if "aliases" in node_columns(label) else []), label])
