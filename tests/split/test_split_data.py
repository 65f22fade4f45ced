"""What is kept as data keeps its own promises: every example is matched by what it stands beside."""

import re

import pytest

from loaders.split.categories import category_of
from loaders.split.data import load
from loaders.split.fields import field_name, is_field
from loaders.split.furniture import is_furniture, is_link_line
from loaders.split.openings import is_inner, on_same_day
from loaders.split.sections import section
from loaders.split.stamps import stamp

SECTIONS = load("sections")
OF_CATEGORY = [
    (name, example) for name, entry in SECTIONS["categories"].items() for example in entry["examples"]
]
OF_ROLE = [(name, example) for name, entry in SECTIONS["roles"].items() for example in entry["examples"]]
FURNITURE = [
    example
    for kind in ("lines", "paragraphs")
    for entry in load("furniture")[kind]
    for example in entry["examples"]
]
BY_WORDS = [(entry["category"], example) for entry in load("categories") for example in entry["examples"]]
INNER = [example for entry in load("openings")["inner"] for example in entry["examples"]]
DAYS = [
    (side, entry["pattern"], example)
    for rank in ("decision", "never", "effect", "background", "weak")
    for side, entries in load("item_dates")[rank].items()
    for entry in entries
    for example in entry["examples"]
]


@pytest.mark.parametrize(("category", "heading"), OF_CATEGORY)
def test_headings_of_categories(category: str, heading: str) -> None:
    found = section(heading)
    assert found and found.categories[0] == category


@pytest.mark.parametrize(("role", "heading"), OF_ROLE)
def test_headings_of_sections_without_items(role: str, heading: str) -> None:
    found = section(heading)
    assert found and found.role == role


@pytest.mark.parametrize(
    "heading",
    [
        "CAC Issues Rules on Data Protection",
        "Court Rules on Privacy of Tenants",
        "某法院判决一起人脸信息纠纷",
        "Personal Information Protection Law enters into force",
    ],
)
def test_titles_are_no_sections(heading: str) -> None:
    assert section(heading) is None


@pytest.mark.parametrize("text", FURNITURE)
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "该公司未经消费者同意收集、使用个人信息，被处以罚款五万元。",
        "检察机关认为其行为不构成犯罪，向主管部门制发检察建议。",
        "市民反映，顾客须扫描桌上二维码并关注公众号方可点餐，网信部门约谈了该餐厅。",
        "消保委诉某停车平台强制关注公众号案达成调解",
        "A regulator abroad fined a search engine for its use of cookies without consent.",
    ],
)
def test_reports_are_no_furniture(text: str) -> None:
    assert not is_furniture(text)


@pytest.mark.parametrize(
    ("label", "column"),
    [
        ("Issued by: Ministry of Transport", "body"),
        ("Comments due: 3 May 2024", "deadline"),
        ("Date of judgment: 3 May 2024", "date"),
        ("Cause of action: Unfair competition", "basis"),
        ("案由：侵犯公民个人信息", "basis"),
    ],
)
def test_labels_of_fields(label: str, column: str) -> None:
    assert field_name(label) == column


@pytest.mark.parametrize(("category", "words"), BY_WORDS)
def test_categories_by_words(category: str, words: str) -> None:
    assert category_of((), "", words) == category


@pytest.mark.parametrize(("side", "pattern", "example"), DAYS)
def test_words_around_days(side: str, pattern: str, example: str) -> None:
    before, after = example.split("{day}")
    found = re.search(f"(?:{pattern})$", before, re.I) if side == "before" else re.match(pattern, after, re.I)
    assert found


@pytest.mark.parametrize("heading", INNER)
def test_headings_within_a_report(heading: str) -> None:
    assert is_inner(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Court decision on face recognition at a gym",
        "Decision on the fine of a bank",
        "Findings of a survey of car makers",
        "Investigation into a hotel chain",
    ],
)
def test_titles_are_not_within_a_report(heading: str) -> None:
    assert not is_inner(heading)


@pytest.mark.parametrize("line", load("furniture")["stamp"]["examples"])
def test_times_of_publication(line: str) -> None:
    assert stamp(line)


@pytest.mark.parametrize("line", load("furniture")["link"]["examples"])
def test_links_that_only_lead_on(line: str) -> None:
    assert is_link_line(line)


@pytest.mark.parametrize("name", load("tables")["examples"])
def test_names_of_columns_name_fields(name: str) -> None:
    assert is_field(f"{name}: 1")


@pytest.mark.parametrize(
    "words", [example for entry in load("openings")["same_day"] for example in entry["examples"]]
)
def test_further_acts_of_a_day(words: str) -> None:
    assert on_same_day(words)


def test_no_two_firms_share_a_name_or_a_domain() -> None:
    names = [name for firm in load("firms") for name in {firm["name"], *firm["names"], *firm["domains"]}]
    assert len(names) == len(set(names))
