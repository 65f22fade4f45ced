"""How people name articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.article_name import ArticleName, article_name


@pytest.mark.parametrize(
    ("text", "law", "number"),
    [
        ("DSL 27", "DSL", "27"),
        ("DSL Art. 27", "DSL", "27"),
        ("dsl, article 27(1)", "dsl", "27(1)"),
        ("Article 27 of the Data Security Law", "the Data Security Law", "27"),
        ("Art. 45(1) DSL", "DSL", "45(1)"),
        ("Data Security Law, Article 45", "Data Security Law", "45"),
        ("Criminal Law 253-1", "Criminal Law", "253-1"),
        ("《数据安全法》第二十七条", "《数据安全法》", "27"),
        ("数据安全法第45条第一款", "数据安全法", "45(1)"),
        ("數據安全法第四十五條第二款第（三）項", "數據安全法", "45(2)(3)"),
        ("刑法第二百五十三条之一", "刑法", "253-1"),
        ("§ 27 DSL", "DSL", "27"),
    ],
)
def test_names_of_articles(text: str, law: str, number: str) -> None:
    assert article_name(text) == ArticleName(law, number)


@pytest.mark.parametrize(
    "text", ["", "DSL", "27", "Article 27", "第二十七条", "case:0123456789abcdef:2", "DSL twenty"]
)
def test_what_names_no_article(text: str) -> None:
    assert article_name(text) is None


@given(st.integers(1, 1260), st.sampled_from(["DSL {}", "Article {} of the DSL", "DSL第{}条"]))
def test_every_number_is_read(number: int, form: str) -> None:
    found = article_name(form.format(number))
    assert found is not None and found.number == str(number)


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    found = article_name(text)
    assert found is None or (found.law in text and found.number)
