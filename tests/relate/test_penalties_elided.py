"""Penalties whose party, verb or number the sentence leaves to what stands around it."""

import pytest
from marked import scene
from test_penalties import found


def brief(marked, **options):
    return [(kind, party, measure) for kind, party, measure, _ in found(marked, **options)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "A parking firm that stored plates without consent was fined RMB 30,000 by the [R:Wuxi CA].",
            [("fine", "A parking firm", 30000)],
        ),
        (
            "The [R:Wuxi CA] found that a toy maker had not told parents and imposed a fine of RMB 9,000 on it.",
            [("fine", "a toy maker", 9000)],
        ),
        ("The [R:Wuxi CA] warned a gym but did not fine it.", [("warning", "a gym", None)]),
        ("The [R:Wuxi CA] closed the file without a fine.", []),
        ("Reports that the [R:Wuxi CA] fined a gym RMB 7,000 are untrue.", []),
        (
            "Four apps whose makers could not be found were removed from the app stores by the [R:Wuxi CA].",
            [("takedown", "Four apps", None)],
        ),
        ("It is not new: in 2021 it paid RMB 40,000 for the same fault.", []),
        ("The salon was let off with a warning by the [R:Wuxi CA].", [("warning", "The salon", None)]),
        ("A courier saw its licence revoked by the [R:Wuxi CA].", [("other", "A courier", None)]),
    ],
)
def test_denials_clauses_and_verdicts(marked, expected):
    assert brief(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "The [R:Hunan CA] called in 60 shops, ordered 31 to rectify and fined nine.",
            [("summons", "60 shops", None), ("order_to_correct", "31", None), ("fine", "nine", None)],
        ),
        (
            "Of the hotels that the [R:Hunan CA] checked, 12 were warned and four were fined.",
            [("warning", "12", None), ("fine", "four", None)],
        ),
        (
            "[R:湖南省网信办]检查了商超，对其中21家责令限期改正，对拒不改正的3家处以罚款。",
            [("order_to_correct", "21家", None), ("fine", "拒不改正的3家", None)],
        ),
    ],
)
def test_counts_that_leave_out_what_they_count(marked, expected):
    assert brief(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "Lanhai Payment Co., Ltd. | kept no identity records | warning; fine of RMB 80,000 | "
            "Shen Yue, head of risk control: fine of RMB 6,000",
            [
                ("warning", "Lanhai Payment Co., Ltd.", None),
                ("fine", "Lanhai Payment Co., Ltd.", 80000),
                ("fine", "Shen Yue", 6000),
            ],
        ),
        (
            "Party: a paper mill; facts: no logs kept; result: warning.",
            [("warning", "a paper mill", None)],
        ),
    ],
)
def test_rows_of_tables(marked, expected):
    assert brief("[R:Zhejiang Branch] published:\n" + marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "The [C:Jinan Court] sentenced Fang to four years in prison; Gu to one year's imprisonment, "
            "with two years' probation.",
            [("imprisonment", "Fang", 48), ("imprisonment", "Gu", 12), ("suspended_sentence", "Gu", 24)],
        ),
        (
            "[C:济南市中级人民法院]判处被告人贺某、邱某，分别判处有期徒刑一年二个月、十个月。",
            [("imprisonment", "被告人贺某", 14), ("imprisonment", "邱某", 10)],
        ),
        (
            "[R:江西省通信管理局]责令某云公司改正，处以30万元罚款，对直接责任人员邹某处以2万元罚款。",
            [
                ("order_to_correct", "某云公司", None),
                ("fine", "某云公司", 300000),
                ("fine", "直接责任人员邹某", 20000),
            ],
        ),
        (
            "[R:海南省网信办]责令某科技公司暂停换脸功能15日并全面整改。",
            [("suspension", "某科技公司", None), ("order_to_correct", "某科技公司", None)],
        ),
        ("[R:浙江省通信管理局]此前公开通报的31款App已整改完毕。", []),
        ("[C:南山区法院]驳回某公司要求前员工范某赔偿20万元的诉讼请求。", []),
    ],
)
def test_clauses_with_a_party_of_their_own(marked, expected):
    assert sorted(set(brief(marked))) == sorted(expected)


@pytest.mark.parametrize(
    "marked",
    [
        "The [R:Hubei Communications Administration] had the stores remove nine apps, its circular says.",
        "In a circular the [R:Hubei Communications Administration] states that nine apps were taken down.",
        "[R:湖北省通信管理局]发布通报，对9款App予以下架。",
    ],
)
def test_a_removal_by_circular_is_a_public_notice_too(marked):
    assert {kind for kind, _, _ in brief(marked)} == {"takedown", "public_notice"}


def test_a_talk_with_the_head_of_a_business_is_one_with_the_business():
    marked = "The [R:Jilin Bureau] summoned the chairman of Songhua Bank for a talk."
    assert brief(marked) == [("summons", "Songhua Bank", None)]


def test_a_range_states_no_amount():
    assert brief("The [R:Jilin CA] fined three managers between RMB 20,000 and RMB 50,000.") == [
        ("fine", "three managers", None)
    ]


def test_scene_quotes_the_printed_characters():
    given = scene("[R:網信辦]約談了某平台。")
    assert given.span(0, 4).quote == "網信辦約"
