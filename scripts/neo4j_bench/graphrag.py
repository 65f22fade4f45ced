"""neo4j-graphrag's writer on the same rows: graphrag.py URI ROWS.json, where that is installed; prints seconds."""

import asyncio
import json
import sys
import time
from pathlib import Path

from neo4j import GraphDatabase
from neo4j_graphrag.experimental.components.kg_writer import Neo4jWriter
from neo4j_graphrag.experimental.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship


def main(uri: str, path: str) -> None:
    data = json.loads(Path(path).read_text("utf-8"))
    nodes = [
        Neo4jNode(id=row["id"], label=label, properties=row)
        for label, rows in data["nodes"].items()
        for row in rows
    ]
    edges = [
        Neo4jRelationship(
            start_node_id=row["source"], end_node_id=row["target"], type=kind, properties=row["properties"]
        )
        for kind, rows in data["edges"].items()
        for row in rows
    ]
    driver = GraphDatabase.driver(uri)
    begun = time.perf_counter()
    result = asyncio.run(
        Neo4jWriter(driver, batch_size=10_000).run(Neo4jGraph(nodes=nodes, relationships=edges))
    )
    took = time.perf_counter() - begun
    if result.status != "SUCCESS":
        raise SystemExit(f"the writer failed: {result}")
    print(took)


if __name__ == "__main__":
    main(*sys.argv[1:])
