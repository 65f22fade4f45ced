import pytest
from law_cases import articles, law_mentions, mentions, outline

from graph_model.nodes import Article
from graph_model.registry.laws import law_node
from loaders.recognise.laws import find_laws, law_of, out_of_range

ENGLISH = [
    ("The clinic violated Article 27 of the Data Security Law.", ["dsl:27"]),
    ("The clinic violated Articles 41, 42 and 64 of the CSL.", ["csl:41", "csl:42", "csl:64"]),
    ("It relied on Art. 27 DSL.", ["dsl:27"]),
    ("It invoked Articles 27 and 45(1) of the Data Security Law.", ["dsl:27", "dsl:45(1)"]),
    ("Under Article 27, paragraph 1 of the DSL a plan is due.", ["dsl:27(1)"]),
    ("Data Security Law, Article 27, was breached.", ["dsl:27"]),
    ("Paragraph 2 of Article 66 of the PIPL sets the cap.", ["pipl:66(2)"]),
    ("The first paragraph of Article 66 of the PIPL sets the floor.", ["pipl:66(1)"]),
    ("The school breached Articles 41 to 43 of the Cybersecurity Law.", ["csl:41", "csl:42", "csl:43"]),
    ("The school breached Articles 41-43 of the Cybersecurity Law.", ["csl:41", "csl:42", "csl:43"]),
    ("The DSL was breached; Article 45 thereof allows a fine.", ["dsl:45"]),
    ("The hotel broke the PIPL and was fined under the same law's Article 66.", ["pipl:66"]),
    (
        "The hotel broke Article 27 of the Data Security Law. Under Article 45 it was fined.",
        ["dsl:27", "dsl:45"],
    ),
    (
        "It cited Article 27 of DSL, Article 42 of CSL, and Article 66 of PIPL.",
        ["dsl:27", "csl:42", "pipl:66"],
    ),
    (
        "It breached Articles 27 and 45 of the DSL as well as Articles 51 and 66 of the PIPL.",
        ["dsl:27", "dsl:45", "pipl:51", "pipl:66"],
    ),
    ("He was charged under Article 253-1 of the Criminal Law.", ["criminal-law:253-1"]),
    ("Article 27 and Article 45 of the Data Security Law apply.", ["dsl:27", "dsl:45"]),
    ("Under Article Twenty-seven of the Data Security Law it acted.", ["dsl:27"]),
    ("CSL Article 21(2) and the DSL's Article 27 apply.", ["csl:21(2)", "dsl:27"]),
    ("The bank broke the DSL (Article 27) and PIPL Arts. 51 and 66.", ["dsl:27", "pipl:51", "pipl:66"]),
    ("Article 21, Item 3 of the CSL asks for logs.", ["csl:21(3)"]),
    ("After Article 27 of the Data Security Law, 20 firms were trained.", ["dsl:27"]),
    ("It broke the CSL.\nArticle 8 of the contract and Article 9 of the lease were void.", []),
    ("The published article and Article 29 Working Party papers say so.", []),
    ("Article 27 came up at dinner.", []),
    ("Lawyers compare PIPL Article 55, DSL Article 30 and CSL Article 38.", ["pipl:55", "dsl:30", "csl:38"]),
]
CHINESE = [
    ("当事人违反《数据安全法》第二十七条、第四十五条。", ["dsl:27", "dsl:45"]),
    ("违反《数据安全法》第二十七条第一款规定。", ["dsl:27(1)"]),
    ("依据《网络安全法》第六十条第（一）项处罚。", ["csl:60(1)"]),
    (
        "依照《中华人民共和国刑法》第二百五十三条之一、第六十七条第三款判决。",
        ["criminal-law:253-1", "criminal-law:67(3)"],
    ),
    ("违反网络安全法第二十一条，第二十五条。", ["csl:21", "csl:25"]),
    ("违反《网络安全法》第四十一条至第四十三条。", ["csl:41", "csl:42", "csl:43"]),
    ("违反《数据安全法》第二十七条和《个人信息保护法》第五十一条。", ["dsl:27", "pipl:51"]),
    ("根據《個人信息保護法》第十三條，須取得同意。", ["pipl:13"]),
    ("违反数据安全法第二十七条，依据该法第四十五条罚款。", ["dsl:27", "dsl:45"]),
    ("违反《数据安全法》第27条第2款。", ["dsl:27(2)"]),
    ("违反网络安全法，本合同第三条约定保密。", []),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH + CHINESE)
def test_articles(text, expected):
    assert articles(text) == expected


@pytest.mark.parametrize(("text", "expected"), [case for case in ENGLISH + CHINESE if case[1]])
def test_an_article_also_mentions_its_law(text, expected):
    laws = {m.node.id for m in law_mentions(text)}
    assert {m.node.law for m in mentions(text) if isinstance(m.node, Article)} <= laws


def test_the_law_of_another_item_is_not_taken():
    assert articles("The DSL was breached.\n\nUnder Article 45 a fine was set.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See Article 27 of the Data Security Law.", ["Article 27 of the Data Security Law"]),
        ("See Articles 41 and 64 of the CSL.", ["Articles 41", "64"]),
        ("见《数据安全法》第二十七条、第四十五条。", ["《数据安全法》第二十七条", "第四十五条"]),
    ],
)
def test_the_words_of_an_article(text, words):
    assert [text[m.start : m.end] for m in mentions(text) if isinstance(m.node, Article)] == words


@pytest.mark.parametrize(
    ("text", "beyond"),
    [
        ("Article 55 of the Data Security Law", False),
        ("Article 56 of the Data Security Law", True),
        ("Article 80(2) of the Data Security Law", True),
        ("Article 900 of the Interim Measures for Tram Cards", False),
    ],
)
def test_articles_that_the_law_does_not_have(text, beyond):
    (node,) = [m.node for m in mentions(text) if isinstance(m.node, Article)]
    assert out_of_range(node) is beyond


def test_the_law_of_an_article():
    text = "Article 4 of the Interim Measures for Tram Cards and Article 27 of the DSL"
    found = find_laws(text, outline(text))
    tram, dsl = (m.node for m in found if isinstance(m.node, Article))
    assert law_of(tram, found).name == "Interim Measures for Tram Cards"
    assert law_of(dsl, []) == law_node("dsl")
    with pytest.raises(KeyError):
        law_of(tram, [])
