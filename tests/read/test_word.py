import io
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.read import EmptyError, EncryptedError, FormatError, read_bytes

words = st.text(st.sampled_from("abc 法律é&<>|"), min_size=1, max_size=12).filter(str.strip)


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(document):
    return read_bytes(saved(document), "letter.docx")


def add_link(part, paragraph, url, text):
    key = part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    xml = (
        f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"><w:r><w:t xml:space="preserve"/></w:r></w:hyperlink>'
    )
    link = parse_xml(xml)
    link.find(f".//{qn('w:t')}").text = text
    paragraph.append(link)


def with_notes(document, kind, notes):
    body = "".join(
        f'<w:{kind[:-1]} w:id="{i}"><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:{kind[:-1]}>' for i, t in notes
    )
    blob = f"<w:{kind} {nsdecls('w')}>{body}</w:{kind}>".encode()
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    part = Part(PackURI(f"/word/{kind}.xml"), content_type, blob, document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper()))


def add_mark(paragraph, kind, key):
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:{kind}Reference w:id="{key}"/></w:r>'))


def test_paragraphs_headings_lists_and_tables():
    document = docx.Document()
    document.add_heading("News", 1)
    document.add_paragraph("First\tpart\nnext line")
    for style in ("List Number", "List Number", "List Bullet"):
        document.add_paragraph("entry", style=style)
    table = document.add_table(2, 2)
    for place, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"c{place}\nd"
    document.add_paragraph("End")
    expected = (
        "News\n\nFirst part\nnext line\n\n1. entry\n2. entry\n- entry\n\nc0 d | c1 d\nc2 d | c3 d\n\nEnd\n"
    )
    assert read(document).text == expected


def test_notes_follow_the_text_in_the_order_of_their_marks():
    document = docx.Document()
    with_notes(document, "footnotes", [(2, "CAC, https://a.cn/2"), (3, "MIIT")])
    with_notes(document, "endnotes", [(2, "an endnote")])
    paragraph = document.add_paragraph("One")
    add_mark(paragraph, "footnote", 3)
    paragraph.add_run(" two")
    add_mark(paragraph, "footnote", 2)
    add_mark(paragraph, "endnote", 2)
    source = read(document)
    assert source.text == "One[1] two[2][3]\n\n[1] MIIT\n[2] CAC, https://a.cn/2\n[3] an endnote\n"
    assert [(source.text[i.start : i.end], i.url) for i in source.links] == [("[2]", "https://a.cn/2")]


def test_deleted_words_are_left_out_and_inserted_ones_kept():
    document = docx.Document()
    paragraph = document.add_paragraph("kept ")
    xml = "<w:{0} {1}><w:r><w:{2}>{0}</w:{2}></w:r></w:{0}>"
    paragraph._p.append(parse_xml(xml.format("del", nsdecls("w"), "delText")))
    paragraph._p.append(parse_xml(xml.format("ins", nsdecls("w"), "t")))
    assert read(document).text == "kept ins\n"


def test_a_link_kept_as_a_field():
    document = docx.Document()
    paragraph = document.add_paragraph("See ")
    runs = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText> HYPERLINK "https://a.cn/1" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>the notice</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        "<w:t>.</w:t>",
    )
    for run in runs:
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{run}</w:r>"))
    source = read(document)
    assert source.text == "See the notice.\n"
    assert [(source.text[i.start : i.end], i.url) for i in source.links] == [("the notice", "https://a.cn/1")]


@settings(max_examples=30)
@given(st.lists(st.tuples(words, words), min_size=1, max_size=4))
def test_offsets_give_the_linked_words(parts):
    document = docx.Document()
    for number, (before, text) in enumerate(parts):
        paragraph = document.add_paragraph(before)
        add_link(document.part, paragraph._p, f"https://a.cn/{number}", text)
    source = read(document)
    found = {link.url: source.text[link.start : link.end] for link in source.links}
    assert found == {f"https://a.cn/{i}": " ".join(text.split()) for i, (_, text) in enumerate(parts)}


def zipped(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


SOUND = saved(docx.Document())


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 no archive",
        b"plain words",
        zipped("a.txt", b"word/"),
        SOUND[: len(SOUND) // 2],
        SOUND.replace(b"word/document.xml", b"word/documenx.xml"),
    ],
)
def test_a_broken_file(data):
    with pytest.raises(FormatError, match="broken Word file"):
        read_bytes(data, "letter.docx")


def test_broken_notes_are_told():
    document = docx.Document()
    with_notes(document, "footnotes", [(2, "CAC")])
    add_mark(document.add_paragraph("One"), "footnote", 2)
    parts = zipfile.ZipFile(io.BytesIO(saved(document)))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in parts.namelist():
            archive.writestr(name, parts.read(name)[: 60 if name.endswith("footnotes.xml") else None])
    with pytest.raises(FormatError, match="broken Word file"):
        read_bytes(stream.getvalue(), "letter.docx")


def test_old_and_encrypted_files():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    with pytest.raises(FormatError, match=r"save it as \.docx"):
        read_bytes(ole, "letter.doc")
    with pytest.raises(EncryptedError, match="password"):
        read_bytes(ole + "EncryptedPackage".encode("utf-16-le"), "letter.docx")


def test_a_file_without_text():
    with pytest.raises(EmptyError, match="no text"):
        read(docx.Document())
