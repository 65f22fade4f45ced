"""`regatlas query`: the catalogue, and Cypher."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from regatlas.commands.options import FormatOption, Store
from regatlas.exits import CommandError, Exit
from regatlas.tables import Format

if TYPE_CHECKING:
    from queries.catalogue import Parameter
    from stores.base import Result

WHAT = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME|CYPHER", help="A query of the catalogue, a Cypher statement, or - to read one."
    ),
]
PARAMETERS = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", metavar="KEY=VALUE", help="A parameter; may be given many times."),
]
COLUMNS = Annotated[str | None, typer.Option(metavar="A,B,C", help="Show these columns, in this order.")]
DESCRIBE = Annotated[bool, typer.Option("--describe", help="Show what the query NAME asks, takes and gives.")]
WRITE = Annotated[bool, typer.Option("--write", help="Let Cypher change a Neo4j database.")]


def query(
    what: WHAT = None,
    param: PARAMETERS = None,
    store: Store = None,
    format: FormatOption = Format.TABLE,
    columns: COLUMNS = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many rows.")] = None,
    timeout: Annotated[
        float | None, typer.Option(min=0.001, metavar="SECONDS", help="Give up after this.")
    ] = None,
    describe: DESCRIBE = False,
    write: WRITE = False,
) -> None:
    """Ask a question of the catalogue, or in Cypher.

    Without an argument, list the catalogue. Cypher may only read, unless --write is given.

    \b
    Examples:
      regatlas query
      regatlas query penalties-by-article --format csv
      regatlas query penalties-of-regulator --param body=CAC
      regatlas query penalties-of-regulator --describe
      regatlas query 'MATCH (r:Regulator)-[p:PENALISED]->(c) RETURN r.name, p.kind, p.amount_cny, c.name'
      regatlas query 'MATCH (l:Law) WHERE l.name = $name RETURN l' -p 'name=Data Security Law' --format json
    """
    from regatlas import tables

    if what is None:
        tables.write(*_catalogue(), format)
        return
    statement = sys.stdin.buffer.read().decode("utf-8", "replace") if what == "-" else what
    if describe:
        tables.write(*_description(statement), format)
        return
    result = _answer(statement, _parsed(param or []), store, limit=limit, timeout=timeout, write=write)
    tables.write(*_chosen(result, columns), format)
    if result.truncated:
        from regatlas.troubles import say

        say(f"there are more than {limit} rows; raise --limit to see them")


def _answer(statement: str, parameters: dict[str, Any], store: str | None, **settings: Any) -> "Result":
    from regatlas.atlas import open as open_atlas
    from stores.errors import StoreError

    with open_atlas(store, write=settings["write"]) as atlas:
        try:
            return atlas.result(statement, parameters, **settings)
        except StoreError as error:
            raise CommandError(error, Exit.QUERY) from error


def _parsed(pairs: list[str]) -> dict[str, Any]:
    """`key=value` pairs; a value that is a JSON number, list, true, false or null is that, any other is text."""
    values: dict[str, Any] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.isidentifier():
            raise CommandError(f"--param {pair}: must be KEY=VALUE", Exit.USAGE)
        values[key] = _value(value)
    return values


def _value(text: str) -> Any:
    import json

    try:
        value = json.loads(text)
    except ValueError:
        return text
    return text if isinstance(value, dict) else value


def _chosen(result: "Result", columns: str | None) -> tuple[list[str], list[list[Any]]]:
    if columns is None:
        return result.columns, result.rows
    wanted = [name.strip() for name in columns.split(",")]
    missing = [name for name in wanted if name not in result.columns]
    if missing:
        raise CommandError(f"no column {missing[0]!r}; there are {', '.join(result.columns)}", Exit.USAGE)
    places = [result.columns.index(name) for name in wanted]
    return wanted, [[row[place] for place in places] for row in result.rows]


def _catalogue() -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    from queries.catalogue import catalogue

    return ("name", "topic", "title"), [(q.name, q.topic, q.title) for q in catalogue().values()]


def _description(name: str) -> tuple[tuple[str, str, str], list[tuple[str, str, str]]]:
    from queries.catalogue import named

    found = named(name)
    rows = [("title", name, found.title), ("question", name, found.question)]
    rows += [("parameter", p.name, _parameter(p)) for p in found.parameters]
    rows += [("column", column.name, column.meaning) for column in found.columns]
    return ("what", "name", "meaning"), rows


def _parameter(parameter: "Parameter") -> str:
    choices = f"; one of {', '.join(parameter.choices)}" if parameter.choices else ""
    need = "required" if parameter.required else "optional"
    return f"{parameter.meaning} ({need}{choices}; such as {parameter.example})"
