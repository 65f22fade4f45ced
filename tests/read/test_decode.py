import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read import EmptyError, FormatError, read_bytes, read_path

CHINESE = "上海市网信办依据《数据安全法》第四十五条，对一家公司作出警告并处罚款五万元的行政处罚。\n"
TRADITIONAL = "國家網信辦依據《數據安全法》對該公司處以罰款，並責令其於十五日內改正違法行為。\n"
ENGLISH = "On 14 October the administration fined a company RMB 50,000.\n"

#: Anything that can stand in a text file: no half characters, no control characters, line ends as written by Python.
anything = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1
).filter(str.strip)
common_chinese = st.text(st.sampled_from(CHINESE.strip() + "国家数据局发布办法征求意见稿"), min_size=20)


def text_of(data: bytes) -> str:
    return read_bytes(data, "letter.txt").text


@given(anything)
def test_utf8_reads_back_the_same(text):
    assert text_of(text.encode()) == text.removeprefix("\ufeff")


@given(
    anything,
    st.sampled_from(
        [("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)]
    ),
)
def test_a_byte_order_mark_tells_the_encoding(text, marked):
    encoding, mark = marked
    assert text_of(mark + text.encode(encoding)) == text


@given(common_chinese, st.sampled_from(["gb18030", "utf-16-le", "utf-16-be", "utf-8"]))
def test_chinese_reads_back_the_same_without_a_mark(text, encoding):
    letter = f"{ENGLISH}{text}\n"
    assert text_of(letter.encode(encoding)) == letter


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"),
        ("The “Measures” – in force since May – apply to banks.\n", "cp1252"),
        (ENGLISH, "utf-16-le"),
        ("只有汉字\n没有别的\n", "utf-16-be"),
    ],
)
def test_other_encodings(text, encoding):
    assert text_of(text.encode(encoding)) == text


@given(anything)
def test_text_is_what_python_reads(tmp_path_factory, text):
    path: Path = tmp_path_factory.mktemp("letters") / "letter.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    assert read_path(path).text == path.read_text(encoding="utf-8").removeprefix("\ufeff")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "　\n".encode()])
def test_empty(data):
    with pytest.raises(EmptyError, match="is empty"):
        read_bytes(data, "letter.txt")


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, b"\x01\x02\x03\x04" * 99]
)
def test_binary(data):
    with pytest.raises(FormatError, match="binary"):
        read_bytes(data, "letter.txt")


def test_damaged_utf8_is_refused_rather_than_read_as_something_else():
    data = (ENGLISH + CHINESE * 3).encode()
    with pytest.raises(FormatError, match="damaged, first in line 4"):
        read_bytes(data[:-3] + b"\n", "letter.txt")


def test_a_damaged_utf16_file_is_no_text():
    with pytest.raises(FormatError, match="not valid UTF-16"):
        read_bytes(codecs.BOM_UTF16_LE + b"a\0b", "letter.txt")
