"""What the store is measured against: the plain driver, each row merged by its key, as tightly as it can be written."""

from collections import defaultdict
from typing import Any

from neo4j import Driver

from graph_model import DocumentFacts, merge
from graph_model.schema import edge_properties, node_properties

BATCH = 10_000
CONSTRAINT = "CREATE CONSTRAINT plain_id IF NOT EXISTS FOR (n:RegAtlas) REQUIRE n.id IS UNIQUE"
Rows = dict[str, list[dict[str, Any]]]


def rows_of(documents: list[DocumentFacts]) -> tuple[Rows, Rows]:
    """The nodes of the merged graph by label, and its edges by kind, ready to be sent."""
    nodes: Rows = defaultdict(list)
    edges: Rows = defaultdict(list)
    graph = merge(documents)
    for node in graph.nodes.values():
        nodes[node.label].append(node_properties(node))
    for edge in graph.edges.values():
        row = {
            "id": edge.id,
            "source": edge.source,
            "target": edge.target,
            "properties": edge_properties(edge),
        }
        edges[edge.predicate].append(row)
    return nodes, edges


def load(driver: Driver, nodes: Rows, edges: Rows) -> None:
    """Loads what `rows_of` gives."""
    for label, rows in nodes.items():
        _each(
            driver, f"UNWIND $rows AS row MERGE (n:RegAtlas {{id: row.id}}) SET n:{label} SET n = row", rows
        )
    for kind, rows in edges.items():
        statement = f"""UNWIND $rows AS row
            MATCH (a:RegAtlas {{id: row.source}}) MATCH (b:RegAtlas {{id: row.target}})
            MERGE (a)-[e:{kind} {{id: row.id}}]->(b) SET e = row.properties"""
        _each(driver, statement, rows)


def _each(driver: Driver, statement: str, rows: list[dict[str, Any]]) -> None:
    with driver.session() as session:
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            session.execute_write(lambda tx, batch=batch: tx.run(statement, rows=batch).consume())
