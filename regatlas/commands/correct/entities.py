"""Corrections of what is one thing, and what it is called."""

from typing import TYPE_CHECKING, Annotated

import typer

from regatlas.commands.correct.writing import Who, Why, checked, remarks, write
from regatlas.commands.options import Corrections, Store

if TYPE_CHECKING:
    from graph_model.corrections import Correction
    from stores.base import Store as AnyStore

ENTITY = Annotated[str, typer.Argument(metavar="THING", help="By its id, or any of its names.")]


def merge(
    entity: ENTITY,
    into: Annotated[
        str,
        typer.Argument(metavar="INTO", help="The same thing, whose id and name stay; the registry's too."),
    ],
    why: Why = None,
    who: Who = None,
    store: Store = None,
    corrections: Corrections = None,
) -> None:
    """Say that THING is the same as INTO.

    \b
    Examples:
      regatlas correct merge "Qianhai WeBank" WeBank --why "one bank, two names"
      regatlas correct merge "Shanghai Network Office" regulator:cyberspace@shanghai
    """

    def make(store: "AnyStore") -> list["Correction"]:
        from graph_model.corrections import Merge
        from regatlas.correcting import thing

        one, other = thing(store, entity), thing(store, into)
        values = {"entity": one.id, "into": other.id, "name": other.name}
        return [checked(Merge, values | remarks(who, why))]

    write(store, corrections, make)


def split(
    entity: ENTITY,
    item: Annotated[
        str | None,
        typer.Option(
            "--in", metavar="ITEM", help="The item that means another thing: its id, or FILE:NUMBER."
        ),
    ] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="What the other thing is called.")] = None,
    why: Why = None,
    who: Who = None,
    store: Store = None,
    corrections: Corrections = None,
) -> None:
    """Say that an item means another thing, or undo a merge.

    With --in, what that item calls THING becomes a thing of its own. Without it, the correction that merged
    another into THING is undone.

    \b
    Examples:
      regatlas correct split Wu --in pagoda-street-2025-03.txt:7 --why "another person of that surname"
      regatlas correct split WeBank
    """

    def make(store: "AnyStore") -> list["Correction"]:
        from graph_model.corrections import Split, Undo
        from regatlas.correcting import merged_into, thing
        from regatlas.correcting_facts import item_id

        found = thing(store, entity)
        if item is None:
            line = merged_into(store, found, corrections)
            return [checked(Undo, {"line": line.id} | remarks(who, why))]
        values = {"entity": found.id, "item": item_id(store, item), "name": name}
        return [checked(Split, values | remarks(who, why))]

    write(store, corrections, make)


def rename(
    entity: ENTITY,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="What it is to be called.")] = None,
    chinese: Annotated[str | None, typer.Option(metavar="NAME", help="Its Chinese name.")] = None,
    why: Why = None,
    who: Who = None,
    store: Store = None,
    corrections: Corrections = None,
) -> None:
    """Give a thing another name; the old one stays as an alias.

    \b
    Examples:
      regatlas correct rename "Nanjing CA" "Nanjing Municipal Cyberspace Administration"
      regatlas correct rename WeBank --chinese 微众银行
    """

    def make(store: "AnyStore") -> list["Correction"]:
        from graph_model.corrections import Rename
        from regatlas.correcting import thing

        values = {"entity": thing(store, entity).id, "name": name, "name_zh": chinese}
        return [checked(Rename, values | remarks(who, why))]

    write(store, corrections, make)
