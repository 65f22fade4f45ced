"""What leads a newsletter or a section in is no item, nor what advertises between reports or follows the last."""

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


@pytest.mark.parametrize(
    "after",
    [
        (
            "About the bulletin",
            "Back issues are in the library. To be added to the list, write to the editors.",
        ),
        ("Jane Doe, Counsel, Beijing", "Lin Wu, Senior Associate, Port Arthur"),
        ("ROE PARTNERS DATA TEAM", "Jane Doe | jane@roe.example | +86 21 5550 0000"),
        ("Links:", "[1] https://example.cn/one", "[2] https://example.cn/two"),
    ],
)
def test_after_the_last_report(after: tuple[str, ...]) -> None:
    text = "\n\n".join([*NEWS, *after])
    items = outline(as_source(text)).items
    assert [item.title for item in items] == ["Ferry Operator Fined", "Tram Company Warned"]
    assert items[-1].stop <= text.index(after[0])


def test_a_list_of_titles_without_the_days_that_the_body_adds() -> None:
    names = ("某轮渡公司因乘客名单外泄被罚", "某电车公司被警告", "某酒店被责令整改")
    body = [
        f"【执法】{name}（2024.3.{n}）\n\n{name}，因为其名单长期可以被任何人查看，影响了数千名乘客。"
        for n, name in enumerate(names, 4)
    ]
    listed = [f"{n:02d} {name}" for n, name in enumerate(names, 1)]
    assert titles("数据周报（2024.3.4—2024.3.8）", "本期要目", *listed, "正文", *body) == list(names)


def test_bare_headings_of_authorities_part_a_lettered_section() -> None:
    text = (
        "A. Legislation",
        "Rules on Ferries",
        FERRY,
        "B. Enforcement",
        "Financial and market regulators",
        *NEWS,
    )
    items = outline(as_source("\n\n".join(text))).items
    assert [item.category for item in items] == ["legislation", "enforcement", "enforcement"]


def test_a_sentence_before_a_dash_is_no_title() -> None:
    who = "The Ministry of Transport and the Standing Committee of the Port have released a national standard on lists"
    said = f"{who} of passengers – Requirements for Ferries, on 4 March 2024. It binds them."
    assert titles("Legislation", said) == [None]
