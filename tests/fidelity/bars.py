"""The bars that fidelity must reach, as `bars.yaml` has them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

#: A table of scores: by line, `precision`, `recall` and `f1`.
Table = Mapping[str, Mapping[str, float]]


@cache
def bars() -> dict[str, Table]:
    """By what is measured, the least of each line."""
    return yaml.safe_load(Path(__file__).with_name("bars.yaml").read_text("utf-8"))


def missed(name: str, table: Table) -> list[str]:
    """One line for each bar of `name` that `table` misses."""
    lines = []
    for line, least in bars()[name].items():
        for measure, bar in least.items():
            value = table[line][measure] if line in table else 0.0
            if value < bar:
                lines.append(f"{name}: {line} {measure} is {value:.3f}, under its bar of {bar:.3f}")
    return lines
