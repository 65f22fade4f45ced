"""Who issued what, at which stage, from marked sentences."""

import pytest
from marked import scene

from loaders.relate.issuing import find_issues
from loaders.relate.issuing_dates import stage, stated_date


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
        (
            "The [L:Guide to Labels] tells what to print. It was issued by the [R:SAC] on 3 May.",
            [("SAC", "Guide to Labels", "final")],
        ),
        (
            "The [L:Measures for Card Data] of the [R:PBC], issued on 3 May, are short.",
            [("PBC", "Measures for Card Data", "final")],
        ),
        (
            "The [R:NDA], together with twelve other departments including the [R:NDRC], released the [L:Plan].",
            [("NDA", "Plan", "final"), ("NDRC", "Plan", "final")],
        ),
        (
            "The [R:CSRC] issued the [L:Log Rules]. On the same day, it also issued the [L:Fund Rules].",
            [("CSRC", "Fund Rules", "final"), ("CSRC", "Log Rules", "final")],
        ),
        (
            "The [R:CAAC] put the [L:Measures for Drones] before the public.",
            [("CAAC", "Measures for Drones", "draft")],
        ),
        (
            "The [R:MPS] asked the public for opinions on the [L:Rules on Identity].",
            [("MPS", "Rules on Identity", "draft")],
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
        ("1 March 2025 is the day on which they come into force.", "effective", "2025-03-01"),
        (
            "The draft is before the public, with 2 December 2024 as the closing day.",
            "comments_until",
            "2024-12-02",
        ),
        ("The closing day for comments is 4 December 2024.", "comments_until", "2024-12-04"),
        ("公开征求意见，征求意见期限至2024年12月5日。", "comments_until", "2024-12-05"),
    ],
)
def test_dates(marked, field, date):
    assert stated_date(scene(marked, category="legislation"), field) == date


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "The [R:State Council]'s [L:Regulations on Drone Data], published on 3 May, apply from 1 July.",
            [("State Council", "Regulations on Drone Data", "final")],
        ),
        (
            "In its [L:Opinions on Data Brokers], issued on 3 May, the [R:NDA] calls for registers.",
            [("NDA", "Opinions on Data Brokers", "final")],
        ),
        (
            "By the [L:Notice on Smart Toys], dated 3 May, the [R:MIIT] and the [R:SAMR] told makers to check.",
            [("MIIT", "Notice on Smart Toys", "final"), ("SAMR", "Notice on Smart Toys", "final")],
        ),
        (
            "Much talk was of the [R:NEA]. On 3 May it published the [L:Measures for Meter Data].",
            [("NEA", "Measures for Meter Data", "final")],
        ),
        (
            "Released on 3 May by the [R:SAMR] and the [R:SAC], the [L:Guide to Masks] has four parts.",
            [("SAC", "Guide to Masks", "final"), ("SAMR", "Guide to Masks", "final")],
        ),
        (
            "The [L:Rules on Drone Logs], which supplement the [L:Air Regulations], were issued by the [R:CAAC].",
            [("CAAC", "Rules on Drone Logs", "final")],
        ),
        ("[L:《门禁规定》]由[R:网信办]、[R:住建部]于5月3日联合公布。",
         [("住建部", "《门禁规定》", "final"), ("网信办", "《门禁规定》", "final")]),
        ("为落实[R:网信办]签署的[L:《合作备忘录》]，企业应当自查。", []),
    ],
)  # fmt: skip
def test_issuers_told_obliquely(marked, expected):
    assert issued(marked) == expected


@pytest.mark.parametrize(
    ("marked", "title", "expected"),
    [
        ("Issued by: [R:PBC]; [R:NFRA]\nDate: 3 May 2024", "[L:Measures for Card Data]",
         [("NFRA", "Measures for Card Data", "final"), ("PBC", "Measures for Card Data", "final")]),
        ("【发布机关】[R:国家数据局]\n【主要内容】共八章。", "[L:《数据经纪办法》]",
         [("国家数据局", "《数据经纪办法》", "final")]),
        ("该办法由[R:国家数据局]印发。", "[L:《数据经纪办法》]正式发布", [("国家数据局", "《数据经纪办法》", "final")]),
    ],
)  # fmt: skip
def test_issuers_of_the_instrument_in_the_heading(marked, title, expected):
    assert issued(marked, title=title) == expected
