"""Writing results: to a file, whole or not at all, or to standard output."""

import os
import sys
import tempfile
from pathlib import Path

#: Stands for standard output where a path is asked for.
STANDARD_OUTPUT = "-"


def write_bytes(content: bytes, out: str | Path) -> None:
    """Writes `content` to the file `out`, or to standard output for "-".

    The file appears complete: it is written beside its place and moved there. Folders above it are
    made. Raises OSError, which names the file, where it can't be written.
    """
    if str(out) == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    target = Path(out)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        raise IsADirectoryError(21, "is a folder, not a file", str(target))
    _replace(target, content)


def _replace(target: Path, content: bytes) -> None:
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).chmod(_mode(target))
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
