"""The command `regatlas`."""

import io
import os
import sys

import typer

from regatlas.commands.analyse import analyse
from regatlas.commands.build import build
from regatlas.commands.correct import correct
from regatlas.commands.export import export
from regatlas.commands.forget import forget
from regatlas.commands.migrate import migrate
from regatlas.commands.query import query
from regatlas.commands.review import review
from regatlas.commands.serve import serve
from regatlas.commands.stats import stats
from regatlas.commands.trace import trace
from regatlas.commands.view import view
from regatlas.exits import MEANINGS, Exit
from regatlas.troubles import say, trouble_of

COMMANDS = (build, stats, query, trace, view, serve, export, forget, review, migrate, analyse)
#: Commands that have commands of their own.
GROUPS = (correct,)
NAMES = (*(command.__name__ for command in COMMANDS), *(str(group.info.name) for group in GROUPS))

app = typer.Typer(
    name="regatlas",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    epilog="Exit codes: " + "; ".join(f"{code.value} {meaning}" for code, meaning in MEANINGS.items()) + ".",
)
for command in COMMANDS:
    app.command(command.__name__)(command)
for group in GROUPS:
    app.add_typer(group)


@app.callback(invoke_without_command=True)
def regatlas(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the version and exit."),
) -> None:
    """Newsletters on China's data regulators, as a graph you can question.

    \b
    regatlas build newsletters/              read newsletters into ./atlas
    regatlas query penalties-by-article      ask a question of the catalogue
    regatlas trace "DSL 27"                  follow penalties, articles and laws, with quotes
    regatlas view regulators -o page.html    draw a page to click through
    regatlas serve                           explore it in a browser
    """
    if version:
        from importlib.metadata import version as installed

        print(f"regatlas {installed('regatlas')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help(), file=sys.stderr)
        raise typer.Exit(Exit.USAGE)


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line; gives the exit code (see `regatlas.exits`). No trouble ends in a traceback."""
    _set_encodings()
    try:
        code = app(args=arguments, standalone_mode=False, prog_name="regatlas")
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # The reader of our output has enough (`| head`): stop quietly. typer raises SystemExit for this only.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except (typer.Abort, KeyboardInterrupt):
        code = Exit.INTERRUPTED
    except Exception as error:
        message, exit_code = trouble_of(error)
        say(message)
        return exit_code
    if code == Exit.INTERRUPTED:
        say("interrupted; what was finished is kept")
    return int(code or Exit.OK)


def _set_encodings() -> None:
    """Pipes and files get UTF-8 whatever the locale; what a terminal or a name can't spell ends in no error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
