import pytest
from hypothesis import given
from hypothesis import strategies as st

from viz.text import clean, clean_all, clip, width, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>CAC</b>", "<b>CAC</b>"),
        ("国家网信办", "国家网信办"),
        ("a\u202egnp.exe\u202c", "agnp.exe"),
        ("a\x00b\x1bc", "abc"),
        ("a\nb\tc", "a\nb\tc"),
        ("half \ud83d", "half \ufffd"),
        ("\u200fעברית", "\u200fעברית"),
    ],
)
def test_text_stays_and_what_would_deceive_goes(text, shown):
    assert clean(text) == shown


def test_all_strings_inside_are_cleaned():
    assert clean_all({"a\x00": ["b\x00", {"c": ("d\x00", 1, None)}]}) == {"a": ["b", {"c": ["d", 1, None]}]}


@pytest.mark.parametrize(("text", "columns"), [("CAC", 3), ("网信办", 6), ("CAC 网信办", 10)])
def test_a_chinese_character_is_two_columns_wide(text, columns):
    assert width(text) == columns


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Cyberspace Administration of China", "Cyberspace\nAdministration of\nChina"),
        ("国家互联网信息办公室和工业和信息化部", "国家互联网信息办\n公室和工业和信息\n化部"),
        (
            "Ministry of Industry and Information Technology of China",
            "Ministry of\nIndustry and\nInformation Tech…",
        ),
        ("CAC", "CAC"),
        ("", ""),
    ],
)
def test_captions_break_between_words_or_chinese_characters(name, lines):
    assert wrap(name, 17, 3) == lines


@given(st.text(), st.integers(4, 40), st.integers(1, 4))
def test_captions_fit(text, columns, lines):
    wrapped = wrap(text, columns, lines).split("\n")
    assert len(wrapped) <= lines
    assert all(width(line) <= columns for line in wrapped)


@given(st.text(), st.integers(2, 60))
def test_clipped_text_fits_and_begins_alike(text, columns):
    short = clip(text, columns)
    assert width(short) <= columns
    assert " ".join(clean(text).split()).startswith(short.removesuffix("…").rstrip())
