import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_cases import keys, law_mentions, mentions, outline, surfaces

from loaders.recognise.laws import find_laws, is_draft


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Data Security Law of the People's Republic of China applies.", ["dsl"]),
        ("The PRC Data Security Law (“DSL”) applies.", ["dsl"]),
        ("Hotels read the Cyber Security Law.", ["csl"]),
        ("The Data Security Law, the PIPL and the Cybersecurity Law apply.", ["dsl", "pipl", "csl"]),
        ("The Data Security Law and Cybersecurity Law apply.", ["dsl", "csl"]),
        ("China's Personal Information Protection Law is strict.", ["pipl"]),
        ("The Network Data Security Management Regulation is in force.", ["network-data-regulations"]),
        (
            "The Regulations on the Administration of Network Data Security are in force.",
            ["network-data-regulations"],
        ),
        ("《中华人民共和国个人信息保护法》施行。", ["pipl"]),
        ("依据网络安全法和《数据安全法》。", ["csl", "dsl"]),
        ("依據《網絡安全法》作出處罰。", ["csl"]),
        ("《網絡數據安全管理條例（徵求意見稿）》公佈。", ["network-data-regulations"]),
        ("Hotel Punished for Breaching Personal Information Protection Law", ["pipl"]),
        ("CAC Publishes Measures for Labelling of AI-Generated Synthetic Content", ["ai-labelling-measures"]),
        ("Testers follow GB/T 35273-2020.", ["gbt-35273"]),
        (
            "It meets GB/T 35273-2020 Information Security Technology - Personal Information Security Specification.",
            ["gbt-35273"],
        ),
        ("The General Data Protection Regulation (GDPR) differs.", ["gdpr"]),
        ("The State Council's draft Artificial Intelligence Law is on the plan.", ["prc-ai-law"]),
        ("The AI Act binds providers in the Union.", ["eu-ai-act"]),
        (
            "The Amendment to the Cybersecurity Law (Draft for Comments) is out.",
            ["csl-amendment-decision", "csl"],
        ),
        ("MEASURES FOR LABELLING OF AI-GENERATED SYNTHETIC CONTENT", ["ai-labelling-measures"]),
        ("The data was sorted with a dsl modem.", []),
        ("The Cybersecurity Law Enforcement Department of the city came.", []),
        ("Hainan Telecommunications Regulations bind islands.", ["regulation-hainan-telecom"]),
    ],
)
def test_known_names(text, expected):
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "These measures aim to protect users.",
        "It acted under relevant laws and regulations.",
        "The rules are strict and a plan was made.",
        "The ministry issued a notice on strengthening the security protection of logs.",
        "The authority adopted measures for the protection of data, and rules for apps.",
        "The State Administration for Market Regulation of Jilin fined a shop.",
        "Company Fined for Failing to Take Security Measures",
        "MIIT Issues Special Notice on Tram Data Protection",
        "Shandong Releases First Local Standard on Vending Machine Privacy",
        "Port Launched Pilot Program to Open Up Tram Services to Visitors",
        "The exchange offered its “2022 Tram Trading Thrive Plan”.",
        "Lawyers of the Law Society met the Data Protection Law Firm.",
        "A Standard Contract for Cross-border Transfer was filed.",
        "Lark Gate Law Offices, Wren Law Group and the Tram Law Review wrote it.",
        "Key Points of the month are these; the team has Key Tasks for Friday.",
        "Measures for the protection of trams must be taken by their drivers.",
        "《亚洲法律杂志》报道了《数据之路》。",
        "第三条 本公司章程规定保密。",
    ],
)
def test_what_is_no_instrument(text):
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The MOT published the Provisions on Ferry Data (Draft for Comments).",
            ["Provisions on Ferry Data (Draft for Comments)"],
        ),
        (
            "Hebei published the Hebei Child Data Care Management Measures (Trial), in force at once.",
            ["Hebei Child Data Care Management Measures (Trial)"],
        ),
        (
            "It wrote Provisions on the Collection, Storage and Use of Ferry Data for ports.",
            ["Provisions on the Collection, Storage and Use of Ferry Data"],
        ),
        (
            "It issued the Guidelines for Cloud Backups and the List of Backup Duties.",
            ["Guidelines for Cloud Backups", "List of Backup Duties"],
        ),
        (
            "It implemented the Wuhan Tram Regulations, Interim Measures for Tram Cards in Wuhan and other rules.",
            ["Wuhan Tram Regulations", "Interim Measures for Tram Cards in Wuhan"],
        ),
        (
            "The Bureau issued the Wuhan Chief Tram Officer System Pilot Work Programme, naming ten lines.",
            ["Wuhan Chief Tram Officer System Pilot Work Programme"],
        ),
        (
            "It released the “2025 Wuhan Tram Industry Achievement Catalogue”.",
            ["2025 Wuhan Tram Industry Achievement Catalogue"],
        ),
        (
            "TC260 issued Data Security Technology—Requirements for Tokenised Ledgers.",
            ["Data Security Technology—Requirements for Tokenised Ledgers"],
        ),
        (
            "They signed a Memorandum of Cooperation on Promoting Tram Data Flow in the Greater Bay Area.",
            ["Memorandum of Cooperation on Promoting Tram Data Flow in the Greater Bay Area"],
        ),
        (
            "The Bureau released the draft opinion on Promoting the Use of Tram Data.",
            ["opinion on Promoting the Use of Tram Data"],
        ),
        (
            "Measures for the Management of Tram Data Take Effect on May 1",
            ["Measures for the Management of Tram Data"],
        ),
        ("MIIT Seeks Comments on Guidelines for Tram Wiring (Draft)", ["Guidelines for Tram Wiring (Draft)"]),
        ("SAMR solicited opinions on the Tram Fraud Provisions (Draft).", ["Tram Fraud Provisions (Draft)"]),
        (
            "The Guidelines for Wuhan Trams to Accept and Settle Claims were issued.",
            ["Guidelines for Wuhan Trams to Accept and Settle Claims"],
        ),
        (
            "国家网信办就《个人信息匿名化指南（征求意见稿）》公开征求意见。",
            ["《个人信息匿名化指南（征求意见稿）》"],
        ),
        (
            "Wuhan issued the Negative List for Outbound Tram Data of Wuhan Port (2024 Edition) in May.",
            ["Negative List for Outbound Tram Data of Wuhan Port (2024 Edition)"],
        ),
        (
            "The NDA issued the Key Points for the Work of Tram Data in 2025.",
            ["Key Points for the Work of Tram Data"],
        ),
        ("国家数据局印发《电车数据2025年工作要点》。", ["《电车数据2025年工作要点》"]),
        (
            "The Guiding opinions on speeding up the sharing of tram timetables were released in May.",
            ["Guiding opinions on speeding up the sharing of tram timetables"],
        ),
        (
            "The MOT issued Administrative measures on tram cards in the field of ports (for trial implementation).",
            ["Administrative measures on tram cards in the field of ports (for trial implementation)"],
        ),
        (
            "It issued the Decision on Repealing the Interim Measures for the Administration of Tram Cards at once.",
            [
                "Decision on Repealing the Interim Measures for the Administration of Tram Cards",
                "Interim Measures for the Administration of Tram Cards",
            ],
        ),
        (
            "The “Measures for the management of tram boxes” are open for comment.",
            ["Measures for the management of tram boxes"],
        ),
        (
            "The MOT issued the Notice on Carrying out the Survey of Tram Data in May.",
            ["Notice on Carrying out the Survey of Tram Data"],
        ),
        (
            "It issued the Provisions on Penalties for Violations of Tram Duties in May.",
            ["Provisions on Penalties for Violations of Tram Duties"],
        ),
        (
            "It issued the Pudong New Area Measures for Tram Data and the Rules of the Pudong New Area for Trams.",
            ["Pudong New Area Measures for Tram Data", "Rules of the Pudong New Area for Trams"],
        ),
        ("It read the Measures for Tram Data from CAC in May.", ["Measures for Tram Data"]),
        ("It published the Guidelines for Tram Data through its website.", ["Guidelines for Tram Data"]),
        ("It issued the Guidelines for Tram Data.12 They are short.", ["Guidelines for Tram Data"]),
        (
            "It issued the Rules for Penalties in respect of Tram Data in May.",
            ["Rules for Penalties in respect of Tram Data"],
        ),
        (
            "It cites the Measures for Tram Data and the Regulations on Ferry Data.",
            ["Measures for Tram Data", "Regulations on Ferry Data"],
        ),
    ],
)
def test_titles_by_rule(text, expected):
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Interim Measures for the Registration Management of Tram Data",
            "Interim Measures for the Registration Management of Tram Data (Draft for Comments)",
        ),
        ("Measures for the Administration of Tram Data", "Tram Data Management Measures (Trial)"),
        ("Guidelines for the Utilization of Tram Data", "Guideline for the Utilisation of Tram Data"),
        ("Tram Labelling Work Programme of Wuhan", "Wuhan Tram Labeling Work Program"),
        ("《电车数据管理办法》", "《电车数据管理办法（征求意见稿）》"),
    ],
)
def test_spellings_and_editions_have_one_id(one, other):
    first, second = (law_mentions(f"It issued the {name} today.") for name in (one, other))
    assert [m.node.id for m in first] == [m.node.id for m in second]
    assert len(first) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wuhan Tram Data Regulations", "Nanjing Tram Data Regulations"),
        ("Measures for the Care of Tram Data", "Guidelines for the Care of Tram Data"),
    ],
)
def test_other_instruments_have_other_ids(one, other):
    assert len(keys(f"It issued the {one} and later on the {other} as well.")) == 2


