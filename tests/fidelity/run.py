"""Measure fidelity on the families: `python tests/fidelity/run.py [--held] [--family NAME] [--errors]`."""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="fidelity", description="Measures the rule reader on the families.")
    parser.add_argument("--held", action="store_true", help="the half that rules are not written for")
    parser.add_argument("--family", help="one family only")
    parser.add_argument(
        "--errors", action="store_true", help="list every miss and false alarm with its report"
    )
    arguments = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from fidelity.measuring import errors, measure, table
    from fidelity.reports import families

    half = "held" if arguments.held else "working"
    if arguments.family not in (None, *families(half)):
        print(
            f"no family {arguments.family!r} in {half}; there are: {', '.join(families(half))}",
            file=sys.stderr,
        )
        return 2
    measured = measure(half, arguments.family)
    print(table(measured))
    if arguments.errors:
        print(errors(measured))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
