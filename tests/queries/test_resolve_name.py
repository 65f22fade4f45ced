"""From names to nodes."""

import pytest

from queries.errors import UnknownName
from queries.resolve_name import find_one, find_things
from stores.base import Store


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("regulator:cac", "regulator:cac"),
        ("CAC", "regulator:cac"),
        ("cac", "regulator:cac"),
        ("Cyberspace Administration of China", "regulator:cac"),
        ("the cyberspace administration of China", "regulator:cac"),
        ("国家网信办", "regulator:cac"),
        ("國家網信辦", "regulator:cac"),
        ("Data Security Law", "law:dsl"),
        ("《数据安全法》", "law:dsl"),
        ("Linjiang Bank", "company:linjiang-bank"),
        ("临江商业银行", "company:linjiang-bank"),
        ("Linjiang", "company:linjiang-bank"),
        ("DSL 27", "article:dsl:27"),
        ("Article 45 of the Data Security Law", "article:dsl:45"),
        ("刑法第二百五十三条之一", "article:criminal-law:253-1"),
    ],
)
def test_names_lead_to_one_thing(sample: Store, text: str, id_: str) -> None:
    assert find_one(sample, text).id == id_


def test_only_things_of_the_labels_asked_for(sample: Store) -> None:
    assert find_things(sample, "law:dsl", ["Court"]) == []
    assert [thing.label for thing in find_things(sample, "Hangzhou", ["Court"])] == ["Court"]


def test_the_law_and_not_its_articles(sample: Store) -> None:
    assert [thing.id for thing in find_things(sample, "data security")] == ["law:dsl"]


def test_parts_of_words_are_no_names(sample: Store) -> None:
    assert find_things(sample, "yberspac") == []


def test_several_are_listed_with_their_ids(sample: Store) -> None:
    found = find_things(sample, "Ministry")
    assert {thing.id for thing in found} == {"regulator:miit", "regulator:mps"}
    assert not any(thing.exact for thing in found)
    with pytest.raises(UnknownName, match=r"regulator:miit.*regulator:mps|regulator:mps.*regulator:miit"):
        find_one(sample, "Ministry")


@pytest.mark.parametrize(
    ("text", "suggestion"), [("Data Securty Law", "Data Security Law"), ("Lingjiang Bank", "Linjiang Bank")]
)
def test_a_typo_is_answered_with_a_suggestion(sample: Store, text: str, suggestion: str) -> None:
    with pytest.raises(UnknownName, match=suggestion):
        find_one(sample, text)


@pytest.mark.parametrize("text", ["", "   ", "《》", "?"])
def test_no_name_means_nothing(sample: Store, text: str) -> None:
    assert find_things(sample, text) == []
