"""The corrections file: JSON lines, only ever added to; a later line can undo an earlier one."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graph_model.corrections.errors import CorrectionError
from graph_model.corrections.lines import Add, Correction, Line, Merge, Rename, Split, Strike, Undo
from graph_model.ids import digest

_LINE: TypeAdapter[Correction] = TypeAdapter(Line)
#: What does not change what a line does.
_REMARKS = ("who", "when", "why", "fact")
_ACTIONS = "merge, split, rename, strike, add, undo"


@dataclass(frozen=True)
class Log:
    """A corrections file as it is written (`text`), and its lines with their numbers in it, from 1."""

    text: str = ""
    lines: tuple[tuple[int, Correction], ...] = ()

    @cached_property
    def active(self) -> tuple[Correction, ...]:
        """The lines that hold, in their order: those that no line that holds undoes, the undoing ones left out."""
        undone: set[str] = set()
        found: list[Correction] = []
        for _, line in reversed(self.lines):
            if line.id in undone:
                continue
            if isinstance(line, Undo):
                undone.add(line.line)
            else:
                found.append(line)
        return tuple({line.id: line for line in reversed(found)}.values())

    @property
    def undone(self) -> set[str]:
        """The ids of the lines that don't hold any more, undoing ones among them."""
        gone: set[str] = set()
        for _, line in reversed(self.lines):
            if isinstance(line, Undo) and line.id not in gone:
                gone.add(line.line)
        return gone

    @property
    def digest(self) -> str:
        """What stands for all that the lines do; empty where none holds."""
        done = [line.model_dump_json(exclude=set(_REMARKS), exclude_none=True) for line in self.active]
        return digest(*done) if done else ""

    def find(self, named: str) -> Correction | None:
        """The line with this id or this number in the file."""
        for number, line in self.lines:
            if named in (line.id, str(number)):
                return line
        return None

    def number(self, line: Correction) -> int:
        """Where `line` stands in the file."""
        return next(number for number, other in self.lines if other.id == line.id)

    def adding(self, lines: Iterable[Correction]) -> "Log":
        """The log with `lines` written at its end; those that it holds already are not written again."""
        held = {line.id for _, line in self.lines}
        new = [written(line) for line in lines if line.id not in held]
        before = self.text if self.text.endswith("\n") or not self.text else f"{self.text}\n"
        return read_log(before + "".join(f"{line}\n" for line in new)) if new else self


def written(line: Correction) -> str:
    """`line` as it stands in a file: what it does first, the remarks last."""
    values = line.model_dump(by_alias=True, exclude_none=True)
    last = [key for key in ("who", "when", "why") if key in values]
    order = ["id", "action", *(key for key in values if key not in {"id", "action", *last}), *last]
    return json.dumps({key: values[key] for key in order}, ensure_ascii=False)


def told(line: Correction) -> str:
    """What `line` says, in words."""
    match line:
        case Merge():
            return f"{line.entity} is {line.into}"
        case Split():
            return f"{line.entity} in {line.item} is another" + (f", {line.name}" if line.name else "")
        case Rename():
            return f"{line.entity} is called {' and '.join(filter(None, (line.name, line.name_zh)))}"
        case Strike():
            return f"not so: {line.fact or line.edge}"
        case Add():
            return f"{line.source} {line.predicate} {line.target or ''}: {line.quote!r} ({line.document})"
    return f"{line.line} holds no more"


def read_log(text: str, where: object = "corrections") -> Log:
    """The log that `text` is: empty lines and those that begin with # say nothing.

    Raises CorrectionError, naming `where` and the line, if one is no correction.
    """
    seen: dict[str, Correction] = {}
    lines: list[tuple[int, Correction]] = []
    for number, words in _numbered(text):
        line = _parsed(words, f"{where}, line {number}")
        if seen.setdefault(line.id, line) != line:
            advice = "give it another, or leave the id out"
            raise CorrectionError(f"{where}, line {number}", f"the id {line.id} is taken", advice)
        lines.append((number, line))
    return Log(text, tuple(lines))


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    for number, words in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if words.strip() and not words.lstrip().startswith("#"):
            yield number, words


def _parsed(words: str, where: str) -> Correction:
    try:
        values = json.loads(words)
    except ValueError as error:
        advice = "each line is one JSON object; put # before a line that is not meant to be read"
        raise CorrectionError(where, f"it is no JSON: {error}", advice) from error
    if not isinstance(values, dict):
        raise CorrectionError(where, "it is no JSON object", 'write {"action": ...}')
    return line_of(values, where, "put it right, or begin the line with #")


def line_of(values: dict[str, Any], where: str, advice: str = "") -> Correction:
    """The line that says `values`; CorrectionError, naming `where`, if they make none."""
    try:
        return _LINE.validate_python(values)
    except ValidationError as error:
        raise CorrectionError(
            where, _told(error, values), "put it right, or begin the line with #"
        ) from error


def _told(error: ValidationError, values: dict[str, object]) -> str:
    """The first thing that is wrong, in words."""
    first = error.errors()[0]
    place = [str(part) for part in first["loc"] if part not in _ACTIONS.split(", ")]
    name = place[-1] if place else ""
    if first["type"].startswith("union_tag"):
        return f'"action" must be one of {_ACTIONS}, not {values.get("action")!r}'
    if first["type"] == "missing":
        return f'"{name}" is missing'
    if first["type"] == "extra_forbidden":
        return f'a {values["action"]} has no "{name}"'
    message = first["msg"].removeprefix("Value error, ")
    return f'"{name}": {message}' if name else message
