"""Opens the store that a path or a URI names."""

import os
from pathlib import Path

from stores.base import Store
from stores.errors import StoreError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
DEFAULT = Path("atlas")


def open_store(where: str | Path | None = None, *, read_only: bool = False) -> Store:
    """The store at `where`: a path is an embedded atlas, a bolt:// or neo4j:// URI a Neo4j server.

    Without `where` it is the server that NEO4J_URI names, or else ./atlas. NEO4J_USERNAME, NEO4J_PASSWORD and
    NEO4J_DATABASE say how to log in to a server. Raises StoreError if there is nothing to open; with `read_only`
    also if the folder holds no atlas yet.
    """
    where = where or os.environ.get("NEO4J_URI") or DEFAULT
    scheme, has_scheme, _ = str(where).partition("://")
    if not has_scheme:
        from stores.embedded import EmbeddedStore

        return EmbeddedStore(Path(where), read_only=read_only)
    if scheme not in SCHEMES:
        raise StoreError(
            where, f"{scheme}:// is no address of a store", f"use a path or {', '.join(SCHEMES[:4])}"
        )
    return _server(str(where))


def _server(uri: str) -> Store:
    from stores.neo4j import Neo4jStore

    username = os.environ.get("NEO4J_USERNAME") or "neo4j"
    return Neo4jStore(
        uri, username, os.environ.get("NEO4J_PASSWORD"), os.environ.get("NEO4J_DATABASE") or None
    )
