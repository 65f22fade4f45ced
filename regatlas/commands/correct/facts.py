"""Corrections of facts: what is not so, and what is missing."""

from typing import TYPE_CHECKING, Annotated

import typer

from regatlas.commands.correct.writing import Who, Why, checked, remarks, write
from regatlas.commands.options import Corrections, Store

if TYPE_CHECKING:
    from graph_model.corrections import Correction
    from stores.base import Store as AnyStore

SOURCE = Annotated[
    str,
    typer.Argument(
        metavar="FROM", help="A thing by id or name; `case` is the item's; Company:NAME a new one."
    ),
]
TARGET = Annotated[
    str | None, typer.Argument(metavar="[TO]", help="Likewise; an unnamed party is Company:*WORDS.")
]


def strike(
    edge: Annotated[
        str, typer.Argument(metavar="EDGE|FROM", help="The id of the edge, or the thing it comes from.")
    ],
    predicate: Annotated[str | None, typer.Argument(metavar="[PREDICATE]", help="Such as PENALISED.")] = None,
    target: Annotated[str | None, typer.Argument(metavar="[TO]", help="The thing that it leads to.")] = None,
    why: Why = None,
    who: Who = None,
    store: Store = None,
    corrections: Corrections = None,
) -> None:
    """Say that a fact is not so.

    A penalty goes with all that tells of it. The CONTAINS edge of an item takes all that the item states with it.

    \b
    Examples:
      regatlas correct strike penalised:0123456789abcdef --why "the fine is a ceiling"
      regatlas correct strike "Shanghai CA" PENALISED "a medical company"
    """

    def make(store: "AnyStore") -> list["Correction"]:
        from graph_model.corrections import Strike, Undo
        from regatlas.correcting_facts import added_by, edge_of, words_of

        found = edge_of(store, edge, predicate, target)
        if line := added_by(store, found, corrections):
            return [checked(Undo, {"line": line.id} | remarks(who, why))]
        return [checked(Strike, {"edge": found.id, "fact": words_of(store, found)} | remarks(who, why))]

    write(store, corrections, make)


def add(
    source: SOURCE,
    predicate: Annotated[
        str,
        typer.Argument(
            metavar="PREDICATE",
            help="ISSUED, ENFORCED, PROSECUTED, HEARD, CITED, PENALISED or MENTIONED_IN.",
        ),
    ],
    target: TARGET = None,
    quote: Annotated[str, typer.Option(metavar="WORDS", help="The words that state it, as printed.")] = "",
    document: Annotated[
        str | None, typer.Option(metavar="FILE", help="The newsletter; needed where several hold the quote.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="Of a penalty: fine, warning ...")] = None,
    amount: Annotated[float | None, typer.Option(metavar="YUAN", help="Of a penalty.")] = None,
    months: Annotated[int | None, typer.Option(help="Of a penalty.")] = None,
    cited_as: Annotated[
        str | None, typer.Option("--as", help="Of CITED: violated, applied, implements, amends or mentions.")
    ] = None,
    stage: Annotated[str | None, typer.Option(help="Of ISSUED: draft or final.")] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Default: the item's.")] = None,
    effective: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Of ISSUED.")] = None,
    comments_until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Of ISSUED.")] = None,
    case_kind: Annotated[
        str | None, typer.Option(help="Of a case that is made: administrative, criminal, civil ...")
    ] = None,
    why: Why = None,
    who: Who = None,
    store: Store = None,
    corrections: Corrections = None,
) -> None:
    """Add a fact with the words that state it.

    The quote must stand in one item, be two sentences at most, and hold the amount or the number of the article.

    \b
    Examples:
      regatlas correct add "Shanghai CA" PENALISED "Company:*an airline" --kind fine --amount 50000 \\
        --quote "the Shanghai CA fined an airline RMB 50,000"
      regatlas correct add case CITED "DSL 27" --as violated --quote "in breach of Article 27 of the DSL"
    """
    values = {
        "predicate": predicate.upper(),
        "quote": quote,
        "kind": kind,
        "amount_cny": amount,
        "months": months,
        "as": cited_as,
        "stage": stage,
        "date": date,
        "effective": effective,
        "comments_until": comments_until,
        "case_kind": case_kind,
    }

    def make(store: "AnyStore") -> list["Correction"]:
        from graph_model.corrections import Add
        from regatlas.correcting_facts import end_values, quoted_item

        facts, item = quoted_item(store, quote, document)
        stated = {"document": facts.document.name} | values
        stated |= end_values(store, item, "source", source)
        if target is not None:
            stated |= end_values(store, item, "target", target)
        return [checked(Add, stated | remarks(who, why))]

    write(store, corrections, make)
