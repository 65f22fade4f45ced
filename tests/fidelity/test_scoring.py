"""The scorer: what gold itself says scores in full, and each kind of fault costs what it should."""

import copy

import pytest
from fidelity.newsletters import newsletters
from fidelity.scoring import PREDICATES, score, total

NEWSLETTER = newsletters("working", "narrative-penalty")[0]


def _thing(key):
    if key == "case":
        return {"id": "case", "label": "LegalCase", "name": "a case"}
    entity = NEWSLETTER.gold["entities"][key]
    thing = {"id": key, "label": entity["label"], "name": entity.get("names", [key])[0], "aliases": []}
    if "law" in entity:
        thing |= {"number": entity["number"], "law": _thing(entity["law"])}
    return thing


@pytest.fixture
def rows():
    """The gold of a newsletter as if a reader had found it."""
    found = []
    for item in NEWSLETTER.gold["items"]:
        start = NEWSLETTER.text.index(item["body"])
        evidence = [{"start": start, "end": start + len(item["body"])}]
        for predicate, subject, thing, properties in item["facts"]:
            ends = {"subject": _thing(subject), "object": _thing(thing)}
            found.append(
                {"predicate": predicate, **ends, "properties": dict(properties), "evidence": evidence}
            )
    return found


def facts(rows):
    return total(score(NEWSLETTER, rows), PREDICATES)


def test_gold_scores_in_full(rows):
    assert (facts(rows).missed, facts(rows).extra) == ([], [])
    assert facts(rows).gold == len(rows)


def test_a_fact_left_out_is_missed(rows):
    assert (len(facts(rows[1:]).missed), facts(rows[1:]).extra) == (1, [])


def test_a_fact_stated_twice_counts_once(rows):
    assert facts([*rows, copy.deepcopy(rows[0])]).extra == []


@pytest.mark.parametrize(
    ("stated", "change"),
    [
        ({"kind": "warning"}, {"kind": "apology"}),
        ({"kind": "fine"}, {"amount_cny": 1}),
        ({"kind": "fine"}, {"amount_cny": None}),
        ({"as": "violated"}, {"as": "applied"}),
    ],
)
def test_a_wrong_property_is_missed_and_extra(rows, stated, change):
    next(row["properties"] for row in rows if stated.items() <= row["properties"].items()).update(change)
    assert (len(facts(rows).missed), len(facts(rows).extra)) == (1, 1)


def test_a_fact_in_another_item_is_missed_and_extra(rows):
    first, last = rows[0], rows[-1]
    assert first["predicate"] == "ENFORCED"
    first["evidence"] = last["evidence"]
    assert (len(facts(rows).missed), len(facts(rows).extra)) == (1, 1)


def test_an_unknown_name_is_missed_and_extra(rows):
    rows[0]["subject"]["name"] = "Bureau of Silly Walks"
    assert (len(facts(rows).missed), len(facts(rows).extra)) == (1, 1)
