"""PDF to text: columns in reading order, lines joined into paragraphs, running heads left out."""

import logging
from typing import TYPE_CHECKING

from loaders.read.errors import EmptyError, EncryptedError, FormatError
from loaders.source import Link

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from loaders.read.pdf.lines import Line

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD in pdfium's fpdfview.h


def extract_pdf(data: bytes, name: str) -> tuple[str, tuple[Link, ...]]:
    """The text of a PDF file and its links (link annotations over the words that they cover).

    Paragraphs are parted by a blank line; raised note numbers become `[n]`, and the notes at the foot of pages
    follow the text. A page that is a picture only is logged. Raises `EncryptedError`, `EmptyError`, `FormatError`.
    """
    from loaders.read.pdf.furniture import drop_running_lines, take_notes
    from loaders.read.pdf.paragraphs import write_lines

    document = _open(data, name)
    try:
        pages = [_page(document, number, name) for number in range(len(document))]
    finally:
        document.close()
    body, notes = take_notes(drop_running_lines(pages))
    text, links = write_lines(body, notes)
    if not text.strip():
        advice = "recognise its text first (OCR, for example with ocrmypdf)"
        raise EmptyError(name, "has no text, only pictures of it", advice)
    return text + "\n", links


def _open(data: bytes, name: str) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if error.err_code == _PASSWORD_ERROR:
            raise EncryptedError(
                name, "is encrypted with a password", "save a copy without a password"
            ) from error
        raise FormatError(
            name, "is a broken PDF", "open it in a viewer and save it again, or download it again"
        ) from error


def _page(document: "PdfDocument", number: int, name: str) -> "list[list[Line]]":
    """The lines of a page, column by column; none for a page without text."""
    from pypdfium2 import PdfiumError

    from loaders.read.pdf.columns import reading_order
    from loaders.read.pdf.glyphs import page_segments

    try:
        page = document[number]
        segments, is_picture = page_segments(page)
    except PdfiumError:
        logging.getLogger(__name__).warning("%s: page %d is broken; its text is missing", name, number + 1)
        return []
    if is_picture:
        logging.getLogger(__name__).warning(
            "%s: page %d is a picture; recognise its text first", name, number + 1
        )
    return reading_order(segments, page.get_height())
