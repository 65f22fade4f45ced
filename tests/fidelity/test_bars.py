"""The bars of fidelity: what is under one is told, and the whole newsletters are over theirs."""

import pytest
from fidelity.bars import bars, missed
from fidelity.whole import measure_newsletters

#: The least that the shared gold must reach: each line has its measures and no bar is under these.
SHARED = {
    **{line: {"f1": 0.98} for line in ("items", "item category", "item date", "item urls")},
    "item title": {"f1": 0.95},
    "ALL MENTIONS": {"f1": 0.95},
    "ALL FACTS": {"precision": 0.96, "recall": 0.93},
    **{line: {"f1": 0.93} for line in ("ISSUED", "ENFORCED", "CITED", "PENALISED")},
    "one thing, one id": {"f1": 1.0},
}


@pytest.mark.parametrize("half", ["working", "held", "wider", "blind"])
def test_whole_newsletters_miss_none_of_their_bars(half):
    assert missed(f"newsletters {half}", measure_newsletters(half).scores()) == []


@pytest.mark.parametrize("line", SHARED)
def test_no_bar_of_the_shared_gold_is_lowered(line):
    assert all(bars()["shared"][line][measure] >= bar for measure, bar in SHARED[line].items())


def test_a_value_under_its_bar_is_told():
    table = {line: {"f1": 1.0, "precision": 1.0, "recall": 1.0} for line in bars()["shared"]}
    assert missed("shared", table) == []
    table["CITED"] = {"f1": 0.9, "precision": 1.0, "recall": 0.8}
    assert missed("shared", table) == ["shared: CITED f1 is 0.900, under its bar of 0.930"]


def test_a_line_that_is_not_there_is_under_its_bar():
    assert len(missed("shared", {})) == sum(map(len, bars()["shared"].values()))
