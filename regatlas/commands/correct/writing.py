"""What the commands that write a correction share."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from graph_model.corrections import Correction
    from stores.base import Store

Who = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who corrects. Default: the name of your login.")
]
Why = Annotated[str | None, typer.Option(metavar="WORDS", help="The reason, for whoever reads the log.")]


def remarks(who: str | None, why: str | None) -> dict[str, Any]:
    """The fields that say who corrected, when and why."""
    return {"who": who or _login(), "when": datetime.now(UTC).isoformat(timespec="seconds"), "why": why}


def _login() -> str | None:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # A process may run under a number that has no name.
        return None


def write(where: str | None, file: Path | None, make: Callable[["Store"], Sequence["Correction"]]) -> None:
    """Writes the lines that `make` makes for the store, and says what they changed."""
    from regatlas.atlas import open as open_atlas
    from regatlas.correcting import correct, dropped, told_dropped
    from regatlas.progress import shown
    from regatlas.troubles import say

    with open_atlas(where, write=True) as atlas:
        before = atlas.corrections()
        lines = make(atlas.store)
        with shown() as progress:
            changes = correct(atlas.store, lines, file, progress=progress)
        log = atlas.corrections()
    for line in dropped(before, log):
        say(told_dropped(line))
    for line in lines:
        print(f"correction {log.number(line)} ({line.id}): {line.action}")
    nodes, edges = changes.nodes, changes.edges
    print(
        f"nodes: {nodes.added} added, {nodes.changed} changed, {nodes.removed} removed; "
        f"edges: {edges.added} added, {edges.changed} changed, {edges.removed} removed"
    )


def checked(kind: type["Correction"], values: dict[str, Any]) -> "Correction":
    """The line of these values; CorrectionError if they make none."""
    from graph_model.corrections.log import line_of

    action = kind.model_fields["action"].default
    stated = {key: value for key, value in values.items() if value is not None}
    return line_of({"action": action, **stated}, f"correct {action}")
