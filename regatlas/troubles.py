"""Exceptions into one line for a person and an exit code."""

import sys

import typer

from regatlas.exits import CommandError, Exit

#: The exit code for each kind of error of the packages below; the first that fits counts.
CODES = {
    "UnknownName": Exit.NOT_FOUND,
    "QueryError": Exit.QUERY,
    "StoreError": Exit.STORE,
    "CorrectionError": Exit.CORRECTION,
    "ReadError": Exit.UNREAD,
}


def say(message: object) -> None:
    """One line to standard error, so that results on standard output stay clean."""
    print("regatlas:", " ".join(str(message).split()), file=sys.stderr)


def trouble_of(error: Exception) -> tuple[str, Exit]:
    """What to say of `error`, and what to exit with. Raises an error that no user can cause: it is a fault of ours."""
    if isinstance(error, typer.TyperException):
        return f"{error.format_message()} (see `{_command_of(error)} --help`)", Exit.USAGE
    if isinstance(error, CommandError):
        return str(error), error.code
    # Compared by name, so that `--help` need not import stores and loaders.
    kinds = {kind.__name__ for kind in type(error).__mro__}
    for name, code in CODES.items():
        if name in kinds:
            return str(error), code
    if isinstance(error, OSError):
        return f"{error.filename or 'output'}: {error.strerror or error}", Exit.OUTPUT
    raise error


def _command_of(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context else "regatlas"
