"""Prints how fast text becomes facts on one core, in MB of UTF-8 a second.

usage: bench.py [--megabytes N] [--hostile N]

Newsletters (../shared/newsletters where they lie beside the checkout, else the samples) are read one by one, again
and again, until they make so many megabytes, and then all joined into one text. Each kind of hostile text is read at
two lengths: `x` is how many times longer twice the text takes.
"""

import argparse
import sys
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from hostile_texts import PIECES, hostile_text  # noqa: E402

from loaders.read import read_bytes, read_path  # noqa: E402
from loaders.rule_reader import RuleReader  # noqa: E402
from loaders.source import SourceText  # noqa: E402

SHARED = ROOT.parent / "shared" / "newsletters"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="bench", description="Prints how fast text becomes facts on one core."
    )
    parser.add_argument("--megabytes", type=float, default=3, help="of newsletters (default: 3)")
    parser.add_argument(
        "--hostile", type=float, default=0.2, help="of each kind of hostile text (default: 0.2)"
    )
    arguments = parser.parse_args()
    folder = SHARED if SHARED.is_dir() else ROOT / "samples"
    letters = [read_path(path) for path in sorted(folder.iterdir()) if path.is_file()]
    seconds(letters)  # Loads the registry and compiles the patterns.
    rounds = max(1, round(arguments.megabytes * 1e6 / size(letters)))
    one_by_one = letters * rounds
    joined = text("\n\n".join(letter.text for letter in one_by_one))
    print(f"{'':28}{'MB':>8}{'seconds':>9}{'MB/s':>8}")
    print(line(f"{len(letters)} newsletters, {rounds} times", size(one_by_one), seconds(one_by_one)))
    print(line("joined in one text", size([joined]), seconds([joined])))
    print(f"{'hostile':28}{'MB':>8}{'seconds':>9}{'MB/s':>8}{'x':>6}")
    for kind in PIECES:
        half, whole = (text(hostile_text(kind, round(arguments.hostile * 1e6 * part))) for part in (0.5, 1))
        short, long = seconds([half]), seconds([whole])
        print(line(kind, size([whole]), long) + f"{long / short:6.1f}", flush=True)


def text(words: str) -> SourceText:
    return read_bytes(words.encode("utf-8"), "bench.txt")


def size(sources: Iterable[SourceText]) -> int:
    """Bytes of UTF-8."""
    return sum(len(source.text.encode("utf-8", "replace")) for source in sources)


def seconds(sources: Iterable[SourceText]) -> float:
    """Processor time that it takes to read them."""
    begin = time.process_time()
    for source in sources:
        RuleReader().read(source)
    return time.process_time() - begin


def line(name: str, length: int, took: float) -> str:
    return f"{name:28}{length / 1e6:8.2f}{took:9.2f}{length / 1e6 / took:8.2f}"


if __name__ == "__main__":
    main()
