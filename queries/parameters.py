"""Checking the values of a query's parameters, and finding the things that names stand for."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from graph_model.edges import BODIES, PARTIES
from queries.errors import BadParameter, did_you_mean
from queries.query import Parameter, Query
from queries.resolve_name import find_one
from stores.base import Store

#: The labels among which a name is looked for; none means all.
LABELS: dict[str, tuple[str, ...]] = {
    "law": ("Law",),
    "article": ("Article",),
    "body": BODIES,
    "court": ("Court",),
    "party": PARTIES,
    "case": ("LegalCase",),
    "thing": (),
}
Value = str | int | bool


def values(store: Store, query: Query, given: Mapping[str, object]) -> dict[str, Value]:
    """A value for every parameter of `query`: names become ids, what is left out its default.

    Raises BadParameter for a parameter that is unknown, missing or malformed, UnknownName for a name
    that means nothing, or more than one thing, in the graph.
    """
    _refuse_unknown(query, given)
    return {each.name: _value(store, query, each, given.get(each.name)) for each in query.parameters}


def _refuse_unknown(query: Query, given: Mapping[str, object]) -> None:
    from rapidfuzz import process

    names = [parameter.name for parameter in query.parameters]
    for name in given:
        if name not in names:
            similar = [match[0] for match in process.extract(name, names, limit=1, score_cutoff=60)]
            has = f"it has {', '.join(names)}" if names else "it has none"
            raise BadParameter(f"query {query.name}: no parameter {name!r}{did_you_mean(similar)} ({has})")


def _value(store: Store, query: Query, parameter: Parameter, given: object) -> Value:
    if given is None or given == "":
        if parameter.required:
            raise BadParameter(
                f"query {query.name} needs {parameter.name}: {parameter.meaning} (such as {parameter.example})"
            )
        return parameter.default
    if parameter.type in LABELS:
        return find_one(store, str(given), LABELS[parameter.type], parameter.type).id
    check = _CHECKS.get(parameter.type, _text)
    value = check(parameter, given)
    if value is None:
        wanted = " or ".join(parameter.choices) or _WANTED.get(parameter.type, parameter.type)
        raise BadParameter(f"query {query.name}: {parameter.name} must be {wanted}, not {given!r}")
    return value


def _text(parameter: Parameter, given: object) -> Value | None:
    return str(given)


def _choice(parameter: Parameter, given: object) -> Value | None:
    return str(given) if str(given) in parameter.choices else None


def _integer(parameter: Parameter, given: object) -> Value | None:
    text = str(given).strip()
    return int(text) if re.fullmatch(r"\d{1,9}", text) else None


def _boolean(parameter: Parameter, given: object) -> Value | None:
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(
        str(given).casefold()
    )


def _period(parameter: Parameter, given: object) -> Value | None:
    text = str(given).strip()
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text, re.ASCII)
    return text if parts and _is_day(f"{parts[1]}-{parts[2] or '01'}-{parts[3] or '01'}") else None


def _date(parameter: Parameter, given: object) -> Value | None:
    text = str(given).strip()
    return text if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) and _is_day(text) else None


def _month(parameter: Parameter, given: object) -> Value | None:
    text = str(given).strip()
    return text if re.fullmatch(r"\d{4}-\d\d", text, re.ASCII) and _is_day(f"{text}-01") else None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_CHECKS: dict[str, Callable[[Parameter, object], Value | None]] = {
    "choice": _choice,
    "integer": _integer,
    "boolean": _boolean,
    "period": _period,
    "date": _date,
    "month": _month,
}
_WANTED = {
    "integer": "a whole number",
    "boolean": "true or false",
    "period": "a year, month or day (YYYY, YYYY-MM or YYYY-MM-DD)",
    "date": "a day (YYYY-MM-DD)",
    "month": "a month (YYYY-MM)",
}
