"""Files and folders on disk, and standard input, to documents' texts."""

import hashlib
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from loaders.read.errors import FormatError, MissingError, ReadError, SkippedError
from loaders.read.formats import ADVICE, READABLE, SUFFIXES, extractor, media_type
from loaders.source import SourceText

LARGEST = 50_000_000
#: The path that stands for standard input, and the name that its document gets.
STDIN = Path("-")
STDIN_NAME = "stdin"

Report = Callable[[ReadError], None]


def read_path(path: Path) -> SourceText:
    """The text of one file, or of standard input for `Path("-")`. Raises `ReadError`."""
    if path == STDIN:
        return read_bytes(sys.stdin.buffer.read(LARGEST + 1), STDIN_NAME)
    try:
        if path.is_dir():
            raise MissingError(path, "is a folder", "give a file, or use find_files for what is in it")
        if path.stat().st_size > LARGEST:
            raise _too_large(path)
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    return _read(data, path.name, path)


def read_bytes(data: bytes, name: str) -> SourceText:
    """The text of a file's content; `name` gives the document its name and, by its suffix, its format.

    Raises `ReadError`.
    """
    return _read(data, name, name)


def _read(data: bytes, name: str, where: str | Path) -> SourceText:
    if len(data) > LARGEST:
        raise _too_large(where)
    kind = media_type(data, str(where))
    text, links = extractor(kind)(data, str(where))
    return SourceText(name, text, hashlib.sha256(data).hexdigest(), kind, links)


def find_files(paths: Iterable[str | Path], report: Report | None = None) -> Iterator[Path]:
    """The files to read: each path itself, and below folders every file of a known kind, sorted, each once.

    "-" is standard input. Whatever is passed over (hidden files, other kinds) and whatever is wrong (a missing
    path, a folder without documents) goes to `report`; without it, notices are logged and errors raised.
    """
    tell = report or _raise_or_log
    seen: set[Path] = set()
    for path in map(Path, paths):
        for found in _expand(path, tell):
            key = found if found == STDIN else found.resolve()
            if key not in seen:
                seen.add(key)
                yield found


def _raise_or_log(error: ReadError) -> None:
    if not isinstance(error, SkippedError):
        raise error
    logging.getLogger(__name__).warning("%s", error)


def _expand(path: Path, tell: Report) -> Iterator[Path]:
    try:
        if path == STDIN or path.is_file():
            yield path
        elif path.is_dir():
            yield from _folder(path, tell)
        elif path.exists():
            tell(FormatError(path, "is neither a file nor a folder", READABLE))
        else:
            tell(MissingError(path, "does not exist", "check the path"))
    except OSError as error:
        tell(_unreadable(path, error))


def _folder(folder: Path, tell: Report) -> Iterator[Path]:
    any_found = False
    for path in _below(folder, tell):
        if _wanted(path, tell):
            any_found = True
            yield path
    if not any_found:
        tell(MissingError(folder, "has no documents in it", READABLE))


def _below(folder: Path, tell: Report) -> Iterator[Path]:
    """All files under `folder` but those in hidden folders, which are told; links to folders are followed once."""
    pending, seen = [folder], set()
    while pending:
        current = pending.pop()
        seen.add(current.resolve())
        try:
            entries = sorted(current.iterdir())
        except OSError as error:
            tell(_unreadable(current, error))
            continue
        folders = [entry for entry in entries if entry.is_dir()]
        for hidden in (entry for entry in folders if entry.name.startswith(".")):
            tell(
                SkippedError(hidden, "is a hidden folder and was passed over", "name it if it is to be read")
            )
        pending += [f for f in reversed(folders) if not f.name.startswith(".") and f.resolve() not in seen]
        yield from (entry for entry in entries if not entry.is_dir())


def _wanted(path: Path, tell: Report) -> bool:
    suffix = path.suffix.lower()
    if path.name.startswith((".", "~$")):
        tell(SkippedError(path, "is a hidden file and was passed over", "name it if it is to be read"))
    elif suffix in ADVICE:
        tell(FormatError(path, f"is a {suffix} file, which is not read", ADVICE[suffix]))
    elif suffix not in SUFFIXES:
        tell(
            SkippedError(
                path, f"is of an unknown kind ({suffix or 'no suffix'}) and was passed over", READABLE
            )
        )
    elif not path.exists():
        tell(MissingError(path, "is a link that leads nowhere", "mend or remove the link"))
    else:
        return True
    return False


def _too_large(path: str | Path) -> ReadError:
    return FormatError(path, f"is larger than {LARGEST // 1_000_000} MB", "split it, or save its text alone")


def _unreadable(path: Path, error: OSError) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return MissingError(path, "does not exist", "check the path")
    if isinstance(error, PermissionError):
        return MissingError(
            path, "may not be read", f"give yourself permission to read it ({os.strerror(error.errno or 13)})"
        )
    return MissingError(path, f"can't be read ({error.strerror or error})", "check the disk or the path")
