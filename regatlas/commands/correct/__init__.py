"""`regatlas correct`: put right what a reader got wrong."""

import typer

from regatlas.commands.correct.entities import merge, rename, split
from regatlas.commands.correct.facts import add, strike
from regatlas.commands.correct.log import apply, list_, undo

correct = typer.Typer(
    name="correct",
    rich_markup_mode=None,
    no_args_is_help=False,
    help="""Put right what a reader got wrong.

    Each correction is a line of a log that is only ever added to: `corrections.jsonl` in the folder of an embedded
    atlas, or the file that --corrections names. It is applied at once and by every later build.

    \b
    Examples:
      regatlas correct merge "Qianhai WeBank" WeBank --why "one bank, two names"
      regatlas correct rename "Nanjing CA" "Nanjing Municipal Cyberspace Administration"
      regatlas correct strike penalised:0123456789abcdef --why "the fine is a ceiling"
      regatlas correct list
      regatlas correct undo 3
    """,
)
correct.command("merge")(merge)
correct.command("split")(split)
correct.command("rename")(rename)
correct.command("strike")(strike)
correct.command("add")(add)
correct.command("undo")(undo)
correct.command("list")(list_)
correct.command("apply")(apply)
