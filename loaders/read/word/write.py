"""Writing a Word document's text, element by element (ECMA-376 part 1, WordprocessingML)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from loaders.read.build import TextBuilder
from loaders.read.word.numbering import Numbering
from loaders.source import Link

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import Part

#: Deleted words, the second rendering of a drawing for old programs, comments' anchors.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {qn("w:del"), qn("w:moveFrom"), qn("w:rPr"), qn("w:pPr"), _FALLBACK}
_NOTES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
_FIXED = {qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
_FIELD_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')


class Writer:
    """Writes body, then notes. Notes are numbered in the order of their marks, whatever Word shows."""

    def __init__(self, document: "WordDocument") -> None:
        self.document, self.out = document, TextBuilder()
        self.numbering = Numbering(document)
        self.part: Part = document.part
        self.marks: list[tuple[str, str]] = []
        self.fields: list[str] = []
        self.notes: dict[tuple[str, str], tuple[Part, Any]] | None = None

    def write(self) -> tuple[str, tuple[Link, ...]]:
        """The document's text and links."""
        self._blocks(self.document.element.body)
        for number, (kind, key) in enumerate(self.marks, 1):
            self._note(number, kind, key)
        return self.out.result()

    def _blocks(self, parent: Any) -> None:
        for node in parent:
            if node.tag == qn("w:p"):
                self._paragraph(node)
            elif node.tag == qn("w:tbl"):
                self._table(node)
            elif node.tag not in _LEFT_OUT:
                self._blocks(node)

    def _paragraph(self, node: Any) -> None:
        label = self.numbering.label(node)
        self.out.line() if label else self.out.block()
        if label:
            self.out.lead(label)
        self._inline(node)
        self.out.line() if label else self.out.block()

    def _table(self, node: Any) -> None:
        self.out.block()
        for row in node.iterchildren(qn("w:tr")):
            self.out.line()
            for column, cell in enumerate(_cells(row)):
                self.out.enter_cell(first=column == 0)
                self._blocks(cell)
                self.out.leave_cell()
        self.out.block()

    def _inline(self, parent: Any) -> None:
        for node in parent:
            tag = node.tag
            if tag == qn("w:t"):
                self._words(node.text or "")
            elif tag in _FIXED:
                self.out.words(_FIXED[tag])
            elif tag in (qn("w:br"), qn("w:cr")):
                self.out.line()
            elif tag in _NOTES:
                self._mark(_NOTES[tag], node.get(qn("w:id")))
            elif tag == qn("w:hyperlink"):
                self._hyperlink(node)
            elif tag in (qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")):
                self._field(node)
            elif tag in (qn("w:p"), qn("w:tbl")):
                self._blocks([node])
            elif tag not in _LEFT_OUT:
                self._inline(node)

    def _words(self, text: str) -> None:
        self.out.words(text.replace("\u00ad", "").replace("\u200b", ""))

    def _mark(self, kind: str, key: str) -> None:
        if (kind, key) not in self.marks:
            self.marks.append((kind, key))
        self.out.glue()
        number = self.marks.index((kind, key)) + 1
        self.out.verbatim(f"[{number}]")
        for url in self._addresses(kind, key):
            self.out.link(self.out.length - len(str(number)) - 2, self.out.length, url)

    def _hyperlink(self, node: Any) -> None:
        relation = self.part.rels.get(node.get(qn("r:id")) or "")
        self.out.open_link(relation.target_ref if relation is not None and relation.is_external else "")
        self._inline(node)
        self.out.close_link()

    def _field(self, node: Any) -> None:
        """A link kept as a field: its instruction, then its words, between `begin` and `end`."""
        kind = node.get(qn("w:fldCharType"))
        if node.tag == qn("w:fldSimple"):
            found = _FIELD_LINK.search(node.get(qn("w:instr")) or "")
            self.out.open_link(found[1] if found else "")
            self._inline(node)
            self.out.close_link()
        elif kind == "begin":
            self.fields.append("")
        elif node.tag == qn("w:instrText") and self.fields:
            self.fields[-1] += node.text or ""
        elif kind == "separate" and self.fields:
            found = _FIELD_LINK.search(self.fields[-1])
            self.fields[-1] = "open"
            self.out.open_link(found[1] if found else "")
        elif kind == "end" and self.fields and self.fields.pop() == "open":
            self.out.close_link()

    def _note(self, number: int, kind: str, key: str) -> None:
        part, node = self._find_note(kind, key)
        if part is None:
            return
        self.part = part
        self.out.block() if number == 1 else self.out.line()
        self.out.lead(f"[{number}] ")
        for place, paragraph in enumerate(node.iter(qn("w:p"))):
            if place:
                self.out.space()
            self._inline(paragraph)
        self.part = self.document.part

    def _find_note(self, kind: str, key: str) -> tuple["Part | None", Any]:
        if self.notes is None:
            self.notes = {
                (k, n.get(qn("w:id"))): (part, n)
                for k, part in self._note_parts()
                for n in parse_xml(part.blob)
            }
        return self.notes.get((kind, key), (None, None))

    def _note_parts(self) -> Iterator[tuple[str, "Part"]]:
        for relation in self.document.part.rels.values():
            kind = relation.reltype.rsplit("/", 1)[-1]
            if kind in _NOTES.values() and not relation.is_external:
                yield kind, relation.target_part

    def _addresses(self, kind: str, key: str) -> list[str]:
        part, node = self._find_note(kind, key)
        if part is None:
            return []
        linked = [part.rels.get(link.get(qn("r:id")) or "") for link in node.iter(qn("w:hyperlink"))]
        plain = re.findall(
            r"https?://[^\s<>()\"'，。；、（）]+[^\s<>()\"'，。；、（）.,;:]",
            "".join(piece.text or "" for piece in node.iter(qn("w:t"))),
        )
        return list(dict.fromkeys([r.target_ref for r in linked if r is not None and r.is_external] or plain))


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row; a cell that only continues one merged from above is left out."""
    for cell in row.xpath("./w:tc | ./w:sdt/w:sdtContent/w:tc"):
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merge is None or merge.get(qn("w:val")) == "restart" or any(cell.itertext()):
            yield cell
