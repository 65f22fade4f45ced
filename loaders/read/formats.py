"""Which kind of file it is, by its content first and its suffix second."""

from collections.abc import Callable
from pathlib import PurePath

from loaders.read.errors import FormatError
from loaders.source import Link

Extractor = Callable[[bytes, str], tuple[str, tuple[Link, ...]]]

TEXT, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

SUFFIXES = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": WORD,
}
#: Kinds in which newsletters do come but which are not read, and what to do with each.
ADVICE = {
    ".doc": "open it in Word and save it as .docx",
    ".rtf": "open it in Word and save it as .docx",
    ".odt": "open it in LibreOffice and save it as .docx",
    ".pages": "export it as Word or PDF",
    ".eml": "save the message as .html or .txt",
    ".msg": "save the message as .html or .txt",
    ".mht": "save the page as .html",
    ".mhtml": "save the page as .html",
    ".epub": "convert it to .html",
}
READABLE = "give a .txt, .md, .html, .pdf or .docx file"


def media_type(data: bytes, name: str) -> str:
    """The media type of a file, `text/plain` where neither content nor suffix says more.

    Raises `FormatError` for the kinds in `ADVICE`, told by their suffix.
    """
    from loaders.read.word import OLE

    suffix = PurePath(name).suffix.lower()
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-") or suffix == ".pdf":
        return PDF
    if suffix == ".docx" or data.startswith(OLE) or (data.startswith(b"PK\x03\x04") and b"word/" in data):
        return WORD
    if suffix in ADVICE:
        raise FormatError(name, f"is a {suffix} file, which is not read", ADVICE[suffix])
    if suffix not in SUFFIXES and head[:200].lower().startswith((b"<!doctype html", b"<html")):
        return HTML
    return SUFFIXES.get(suffix, TEXT)


def extractor(kind: str) -> Extractor:
    """What turns the bytes of a file of media type `kind`, and its name, into text and links."""
    if kind == PDF:
        from loaders.read.pdf import extract_pdf

        return extract_pdf
    if kind == WORD:
        from loaders.read.word import extract_word

        return extract_word
    if kind == HTML:
        from loaders.read.html import extract_html

        return extract_html
    return _markdown if kind == MARKDOWN else _text


def _text(data: bytes, name: str) -> tuple[str, tuple[Link, ...]]:
    from loaders.read.decode import decode

    return decode(data, name), ()


def _markdown(data: bytes, name: str) -> tuple[str, tuple[Link, ...]]:
    from loaders.read.decode import decode
    from loaders.read.markdown import find_links

    text = decode(data, name)
    return text, find_links(text)
