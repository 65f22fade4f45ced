"""Who issued what, at which stage, from marked sentences."""

import pytest
from marked import scene

from loaders.relate.issuing import find_issues, stage, stated_date


def issued(marked, **options):
    given = scene(marked, category=options.pop("category", "legislation"), **options)
    return sorted({(i.issuer.node.name, i.law.node.name, stage(given, i.law)) for i in find_issues(given)})


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "On 3 May, the [R:NHC] issued the [L:Measures for Hospital Data].",
            [("NHC", "Measures for Hospital Data", "final")],
        ),
        (
            "The [R:CAC], the [R:MIIT] and the [R:MPS] jointly released the [L:Provisions on Chatbots].",
            [
                ("CAC", "Provisions on Chatbots", "final"),
                ("MIIT", "Provisions on Chatbots", "final"),
                ("MPS", "Provisions on Chatbots", "final"),
            ],
        ),
        (
            "The [R:CSRC] is seeking public comments on the [L:Guidelines for Fund Data].",
            [("CSRC", "Guidelines for Fund Data", "draft")],
        ),
        (
            "The [L:Rules on Maps] were published by the [R:MNR] on 2 June.",
            [("MNR", "Rules on Maps", "final")],
        ),
        (
            "The [R:NDA] opened the [L:Catalogue of Data] to public comments until 3 July.",
            [("NDA", "Catalogue of Data", "draft")],
        ),
        (
            "The [R:Hebei Government] made the [L:Plan for Data] public.",
            [("Hebei Government", "Plan for Data", "final")],
        ),
        ("[R:国家网信办]就《[L:数据办法]》公开征求意见。", [("国家网信办", "数据办法", "draft")]),
        (
            "[R:工信部]、[R:公安部]联合印发[L:《车联网规定》]。",
            [("公安部", "《车联网规定》", "final"), ("工信部", "《车联网规定》", "final")],
        ),
    ],
)
def test_issued(marked, expected):
    assert issued(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "The [R:NPC Standing Committee] held a first reading of the [L:Data Bill].",
        "The [R:CAC] will issue the [L:Measures] next year.",
        "In accordance with the [L:Data Security Law], the [R:CAC] fined a shop.",
        "The [R:CAC] answered questions about the [L:Measures].",
    ],
)
def test_not_issued(marked):
    assert issued(marked) == []


def test_heading_gives_the_issuer_that_the_body_leaves_out():
    assert issued("The [L:Opinions] set goals for 2027.", title="[R:NDRC] Releases the [L:Opinions]") == [
        ("NDRC", "Opinions", "final")
    ]


@pytest.mark.parametrize(
    ("marked", "field", "date"),
    [
        ("The [L:Rules] take effect on 1 March 2025.", "effective", "2025-03-01"),
        ("It will come into force as of January 1, 2025.", "effective", "2025-01-01"),
        ("They apply from 1 September 2024.", "effective", "2024-09-01"),
        ("本办法自2025年1月1日起施行。", "effective", "2025-01-01"),
        ("The deadline for submitting comments is November 11, 2024.", "comments_until", "2024-11-11"),
        ("The draft is open for comments until 20 November 2024.", "comments_until", "2024-11-20"),
        ("意见反馈截止时间为2024年11月15日。", "comments_until", "2024-11-15"),
        ("It was adopted on 30 August 2024.", "effective", None),
    ],
)
def test_dates(marked, field, date):
    assert stated_date(scene(marked, category="legislation"), field) == date
