"""Shows every fact gained or lost against the facts of the last commit.

usage: changes.py [COMMIT]

The code of COMMIT and that of the working tree read the same newsletters: the samples, those of the fidelity tests,
and ../shared/newsletters where they lie beside the checkout. Without COMMIT it is the last one or, where nothing that
could change a fact differs from it, the one before.
"""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
#: What is run of a commit: the packages that make facts.
CODE = ("graph_model", "loaders")
NEWSLETTERS = (
    "samples",
    "tests/fidelity/newsletters/working",
    "tests/fidelity/newsletters/held",
    "../shared/newsletters",
)
KINDS = (".txt", ".md", ".html", ".pdf", ".docx")
FACTS_OF = Path(__file__).with_name("facts_of.py")


class Fact(NamedTuple):
    """One fact in words, where it stands; `quote` says it."""

    document: str
    item: int
    words: str
    quote: str


class Changes(NamedTuple):
    """The facts gained and lost, and how many there are on each side."""

    gained: list[Fact]
    lost: list[Fact]
    before: int
    after: int


class NothingToCompareError(Exception):
    """Why there is no commit to compare with."""


def compared(before: Iterable[Fact], after: Iterable[Fact]) -> Changes:
    """What tells two lists of facts apart; a quote alone doesn't."""
    old, new = ({(f.document, f.item, f.words): f for f in facts} for facts in (before, after))
    counts = [Counter((f.document, f.item, f.words) for f in facts) for facts in (before, after)]
    gained = [new[key] for key in (counts[1] - counts[0]).elements()]
    lost = [old[key] for key in (counts[0] - counts[1]).elements()]
    return Changes(sorted(gained), sorted(lost), counts[0].total(), counts[1].total())


def report(changes: Changes, against: str) -> str:
    """The changes by newsletter and item, lost before gained, each with its quote."""
    head = f"Facts against {against}: {changes.before} then, {changes.after} now, "
    lines = [head + f"{len(changes.gained)} gained, {len(changes.lost)} lost"]
    marked = sorted([(f, "-") for f in changes.lost] + [(f, "+") for f in changes.gained], key=_place)
    place: tuple[str, int] | None = None
    for fact, mark in marked:
        if (fact.document, fact.item) != place:
            place = (fact.document, fact.item)
            lines.append(f"{fact.document}, item {fact.item}")
        lines.append(f"  {mark} {fact.words}")
        if fact.quote:
            lines.append(f"      “{_short(fact.quote)}”")
    return "\n".join(lines)


def _place(marked: tuple[Fact, str]) -> tuple[str, int, bool, str]:
    fact, mark = marked
    return fact.document, fact.item, mark == "+", fact.words


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 160 else f"{words[:159]}…"


def facts(code: Path, newsletters: list[Path]) -> list[Fact]:
    """What the code in the folder `code` finds in newsletters; says on standard error what it can't read."""
    command = [sys.executable, str(FACTS_OF), *map(str, newsletters)]
    environment = {**os.environ, "PYTHONPATH": str(code)}
    ran = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )
    if ran.returncode:
        raise NothingToCompareError(f"the code in {code} doesn't run: {ran.stderr.strip().splitlines()[-1]}")
    found = [json.loads(line) for line in ran.stdout.split("\n") if line]
    for line in found:
        if "unread" in line:
            print(f"{code}: {line['document']} can't be read: {line['unread']}", file=sys.stderr)
    return [
        Fact(line["document"], line["item"], line["fact"], line["quote"]) for line in found if "fact" in line
    ]


def base(root: Path) -> str:
    """The commit to compare the working tree with; NothingToCompareError if there is none."""
    if _git(root, "rev-parse", "--verify", "-q", "HEAD") is None:
        raise NothingToCompareError("this is no git checkout with a commit")
    changed = _git(root, "status", "--porcelain", "--", *CODE)
    commit = "HEAD" if changed else "HEAD~1"
    if _git(root, "rev-parse", "--verify", "-q", commit) is None:
        raise NothingToCompareError("this checkout has no earlier commit (a shallow clone, or the first)")
    return commit


def _git(root: Path, *arguments: str) -> str | None:
    """What git says; None if it can't."""
    try:
        ran = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return ran.stdout.strip() if ran.returncode == 0 else None


def extract(root: Path, commit: str, folder: Path) -> None:
    """Writes the code of `commit` into `folder`, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    command = ["git", "archive", "--format=tar", commit, *CODE]
    archive = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if archive.returncode:
        raise NothingToCompareError(archive.stderr.decode(errors="replace").strip())
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(folder, filter="data")


def newsletters(root: Path) -> list[Path]:
    """The newsletters to read."""
    folders = [root / name for name in NEWSLETTERS]
    return [path for folder in folders for path in sorted(folder.glob("*")) if path.suffix in KINDS]


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Prints the changes, or why there is nothing to compare with."""
    try:
        commit = arguments[0] if arguments else base(root)
        before = root / "build" / "fidelity" / "before"
        extract(root, commit, before)
        letters = newsletters(root)
        changes = compared(facts(before, letters), facts(root, letters))
    except NothingToCompareError as error:
        print(f"Gains and losses are not shown: {error}.")
        return 0
    name = _git(root, "log", "-1", "--format=%h (%s)", commit) or commit
    print(report(changes, name))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
