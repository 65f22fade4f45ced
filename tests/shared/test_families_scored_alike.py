"""Our scorer and the shared script give the same counts for the families' newsletters."""

import importlib.util
from pathlib import Path

import pytest
from fidelity.measuring import read
from fidelity.reports import HALVES, families
from fidelity.rows import rows
from fidelity.scoring import merge, score

SCRIPT = Path(__file__).resolve().parents[2] / "../shared/fidelity/score.py"


@pytest.mark.parametrize("half", HALVES)
def test_counts_are_the_same(half):
    spec = importlib.util.spec_from_file_location("shared_score", SCRIPT)
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    found = [
        (newsletter, rows(facts)) for family in families(half) for newsletter, _, facts in read(half, family)
    ]
    for newsletter, _ in found:
        assert shared.check_gold(newsletter.gold, newsletter.text) == []
    ours = merge(score(newsletter, lines) for newsletter, lines in found)
    documents = [shared.Document(newsletter.gold, newsletter.text) for newsletter, _ in found]
    theirs = shared.score([line for _, lines in found for line in lines], documents)
    for kind, tally in ours.items():
        other = theirs[kind]
        assert (tally.tp, len(tally.missed), len(tally.extra)) == (other.tp, other.fn, other.fp), kind
