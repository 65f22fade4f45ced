"""How an explorer is set up: what it may do, for whom, and within which limits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stores.base import Changes, Progress, Store


@dataclass(frozen=True)
class Added:
    """What came of adding newsletters: the names read, those known before, one line for each that failed or
    was passed over, and how many uncertainties of each kind were noted."""

    read: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    changes: Changes | None = None


#: Reads these files into the store, telling of its progress.
Add = Callable[[Store, Sequence[Path], Progress], Added]


@dataclass(frozen=True)
class Settings:
    """`hosts` are the names by which the explorer may be called (none means any); `token` is asked of every caller
    if it is given. `cypher` lets people write Cypher; `add` reads newsletters, None refuses them.

    Limits: `rows` and `seconds` of one query, bytes of one uploaded file (`file_bytes`) and of any other request
    (`body_bytes`), and how many files may wait at a time (`files`).
    """

    hosts: frozenset[str] = frozenset()
    token: str | None = None
    cypher: bool = True
    add: Add | None = None
    suffixes: frozenset[str] = frozenset()
    rows: int = 1_000
    seconds: float = 10.0
    file_bytes: int = 30_000_000
    body_bytes: int = 20_000_000
    files: int = 100
