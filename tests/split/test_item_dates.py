"""Which day named in an item is its date."""

import pytest

from loaders.split.item_dates import item_date


@pytest.mark.parametrize(
    ("text", "category", "date"),
    [
        (
            "On 3 October the bureau issued rules. They take effect on 1 November 2024.",
            "legislation",
            "2024-10-03",
        ),
        (
            "Comments are open until 1 October 2024. The draft came out on 2 September.",
            "legislation",
            "2024-09-02",
        ),
        ("The rules will come into force from 1 November 2024.", "legislation", None),
        ("Recently, the bureau fined a shop. Since 2023 it has fined ten.", "enforcement", None),
        ("Since 5 October, banks have been closing old accounts.", "industry", "2024-10-05"),
        ("Rules adopted on 30 August were signed on 24 September.", "legislation", "2024-09-24"),
        ("The regulations were adopted on 30 August.", "legislation", "2024-08-30"),
        ("The law of 7 November 2016 was amended on 2 October.", "legislation", "2024-10-02"),
        ("On 1 July inspectors found leaks. On 9 October the firm was fined.", "enforcement", "2024-10-09"),
        ("On 9 October the firm was fined. It paid on 12 October.", "enforcement", "2024-10-09"),
        ("The suit was filed on 5 August and heard on 19 September.", "litigation", "2024-09-19"),
        (
            "On 1 October the bureau found faults. They must be mended by 9 October, it announced.",
            "enforcement",
            "2024-10-01",
        ),
        ("Forty apps must go, whose faults had been found on 3 October.", "enforcement", None),
        ("Regulators fined a shop on Thursday, October 3rd.", "enforcement", "2024-10-03"),
        ("Regulators fined a shop on Tuesday, October 3rd.", "enforcement", "2023-10-03"),
        ("The seminar took place from 10th to 11th October.", "industry", "2024-10-10"),
        (
            "10月8日，网信办发布办法，自2025年1月1日起施行，意见反馈截止时间为11月7日。",
            "legislation",
            "2024-10-08",
        ),
        ("办法自2025年1月1日起施行。", "legislation", None),
        ("9月9日，分局接到通报，某店名单外泄。10月5日，分局对该店处以罚款。", "enforcement", "2024-10-05"),
        ("A court decided a case that began on 3 March 2019.", "litigation", None),
    ],
)
def test_the_day_of_the_act(text: str, category: str, date: str | None) -> None:
    assert item_date(text, [(0, len(text))], "2024-10", category) == date  # type: ignore[arg-type]


def test_a_date_beside_the_heading_comes_first() -> None:
    text = "Shop fined (4 October)\nOn 1 October the inspectors came."
    assert item_date(text, [(12, 21), (0, len(text))], "2024-10") == "2024-10-04"


def test_a_highlight_gives_the_day_that_the_body_lacks() -> None:
    text = "On 4 October a shop was fined. || Recently, a shop was fined."
    assert item_date(text, [(34, len(text)), (0, 30)], "2024-10") == "2024-10-04"


def test_names_of_weekdays_are_days_where_the_page_bears_its_own() -> None:
    text = "The bureau said on Monday that it had fined a shop."
    assert item_date(text, [(0, len(text))], "2024-10", "enforcement") is None
    assert item_date(text, [(0, len(text))], "2024-10", "enforcement", "2024-10-09") == "2024-10-07"
