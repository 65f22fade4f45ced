"""Whatever the text, splitting ends, in time, with items in order inside it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_newsletters import SMALL
from source_texts import as_source

from loaders.outline import Outline
from loaders.source import SourceText
from loaders.split import outline

PIECES = st.sampled_from(
    [
        "1. Regulator Fines a Bank (3 May)",
        "Legislation",
        "二、执法案例",
        "• Court: On 3 May 2024, a court ruled.",
        "| 3 May 2024 | CAC | Rules on maps | They are long enough to be a summary of rules. |",
        "On 3 May 2024, the ministry published rules on maps that are used for driving and for much else.[1]",
        "[1] https://example.cn/a",
        "5月3日，网信办发布办法，对处理者提出要求，并公开征求意见。",
        "Key Highlights",
        "Contents",
        "About the authors",
        "Q1: Is this a question?",
        "## Heading",
        "3 May 2024 – A thing happened.",
        "",
        "\t",
        "**Bold.** And more of it",
    ]
)


def check(found: Outline, text: str) -> None:
    ends = [0, *(item.stop for item in found.items)]
    assert all(
        end <= item.start < item.stop <= len(text) for end, item in zip(ends, found.items, strict=False)
    )
    assert [item.number for item in found.items] == list(range(1, len(found.items) + 1))
    for item in found.items:
        assert text[item.start : item.stop].strip()
        assert all(0 <= start < stop <= len(text) for start, stop in item.regions)
        assert item.title_span is None or 0 <= item.title_span[0] < item.title_span[1] <= len(text)
    assert found.items or found.notes


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check(outline(as_source(text)), text)


@given(st.lists(PIECES, max_size=25), st.sampled_from(["\n", "\n\n"]))
def test_any_mixture_of_newsletter_lines(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    check(outline(as_source(text)), text)


@given(st.sampled_from(sorted(SMALL)), st.data())
def test_any_cut_of_a_newsletter(name: str, data: st.DataObject) -> None:
    text = SMALL[name].text
    start = data.draw(st.integers(0, len(text)))
    cut = text[start : data.draw(st.integers(start, len(text)))]
    check(outline(as_source(cut)), cut)


def test_the_same_text_gives_the_same_outline() -> None:
    assert all(outline(as_source(s.text)) == outline(as_source(s.text)) for s in SMALL.values())


def test_a_text_without_items_says_so() -> None:
    assert [note.kind for note in outline(as_source("Contact us")).notes] == ["no-items"]


HOSTILE = [
    "([{",
    "1",
    "[1]",
    "word ",
    "\n",
    "• x\n",
    "1. A\n\n",
    "On 3 May, it is.\n\n",
    "A: b\n",
    "一、",
    "| a | b |\n",
    "http://a ",
    "《",
    "# T\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        outline(as_source(text))
        return time.process_time() - begun

    seconds(1000)
    assert seconds(100_000) < 12 * max(seconds(25_000), 0.05)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("run", ["(", ")", "1", "《", "|", "*", "#", ".", "a", "，", "["])
def test_a_line_of_a_million_signs(run: str) -> None:
    text = "On 3 May 2024 the regulator said: https://" + run * 1_000_000
    check(outline(SourceText("line.txt", text, "0" * 64, "text/plain")), text)
