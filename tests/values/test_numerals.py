import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values.numerals import article_number, base_number, chinese_number, english_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二十七", 27),
        ("二百五十三", 253),
        ("一千二百六十", 1260),
        ("十", 10),
        ("一百零三", 103),
        ("二百八十六", 286),
        ("兩百", 200),
        ("４５", 45),
        ("66", 66),
    ],
)
def test_chinese_numerals(text, number):
    assert chinese_number(text) == number


@pytest.mark.parametrize("text", ["", "法", "十法", "一" * 500, "1.5", "-3"])
def test_what_is_no_chinese_numeral(text):
    assert chinese_number(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("twenty-seven", 27), ("Two hundred and fifty-three", 253), ("nineteen", 19), ("third", 3), ("41", 41)],
)
def test_english_numerals(text, number):
    assert english_number(text) == number


@pytest.mark.parametrize("text", ["", "law", "twenty-law", "and"])
def test_what_is_no_english_numeral(text):
    assert english_number(text) is None


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        (("27",), "27"),
        (("二十七", None, "一"), "27(1)"),
        (("二百五十三", "一"), "253-1"),
        (("六十", None, None, "一"), "60(1)"),
        (("13", None, "1", "2"), "13(1)(2)"),
        (("Twenty-seven",), "27"),
        (("0",), None),
        (("法",), None),
        (("27", "法"), None),
    ],
)
def test_article_numbers(parts, number):
    assert article_number(*parts) == number


@pytest.mark.parametrize(("number", "base"), [("27", 27), ("27(1)", 27), ("253-1", 253), ("253-1(2)", 253)])
def test_base_number(number, base):
    assert base_number(number) == base


@given(st.integers(1, 9999))
def test_digits_read_as_themselves(number):
    assert chinese_number(str(number)) == english_number(str(number)) == number


@given(st.text(max_size=60))
def test_no_text_makes_reading_fail(text):
    for value in (chinese_number(text), english_number(text)):
        assert value is None or value >= 0
