import pytest
from law_cases import articles, keys, law_mentions, surfaces


def references(text):
    return [(text[m.start : m.end], m.node.id) for m in law_mentions(text) if m.reference]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It issued the Tram Data Regulations. The Regulations bind all.", ["The Regulations"]),
        (
            "It issued the Interim Measures for Tram Cards. These measures take effect in May.",
            ["These measures"],
        ),
        ("It issued Guidelines for Tram Wiring. The guidelines apply to ports.", ["The guidelines"]),
        (
            "The Ministry issued the Action Plan for Tram Data (the “Plan”). The Plan sets goals.",
            ["The Plan"],
        ),
        (
            "It issued the Wuhan Tram Pilot Work Programme. The Work Programme names lines.",
            ["The Work Programme"],
        ),
        (
            "TC260 issued the Tram Data Grading Requirements (Draft). This standard sets grades.",
            ["This standard"],
        ),
        ("发布《电车数据管理办法》，该办法共三十条，《办法》自五月施行。", ["该办法", "《办法》"]),
        ("The NPC amended the Advertising Law; the Law takes effect in May.", ["the Law"]),
    ],
)
def test_words_that_refer_back(text, words):
    found = references(text)
    assert [words_ for words_, _ in found] == words
    assert len({law for _, law in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It issued the Wuhan Tram Data Measures and the Nanjing Ship Care Measures. The Measures apply.",
        "It issued the Tram Data Regulations. The measures taken by the firm failed.",
        "It cited the DSL and the PIPL. The Law applies.",
        "It issued the Interim Measures for Tram Cards.\n\nThese measures aim to help.",
        "It followed the Advertising Law in accordance with the law.",
    ],
)
def test_what_does_not_refer_back(text):
    assert references(text) == []


def test_an_abbreviation_holds_for_the_rest_of_the_document():
    text = "It issued the Provisions on Tram Apps (“Tram App Provisions”).\n\nThe Tram App Provisions bind stores."
    assert len(keys(text)) == 1
    assert surfaces(text)[-1] == "Tram App Provisions"


def test_an_acronym_holds_only_after_its_definition():
    text = "The TDM is new.\n\nIt issued the Tram Data Measures (“TDM”).\n\nThe TDM binds all."
    assert [text[m.start : m.end] for m in law_mentions(text)] == ["Tram Data Measures", "TDM"]


def test_a_definition_some_words_after_the_name():
    text = "It released the Measures for Tram Cards (Draft), open until May (the “Measures”). The Measures say so."
    assert len(keys(text)) == 1
    assert references(text)[-1][0] == "The Measures"


def test_a_chinese_definition():
    text = "网信办公布《网络数据安全管理条例》（以下简称《条例》）。《条例》第二十三条规定了合同。"
    assert articles(text) == ["network-data-regulations:23"]


def test_an_article_of_a_reference():
    text = "It issued the Tram Data Regulations. Article 9 of the Regulations sets fines."
    assert articles(text) == ["regulation-data-tram:9"]


def test_a_short_title_means_the_long_one():
    short = "They keep the Memorandum of Cooperation."
    text = f"{short}\n\nThey signed a Memorandum of Cooperation on Promoting Tram Data Flow."
    assert len(keys(text)) == 1
