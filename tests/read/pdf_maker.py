"""Small PDF files for the tests, made with reportlab."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph

HEAD = "Harbour Lane Bulletin"
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=13, spaceAfter=6)
HEADING = ParagraphStyle(
    "heading", fontName="Times-Bold", fontSize=12, leading=15, spaceBefore=6, spaceAfter=4
)
NOTE = ParagraphStyle("note", fontName="Times-Roman", fontSize=7, leading=9)


def chinese() -> ParagraphStyle:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return ParagraphStyle("zh", parent=BODY, fontName="STSong-Light", wordWrap="CJK")


def columns_pdf(
    paragraphs: list[tuple[str, ParagraphStyle]], columns: int, title: str = "A title over all"
) -> bytes:
    """A title over the full width, then `paragraphs` in columns, with a running head and page numbers."""
    stream, (width, height) = io.BytesIO(), A4
    document = BaseDocTemplate(stream, pagesize=A4)
    each = (width - 100 - 20 * (columns - 1)) / columns
    frames = [[Frame(50 + i * (each + 20), 60, each, tall) for i in range(columns)] for tall in (640, 720)]
    head = Frame(50, height - 130, width - 100, 60)
    document.addPageTemplates(
        [
            PageTemplate("first", [head, *frames[0]], onPage=_furniture),
            PageTemplate("rest", frames[1], onPage=_furniture),
        ]
    )
    story = [NextPageTemplate("rest"), Paragraph(title, HEADING), FrameBreak()]
    document.build([*story, *(Paragraph(text, style) for text, style in paragraphs)])
    return stream.getvalue()


def _furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(50, A4[1] - 30, HEAD)
    canvas.drawCentredString(A4[0] / 2, 25, f"Page {document.page}")


def lines_pdf(lines: list[str], password: str | None = None) -> bytes:
    """One page with each of `lines` where it is put, 14 points apart."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=StandardEncryption(password) if password else None)
    for number, line in enumerate(lines):
        canvas.drawString(60, 700 - 14 * number, line)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def picture_pdf() -> bytes:
    """One page that is only a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "red")), 50, 50, 400, 400)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
