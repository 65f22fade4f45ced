"""What can be wrong with a file that should be read: one line for a person each."""

from pathlib import Path


class ReadError(Exception):
    """A file or folder can't be read.

    `path` is where, `what` is wrong with it, `advice` what to do next; `str()` of it is one line of all three.
    """

    def __init__(self, path: str | Path, what: str, advice: str) -> None:
        self.path, self.what, self.advice = str(path), what, advice
        super().__init__(self.path, what, advice)

    def __str__(self) -> str:
        return " ".join(f"{self.path}: {self.what}; {self.advice}".split())


class MissingError(ReadError):
    """There is no such file or folder, nothing in it to read, or no permission to look."""


class FormatError(ReadError):
    """The file is of a kind that is not read, or is broken, empty or too large."""


class EncryptedError(ReadError):
    """The file opens with a password only."""


class EmptyError(ReadError):
    """The file is sound but holds no text."""


class SkippedError(ReadError):
    """A notice rather than a failure: a file in a folder was passed over."""
