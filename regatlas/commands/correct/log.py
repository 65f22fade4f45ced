"""The log of corrections itself: what it holds, and taking back."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from regatlas.commands.correct.writing import Who, Why, checked, remarks, write
from regatlas.commands.options import Corrections, FormatOption, Store
from regatlas.tables import Format

if TYPE_CHECKING:
    from graph_model.corrections import Correction
    from stores.base import Store as AnyStore

COLUMNS = ("number", "id", "action", "what", "state", "who", "when", "why")


def undo(
    number: Annotated[
        str, typer.Argument(metavar="N", help="The number or the id that `correct list` shows.")
    ],
    why: Why = None,
    who: Who = None,
    store: Store = None,
    corrections: Corrections = None,
) -> None:
    """Take a correction back; an undoing one too.

    \b
    Examples:
      regatlas correct undo 3 --why "they are two banks after all"
    """

    def make(store: "AnyStore") -> list["Correction"]:
        from graph_model.corrections import CorrectionError, Undo
        from regatlas.correcting import log_for

        log = log_for(store, corrections)
        line = log.find(number)
        if line is None:
            raise CorrectionError(
                "correct undo", f"there is no correction {number}", "see: regatlas correct list"
            )
        if line.id in log.undone:
            raise CorrectionError("correct undo", f"correction {number} is undone already")
        return [checked(Undo, {"line": line.id} | remarks(who, why))]

    write(store, corrections, make)


def list_(
    store: Store = None,
    corrections: Corrections = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Write the log as it is kept, to keep it as a file.")
    ] = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the corrections: what each does, and whether it holds.

    \b
    Examples:
      regatlas correct list
      regatlas correct list --store bolt://localhost:7687 --raw > corrections.jsonl
    """
    import sys

    from regatlas.atlas import open as open_atlas
    from regatlas.correcting import log_for
    from regatlas.tables import write as write_table

    with open_atlas(store) as atlas:
        log = log_for(atlas.store, corrections)
        if raw:
            sys.stdout.write(log.text)
            return
        write_table(COLUMNS, _rows(atlas.store, log), format)


def _rows(store: "AnyStore", log: Any) -> list[tuple[Any, ...]]:
    from graph_model.corrections import corrected
    from graph_model.corrections.log import told

    idle = {idle.line.id: idle.why for idle in corrected(store.facts(), log).idle}
    rows = []
    for number, line in log.lines:
        state = "undone" if line.id in log.undone else "holds"
        if state == "holds" and line.id in idle:
            state = f"changes nothing: {idle[line.id]}"
        rows.append((number, line.id, line.action, told(line), state, line.who, line.when, line.why))
    return rows


def apply(store: Store = None, corrections: Corrections = None) -> None:
    """Apply a log that was changed by hand, without reading newsletters.

    \b
    Examples:
      regatlas correct apply
      regatlas correct apply --corrections corrections.jsonl --store bolt://localhost:7687
    """

    def make(store: "AnyStore") -> list["Correction"]:
        return []

    write(store, corrections, make)
