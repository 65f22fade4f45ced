"""Prints how well tagged newsletters are split: `python measure_layouts.py [working|aside] [--errors]`."""

import argparse
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from tagged import DATA, VARIANTS, compare, f1, parse  # noqa: E402


def main() -> int:
    """One line for each half and variant; with `--errors`, every miss of the first variant as well."""
    parser = argparse.ArgumentParser(description="How well newsletters of any layout are split.")
    parser.add_argument("half", nargs="*", default=["working", "aside"])
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    for half in args.half:
        for variant, change in VARIANTS.items():
            total: Counter[str] = Counter()
            for path in sorted((DATA / half).glob("*.txt")):
                tagged = parse(path.stem, change(path.read_text(encoding="utf-8")))
                outcome = compare(tagged)
                total += outcome.counts
                if args.errors and outcome.misses and (variant == "plain" or half == "working"):
                    print(f"  {path.stem} ({variant})", *outcome.misses, sep="\n      ")
            parts = " ".join(f"{k} {total[k]}" for k in ("title", "category", "date", "urls"))
            parts += "".join(f" {k} {total[k]}/{total[k + 's']}" for k in ("issue", "publisher"))
            print(f"{half:8}{variant:8} F1 {f1(total):.3f}  of {total['marked']}: {total['items']} {parts}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
