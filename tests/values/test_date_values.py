import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values.dates import chinese_number, complete_year, iso, last_day, month_number, parse_date

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("October 29, 2024", "2024-10-29"),
        ("24th October", "2024-10-24"),
        ("Sept. 3", "2024-09-03"),
        ("3 of May 2023", "2023-05-03"),
        ("14-Oct-2024", "2024-10-14"),
        ("2024年10月29日", "2024-10-29"),
        ("10月9号", "2024-10-09"),
        ("二〇二三年十二月三十一日", "2023-12-31"),
        ("2024/10/5", "2024-10-05"),
        ("29.10.2024", "2024-10-29"),
        ("31 February 2024", None),
        ("29 February 2023", None),
        ("the 40th", None),
        ("Article 27", None),
        ("", None),
    ],
)
def test_expressions(expression: str, value: str | None) -> None:
    assert parse_date(expression, "2024-10") == value


@pytest.mark.parametrize(
    ("month", "issue", "future", "year"),
    [
        (12, "2025-01", False, 2024),
        (1, "2025-01", False, 2025),
        (11, "2024-10", False, 2024),
        (12, "2024-10", False, 2023),
        (1, "2024-12", False, 2025),
        (1, "2024-10", True, 2025),
        (9, "2024-10", True, 2024),
        (7, "2024-10", True, 2025),
        (12, "2024-01", True, 2023),
        (5, None, False, None),
    ],
)
def test_year_from_the_issue(month: int, issue: str | None, future: bool, year: int | None) -> None:
    assert complete_year(month, issue, future=future) == year


def test_a_day_without_a_year_needs_an_issue() -> None:
    assert parse_date("24 October") is None


@pytest.mark.parametrize(
    ("issue", "value"), [("2024-05", "2024-05-10"), ("2024-10", "2024-10-05"), (None, "2024-10-05")]
)
def test_the_order_of_day_and_month_is_that_nearer_the_issue(issue: str | None, value: str) -> None:
    assert parse_date("05/10/2024", issue) == value


@pytest.mark.parametrize(
    ("text", "number"), [("十", 10), ("二十九", 29), ("三〇", 30), ("12", 12), ("一百", None), ("", None)]
)
def test_chinese_numbers(text: str, number: int | None) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize(("name", "number"), [("Sept", 9), ("december", 12), ("Ma", None), ("Augur", None)])
def test_months(name: str, number: int | None) -> None:
    assert month_number(name) == number


@pytest.mark.parametrize(
    ("month", "day"), [("2024-02", "2024-02-29"), ("2023-02", "2023-02-28"), ("2023-12", "2023-12-31")]
)
def test_last_day(month: str, day: str) -> None:
    assert last_day(month) == day


def test_days_outside_the_calendar() -> None:
    assert [iso(1024, 1, 1), iso(2024, 13, 1), iso(2024, 4, 31)] == [None, None, None]


@given(DAYS)
def test_every_day_in_every_notation(day: datetime.date) -> None:
    forms = ["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%Y年%m月%d日", "%b. %d, %Y", "%d.%m.%Y"]
    issue = day.strftime("%Y-%m")
    read = {parse_date(day.strftime(form), issue if form[1] == "d" else None) for form in forms}
    assert len(read) <= 2 and day.isoformat() in read


@given(DAYS, st.integers(0, 10))
def test_the_year_of_a_reported_day_is_found_up_to_ten_months_later(day: datetime.date, later: int) -> None:
    month = day.year * 12 + day.month - 1 + later
    assert complete_year(day.month, f"{month // 12}-{month % 12 + 1:02d}") == day.year
