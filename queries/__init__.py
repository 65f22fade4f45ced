"""Questions: the catalogue of named Cypher queries, names to things, and the trace from penalty to article to law."""

from queries.catalogue import named, run
from queries.errors import QueryError
from queries.resolve_name import Thing, find_things

__all__ = ["QueryError", "Thing", "find_things", "named", "run"]
