import logging

import pytest
from pdf_maker import BODY, HEAD, HEADING, NOTE, chinese, columns_pdf, lines_pdf, picture_pdf

from loaders.read import EmptyError, EncryptedError, FormatError, read_bytes
from loaders.read.pdf.glyphs import plain

SENTENCE = (
    "In week {} the authority of the city ordered a company to mend its notice and fined it a small sum. "
)
PARAGRAPHS = [SENTENCE.format(n).replace(".", ",") * 3 + SENTENCE.format(n).strip() for n in range(1, 31)]


def read(data: bytes):
    return read_bytes(data, "letter.pdf")


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_another_and_lines_joined(columns):
    source = read(columns_pdf([(p, BODY) for p in PARAGRAPHS], columns))
    assert source.text.strip().split("\n\n")[2:] == PARAGRAPHS


def test_a_running_head_stands_once_and_page_numbers_nowhere():
    text = read(columns_pdf([(p, BODY) for p in PARAGRAPHS], 2)).text
    assert text.count(HEAD) == 1
    assert "Page" not in text


def test_headings_stand_alone():
    story = [
        part
        for n in (1, 2, 3)
        for part in (
            (f"{n}. A heading in bold that runs on for more than one line", HEADING),
            (PARAGRAPHS[n], BODY),
        )
    ]
    blocks = read(columns_pdf(story, 3)).text.strip().split("\n\n")
    assert blocks[2::2] == [text for text, style in story if style is HEADING]


def test_bold_words_at_the_start_of_a_paragraph_make_no_heading():
    text = f"Didi fined. {PARAGRAPHS[0]}"
    source = read(columns_pdf([(text.replace("Didi fined.", "<b>Didi fined.</b>"), BODY)], 2))
    assert source.text.strip().split("\n\n")[2:] == [text]


@pytest.mark.parametrize(
    ("code", "expected"),
    [("ﬁ", "fi"), ("ﬄ", "ffl"), ("⾏", "行"), ("\uf0b7", "•"), ("\u00ad", "-"), ("法", "法"), ("，", "，")],
)
def test_stand_ins_become_the_usual_characters(code, expected):
    assert plain(ord(code)) == expected


def test_chinese_lines_are_joined_without_spaces():
    sentence = (
        "2024年10月14日，上海市网信办依据《数据安全法》第四十五条，对某科技公司给予警告，并处罚款五万元。"
    )
    assert sentence * 5 in read(columns_pdf([(sentence * 5, chinese())], 2)).text


def test_raised_numbers_are_marks_and_notes_follow_the_text():
    story = [(f"{SENTENCE.format(n).strip()}<super size=6>{n}</super>", BODY) for n in (1, 2)]
    notes = [
        (f"{n} https://www.example.cn/notices/2024-10/a-rather-long-address-{n}/index.html", NOTE)
        for n in (1, 2)
    ]
    blocks = read(columns_pdf([*story, *notes], 3)).text.strip().split("\n\n")
    assert [block[-4:] for block in blocks[2:4]] == [".[1]", ".[2]"]
    assert blocks[4:] == [text for text, _ in notes]


def test_two_raised_numbers_are_two_marks():
    assert read(columns_pdf([("Fined.<super size=6>1, 2</super>", BODY)], 1)).text.endswith("Fined.[1][2]\n")


def test_short_notes_stay_apart_from_full_ones():
    notes = [
        (f"{n} {'https://www.example.cn/' + 'a1' * length}", NOTE) for n, length in ((1, 15), (2, 60), (3, 5))
    ]
    blocks = read(columns_pdf([(PARAGRAPHS[0], BODY), *notes], 3)).text.strip().split("\n\n")
    assert blocks[3:] == [text for text, _ in notes]


def test_link_annotations():
    linked = "See <a href='https://a.cn/1'>the official notice of the administration</a> for more."
    source = read(columns_pdf([(linked, BODY)], 2))
    assert [(source.text[i.start : i.end], i.url) for i in source.links] == [
        ("the official notice of the administration", "https://a.cn/1")
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a rule on informa-", "tion security here"], "a rule on information security here"),
        (["transfers that cross-", "border rules govern"], "transfers that cross-border rules govern"),
        (["see https://www.a.cn/b-", "c/d.htm for the rest"], "see https://www.a.cn/b-c/d.htm for the rest"),
        (["The first one ended.", "2. The second one is"], "The first one ended.\n\n2. The second one is"),
        (
            ["• The first entry here", "• The second one here"],
            "• The first entry here\n\n• The second one here",
        ),
    ],
)
def test_joints(lines, expected):
    assert read(lines_pdf(lines)).text == f"{expected}\n"


def test_a_table_of_short_cells_is_read_row_by_row():
    import io

    from reportlab.platypus import SimpleDocTemplate, Table

    stream = io.BytesIO()
    SimpleDocTemplate(stream).build(
        [Table([[f"{n} May", f"body {n}", f"fine {n}"] for n in range(1, 9)], colWidths=150)]
    )
    assert read(stream.getvalue()).text.split() == [
        w for n in range(1, 9) for w in (str(n), "May", "body", str(n), "fine", str(n))
    ]


def test_encrypted():
    with pytest.raises(EncryptedError, match=r"letter\.pdf: is encrypted"):
        read(lines_pdf(["secret"], password="open sesame"))


def test_pictures_only():
    with pytest.raises(EmptyError, match="OCR"):
        read(picture_pdf())


def test_a_picture_among_pages_of_text_is_logged(caplog):
    import io

    import pypdfium2

    both = pypdfium2.PdfDocument(lines_pdf(["some words"]))
    both.import_pages(pypdfium2.PdfDocument(picture_pdf()))
    stream = io.BytesIO()
    both.save(stream)
    with caplog.at_level(logging.WARNING):
        assert read(stream.getvalue()).text == "some words\n"
    assert "page 2 is a picture" in caplog.text


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing", lines_pdf(["x"])[:200], b"plain words"])
def test_broken(data):
    with pytest.raises(FormatError, match="broken PDF"):
        read(data)
