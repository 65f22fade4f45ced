"""Newsletters dropped on the page: kept aside, read into the store, told of, and taken out again."""

import re
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Literal

from graph_model import DocumentFacts
from queries.errors import QueryError, UnknownName
from stores.errors import StoreError
from stores.mirror import node_difference
from viz.explorer.evidence import named
from viz.explorer.settings import Added, Settings
from viz.explorer.snapshot import Snapshot, Workspace

State = Literal["waiting", "reading", "done", "failed", "undone"]
_TOLD = 40
_KEPT = 20


@dataclass
class Addition:
    """One batch of files on its way into the store, and what it takes to undo it."""

    id: str
    files: list[str]
    state: State = "waiting"
    step: str = ""
    done: int = 0
    total: int = 0
    error: str | None = None
    outcome: Added | None = None
    things: Mapping[str, Any] = field(default_factory=dict)
    arrived: list[str] = field(default_factory=list)
    replaced: list[DocumentFacts] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """What the page shows of it."""
        shown = {
            key: getattr(self, key) for key in ("id", "files", "state", "step", "done", "total", "error")
        }
        shown["undoable"] = self.state == "done" and bool(self.arrived)
        if self.outcome is not None:
            shown |= {key: getattr(self.outcome, key) for key in ("read", "unchanged", "failed", "notes")}
            shown["things"] = self.things
        return shown


class Adding:
    """Takes files, adds them one batch at a time, and undoes the last batches."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings
        self._folder = tempfile.TemporaryDirectory(prefix="regatlas-")
        self._tray: dict[str, Path] = {}
        self._additions: dict[str, Addition] = {}
        self._writing = Lock()

    def take(self, name: str, content: bytes) -> dict[str, Any]:
        """Keeps one file aside; gives its `id`. QueryError for a name or kind that can't be read."""
        safe = safe_name(name)
        if Path(safe).suffix.lower() not in self._settings.suffixes:
            kinds = ", ".join(sorted(self._settings.suffixes))
            raise QueryError(f"{safe}: this kind of file can't be read; there are {kinds}")
        if len(self._tray) >= self._settings.files:
            raise QueryError(f"{safe}: {len(self._tray)} files wait already; add them first")
        key = secrets.token_hex(8)
        path = Path(self._folder.name) / key / safe
        path.parent.mkdir()
        path.write_bytes(content)
        self._tray[key] = path
        return {"id": key, "name": safe, "bytes": len(content)}

    def begin(self, keys: list[str]) -> dict[str, Any]:
        """Starts to read the files with these ids, in a thread of its own."""
        paths = [self._tray.pop(key) for key in keys if key in self._tray]
        if not paths:
            raise QueryError("there are no files to add: drop some first")
        addition = Addition(secrets.token_hex(8), [path.name for path in paths])
        self._additions[addition.id] = addition
        for old in list(self._additions)[:-_KEPT]:
            del self._additions[old]
        Thread(target=self._add, args=(addition, paths), daemon=True).start()
        return addition.told()

    def told(self, key: str) -> dict[str, Any]:
        """How far an addition is, and what it added. UnknownName if there is none with this id."""
        return self._of(key).told()

    def all(self) -> list[dict[str, Any]]:
        """The last additions, the newest first."""
        return [addition.told() for addition in reversed(self._additions.values())]

    def undo(self, key: str) -> dict[str, Any]:
        """Takes what an addition brought out again, and what it replaced back in. QueryError, StoreError."""
        addition = self._of(key)
        with self._writing:
            if addition.state != "done" or not addition.arrived:
                raise QueryError("there is nothing to undo here")
            held = self._workspace.store.known()
            for sha256 in addition.arrived:
                if sha256 in held:
                    self._workspace.store.forget(sha256)
            if addition.replaced:
                self._workspace.store.save(addition.replaced)
            addition.state = "undone"
            self._workspace.now(at_once=True)
        return addition.told()

    def _of(self, key: str) -> Addition:
        if key not in self._additions:
            raise UnknownName(f"there is no addition {key!r}")
        return self._additions[key]

    def _add(self, addition: Addition, paths: list[Path]) -> None:
        with self._writing:
            try:
                self._added(addition, paths)
            except Exception as error:  # The page waits for word of whatever happens.
                addition.error, addition.state = str(error) or type(error).__name__, "failed"
            finally:
                for path in paths:
                    path.unlink(missing_ok=True)

    def _added(self, addition: Addition, paths: list[Path]) -> None:
        def progress(step: str, done: int, total: int) -> None:
            addition.step, addition.done, addition.total = step, done, total

        add = self._settings.add
        if add is None:
            raise StoreError(self._workspace.store.where, "this explorer adds no newsletters")
        store = self._workspace.store
        addition.state = "reading"
        before, held = self._workspace.now(at_once=True), store.known()
        names = {path.name for path in paths}
        same = [facts for facts in store.facts() if facts.document.name in names] if held else []
        addition.outcome = add(store, paths, progress)
        now_held = store.known()
        addition.arrived = sorted(now_held - held)
        addition.replaced = [facts for facts in same if facts.document.sha256 not in now_held]
        addition.things = _things(before, self._workspace.now(at_once=True))
        addition.state = "done"


def safe_name(name: str) -> str:
    """The last part of a path, without what a file system or a reader of it could misread."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(char for char in last if char.isprintable() and char not in '<>:"|?*').strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    if not (dot and stem):
        raise QueryError(
            f"{kept or 'a file without a name'}: a newsletter's file name has an ending such as .html"
        )
    return f"{stem.encode('utf-8', 'replace')[:120].decode('utf-8', 'ignore')}.{suffix[:10]}"


def _things(before: Snapshot, after: Snapshot) -> dict[str, Any]:
    """The new nodes by label: how many, and the first of them."""
    found: dict[str, dict[str, Any]] = {}
    for node in node_difference(before.mirror, after.mirror).added:
        kind = found.setdefault(after.mirror.nodes[node]["label"], {"count": 0, "first": []})
        kind["count"] += 1
        if len(kind["first"]) < _TOLD:
            kind["first"].append(named(after, node))
    return found
