"""Measures the rule reader on the whole newsletters of one half."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fidelity.measuring import Measured
from fidelity.newsletters import Newsletter
from fidelity.rows import Row, rows
from fidelity.scoring import merge, one_thing_one_id, resolutions, score

from loaders.read import read_path
from loaders.rule_reader import RuleReader

FOLDER = Path(__file__).with_name("newsletters")


@dataclass(frozen=True)
class Sample:
    """One newsletter: its gold (parsed, and its path), its text as read, and what the reader found in it."""

    gold: dict[str, Any]
    gold_path: Path
    text: str
    found: list[Row]


def samples(folder: Path) -> Iterator[Sample]:
    """The newsletters of `folder` that have gold, in order of their names; half-written ones are skipped."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = read_path(folder / gold["document"])
        yield Sample(gold, path, source.text, rows(RuleReader().read(source)))


@cache
def measure_newsletters(half: str) -> Measured:
    """The tallies of the newsletters of `half`, each by its file name, and over all of them."""
    parts = [(Newsletter(s.gold["document"], s.text, s.gold), s.found) for s in samples(FOLDER / half)]
    by_name = {newsletter.name: score(newsletter, found) for newsletter, found in parts}
    whole = merge(by_name.values())
    whole["one thing, one id"] = one_thing_one_id(each for part in parts for each in resolutions(*part))
    return Measured(by_name, whole)
