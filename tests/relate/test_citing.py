"""How cases and instruments cite laws, from marked sentences."""

import pytest
from marked import scene

from loaders.relate.citing import case_citations, law_citations
from loaders.relate.issuing import find_issues, reported


def cited(marked):
    return [(c.cited.node.name, c.how) for c in case_citations(scene(marked))]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The firm violated [A:dsl 27|Article 27] of the [L:dsl|DSL].", [("Article 27", "violated")]),
        ("In accordance with the [L:CSL], the [R:CA] warned a shop.", [("CSL", "applied")]),
        (
            "This breached [A:pipl 13|Article 13] of the [L:pipl|PIPL]; under [A:pipl 66|Article 66] of the [L:pipl"
            "|PIPL] the [R:CA] fined it.",
            [("Article 13", "violated"), ("Article 66", "applied")],
        ),
        (
            "Pursuant to the [L:CSL], the [L:DSL] and the [L:PIPL], three apps were named.",
            [("CSL", "applied"), ("DSL", "applied"), ("PIPL", "applied")],
        ),
        ("The school failed to perform its obligations under the [L:DSL].", [("DSL", "violated")]),
        (
            "该公司违反[A:dsl 27|《数据安全法》第二十七条]规定，依据[A:dsl 45|第四十五条]予以处罚。",
            [("《数据安全法》第二十七条", "violated"), ("第四十五条", "applied")],
        ),
        ("The [R:CA] explained the [L:PIPL] to shops.", []),
        (
            "In reliance on [A:dsl 45|Article 45] of the [L:dsl|DSL], the [R:CA] warned a shop.",
            [("Article 45", "applied")],
        ),
        (
            "The [R:CA] fined a firm that had not told users as required by [A:pipl 17|Article 17].",
            [("Article 17", "violated")],
        ),
        (
            "The [L:CSL], the [L:DSL] and the [L:PIPL] were violated.",
            [("CSL", "violated"), ("DSL", "violated"), ("PIPL", "violated")],
        ),
        ("Repeated breaches can be punished under the [L:CSL].", []),
        (
            "The [R:CA] warned it for two violations:\n- no consent ([A:pipl 13|Article 13])\n"
            "- no deletion ([A:pipl 47|Article 47])",
            [("Article 13", "violated"), ("Article 47", "violated")],
        ),
    ],
)
def test_case_cites(marked, expected):
    assert cited(marked) == expected


@pytest.mark.timeout(20)
def test_numbers_within_a_line_are_no_lines_of_a_list():
    """Each could begin a line of the list or not: tried one by one, they would take for ever."""
    lines = "Two violations:\n" + "1." * 60 + "\nNo line of the list ([A:pipl 38|Article 38]).\n"
    assert cited(lines) == []


def test_a_law_violated_by_the_heading_alone_is_cited():
    given = scene("The [R:PSB] fined a hotel.", title="Hotel fined over [L:CSL] violations")
    assert [(c.cited.node.name, c.how) for c in case_citations(given)] == [("CSL", "violated")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "To implement the [L:DSL], the [R:MIIT] issued the [L:Measures on Factory Data].",
            [("DSL", "implements")],
        ),
        ("The [R:CAC] issued the [L:New Rules], which amend the [L:Old Rules].", [("Old Rules", "amends")]),
        (
            "The [R:CAC] issued the [L:New Rules]. They also refer to the [L:PIPL].",
            [("PIPL", "mentions")],
        ),
    ],
)
def test_instrument_cites(marked, expected):
    given = scene(marked, category="legislation")
    instruments = reported(given, find_issues(given))
    assert [(c.cited.node.name, c.how) for _, c in law_citations(given, instruments)] == expected
