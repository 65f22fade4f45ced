"""Pages that report one development each: subheads part it, and the day on which it was published is not its own."""

import pytest
from source_texts import as_source

from loaders.split import outline
from loaders.split.stamps import stamp

TITLE = "Ferry Operator Fined over Passenger Lists"
LEAD = "The Wenling Cyberspace Administration announced on 4 March 2024 that it had fined a ferry operator RMB 30,000."
MORE = "Passengers had been asked for their parents' names, and the list of all of them could be read by anybody."


def found(text: str) -> list[tuple[str | None, str | None]]:
    return [(item.title, item.date) for item in outline(as_source(text)).items]


@pytest.mark.parametrize(
    "subheads",
    [
        ("Case background", "Court decision"),
        ("Background to the case", "Findings of the CAC"),
        ("Background to the decision", "The regulator's reasoning"),
        ("Introduction", "Observations"),
        ("Parties", "The ruling"),
        ("[Case Background]", "[Issues in dispute]"),
        ("1. Background", "2. What this means"),
        ("Facts", "Key takeaways"),
    ],
)
def test_subheads_part_one_report(subheads: tuple[str, str]) -> None:
    text = "\n\n".join([TITLE, LEAD, subheads[0], MORE, subheads[1], f"{MORE} So it was."])
    assert found(text) == [(TITLE, "2024-03-04")]
    assert outline(as_source(text)).items[0].stop == len(text)
    assert outline(as_source(text)).title == TITLE


def test_reports_with_subheads_stand_apart() -> None:
    first = "\n\n".join([TITLE, LEAD, "Background to the case", MORE, "Findings", f"{MORE} It erred."])
    second = first.replace("Ferry Operator", "Coach Line").replace("4 March", "9 March")
    assert [title for title, _ in found(f"{first}\n\n{second}")] == [
        TITLE,
        "Coach Line Fined over Passenger Lists",
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("07:45, March 11, 2019", "2019-03-11"),
        ("Published: Mar 11, 2019 07:45 PM", "2019-03-11"),
        ("Posted on 11 March 2019", "2019-03-11"),
        ("Time: March 11, 2019", "2019-03-11"),
        ("Monday, March 11, 2019", "2019-03-11"),
        ("11 March 2019, 4 pm Hong Kong time", "2019-03-11"),
        ("March 11, 2019", None),
        ("Date: 2019-03-11", None),
        ("Monday, March 11", None),
        ("On Monday, March 11, 2019, the bureau met at 10:30.", None),
    ],
)
def test_stamps(line: str, day: str | None) -> None:
    assert stamp(line) == day


@pytest.mark.parametrize(
    ("line", "said", "date"),
    [
        (
            "07:45, March 11, 2019",
            "The bureau fined a ferry operator on March 8 for its lists.",
            "2019-03-08",
        ),
        (
            "07:45, March 11, 2019",
            "The bureau said on Friday that it had fined a ferry operator.",
            "2019-03-08",
        ),
        ("07:45, March 11, 2019", "The bureau has fined a ferry operator for open passenger lists.", None),
        ("Time: March 11, 2019", "The bureau fined a ferry operator on March 8 for its lists.", "2019-03-08"),
        ("March 11, 2019", "The bureau fined a ferry operator on March 8 for its lists.", "2019-03-08"),
        ("March 11, 2019", "The bureau has fined a ferry operator for open passenger lists.", "2019-03-11"),
    ],
)
def test_the_page_is_younger_than_its_report(line: str, said: str, date: str | None) -> None:
    text = f"{TITLE}\n\n{line}\n\n{said} {MORE}"
    assert found(text) == [(TITLE, date)]


def test_each_page_completes_its_own_years() -> None:
    said = "The bureau fined a ferry operator on March 8 for its lists."
    pages = [
        f"{who} Fined over Its Lists\n\n07:45, March 11, {year}\n\n{said} {MORE}"
        for who, year in [("Ferry", 2019), ("Coach Line", 2021)]
    ]
    assert found("\n\n".join(pages)) == [
        ("Ferry Fined over Its Lists", "2019-03-08"),
        ("Coach Line Fined over Its Lists", "2021-03-08"),
    ]


def test_many_days_without_a_clock_are_the_items_own() -> None:
    days = ["Monday, March 11, 2019", "Tuesday, March 12, 2019", "Friday, March 15, 2019"]
    text = "\n\n".join(
        f"{day}\n\n{name} Fined over Its Lists\n\nIts lists lay open. {MORE}"
        for day, name in zip(days, ["Ferry", "Coach Line", "Hotel"], strict=True)
    )
    assert [date for _, date in found(text)] == ["2019-03-11", "2019-03-12", "2019-03-15"]


def test_a_topic_in_brackets_belongs_to_the_heading() -> None:
    text = f"[Protecting passengers] Wenling: ferry operator fined over its lists\n\n{LEAD} {MORE}"
    assert found(text)[0][0] == "[Protecting passengers] Wenling: ferry operator fined over its lists"
