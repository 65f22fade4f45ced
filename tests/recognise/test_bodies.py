"""Finding bodies: which bodies a sentence names, and that the stretches found are right."""

from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.mentions import Mention
from loaders.outline import ItemDraft, Outline
from loaders.recognise.bodies import find_bodies

CASES = yaml.safe_load((Path(__file__).parent / "bodies_cases.yaml").read_text("utf-8"))
ROWS = [
    pytest.param(case, id=f"{group}-{n}") for group, cases in CASES.items() for n, case in enumerate(cases)
]


def bodies(text: str, title: bool = False, taken: list[tuple[int, int]] | None = None) -> list[Mention]:
    span = (0, text.index("\n")) if title else None
    item = ItemDraft(1, "enforcement", 0, len(text), title_span=span)
    return find_bodies(text, Outline("document:abc", None, None, None, (item,)), taken or [])


@pytest.mark.parametrize("case", ROWS)
def test_sentence_names_exactly_these_bodies(case):
    found = {mention.node.id for mention in bodies(case["text"], case.get("title", False))}
    assert found == {one.replace("ITEM", "abc:1") for one in case["ids"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shanghai CA", "上海市网信办"),
        ("Cyberspace Administration of China", "国家网信办"),
        ("The Yangpu District People's Procuratorate", "上海市杨浦区人民检察院"),
        ("Jiangsu Provincial Cyberspace Administration", "The Cyberspace Administration of Jiangsu Province"),
        ("Xi’an Public Security Bureau", "The Public Security Bureau of Xi'an City"),
        ("Shanghai Municipal Commission of Economy and Informatisation", "SHEITC"),
        ("The PBOC Shenzhen Branch", "中国人民银行深圳市分行"),
        ("Tibet Communications Administration", "Xizang Communications Administration"),
        ("National Data Bureau", "National Data Administration"),
        ("市场监管总局", "State Administration of Market Regulation"),
        ("The China Fintech Ethics Committee", "The China Committee on Fintech Ethics"),
    ],
)
def test_two_names_lead_to_one_id(one, other):
    ids = [
        {mention.node.id for mention in bodies(f"On Monday {text} replied to the firm.")}
        for text in (one, other)
    ]
    assert ids[0] == ids[1] and len(ids[0]) == 1


def test_local_body_is_never_its_national_parent():
    assert [m.node.id for m in bodies("Beijing CAC acted.")] == ["regulator:cyberspace@beijing"]


def test_stretch_is_the_words_of_the_text_despite_wraps_and_wide_spaces():
    text = "Yesterday  the\u00a0Cyberspace   Administration of\nChina  (“CAC”) spoke;\u200b the CAC will act."
    assert [text[m.start : m.end] for m in bodies(text)][1:] == ["CAC", "CAC"]


def test_nothing_is_found_inside_names_of_laws():
    text = "The CAC Measures of the State Council apply; the CAC agreed."
    found = bodies(text, taken=[(4, 36)])
    assert [(m.start, m.node.id) for m in found] == [(49, "regulator:cac")]


def test_abbreviation_counts_before_its_definition():
    text = "CDGA Speaks\nThe China Data Governance Association (“CDGA”) spoke."
    assert text[: bodies(text, title=True)[0].end] == "CDGA"


def test_reference_is_marked_and_item_scoped():
    text = "The Foshan Data Bureau ruled. The bureau fined it.\nThe bureau is unknown here."
    items = (ItemDraft(1, "enforcement", 0, 51), ItemDraft(2, "enforcement", 51, len(text)))
    found = find_bodies(text, Outline("document:abc", None, None, None, items), [])
    assert [(text[m.start : m.end], m.reference) for m in found] == [
        ("Foshan Data Bureau", False),
        ("bureau", True),
    ]


PIECES = st.sampled_from(
    ["Shanghai", "CA", "Cyberspace Administration", "of", "China", ",", "and", "the court", "Bureau", "(“", "”)", "\n",
     "Ningbo", "Yinzhou District", "issued", "上海市", "网信办", "法院", "People's Court", "Provincial", "İ", "ß", "  "]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join), st.lists(st.integers(0, 200), max_size=4))
def test_mentions_are_ordered_apart_and_free_of_taken(text, edges):
    taken = [(a, a + 7) for a in edges]
    found = bodies(text, taken=taken)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert not any(m.start < end and start < m.end for m in found for start, end in taken)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text):
    for mention in bodies(text):
        assert text[mention.start : mention.end].strip()


@pytest.mark.parametrize(
    "piece",
    [
        "Beijing, ",
        "Bureau of ",
        "(“",
        "the court ",
        "Shanghai CA ",
        "the Bureau ",
        "市场监管局",
        "Chaoyang Court ",
        "9",
        "Provincial Data Bureau ",
    ],
)
def test_time_grows_with_length_only(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = process_time()
        bodies(text)
        return process_time() - start

    seconds(20_000)
    small, large = seconds(30_000), seconds(120_000)
    assert large < 10 * small + 0.2
