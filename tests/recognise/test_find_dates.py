import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.recognise.dates import find_dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On October 29, 2024, the ministry", ["October 29, 2024=2024-10-29"]),
        ("On 24th October, it", ["24th October=2024-10-24"]),
        ("from 10th to 11th October", ["10th to 11th October=2024-10-10"]),
        ("October 10–12, 2023", ["October 10–12, 2023=2023-10-10"]),
        ("30 December to 2 January 2024", ["30 December=2024-12-30", "2 January 2024=2024-01-02"]),
        ("2024年10月29日和11月2日", ["2024年10月29日=2024-10-29", "11月2日=2024-11-02"]),
        ("10月10日至11日", ["10月10日=2024-10-10"]),
        ("去年12月31日", ["去年12月31日=2023-12-31"]),
        (
            "2024-10-29 / 2024/10/05 / 1.10.2024",
            ["2024-10-29=2024-10-29", "2024/10/05=2024-10-05", "1.10.2024=2024-10-01"],
        ),
        ("in November 2023", ["November 2023=2023-11"]),
        ("2023年11月", ["2023年11月=2023-11"]),
        ("comments until 12 January", ["12 January=2025-01-12"]),
        ("reported on 12 January", ["12 January=2024-01-12"]),
        ("自1月1日起施行", ["1月1日=2025-01-01"]),
        ("the 40th meeting and the 15th Congress", []),
        ("Article 27 of the DSL, May 3.5 million", []),
        ("they may 5 times; march 3 abreast", []),
        ("30 February 2024 and 31 April", []),
        ("https://www.example.cn/2022-09/14/c_166.htm t20220902_33.html", []),
        ("No. 2024-10-29-1, 12,000 October", []),
    ],
)
def test_dates_in_text(text: str, found: list[str]) -> None:
    assert [f"{text[m.start : m.end]}={m.value}" for m in find_dates(text, issue="2024-10")] == found


def test_only_the_asked_stretch_is_read() -> None:
    text = "On 1 May 2024, and on 2 May 2024, and on 3 May 2024."
    assert [m.value for m in find_dates(text, 10, 34)] == ["2024-05-02"]


def test_days_without_year_or_issue_are_left_out() -> None:
    assert find_dates("On 1 May and 3月4日") == []


@given(st.text(alphabet="0123456789 ./-年月日stndOctoberMay,至to", max_size=200))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    found = find_dates(text, issue="2024-10")
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("unit", ["1", "1 ", "10 to ", "十", "May ", "2024-", "([{", "1月"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        find_dates(text, issue="2024-10")
        return time.process_time() - begun

    seconds(1000)
    assert seconds(400_000) < 12 * max(seconds(100_000), 0.05)
