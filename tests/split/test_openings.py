"""Where a report begins that has no heading, and which headings begin none."""

import pytest
from source_texts import as_source

from loaders.split import outline

FIRST = "On May 6, 2025, the Ministry of Transport released rules on the data of passengers of ferries."
LAST = "On May 20, 2025, the Ministry of Ports opened a register of piers that have cameras at their gates."


def starts(paragraphs: list[str]) -> list[tuple[str, str | None]]:
    text = "\n\n".join(["Ferry Data Newsletter", "May 2025", "Legislation", *paragraphs])
    return [(text[item.start : item.start + 12], item.date) for item in outline(as_source(text)).items]


@pytest.mark.parametrize(
    ("paragraph", "date"),
    [
        (
            "On the same day, the Ministry of Ports and the coast guard jointly published rules on pier gates.",
            "2025-05-06",
        ),
        (
            "It was reported on May 12, 2025 that the ports ministry had drawn up rules for lighthouse keepers.",
            "2025-05-12",
        ),
    ],
)
def test_these_paragraphs_open_a_report(paragraph: str, date: str) -> None:
    assert starts([FIRST, paragraph, LAST]) == [
        (FIRST[:12], "2025-05-06"),
        (paragraph[:12], date),
        (LAST[:12], "2025-05-20"),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "On the same day, the ministry also published answers to questions that boatmen had sent to it.",
        "It was followed on May 12, 2025 by a letter to boatmen that repeats what the rules say of lists.",
    ],
)
def test_these_paragraphs_go_on(paragraph: str) -> None:
    assert [words for words, _ in starts([FIRST, paragraph, LAST])] == [FIRST[:12], LAST[:12]]


QUESTIONS = """Pier Law LLP
China Ferry Briefing
Second Quarter 2025

This briefing answers questions that clients have put to us. It covers the months from April to June 2025.

Legislation: Questions and Answers

Q1: What do the rules on ferries change?

A: On May 6, 2025, the Ministry of Transport issued rules on the data of passengers of ferries and small boats.

Q2: Must piers register?

A: Yes. On May 9, 2025, the Ministry of Ports opened a register of piers that have cameras at their gates.

Enforcement

Bakery on Pier Fined over Loyalty Cards
On May 12, 2025, the Ningbo police fined a bakery that kept the birthdays of its customers in an open list.
"""


def test_a_quarter_and_a_letter_start_no_item() -> None:
    found = [(item.title, item.category) for item in outline(as_source(QUESTIONS)).items]
    assert found == [
        ("What do the rules on ferries change?", "legislation"),
        ("Must piers register?", "legislation"),
        ("Bakery on Pier Fined over Loyalty Cards", "enforcement"),
    ]
