"""`regatlas trace`: from penalties to articles to laws and back, with quotes."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from regatlas.commands.options import FormatOption, Store
from regatlas.tables import Format

if TYPE_CHECKING:
    from queries.trace import Summary, Trace

WHAT = Annotated[
    str,
    typer.Argument(
        metavar="WHAT", help="An article, law, body, party or case, by any of its names or its id."
    ),
]
#: What of a row a person reads; programs get all columns.
SHOWN = (
    "law",
    "article",
    "cited_as",
    "date",
    "authority",
    "party",
    "kind",
    "amount_cny",
    "quote",
    "citation",
    "newsletter",
    "urls",
)
INSTRUMENTS = ("law", "cited_as", "article", "bodies", "stage", "date", "quote", "newsletter", "urls")


def trace(what: WHAT, store: Store = None, format: FormatOption = Format.TABLE) -> None:
    """Follow penalties, articles and laws, with quotes.

    Who was penalised under what, by whom, for how much, and the sentence that says so. JSON adds the instruments
    that cite the law, and a summary.

    \b
    Examples:
      regatlas trace "DSL 27"
      regatlas trace "Personal Information Protection Law" --format csv
      regatlas trace 国家网信办 --format json
    """
    from regatlas.atlas import open as open_atlas

    with open_atlas(store) as atlas:
        found = atlas.trace(what)
    if format is Format.JSON:
        print(found.model_dump_json(indent=2))
    else:
        _write(found, format)


def _write(found: "Trace", format: Format) -> None:
    from regatlas.tables import write
    from regatlas.troubles import say

    columns = found.columns() if format is Format.CSV else SHOWN
    write(columns, [[record[name] for name in columns] for record in found.records()], format)
    if found.instruments and sys.stdout.isatty():
        print("Instruments that cite it")
        write(
            INSTRUMENTS, [[getattr(each, name) for name in INSTRUMENTS] for each in found.instruments], format
        )
    say(f"{found.name}: {_sentence(found.summary)}")


def _sentence(summary: "Summary") -> str:
    from regatlas.tables import cell

    silent = f" ({summary.fines_without_amount} without an amount)" if summary.fines_without_amount else ""
    total = f", {cell(summary.fines_cny)} yuan together" if summary.fines_cny is not None else ""
    counts = ", ".join(
        _counted(n, word) for n, word in ((summary.cases, "case"), (summary.penalties, "penalty"))
    )
    return f"{counts}, {summary.fines} of them fines{silent}{total}"


def _counted(number: int, word: str) -> str:
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{number} {word if number == 1 else plural}"
