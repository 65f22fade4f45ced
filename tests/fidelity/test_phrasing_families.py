"""Facts stated in families of phrasing are found, in the half that rules are written by and in the half held back."""

import subprocess
import sys
from pathlib import Path

import pytest
from fidelity.measuring import measure
from fidelity.newsletters import newsletters
from fidelity.reports import HALVES, families, reports
from fidelity.scoring import LABELS, PREDICATES

#: Least precision and recall over all facts, and F1 over all mentions.
BARS = {"working": (0.96, 0.90, 0.95), "held": (0.93, 0.84, 0.93)}

ONE_ID = 0.99

ALL = [(half, family) for half in HALVES for family in families(half)]
RUN = Path(__file__).with_name("run.py")


@pytest.mark.parametrize("half", HALVES)
def test_facts_and_mentions_of_a_half(half):
    measured = measure(half)
    precision, recall, mentions = BARS[half]
    assert measured.facts.precision >= precision
    assert measured.facts.recall >= recall
    assert measured.mentions.f1 >= mentions


@pytest.mark.parametrize("half", HALVES)
def test_every_report_becomes_an_item(half):
    assert measure(half).whole["items"].f1 >= 0.97


@pytest.mark.parametrize("half", HALVES)
def test_one_thing_has_one_id(half):
    assert measure(half).whole["one thing, one id"].recall >= ONE_ID


def test_both_halves_have_every_family():
    assert families("working") == families("held")
    assert len(families("working")) >= 45
    assert sum(len(reports(half, family)) for half, family in ALL) >= 250


def test_a_quarter_is_chinese():
    assert sum(report.chinese for half, family in ALL for report in reports(half, family)) >= 60


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
