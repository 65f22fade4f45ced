"""Where the graph lives: embedded, in Neo4j, or mirrored in memory, behind one interface."""

from stores.base import Changes, Progress, Result, Store, Tally
from stores.errors import StoreError
from stores.open import open_store

__all__ = ["Changes", "Progress", "Result", "Store", "StoreError", "Tally", "open_store"]
