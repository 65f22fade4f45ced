"""No text makes reading super-linear: twice the text takes about twice the time."""

import time

import pytest

from loaders.read import read_bytes
from loaders.rule_reader import RuleReader

PIECES = {
    "nested brackets": ("(", ")"),
    "one number": ("1", ""),
    "one line of cases": (
        "The CAC fined a company RMB 5,000 under Article 27 of the Data Security Law and ",
        "",
    ),
    "one line of Chinese cases": ("网信办依据数据安全法对某公司罚款五万元，", ""),
    "capitals": ("Big Name ", ""),
    "tiny lines": ("a\n", ""),
    "bullets": ("• x\n", ""),
    "quotes": ("“", "”"),
}


def seconds(piece, tail, characters):
    count = characters // (len(piece) + len(tail))
    source = read_bytes((piece * count + tail * count).encode(), "hostile.txt")
    begin = time.process_time()
    RuleReader().read(source)
    return time.process_time() - begin


@pytest.mark.parametrize("kind", PIECES)
def test_time_grows_with_the_length(kind):
    piece, tail = PIECES[kind]
    seconds(piece, tail, 4_000)  # loads the registry and compiles the patterns
    short, long = seconds(piece, tail, 60_000), seconds(piece, tail, 240_000)
    assert long < 9 * short + 2
