"""What the command's exit codes mean, and which one an exception stands for."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of `regatlas`."""

    OK = 0
    UNREAD = 1
    USAGE = 2
    STORE = 3
    QUERY = 4
    NOT_FOUND = 5
    OUTPUT = 6
    CORRECTION = 7
    INTERRUPTED = 130


#: One line on each, for the command's help and the documentation.
MEANINGS: dict[Exit, str] = {
    Exit.OK: "done",
    Exit.UNREAD: "some input could not be read; all the rest was",
    Exit.USAGE: "the command line is wrong",
    Exit.STORE: "the atlas or the Neo4j server can't be opened, read or written",
    Exit.QUERY: "the query is refused, wrong, or took too long",
    Exit.NOT_FOUND: "nothing of that name is in the atlas",
    Exit.OUTPUT: "the result can't be written",
    Exit.CORRECTION: "a correction is malformed, or there is nothing that it could correct",
    Exit.INTERRUPTED: "interrupted (Ctrl-C)",
}


class CommandError(Exception):
    """A trouble to report in one line, and the exit code that it ends the command with."""

    def __init__(self, message: object, code: Exit) -> None:
        super().__init__(" ".join(str(message).split()))
        self.code = code
