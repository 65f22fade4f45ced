"""Asking one query: its parameters checked, its rows brought to the same form on every store."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from queries.parameters import values
from queries.query import Query
from queries.specialise import specialised
from stores.base import Result, Store


def run_query(
    store: Store,
    query: Query,
    parameters: Mapping[str, object],
    *,
    limit: int | None = None,
    timeout: float | None = None,
) -> Result:
    """The rows of `query`: sets sorted and without repeats, lists never None. Raises QueryError, StoreError."""
    given = values(store, query, parameters)
    statement = store.scoped(specialised(query, given))
    result = store.run(statement, given, limit=limit, timeout=timeout)
    types = {column.name: column.type for column in query.columns}
    forms = [_FORMS.get(types[name], _same) for name in result.columns]
    rows = [[form(value) for form, value in zip(forms, row, strict=True)] for row in result.rows]
    return dataclasses.replace(result, rows=rows)


def _same(value: Any) -> Any:
    return value


def _list(value: Any) -> list[Any]:
    return list(value or [])


def _set(value: Any) -> list[Any]:
    """What `collect` gives, in an order that no engine promises; lists in it are taken apart."""
    flat = [each for one in value or [] for each in (one if isinstance(one, list) else [one])]
    return sorted({each for each in flat if each is not None})


_FORMS: dict[str, Callable[[Any], Any]] = {"list": _list, "set": _set}
