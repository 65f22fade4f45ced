"""Facts stated in families of phrasing are found, in the half that rules are written by and in the half held back."""

import subprocess
import sys
from pathlib import Path

import pytest
from fidelity.bars import missed
from fidelity.measuring import measure
from fidelity.newsletters import newsletters
from fidelity.reports import HALVES, families, reports
from fidelity.scoring import LABELS, PREDICATES

ALL = [(half, family) for half in HALVES for family in families(half)]
RUN = Path(__file__).with_name("run.py")


@pytest.mark.parametrize("half", HALVES)
def test_a_half_misses_none_of_its_bars(half):
    assert missed(f"families {half}", measure(half).scores()) == []


def test_both_halves_have_every_family():
    assert families("working") == families("held")
    assert len(families("working")) >= 105
    assert sum(len(reports(half, family)) for half, family in ALL) >= 850


def test_a_quarter_is_chinese():
    assert sum(report.chinese for half, family in ALL for report in reports(half, family)) >= 210


def test_no_report_stands_in_both_halves():
    texts = [report.text for half, family in ALL for report in reports(half, family)]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(("half", "family"), ALL)
def test_expected_facts_are_well_formed(half, family):
    for newsletter in newsletters(half, family):
        entities = newsletter.gold["entities"]
        assert {entity["label"] for entity in entities.values()} <= set(LABELS)
        for item in newsletter.gold["items"]:
            assert {predicate for predicate, *_ in item["facts"]} <= set(PREDICATES)
            assert all(_stated(entities[key], newsletter.text) for key in item["mentions"])


def test_command_shows_one_family():
    shown = subprocess.run(
        [sys.executable, RUN, "--family", "warning", "--errors"], capture_output=True, text=True, check=True
    )
    assert "ALL FACTS" in shown.stdout


def test_command_names_the_families_there_are():
    shown = subprocess.run(
        [sys.executable, RUN, "--family", "none-such"], capture_output=True, text=True, check=False
    )
    assert shown.returncode == 2
    assert "warning" in shown.stderr


def _stated(entity, text):
    """Whether the newsletter prints one of a named thing's names; descriptions and articles are paraphrased."""
    return entity.get("anonymous") or "law" in entity or any(name in text for name in entity["names"])
