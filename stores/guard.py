"""Which Cypher statements only read: neither engine's read mode keeps a statement from files and the network."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from stores.errors import StoreError

#: Words that begin a clause which writes, changes the session, or reaches files, servers or other databases.
FORBIDDEN = frozenset(
    """
    ALTER ATTACH BEGIN CHECKPOINT COMMENT COMMIT COPY CREATE DEALLOCATE DELETE DENY DETACH DROP DRYRUN ENABLE EXPORT
    FOREACH FORCE GRANT IMPORT INSERT INSTALL LOAD MERGE PRAGMA REMOVE RENAME REVOKE ROLLBACK SET SHOW START STOP
    TERMINATE UNINSTALL UPDATE USE
    """.split()  # noqa: SIM905
)
#: Words that a statement that reads begins with.
OPENING = frozenset(("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "EXPLAIN", "PROFILE", "CYPHER"))
#: Procedures that only tell about the graph, in small letters.
PROCEDURES = frozenset(
    (
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "show_tables",
        "show_functions",
        "table_info",
    )
)


@cache
def _opaque() -> re.Pattern[str]:
    """Comments, strings and quoted names: what is in them is no keyword."""
    return re.compile(r"""/\*.*?\*/|//[^\n]*|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`""", re.DOTALL)


def prepared(where: str, cypher: str, parameters: Mapping[str, Any], *, write: bool = False) -> str:
    """The one statement in `cypher` as it may be sent: checked, with plain line ends and no semicolon.

    Raises StoreError if it is empty, is more than one, lacks a parameter, or (unless `write`) doesn't only read.
    """
    statement = cypher.replace("\r\n", "\n").replace("\r", "\n").strip()
    bare = _bare(statement).rstrip()
    if bare.endswith(";"):
        statement, bare = statement.rstrip().removesuffix(";"), bare[:-1]
    if not bare.strip():
        raise StoreError(where, "the Cypher statement is empty")
    if ";" in bare:
        raise StoreError(where, "more than one Cypher statement", "send them one by one")
    missing = [name for name in _parameters(bare) if name not in parameters]
    if missing:
        raise StoreError(where, f"the statement needs a value for ${missing[0]}")
    if not write:
        _refuse_writes(where, statement)
    return statement


def _bare(statement: str) -> str:
    return _opaque().sub(lambda found: " " if found.group().startswith("/") else " '' ", statement)


def _parameters(bare: str) -> list[str]:
    return re.findall(r"\$(\w+)", bare)


def _refuse_writes(where: str, statement: str) -> None:
    # Neo4j decodes \uXXXX before it looks for keywords and quotes, so both readings must be harmless.
    decoded = re.sub(r"\\u+([0-9A-Fa-f]{4})", lambda found: chr(int(found.group(1), 16)), statement)
    for text in {statement, decoded}:
        bare = _bare(text)
        word = next((word for word in _words(bare) if word in FORBIDDEN), None) or _foreign_opening(bare)
        if word:
            raise StoreError(where, f"{word} is not allowed in a query that may only read", _ADVICE)
        for procedure in re.findall(r"\bCALL\s+(?!\{|\()([^\s(]+)", bare, re.IGNORECASE):
            if procedure.casefold() not in PROCEDURES:
                raise StoreError(
                    where, f"CALL {procedure} is not allowed in a query that may only read", _ADVICE
                )


_ADVICE = "queries may match, filter and return; the graph changes by building and forgetting documents"


def _words(bare: str) -> Iterator[str]:
    """Every word that could be a keyword, in capitals: names after a dot that follows a name, and $names, can't."""
    for found in re.finditer(r"(?<!\$)(?<![A-Za-z_)\]']\.)(?<!\w)[A-Za-z]+(?!\w)", bare):
        yield found.group().upper()


def _foreign_opening(bare: str) -> str | None:
    first = re.search(r"\w+", bare)
    word = first.group().upper() if first else ""
    return None if word in OPENING else word or "this"
