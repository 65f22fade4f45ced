"""From newsletters to a filled store: read what is new, take it in, and tell what that changed."""

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_model import DocumentFacts
    from graph_model.corrections import Correction, Idle, Log
    from graph_model.facts import Note
    from loaders.read import ReadError
    from loaders.reader import Reader
    from loaders.source import SourceText
    from stores.base import Changes, Store

#: Called with the name of a step (`reading`, then the store's own), how much is done, and how much there is.
Progress = Callable[[str, int, int], None]
Source = str | Path


@dataclass
class BuildReport:
    """What a build did.

    `read` and `unchanged` are paths, `failed` what could not be read, `passed_over` what was left out on
    purpose (hidden files, unknown kinds); `notes` are the uncertainties found, by file name. `corrections` is how
    many corrections hold, `idle` are those of them that changed nothing, `dropped` those that the store kept and
    the ones given lack. `nodes` and `edges` count the whole graph by kind afterwards.
    """

    read: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list["ReadError"] = field(default_factory=list)
    passed_over: list["ReadError"] = field(default_factory=list)
    notes: dict[str, list["Note"]] = field(default_factory=dict)
    corrections: int = 0
    idle: list["Idle"] = field(default_factory=list)
    dropped: list["Correction"] = field(default_factory=list)
    changes: "Changes | None" = None
    nodes: dict[str, int] = field(default_factory=dict)
    edges: dict[str, int] = field(default_factory=dict)

    def note_kinds(self) -> dict[str, int]:
        """How many notes of each kind there are."""
        return dict(sorted(Counter(note.kind for notes in self.notes.values() for note in notes).items()))


def build_into(
    store: "Store",
    sources: Iterable[Source],
    *,
    reader: "Reader | None" = None,
    corrections: "Log | None" = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Reads the new and changed documents among `sources` (files, folders, `-`) and saves them in `store`.

    A document that can't be read is reported, and the others are still read. `corrections` take the place of those
    that the store keeps, which hold on without them. Nothing is written where there is nothing to keep. Raises
    StoreError, and CorrectionError if a line that the store keeps is no correction.
    """
    report = BuildReport()
    progress = progress or (lambda step, done, total: None)
    kept, known = store.corrections(), store.known()
    new = _read_new(_found(sources, report), known, report, reader, progress)
    first = next(new, None)
    if first is not None or known:
        arriving = chain([first], new) if first is not None else new
        report.changes = store.save(arriving, corrections=corrections, progress=progress)
        _tell_corrections(store, kept, report)
        report.nodes, report.edges = store.counts()
    return report


def _tell_corrections(store: "Store", kept: "Log", report: BuildReport) -> None:
    """What became of the corrections; `kept` are those of before."""
    from regatlas.correcting import dropped

    now = store.corrections()
    report.dropped = dropped(kept, now)
    report.corrections = len(now.active)
    report.idle = list(store.corrected().idle) if now.lines else []


def default_reader() -> "Reader":
    """The reader that needs nothing but the text: rules."""
    from loaders.rule_reader import RuleReader

    return RuleReader()


def _found(sources: Iterable[Source], report: BuildReport) -> list[Path]:
    from loaders.read import SkippedError, find_files

    def tell(error: "ReadError") -> None:
        (report.passed_over if isinstance(error, SkippedError) else report.failed).append(error)

    return list(find_files(sources, tell))


def _read_new(
    paths: list[Path], known: set[str], report: BuildReport, reader: "Reader | None", progress: Progress
) -> Iterator["DocumentFacts"]:
    """The facts of each document that the store doesn't hold yet, one at a time."""
    from loaders.read import ReadError

    seen = set(known)
    for done, path in enumerate(paths):
        progress("reading", done, len(paths))
        try:
            facts = _facts(path, seen, report, reader)
        except ReadError as error:
            report.failed.append(error)
            continue
        if facts:
            seen.add(facts.document.sha256)
            report.notes[facts.document.name] = facts.notes
            yield facts
    progress("reading", len(paths), len(paths))


def _facts(
    path: Path, seen: set[str], report: BuildReport, reader: "Reader | None"
) -> "DocumentFacts | None":
    from loaders.read import read_path

    source = None if _sha256(path) in seen else read_path(path)
    if source is None or source.sha256 in seen:
        report.unchanged.append(str(path))
        return None
    facts = _understood(path, source, reader or default_reader())
    report.read.append(str(path))
    return facts


def _understood(path: Path, source: "SourceText", reader: "Reader") -> "DocumentFacts":
    """What `source` states; a fault of ours that it brings to light must not cost the other documents."""
    from graph_model import merge
    from loaders.read import ReadError

    try:
        facts = reader.read(source)
        merge([facts])
    except Exception as error:
        logging.getLogger(__name__).debug("reading %s", path, exc_info=True)
        what = f"could not be understood, by a fault of RegAtlas ({type(error).__name__}: {error})"
        raise ReadError(path, what, "please report it with the file") from error
    return facts


def _sha256(path: Path) -> str | None:
    """The hash of a regular file's bytes, so that a known one need not be decoded; else None."""
    try:
        if path.is_file():
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
    return None
