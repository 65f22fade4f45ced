"""Measures fidelity on all the gold there is, prints the scores, and fails where a bar is missed.

usage: gate.py

The gold beside the checkout (../shared/fidelity) is scored by the script there; the project's own sentences and
newsletters by the same rules. The bars are in tests/fidelity/bars.yaml.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SCRIPT = SHARED / "fidelity" / "score.py"
BUILD = ROOT / "build" / "fidelity"
sys.path[:0] = [str(ROOT / "tests")]

from fidelity.bars import Table, missed  # noqa: E402
from fidelity.measuring import Measured, measure  # noqa: E402
from fidelity.whole import measure_newsletters  # noqa: E402

#: What is measured beside the shared gold.
HALVES = {"families": ("working", "held"), "newsletters": ("working", "held", "wider", "blind")}
#: The lines of a half that are printed.
SHOWN = ("items", "ALL MENTIONS", "ALL FACTS")


def shared() -> list[str]:
    """Prints the table of the shared gold; gives the bars that it misses."""
    gold = sorted((SHARED / "fidelity" / "gold").glob("*.json"))
    if not gold:
        print("No ../shared/fidelity/gold beside the checkout: nothing to measure against but our own.")
        return []
    command = [sys.executable, str(SCRIPT), str(_facts()), *map(str, gold)]
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    table = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout
    return missed("shared", json.loads(table))


def _facts() -> Path:
    """What is found in the shared newsletters, as the file that the script reads."""
    import regatlas
    from viz.export import export

    shutil.rmtree(BUILD / "atlas", ignore_errors=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    with regatlas.build(SHARED / "newsletters", BUILD / "atlas") as atlas:
        export(atlas.mirror(), "facts", str(BUILD / "facts.jsonl"))
    return BUILD / "facts.jsonl"


def own() -> list[str]:
    """Prints a line for each half of our own gold and what it holds; gives the bars that they miss."""
    names = [(what, half) for what, halves in HALVES.items() for half in halves]
    print(f"{'our own: precision recall F1':24}" + "".join(f"{line:>20}" for line in SHOWN))
    under = []
    for what, half in names:
        table = _measured(what, half).scores()
        print(f"{what + ' ' + half:24}" + "".join(f"{_figures(table, line):>20}" for line in SHOWN))
        under += missed(f"{what} {half}", table)
    return under


def _measured(what: str, half: str) -> Measured:
    return measure(half) if what == "families" else measure_newsletters(half)


def _figures(table: Table, line: str) -> str:
    return " ".join(f"{table[line][measure]:.3f}" for measure in ("precision", "recall", "f1"))


def main() -> int:
    under = [*shared(), *own()]
    print(*under, sep="\n", end="\n" if under else "")
    print(f"{len(under)} bars are missed." if under else "Every bar of tests/fidelity/bars.yaml is reached.")
    return int(bool(under))


if __name__ == "__main__":
    raise SystemExit(main())
