"""What every query gives: something, in the columns that it names, of the types that they promise."""

import pytest
from query_settings import settings

from queries.catalogue import catalogue, run
from stores.base import Store


@pytest.mark.parametrize("name", list(catalogue()))
def test_finds_something_and_what_it_says_it_finds(name: str, many: Store) -> None:
    query = catalogue()[name]
    results = [run(many, name, **given) for given in settings(query.parameters, many)]  # type: ignore[arg-type]
    assert any(result.rows for result in results)
    assert results[0].columns == [column.name for column in query.columns]


@pytest.mark.parametrize("name", list(catalogue()))
def test_values_have_the_types_that_the_columns_promise(name: str, many: Store) -> None:
    types = {"string": str, "integer": int, "number": float, "boolean": bool, "list": list, "set": list}
    query = catalogue()[name]
    for given in settings(query.parameters, many):
        for row in run(many, name, **given).rows:  # type: ignore[arg-type]
            for column, value in zip(query.columns, row, strict=True):
                assert value is None or type(value) is types[column.type], column.name
