"""Penalties in marked sentences: kind, party, amount, months, authority."""

import pytest
from marked import scene

from loaders.relate.penalties import find_sanctions


def found(marked, **options):
    return [
        (
            s.kind,
            s.party.words if s.party else None,
            s.amount if s.amount is not None else s.months,
            [m.node.name for m in s.authorities],
        )
        for s in find_sanctions(scene(marked, **options))
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [R:Hefei CA] fined a hotel RMB 5,000.", [("fine", "a hotel", 5000, ["Hefei CA"])]),
        (
            "Two clinics were fined RMB 20,000 by the [R:Jinan CA].",
            [("fine", "Two clinics", 20000, ["Jinan CA"])],
        ),
        (
            "The [R:Wuhan CA] ordered a logistics firm to rectify, issued a warning "
            "and levied a fine of RMB 60,000.",
            [
                ("order_to_correct", "a logistics firm", None, ["Wuhan CA"]),
                ("warning", "a logistics firm", None, ["Wuhan CA"]),
                ("fine", "a logistics firm", 60000, ["Wuhan CA"]),
            ],
        ),
        (
            "The [R:Dalian CA] imposed a fine of RMB 50,000 on a school and RMB 10,000 on its director.",
            [("fine", "a school", 50000, ["Dalian CA"]), ("fine", "its director", 10000, ["Dalian CA"])],
        ),
        (
            "A bank and its branch manager were fined RMB 300,000 and RMB 20,000 respectively "
            "by the [R:Xiamen branch].",
            [
                ("fine", "A bank", 300000, ["Xiamen branch"]),
                ("fine", "its branch manager", 20000, ["Xiamen branch"]),
            ],
        ),
        ("The operator received a warning from the [R:Yantai CA].", [("warning", "The operator", None, [])]),
        ("The [R:CAC] summoned two platforms for talks.", [("summons", "two platforms", None, ["CAC"])]),
        (
            "The [R:MIIT] named 17 apps that collect too much data.",
            [("public_notice", "17 apps", None, ["MIIT"])],
        ),
        (
            "The [R:Fujian Communications Administration] took down 12 apps.",
            [("takedown", "12 apps", None, ["Fujian Communications Administration"])],
        ),
        (
            "The [C:Suzhou Court] sentenced Qian to two years in prison, suspended for three years, "
            "and a fine of 8,000 yuan.",
            [
                ("imprisonment", "Qian", 24, ["Suzhou Court"]),
                ("suspended_sentence", "Qian", 36, ["Suzhou Court"]),
                ("fine", "Qian", 8000, ["Suzhou Court"]),
            ],
        ),
        (
            "The [C:Guangzhou Internet Court] ruled that the platform should apologise to the plaintiff.",
            [("apology", "the platform", None, ["Guangzhou Internet Court"])],
        ),
        (
            "The [C:Tianjin Court] held that the operator should bear tort liability.",
            [("liability", "the operator", None, ["Tianjin Court"])],
        ),
        (
            "The [R:Nanjing AMR] confiscated illegal gains of RMB 12,000 from a shop.",
            [("confiscation", "a shop", 12000, ["Nanjing AMR"])],
        ),
        ("[R:杭州市网信办]对某酒店罚款5万元。", [("fine", "某酒店", 50000, ["杭州市网信办"])]),
        ("[R:工信部]通报38款App。", [("public_notice", "38款App", None, ["工信部"])]),
        ("[R:国家网信办]依法约谈3家平台。", [("summons", "3家平台", None, ["国家网信办"])]),
    ],
)
def test_imposed(marked, expected):
    assert found(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Under the [L:PIPL], companies may be fined up to RMB 50 million.",
        "The [L:Measures] raise fines for operators to RMB 100,000.",
        "The [R:CAC] said that platforms could be fined if they ignore the rules.",
        "The company was not fined by the [R:Hefei CA].",
        "Failing this, the [R:CAC] will order the company to rectify and impose a fine.",
        "The [R:NFRA] issued an early warning on loan scams.",
        "The [R:SAMR] proposes fines of RMB 30,000 for firms that resell data.",
        "Breaches of the [L:Regulations] are punishable by fines of up to RMB 10 million.",
    ],
)
def test_not_imposed(marked):
    assert found(marked) == []


def test_body_prevails_over_heading():
    marked = "The [R:Zhengzhou CA] issued warnings to two companies."
    assert [f[0] for f in found(marked, title="Two Companies Fined by [R:Zhengzhou CA]")] == ["warning"]


def test_heading_counts_where_the_body_is_silent():
    assert [
        f[0]
        for f in found("The operators ignored notices.", title="Five Operators Fined by [R:Zhengzhou CA]")
    ] == ["fine"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "The [R:PSB] checked Lan Hotel Co., Ltd. and Mu Hotel Co., Ltd. Each was fined RMB 10,000.",
            [("fine", "Lan Hotel Co., Ltd.", 10000), ("fine", "Mu Hotel Co., Ltd.", 10000)],
        ),
        (
            "The [R:PSB] checked Lan Hotel Co., Ltd. and Mu Hotel Co., Ltd. Both were warned.",
            [("warning", "Lan Hotel Co., Ltd.", None), ("warning", "Mu Hotel Co., Ltd.", None)],
        ),
        ("The [R:PSB] checked Lan Hotel Co., Ltd. and Mu Hotel Co., Ltd. Neither was fined.", []),
        ("Lan Hotel Co., Ltd. had lost a list. It was warned by the [R:PSB].",
         [("warning", "Lan Hotel Co., Ltd.", None)]),
    ],
)  # fmt: skip
def test_pronouns_take_up_the_parties_before(marked, expected):
    assert [found_one[:3] for found_one in found(marked)] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [R:CA] fined a shop RMB 900. Last year, a bank had been fined RMB 800.", [("a shop", 900)]),
        ("The [R:CA] fined a shop RMB 900, and a bank, which had helped it, RMB 800.",
         [("a shop", 900), ("a bank", 800)]),
        ("The [C:Lower Court] ordered a gym to pay RMB 900. The [C:Higher Court] set this judgment aside.", []),
        ("The [R:CA] fined a shop RMB 100 and RMB 200, RMB 300 in total.", [("a shop", 300)]),
        ("The [R:CA] fined a shop RMB 900 (USD 130).", [("a shop", 900)]),
    ],
)  # fmt: skip
def test_amounts_of_the_case_itself(marked, expected):
    assert [(party, amount) for _, party, amount, _ in found(marked)] == expected
