"""Which descriptions of parties in one item are one party."""

import pytest

from loaders.recognise.parties import find_parties
from loaders.resolve.parties import cluster


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The court jailed Meng Qiang and warned Meng Gang.", 2),
        ("The court jailed Meng Qiang. Meng was fined too.", 1),
        ("被告人卖号。法院判处被告人邹文斌有期徒刑，判处被告人汤静拘役。", 2),
    ],
)
def test_people(text, count):
    assert len(cluster(find_parties(text, 0, len(text), []), ((0, len(text)),))) == count
