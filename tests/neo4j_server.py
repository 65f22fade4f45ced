"""Stores on servers that tests may write to."""

import os

from stores.neo4j import Neo4jStore

WIPE = "MATCH (n) WHERE n:RegAtlas OR n:RegAtlasFacts OR n:RegAtlasStated OR n:RegAtlasState DETACH DELETE n"


def opened(uri: str) -> Neo4jStore:
    password, database = os.environ.get("NEO4J_PASSWORD"), os.environ.get("NEO4J_DATABASE")
    return Neo4jStore(uri, os.environ.get("NEO4J_USERNAME") or "neo4j", password, database)
