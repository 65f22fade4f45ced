"""Automatic numbers and bullets of Word paragraphs, which are not part of their text."""

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_FORMATS = {"decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"}


class Numbering:
    """Gives each paragraph its bullet or number, counting in the order in which it is asked."""

    def __init__(self, document: "WordDocument") -> None:
        self._levels: dict[tuple[str, str], tuple[str, str, int]] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        self._styles = document.styles.element
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        if part is not None:
            from docx.oxml.parser import parse_xml

            self._read(parse_xml(part.blob))

    def _read(self, root: Any) -> None:
        abstract = {node.get(qn("w:abstractNumId")): node for node in root.findall(qn("w:abstractNum"))}
        for number in root.findall(qn("w:num")):
            pointer = number.find(qn("w:abstractNumId"))
            levels = abstract.get(pointer.get(qn("w:val"))) if pointer is not None else None
            for level in levels.findall(qn("w:lvl")) if levels is not None else ():
                key = (number.get(qn("w:numId")), level.get(qn("w:ilvl")))
                start = _value(level, "w:start") or "1"
                self._levels[key] = (
                    _value(level, "w:numFmt") or "decimal",
                    _value(level, "w:lvlText") or "",
                    int(start) if start.isdecimal() else 1,
                )

    def label(self, paragraph: Any) -> str:
        """The bullet ("- ") or number ("3. ") of a `w:p` element; empty where it has none."""
        key = self._key(paragraph)
        if key is None or key not in self._levels:
            return ""
        form, pattern, start = self._levels[key]
        if form == "bullet":
            return "- "
        self._counts[key] += 1
        return _numbered(form, pattern, start + self._counts[key] - 1)

    def _key(self, paragraph: Any) -> tuple[str, str] | None:
        """The list and level of a paragraph, from itself or from its style or that style's parents."""
        properties = paragraph.find(qn("w:pPr"))
        style = _value(properties, "w:pStyle")
        for _ in range(10):
            numbers = properties.find(qn("w:numPr")) if properties is not None else None
            if numbers is not None and _value(numbers, "w:numId"):
                return str(_value(numbers, "w:numId")), _value(numbers, "w:ilvl") or "0"
            node = self._style(style) if style else None
            if node is None:
                return None
            properties, style = node.find(qn("w:pPr")), _value(node, "w:basedOn")
        return None

    def _style(self, key: str) -> Any:
        return next((s for s in self._styles.findall(qn("w:style")) if s.get(qn("w:styleId")) == key), None)


def _value(node: Any, tag: str) -> str | None:
    child = node.find(qn(tag)) if node is not None else None
    return child.get(qn("w:val")) if child is not None else None


def _numbered(form: str, pattern: str, number: int) -> str:
    if form not in _FORMATS or not pattern:
        form = "decimal"
    shown = chr(ord("a") + (number - 1) % 26) if form.endswith("Letter") else str(number)
    shown = shown.upper() if form.startswith("upper") else shown
    return re.sub(r"%\d", "", re.sub(r"%\d(?!.*%\d)", shown, pattern)).lstrip(".") + " "
