"""On a terminal: a drawn table that fits it, and colours only where they are wanted."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest


def on_a_terminal(*arguments: object, **environment: str) -> str:
    """What `regatlas` writes to a terminal of 60 columns."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "regatlas", *map(str, arguments)]
    settings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "60", **environment}
    process = subprocess.Popen(command, stdout=follower, stderr=follower, stdin=follower, env=settings)
    os.close(follower)
    written = b""
    while chunk := _read(leader):
        written += chunk
    os.close(leader)
    assert process.wait(timeout=60) == 0
    return written.decode("utf-8")


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # Linux says so when the other end is closed.
        return b""


@pytest.mark.parametrize(("settings", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_table_is_drawn_to_the_width_with_colour_unless_refused(
    atlas: Path, settings: dict[str, str], coloured: bool
) -> None:
    statement = "MATCH (l:Law) RETURN l.name AS law, l.status AS status, l.articles AS articles"
    written = on_a_terminal("query", statement, "--store", atlas, **settings)
    assert ("\x1b[" in written) is coloured
    if not coloured:
        lines = written.replace("\r\n", "\n").splitlines()
        assert max(map(len, lines)) <= 60
        assert any("──" in line for line in lines)


def test_a_table_too_wide_for_the_terminal_is_written_as_records(atlas: Path) -> None:
    written = on_a_terminal("query", "citation-trace", "--store", atlas)
    assert written.startswith("-- 1 --\r\n")
