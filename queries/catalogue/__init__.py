"""The catalogue of named queries: `catalogue()` lists them, `run()` asks one."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from queries.errors import UnknownQuery
from queries.execution import run_query
from queries.query import Column, Parameter, Query, catalogue_folder, read_query
from stores.base import Result, Store

__all__ = ["Column", "Parameter", "Query", "Result", "catalogue", "named", "questions", "run"]


@cache
def catalogue() -> Mapping[str, Query]:
    """All queries by name, in alphabetical order."""
    found = sorted(file.name for file in catalogue_folder().iterdir() if file.name.endswith(".cypher"))
    texts = {name.removesuffix(".cypher"): (catalogue_folder() / name).read_text("utf-8") for name in found}
    return MappingProxyType({name: read_query(name, text) for name, text in texts.items()})


def named(name: str) -> Query:
    """The query with this name; raises UnknownQuery, which suggests similar names."""
    query = catalogue().get(name)
    if query is None:
        raise UnknownQuery(name, _similar(name))
    return query


def run(
    store: Store,
    name: str,
    /,
    *,
    limit: int | None = None,
    timeout: float | None = None,
    **parameters: object,
) -> Result:
    """The rows that the query called `name` gives on `store`: at most `limit`, within `timeout` seconds.

    A parameter that stands for a thing takes its id or any name of it. Raises QueryError for an unknown
    query, a bad parameter or a name that means nothing or several things in this graph; StoreError as `store.run`.
    """
    return run_query(store, named(name), parameters, limit=limit, timeout=timeout)


@cache
def questions() -> Mapping[int, tuple[str, tuple[str, ...]]]:
    """What people ask, by number: the question and the names of the queries that answer it."""
    import yaml

    entries = yaml.safe_load((catalogue_folder() / "questions.yaml").read_text("utf-8"))
    return MappingProxyType({e["number"]: (e["question"], tuple(e["queries"])) for e in entries})


def _similar(name: str) -> list[str]:
    from rapidfuzz import fuzz, process

    best = process.extract(name, list(catalogue()), scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    return [match[0] for match in best]