def test_heading_and_body_of_an_item_name_one_law():
    text = (
        "MOT Seeks Comments on Implementing Rules for Tram Risk Assessment in the Field of Rail and Road Technology\n"
        "On 9 October it issued the Implementing Rules for Tram Risk Assessment in the Field of Rail and Road (Draft)."
    )
    assert len(keys(text)) == 1


def test_english_and_chinese_title_side_by_side_are_one():
    node = law_mentions("The Interim Measures for the Care of Lamps (《灯具养护暂行办法》) were issued.")[
        0
    ].node
    assert node.name == "Interim Measures for the Care of Lamps"
    assert len(keys("The Interim Measures for the Care of Lamps (《灯具养护暂行办法》) were issued.")) == 1


def test_a_standard_and_its_number_are_one():
    assert len(keys("It issued Data Security Technology—Requirements for Ledgers (GB/T 99999-2025).")) == 1


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "It read the Decision on Amending the Cybersecurity Law of the People's Republic of China (Draft).",
            "csl-amendment-decision",
            "csl",
        ),
        ("《关于修改〈中华人民共和国网络安全法〉的决定（草案）》", "csl-amendment-decision", "csl"),
        (
            "He read the Guidelines for Implementing the Wuhan Tram Data Measures.",
            None,
            "measures-data-tram-wuhan",
        ),
    ],
)
def test_a_law_inside_a_title_is_nested(text, outer, inner):
    found = law_mentions(text)
    assert [m.nested for m in found] == [False, True]
    assert found[1].node.id == f"law:{inner}"
    assert outer is None or found[0].node.id == f"law:{outer}"


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("the Provisions on Ferry Data (Draft for Comments)", True),
        ("the Provisions on Ferry Data (for Trial Implementation) (Draft for Comment)", True),
        ("the draft Provisions on Ferry Data", True),
        ("《轮渡数据规定（征求意见稿）》", True),
        ("《轮渡数据规定》（草案）", True),
        ("the Provisions on Ferry Data (Trial)", False),
        ("the Provisions on Ferry Data", False),
        ("《轮渡数据规定（试行）》", False),
    ],
)
def test_drafts(text, draft):
    (mention,) = law_mentions(text)
    assert is_draft(text, mention) is draft


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the Data Security Law ",
                "《数据安全法》",
                "第二十七条",
                "Article 27 of ",
                "\n",
                "𠮷",
                "é",
                " Measures for Trams ",
                "(“DSL”) ",
                "數據",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_offsets_lie_in_the_text_and_in_order(text):
    found = find_laws(text, outline(text))
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)


@pytest.mark.parametrize("prefix", ["", "𠮷é ", "数据；", "\u200b“x” "])
def test_offsets_are_code_points_of_the_original(prefix):
    text = f"{prefix}《数据安全法》 and the Data Security Law"
    assert surfaces(text) == ["《数据安全法》", "Data Security Law"]


def test_a_name_that_a_page_wraps_is_found():
    lines = (
        "The clinic left its\ndatabase open to all and so it violated the Personal Information\n"
        "Protection Law of the land, the office said in a very short note to all."
    )
    text = "\n".join(["word " * 13 + "end of line"] * 10) + "\n" + lines
    assert keys(text) == ["pipl"]
