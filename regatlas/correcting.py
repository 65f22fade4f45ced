"""Writes corrections: into a file or the store's own log, once it is sure that they correct something."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_model.corrections import Correction, Idle, Log
    from queries.resolve_name import Thing
    from regatlas.building import Progress
    from stores.base import Changes, Store


def log_of(path: Path) -> "Log":
    """The log in the file `path`. Raises CorrectionError if it can't be read or a line is no correction."""
    from graph_model.corrections import CorrectionError, read_log

    try:
        return read_log(path.read_text(encoding="utf-8"), path)
    except FileNotFoundError as error:
        advice = "`regatlas correct` makes one with its first line"
        raise CorrectionError(path, "there is no such corrections file", advice) from error
    except (OSError, UnicodeError) as error:
        raise CorrectionError(path, f"the corrections file can't be read: {error}") from error


def correct(
    store: "Store",
    lines: Sequence["Correction"],
    file: Path | None = None,
    *,
    progress: "Progress | None" = None,
) -> "Changes":
    """Writes `lines` at the end of `file` (made if need be), or of the log that the store keeps; applies them.

    Raises CorrectionError, and writes nothing, if one of them would correct nothing.
    """
    from graph_model.corrections import Log

    if file is None:
        return store.correct(lambda held: checked(store, held, lines), progress=progress)
    log = checked(store, log_of(file) if file.exists() else Log(), lines)
    file.write_text(log.text, encoding="utf-8")
    return store.correct(lambda _: log, progress=progress)


def dropped(before: "Log", after: "Log") -> list["Correction"]:
    """The lines that only the log of before has."""
    ids = {line.id for _, line in after.lines}
    return [line for _, line in before.lines if line.id not in ids]


def checked(store: "Store", log: "Log", lines: Sequence["Correction"]) -> "Log":
    """`log` with `lines` added; CorrectionError if one of them would correct nothing."""
    from graph_model.corrections import CorrectionError, corrected

    longer = log.adding(lines)
    new = {line.id for line in lines}
    for idle in corrected(store.facts(), longer).idle:
        if idle.line.id in new:
            raise CorrectionError(f"{idle.line.action}", idle.why, "nothing was written")
    return longer


def log_for(store: "Store", file: Path | None) -> "Log":
    """The log in `file`, or else that of the store."""
    return store.corrections() if file is None else log_of(file)


def merged_into(store: "Store", found: "Thing", file: Path | None) -> "Correction":
    """The one line that holds by which another thing is `found`; CorrectionError if there is none, or several."""
    from graph_model.corrections import CorrectionError, Merge
    from graph_model.corrections.log import told

    log = log_for(store, file)
    lines = [line for line in log.active if isinstance(line, Merge) and found.id in (line.into, line.entity)]
    if len(lines) == 1:
        return lines[0]
    if not lines:
        advice = "name the item that means another thing, with --in"
        raise CorrectionError("correct split", f"no correction merged anything into {found.name}", advice)
    listed = "; ".join(f"{log.number(line)}: {told(line)}" for line in lines)
    raise CorrectionError(
        "correct split", f"several corrections did: {listed}", "undo one: regatlas correct undo N"
    )


def told_idle(idle: "Idle") -> str:
    """What to say of a correction that changes nothing."""
    return f"correction {idle.line.id} ({idle.line.action}) changes nothing: {idle.why}"


def told_dropped(line: "Correction") -> str:
    """What to say of a correction that is no longer kept."""
    from graph_model.corrections.log import written

    return f"this correction is no longer kept, since the file given lacks it: {written(line)}"


def thing(store: "Store", text: str) -> "Thing":
    """What `text` means in the graph or else in the registry: an id, or a name in either language.

    Raises UnknownName if it means nothing, or several things.
    """
    from graph_model.corrections.known import known_by_name, known_thing
    from queries.errors import UnknownName
    from queries.resolve_name import Thing, find_one, find_things

    if find_things(store, text):
        return find_one(store, text)
    listed = [node] if (node := known_thing(text)) else known_by_name(text)
    if len(listed) == 1:
        return Thing(listed[0].id, listed[0].label, listed[0].name)
    if listed:
        some = ", ".join(node.id for node in listed)
        raise UnknownName(f"{text!r} can mean several things, give one of these ids: {some}")
    raise UnknownName(f"neither this graph nor the registry knows {text!r}")
