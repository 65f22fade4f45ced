"""What leads a newsletter or a section in is no item, nor is an advertisement between reports."""

import pytest
from source_texts import as_source

from loaders.split import outline

FERRY = "On 4 March 2024, the Wenling Cyberspace Administration fined a ferry operator for open lists of passengers."
TRAM = "On 9 March 2024, the Dalian Cyberspace Administration warned a tram company with cameras open to strangers."
NEWS = ("Ferry Operator Fined", FERRY, "Tram Company Warned", TRAM)


def titles(*paragraphs: str) -> list[str | None]:
    return [item.title for item in outline(as_source("\n\n".join(paragraphs))).items]


@pytest.mark.parametrize(
    "lead_in",
    [
        ("In March 2024, authorities went on with fines. The links below lead to their announcements.",),
        (
            "Here is what happened in March, month of fines.",
            "On 12 March 2024, the CAC spoke of a good year. Much is to come.",
        ),
        ("what we think",),
    ],
)
def test_before_the_first_heading(lead_in: tuple[str, ...]) -> None:
    assert titles(*lead_in, *NEWS) == ["Ferry Operator Fined", "Tram Company Warned"]


def test_below_a_section() -> None:
    rules = (
        "Legislation",
        "Little was issued, and nobody will mind that.",
        "Rules on Ferries",
        FERRY.replace("fined", "told"),
    )
    fines = ("Enforcement", "Nothing spectacular, but a good spread of authorities.", *NEWS)
    assert titles(*rules, *fines) == ["Rules on Ferries", "Ferry Operator Fined", "Tram Company Warned"]


def test_a_report_without_a_heading_is_no_lead_in() -> None:
    said = "Recently, the Ningbo Cyberspace Administration removed four apps from the stores."
    assert titles("Enforcement", said, *NEWS) == [None, "Ferry Operator Fined", "Tram Company Warned"]


def test_advertisements() -> None:
    name = "Webinar: Passenger data in China, five questions before the rules are final"
    advert = (name, "24 May 2024, 4 pm Hong Kong time", "Register here")
    assert titles(*NEWS[:2], *advert, *NEWS[2:]) == ["Ferry Operator Fined", "Tram Company Warned"]


def test_a_letter_has_the_newsletters_title() -> None:
    letter = ("Notes from the harbour, 27 Mar 2024", "Dear readers, greetings from the quay.")
    said = "The tram company near us was warned on 9 March. Its cameras could be watched by strangers for half a year."
    items = outline(as_source("\n\n".join([*letter, FERRY, "They paid at once.", said]))).items
    assert [(item.title, item.date) for item in items] == [(None, "2024-03-04"), (None, "2024-03-09")]


def test_bulleted_highlights_end_at_the_first_report() -> None:
    bullets = (
        "At a glance",
        "• Ferries pay for open lists",
        "• Trams are warned about cameras",
        "What the offices did",
    )
    long = f"{FERRY} {'The company had known of this for long and did nothing. ' * 5}"
    first = ("Ferry Operator Fined", long, "Tram Company Warned", long.replace("fined", "warned"))
    courts = (
        "Courts",
        "Ferry Wins",
        long.replace("fined", "sued"),
        "Tram Wins",
        long.replace("fined", "sued"),
    )
    assert titles("March 2024", *bullets, *first, *courts) == [
        "Ferry Operator Fined",
        "Tram Company Warned",
        "Ferry Wins",
        "Tram Wins",
    ]


@pytest.mark.parametrize(("number", "count"), [(3, 5), (4, 2)])
def test_a_lone_number_tells_how_many_headings_were_lost(number: int, count: int) -> None:
    plain = "The Wenling Cyberspace Administration fined a ferry operator for lists that lay open, and it paid at once."
    text = (
        "Enforcement",
        plain,
        plain.replace("ferry", "coach"),
        f"{number}. Tram Company Warned for Its Cameras",
        TRAM,
    )
    assert len(titles(*text, plain.replace("ferry", "cable car"), plain.replace("ferry", "taxi"))) == count


def test_a_courtesy_title_ends_no_lead() -> None:
    who = ("On 4 March 2024, Mr. Zhu", "On 9 March 2024, Ms. Qiu", "On 12 March 2024, Mr. Lin")
    assert (
        titles(*(f"{each} sued a ferry operator. He had found his name on a list in a shop." for each in who))
        == [None] * 3
    )
