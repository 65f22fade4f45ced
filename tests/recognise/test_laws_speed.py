import time

import pytest
from law_cases import outline

from loaders.recognise.laws import find_laws

HOSTILE = {
    "brackets": "(" * 100_000,
    "digits": "7" * 100_000,
    "one line": "a" * 5_000_000,
    "title marks": "《" * 100_000,
    "quotes": '"' * 100_000,
    "head-words": "Measures " * 20_000,
    "unended titles": "Measures for " * 20_000,
    "article words": "Article 1, " * 20_000,
    "long lists": "Articles " + "1, " * 50_000,
    "definitions": '(the "Measures") ' * 10_000,
    "names": "Article 27 of the DSL and " * 5_000,
    "chinese ordinals": "第一、" * 30_000,
    "spaces": "Measures" + " " * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_good_time(name):
    find_laws("Data Security Law", outline("Data Security Law"))
    start = time.process_time()
    find_laws(HOSTILE[name], outline(HOSTILE[name]))
    assert time.process_time() - start < 10


def test_many_different_titles_take_time_in_proportion():
    text = " ".join(f"Measures for Ship{i} Care apply." for i in range(4_000))
    start = time.process_time()
    find_laws(text, outline(text))
    assert time.process_time() - start < 10
