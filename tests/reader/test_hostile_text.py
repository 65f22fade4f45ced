"""No text makes reading super-linear: twice the text takes about twice the time."""

import time

import pytest
from hostile_texts import PIECES, hostile_text

from loaders.read import read_bytes
from loaders.rule_reader import RuleReader

#: Kinds that are read at 5 MB; the others, which cost more for each character, at less.
LARGE = ("nested brackets", "100,000 digits", "one endless line")
#: Characters of the shorter and of the longer text: fewer of the kinds in which every line or clause makes a fact.
LENGTHS = (60_000, 240_000)
DENSE = dict.fromkeys(
    ("one line of cases", "one line of Chinese cases", "people addressed", "bullets", "tiny lines"),
    (20_000, 80_000),
)


def seconds(kind, characters):
    source = read_bytes(hostile_text(kind, characters).encode(), "hostile.txt")
    begin = time.process_time()
    RuleReader().read(source)
    return time.process_time() - begin


@pytest.mark.parametrize("kind", PIECES)
def test_time_grows_with_the_length(kind):
    seconds(kind, 4_000)  # loads the registry and compiles the patterns
    short, long = (seconds(kind, length) for length in DENSE.get(kind, LENGTHS))
    assert long < 9 * short + 1


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", LARGE)
def test_five_megabytes_are_read_in_good_time(kind):
    seconds(kind, 4_000)
    short, long = seconds(kind, 500_000), seconds(kind, 5_000_000)
    assert long < 60
    assert long < 20 * short + 2
