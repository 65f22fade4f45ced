"""`regatlas serve`: the explorer in a browser."""

from typing import Annotated

import typer

from regatlas.commands.options import Store

HOST = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Where to listen; anything but this machine needs a token.")
]
PORT = Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")]
TOKEN = Annotated[
    str | None,
    typer.Option(
        envvar="REGATLAS_TOKEN",
        help="Ask callers for this token. Off this machine one is made if need be.",
    ),
]
CYPHER = Annotated[
    bool | None,
    typer.Option("--cypher/--no-cypher", help="Let people write Cypher. Default: on this machine only."),
]
ADDING = Annotated[
    bool | None,
    typer.Option("--adding/--no-adding", help="Let people add newsletters. Default: on this machine only."),
]
OPEN = Annotated[bool, typer.Option("--open", help="Open it in the browser.")]


def serve(
    store: Store = None,
    host: HOST = "127.0.0.1",
    port: PORT = 8750,
    token: TOKEN = None,
    cypher: CYPHER = None,
    adding: ADDING = None,
    open: OPEN = False,
) -> None:
    """Explore the atlas in a browser.

    It prints its address and runs until interrupted (Ctrl-C).

    \b
    Examples:
      regatlas serve
      regatlas serve --store bolt://localhost:7687 --port 9000
      regatlas serve --host 0.0.0.0 --no-adding
    """
    from regatlas.serving import Place, run

    run(Place(host, port, token), store, cypher=cypher, adding=adding, open_browser=open)
