"""Values with which every query of the catalogue is asked in the tests."""

from typing import Any

import pytest

from queries.catalogue import catalogue
from queries.parameters import LABELS
from queries.query import Parameter, Query
from stores.base import Store

#: Values that find something in the newsletters drawn by chance.
OTHERS: dict[str, str | int | bool] = {
    "body": "regulator:cac",
    "law": "law:pipl",
    "article": "article:dsl:45",
    "period": "2025-02",
    "cited_as": "applied",
    "thing": "regulator:cac",
    "party": "company:firm-0",
    "since": "2025-01-01",
    "until": "2025-02-15",
    "day": "2025-02-05",
    "since_issue": "2025-01",
    "sector": "hosp",
    "apps_only": False,
}


def settings(parameters: tuple[Parameter, ...], store: Store) -> list[dict[str, str | int | bool]]:
    """The required parameters alone; each optional one beside them; and values for as many as there are."""
    found = "MATCH (a)-[e:{}]->(b) RETURN {} ORDER BY e.id LIMIT 1"
    ids = {
        "edge": store.run(found.format("CITED", "e.id")).rows[0][0],
        "case": store.run(found.format("ENFORCED", "b.id")).rows[0][0],
    }
    examples = {p.name: ids.get(p.type, p.example) for p in parameters}
    base = {p.name: examples[p.name] for p in parameters if p.required}
    each = [{**base, p.name: examples[p.name]} for p in parameters if not p.required]
    others = {name: value for name, value in OTHERS.items() if name in examples}
    return [base, *each, base | others]


KEYS = {*LABELS, "edge"}
#: Every parameter that names one thing, with its query.
KEYED = [
    pytest.param(query, parameter, id=f"{query.name}-{parameter.name}")
    for query in catalogue().values()
    for parameter in query.parameters
    if parameter.type in KEYS
]


def given(query: Query, key: Parameter) -> dict[str, Any]:
    """A value for `key`, and for whatever else must have one."""
    value = {"edge": "issued:0123456789abcdef"}
    return {
        each.name: value.get(each.type, "x") if each == key or each.required else each.default
        for each in query.parameters
    }
