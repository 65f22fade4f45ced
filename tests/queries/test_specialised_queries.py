"""A query's text for the values given: it leads to an index, changes no row, and holds none of them."""

from typing import Any

import pytest
from query_settings import KEYED, KEYS, given

from queries.catalogue import catalogue
from queries.parameters import LABELS
from queries.query import Parameter, Query
from queries.specialise import specialised
from stores.base import Store


@pytest.mark.parametrize(("query", "key"), KEYED)
def test_what_leads_to_the_index_changes_no_row(many: Store, query: Query, key: Parameter) -> None:
    sample = many.run(*_SAMPLES[key.type]).rows
    assert sample
    for (value,) in sample:
        values = given(query, key) | {key.name: value}
        values |= {each.name: value for each in query.parameters if each.required and each.type in KEYS}
        values |= {
            each.name: "2025-01-01" for each in query.parameters if each.type == "date" and each.required
        }
        plain, quick = many.run(query.cypher, values), many.run(specialised(query, values), values)
        assert sorted(map(repr, map(_unordered, plain.rows))) == sorted(
            map(repr, map(_unordered, quick.rows))
        )


def _unordered(row: list[Any]) -> list[Any]:
    return [sorted(map(repr, value)) if isinstance(value, list) else value for value in row]


def _of(*labels: str) -> tuple[str, dict[str, Any]]:
    return "MATCH (n) WHERE n.label IN $labels RETURN n.id ORDER BY n.id LIMIT 12", {"labels": list(labels)}


_SAMPLES: dict[str, tuple[str, dict[str, Any]]] = {
    kind: _of(*labels) for kind, labels in LABELS.items() if labels
}
_SAMPLES["thing"] = _of("Regulator", "Law", "Company", "Item", "LegalCase")
_SAMPLES["edge"] = ("MATCH ()-[e]->() RETURN e.id ORDER BY e.id LIMIT 20", {})


@pytest.mark.parametrize("query", catalogue().values(), ids=lambda query: query.name)
def test_no_value_becomes_part_of_the_text(query: Query) -> None:
    hostile = "x'}) DETACH DELETE n //"
    values = {
        each.name: hostile if isinstance(each.default, str) else each.default for each in query.parameters
    }
    assert "DETACH" not in specialised(query, values)
