"""Writes the README's figures, counted on the samples; with --check only tells whether they are current."""

import re
import sys
import tempfile
from pathlib import Path

import regatlas
from queries.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- figures: [^\n]* -->\n).*?(<!-- /figures -->)", re.DOTALL)


def figures() -> str:
    """What the samples give, in one sentence and a table of the fines under two laws."""
    with (
        tempfile.TemporaryDirectory() as folder,
        regatlas.build(ROOT / "samples", Path(folder) / "atlas") as atlas,
    ):
        nodes, edges = atlas.counts()
        rows = atlas.query("penalties-by-article", law="law:dsl")
    lines = [
        f"The {nodes['Document']} sample newsletters give {nodes['Item']} items, {nodes['Regulator']} regulators, "
        f"{nodes['Law']} laws, {nodes['Article']} articles, {nodes['LegalCase']} cases and {nodes['Penalty']} "
        f"penalties, joined by {sum(edges.values())} edges; the catalogue has {len(catalogue())} questions. Under "
        "the Data Security Law, for instance:",
        "",
        "| article | cited as | fines | yuan | without an amount | bodies |",
        "|---|---|---|---|---|---|",
        *(_row(row) for row in rows),
    ]
    return "\n".join(lines) + "\n"


def _row(row: dict[str, object]) -> str:
    amount = row["fines_cny"]
    yuan = f"{amount:,.0f}" if isinstance(amount, (int, float)) else "unknown"
    bodies = row["bodies"]
    assert isinstance(bodies, list)
    cells = (
        row["article"],
        row["cited_as"],
        row["fines"],
        yuan,
        row["fines_without_amount"],
        "; ".join(bodies),
    )
    return f"| {' | '.join(map(str, cells))} |"


def main() -> int:
    text = README.read_text(encoding="utf-8")
    current = BLOCK.sub(lambda found: found[1] + figures() + found[2], text)
    if "--check" in sys.argv:
        return int(current != text)
    README.write_text(current, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
