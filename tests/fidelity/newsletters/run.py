"""Measures the rule reader on the whole newsletters of this folder: `python run.py [working|held] [--errors]`.

Each newsletter is a text file with its gold `<name>.gold.json` beside it, in the form of the fidelity script.
The table is that script's, where it lies beside the checkout (`../shared/fidelity/score.py`); else a shorter one
of the rules in `fidelity.scoring`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPT = HERE.parents[2] / "../shared/fidelity/score.py"
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2])]

from fidelity.whole import Sample, samples  # noqa: E402


def by_script(found: list[Sample], *options: str) -> str:
    """What the fidelity script prints about `found`; it is given the extracted texts, HTML's included."""
    with tempfile.TemporaryDirectory() as folder:
        facts = Path(folder, "facts.jsonl")
        lines = [json.dumps(row, ensure_ascii=False) for sample in found for row in sample.found]
        facts.write_text("\n".join(lines), encoding="utf-8")
        for sample in found:
            Path(folder, sample.gold["document"]).write_text(sample.text, encoding="utf-8")
        golds = [str(sample.gold_path) for sample in found]
        command = [sys.executable, str(SCRIPT), str(facts), *golds, "--texts", folder, *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def by_own_rules(found: list[Sample], errors: bool) -> str:
    """The same counts by the scorer of this tree, for a checkout that stands alone."""
    from fidelity.newsletters import Newsletter
    from fidelity.scoring import merge, score

    parts = [score(Newsletter(s.gold["document"], s.text, s.gold), s.found) for s in found]
    whole = merge(parts)
    lines = [
        f"{name:26}{tally.gold:6}{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}"
        for name, tally in whole.items()
    ]
    for name, tally in whole.items() if errors else ():
        lines += [f"missed  {name}: {place}" for place in tally.missed]
        lines += [f"extra   {name}: {place}" for place in tally.extra]
    return "\n".join(lines)


def totals(sample: Sample) -> str:
    """One line of a newsletter: F1 of items and mentions, precision, recall and F1 of facts."""
    table = json.loads(by_script([sample], "--json"))
    items = "  ".join(f"{key} {table[key]['f1']:.2f}" for key in table if key.startswith("item"))
    facts = table["ALL FACTS"]
    shown = " ".join(f"{facts[key]:.3f}" for key in ("precision", "recall", "f1"))
    return f"{sample.gold['document']:34} facts {shown}  mentions {table['ALL MENTIONS']['f1']:.3f}  {items}"


def main() -> int:
    """Print the table of each folder asked for, and with `--errors` every miss and false alarm."""
    parser = argparse.ArgumentParser(description="How true the facts of whole newsletters are.")
    parser.add_argument("half", nargs="*", default=["working", "held"], help="folders beside this script")
    parser.add_argument("--errors", action="store_true", help="list every miss and false alarm")
    args = parser.parse_args()
    for half in args.half:
        found = list(samples(HERE / half))
        print(f"== {half}: {len(found)} newsletters")
        if SCRIPT.exists():
            print(*map(totals, found), "", by_script(found, *["--errors"] * args.errors), sep="\n")
        else:
            print(by_own_rules(found, args.errors))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
