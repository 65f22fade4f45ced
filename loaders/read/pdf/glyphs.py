"""From pdfium's characters to segments of text with their places and link addresses."""

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from loaders.read.pdf.lines import Segment

#: How pdfium gives a hyphen at the end of a line, and the soft hyphen.
_HYPHENS = {0x02, 0xFFFE, 0xAD}
_NOT_TEXT = {0x00, 0xFFFF, 0x200B, 0xFEFF}
#: Bullets of the fonts Symbol and Wingdings, which have no code points of their own.
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF076: "❖", 0xF0D8: "➢", 0xF0FC: "✓"}
#: Ligatures and Kangxi radicals, by which some programs write letters and characters.
_LIGATURES, _RADICALS = range(0xFB00, 0xFB07), range(0x2F00, 0x2FE0)
_HEAVY = 600

Rect = tuple[float, float, float, float]


@dataclass(slots=True)
class _Glyph:
    char: str
    left: float
    right: float
    bottom: float
    top: float
    index: int
    url: str | None = None


def page_segments(page: Any) -> tuple[list[Segment], bool]:
    """The segments of a page in the order of its content, and whether it is a picture without text."""
    text_page = page.get_textpage()
    links = list(_links(page))
    runs = _runs(_glyphs(text_page.raw))
    segments = [_segment(run, space, text_page.raw, links) for run, space in runs]
    is_picture = not segments and any(
        o.type == pdfium.FPDF_PAGEOBJ_IMAGE for o in page.get_objects(max_depth=3)
    )
    return segments, is_picture


def _glyphs(text_page: Any) -> Iterator[_Glyph]:
    """Every character with its box; the two halves of a character beyond the basic plane are put together."""
    box, high = pdfium.FS_RECTF(), 0
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0
        high = 0
        if code in _NOT_TEXT:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
        for char in plain(code):
            yield _Glyph(char, box.left, box.right, box.bottom, box.top, index)


def plain(code: int) -> str:
    """The usual characters for a code point: those of a ligature, the character that looks like a radical."""
    if code in _LIGATURES or code in _RADICALS:
        return unicodedata.normalize("NFKC", chr(code))
    return "-" if code in _HYPHENS else _BULLETS.get(code, chr(code))


def _runs(glyphs: Iterator[_Glyph]) -> list[tuple[list[_Glyph], bool]]:
    """Glyphs that follow one another on a line in one size, each run with whether a space came after it."""
    runs: list[tuple[list[_Glyph], bool]] = []
    run: list[_Glyph] = []
    space = False
    for glyph in glyphs:
        if glyph.char.isspace():
            space = bool(run)
            if glyph.char in "\r\n":
                _close(runs, run, space=False)
                run, space = [], False
            continue
        if run and _breaks(run, glyph):
            _close(runs, run, space)
            run, space = [], False
        if space:
            last = run[-1]
            run.append(_Glyph(" ", last.right, glyph.left, last.bottom, last.top, last.index))
        run.append(glyph)
        space = False
    _close(runs, run, space)
    return runs


def _close(runs: list[tuple[list[_Glyph], bool]], run: list[_Glyph], space: bool) -> None:
    if run:
        runs.append((run, space))


def _breaks(run: list[_Glyph], glyph: _Glyph) -> bool:
    """True where `glyph` stands far off from the end of `run`, on another line or in another size."""
    last = run[-1]
    size, other = last.top - last.bottom, glyph.top - glyph.bottom
    if abs(glyph.left - last.right) > 0.9 * max(size, other, 1.0):
        return True
    moved = abs((glyph.top + glyph.bottom) - (last.top + last.bottom)) / 2
    return moved > 0.5 * max(size, other) or not 0.88 < other / max(size, 0.01) < 1.14


def _segment(run: list[_Glyph], space: bool, text_page: Any, links: list[tuple[Rect, str]]) -> Segment:
    pieces: list[tuple[str, str | None]] = []
    for glyph, url in zip(run, _addresses(run, links), strict=True):
        if pieces and pieces[-1][1] == url:
            pieces[-1] = (pieces[-1][0] + glyph.char, url)
        else:
            pieces.append((glyph.char, url))
    return Segment(
        left=min(g.left for g in run),
        right=max(g.right for g in run),
        bottom=min(g.bottom for g in run),
        top=max(g.top for g in run),
        starts_bold=_is_bold(text_page, run[0].index),
        ends_bold=_is_bold(text_page, run[-1].index),
        pieces=pieces,
        space_after=space,
    )


def _is_bold(text_page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= _HEAVY:
        return True
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 128, ctypes.byref(flags))
    return re.search(rb"bold|black|heavy|semibold|-bd", buffer.value.lower()) is not None


def _addresses(run: list[_Glyph], links: list[tuple[Rect, str]]) -> list[str | None]:
    """Where each glyph links to; a Latin word as a whole to where most of it does, as boxes are drawn roughly."""
    found = [_address(glyph, links) for glyph in run]
    for word in re.finditer(r"[!-\u024f]+", "".join(glyph.char for glyph in run)):
        start, end = word.span()
        found[start:end] = [Counter(found[start:end]).most_common(1)[0][0]] * (end - start)
    return found


def _address(glyph: _Glyph, links: list[tuple[Rect, str]]) -> str | None:
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    for (left, bottom, right, top), url in links:
        if left <= x <= right and bottom <= y <= top:
            return url
    return None


def _links(page: Any) -> Iterator[tuple[Rect, str]]:
    """The link annotations of a page that lead to an address: rectangle and address."""
    position, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0) if action else 0
        if length > 1 and pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, length)
            yield (box.left, box.bottom, box.right, box.top), buffer.value.decode("utf-8", "backslashreplace")
