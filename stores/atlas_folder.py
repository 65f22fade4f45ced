"""The folder of an embedded atlas: facts that never change in place, and one pointer to what holds now.

atlas/CURRENT                        which documents are held, and the graph's file: swapped by one rename
atlas/facts/<sha256>-<digest>.json   what a document states
atlas/corrections.jsonl              what people corrected, where they did
atlas/graph-<digest>-<nonce>.lbug    the graph of one set of documents
atlas/WRITER.lock                    held by the process that writes
"""

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph_model import DocumentFacts
from graph_model.corrections import Log, read_log
from stores.documents import Held, digest_of
from stores.errors import StoreError

FORMAT = 1


class Current(BaseModel):
    """The pointer: the documents held, the graph's file name, and the digest of what it was built from."""

    model_config = ConfigDict(frozen=True)

    format: int = FORMAT
    documents: dict[str, Held] = Field(default_factory=dict)
    graph: str | None = None
    built_from: str | None = None

    def complete(self, log: Log) -> bool:
        """Whether the graph is that of the documents with these corrections."""
        return self.graph is not None and self.built_from == digest_of(self.documents, log)


@dataclass(frozen=True)
class AtlasFolder:
    """Reads and writes the files of the atlas in `path`, which need not exist yet."""

    path: Path

    @property
    def pointer(self) -> Path:
        """The file that says what holds now."""
        return self.path / "CURRENT"

    def current(self) -> Current:
        """What holds now; nothing if there is no atlas yet. StoreError if this is something else."""
        if not self.pointer.exists():
            self._check_foreign()
            return Current()
        try:
            current = Current.model_validate_json(self.pointer.read_bytes())
        except (ValidationError, OSError) as error:
            raise StoreError(
                self.path, "its file CURRENT can't be read", str(error).splitlines()[0]
            ) from error
        if current.format > FORMAT:
            raise StoreError(self.path, "a newer RegAtlas made this atlas", "update RegAtlas")
        return current

    def _check_foreign(self) -> None:
        if self.path.is_file() or (self.path.is_dir() and any(map(_foreign, self.path.iterdir()))):
            raise StoreError(
                self.path, "this is not an atlas", "name a new folder, or one that was built before"
            )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keeps other writers out; StoreError if one is at work or the folder can't be written."""
        self.current()
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.path / "WRITER.lock", timeout=0)
            lock.acquire()
        except Timeout:
            raise StoreError(
                self.path, "another process is writing to this atlas", "try again later"
            ) from None
        except OSError as error:
            raise StoreError(self.path, f"can't be written: {error.strerror}") from error
        try:
            yield
        except OSError as error:
            raise StoreError(error.filename or self.path, f"can't be written: {error.strerror}") from error
        finally:
            lock.release()

    @property
    def log_file(self) -> Path:
        """The file of the corrections."""
        return self.path / "corrections.jsonl"

    def read_log(self) -> Log:
        """The corrections; an empty log if there is none. CorrectionError if a line of it is no correction."""
        try:
            return read_log(self.log_file.read_text(encoding="utf-8"), self.log_file)
        except FileNotFoundError:
            return Log()
        except (OSError, ValueError) as error:
            raise StoreError(self.log_file, f"the corrections can't be read: {error}") from error

    def write_log(self, log: Log) -> None:
        """Puts `log` in the place of the corrections, unless it is what they are."""
        if log.text != self.read_log().text:
            _write_whole(self.log_file, log.text.encode())

    def write_facts(self, bodies: Mapping[str, str], held: Mapping[str, Held]) -> None:
        """Puts down documents' facts; nothing points to them yet."""
        (self.path / "facts").mkdir(exist_ok=True)
        for sha256, body in bodies.items():
            _write_whole(self._facts_file(sha256, held[sha256]), body.encode())

    def commit(self, current: Current) -> None:
        """Makes `current` what holds now, in one step."""
        _write_whole(self.pointer, current.model_dump_json(indent=1).encode())

    def read_facts(self, current: Current) -> Iterator[DocumentFacts]:
        """The facts of every document held, in the order of their hashes."""
        for sha256, held in sorted(current.documents.items()):
            path = self._facts_file(sha256, held)
            try:
                yield DocumentFacts.model_validate_json(path.read_bytes())
            except (OSError, ValidationError) as error:
                advice = f"forget the document {held.name} and build it again"
                raise StoreError(path, "the facts of a document can't be read", advice) from error

    def _facts_file(self, sha256: str, held: Held) -> Path:
        return self.path / "facts" / f"{sha256}-{held.digest[:16]}.json"

    def new_graph(self, built_from: str) -> Path:
        """A path at which no graph has ever been."""
        return self.path / f"graph-{built_from}-{secrets.token_hex(4)}.lbug"

    def tidy(self, current: Current) -> None:
        """Removes what `current` doesn't point to. What a reader still has open goes at a later time."""
        wanted = {self._facts_file(sha256, held).name for sha256, held in current.documents.items()}
        stale = [path for path in self.path.glob("facts/*") if path.name not in wanted]
        stale += [path for path in self.path.glob("graph-*") if not path.name.startswith(str(current.graph))]
        stale += self.path.glob("*.new")
        for path in stale:
            with suppress(OSError):
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _foreign(path: Path) -> bool:
    return path.name not in ("facts", "WRITER.lock", "corrections.jsonl") and not path.name.startswith(
        ("CURRENT", "graph-")
    )


def _write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that after a crash it is there whole or not at all."""
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle on a folder to flush.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
