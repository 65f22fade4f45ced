import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values.money import find_amounts


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("a fine of RMB 50,000 on the shop", 50_000),
        ("13.87 million RMB", 13_870_000),
        ("CNY1.2 billion", 1_200_000_000),
        ("¥80,000", 80_000),
        ("a 10,000-yuan fine", 10_000),
        ("ten thousand yuan", 10_000),
        ("RMB 3 million", 3_000_000),
        ("45,000 yuan", 45_000),
        ("RMB 1,234.56", 1_234.56),
        ("CNY8B", 8_000_000_000),
        ("RMB 1.5bn", 1_500_000_000),
        ("CNY 300m", 300_000_000),
        ("RMB 88k", 88_000),
        ("CN¥20,000", 20_000),
        ("CNY 8 banks", 8),
        ("罚款人民币5万元", 50_000),
        ("罚款80.26亿元", 8_026_000_000),
        ("处五万元罚款", 50_000),
        ("罰款10萬元", 100_000),
        ("罚款5000元", 5_000),
        ("违法所得10万余元", 100_000),
        ("十二万元", 120_000),
    ],
)
def test_amount_in_yuan(text, yuan):
    assert [amount.yuan for amount in find_amounts(text)] == [yuan]


@pytest.mark.parametrize(
    "text", ["1.5 million users", "Article 27", "over 100 apps", "29 industries", "2024年10月", "元旦"]
)
def test_no_amount(text):
    assert find_amounts(text) == []


def test_foreign_money_has_no_yuan():
    assert [amount.yuan for amount in find_amounts("fined USD 1.2 billion")] == [None]


def test_several_amounts_keep_their_places():
    text = "罚款5万元，对责任人员罚款1万元"
    assert [(text[a.start : a.end], a.yuan) for a in find_amounts(text)] == [
        ("5万元", 50_000),
        ("1万元", 10_000),
    ]


@given(st.integers(min_value=1, max_value=10**9))
def test_grouped_figures_read_back(yuan):
    assert [a.yuan for a in find_amounts(f"fined RMB {yuan:,} in all")] == [yuan]


@given(st.text(max_size=200))
def test_offsets_lie_inside(text):
    for amount in find_amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)
