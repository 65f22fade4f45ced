"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from regatlas.tables import Format

Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        "-s",
        metavar="PATH|URI",
        help="The atlas: a folder, or a Neo4j server (bolt://, neo4j://, neo4j+s://; NEO4J_USERNAME, NEO4J_PASSWORD "
        "and NEO4J_DATABASE are honoured). Default: NEO4J_URI if set, else ./atlas.",
    ),
]
Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        envvar="REGATLAS_CORRECTIONS",
        help="The file of corrections (JSON lines), which takes the place of those that the atlas keeps.",
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        help="table (drawn on a terminal, else cells parted by tabs), records (a line for each cell), json, csv.",
    ),
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - is standard output.")
]
