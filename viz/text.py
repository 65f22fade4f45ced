"""Names and quotes made fit for display: whatever a document says, it stays text."""

import re
import unicodedata
from typing import Any

# Characters that would reorder the text around them: a page must not be made to lie by a name in it.
_REORDERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` without control and reordering characters; halves of characters become U+FFFD."""
    return _SURROGATE.sub("\ufffd", _UNPRINTABLE.sub("", text)).translate(_REORDERING)


def clean_all(value: Any) -> Any:
    """`value` with every string in its lists and dicts cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(str(key)): clean_all(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean_all(item) for item in value]
    return value


def width(text: str) -> int:
    """How wide `text` is in columns of one Latin letter; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def clip(text: str, columns: int) -> str:
    """`text` on one line of at most `columns` columns, with an ellipsis where something is left out."""
    text = " ".join(clean(text[: 4 * columns]).split())
    if width(text) <= columns:
        return text
    while width(text) > columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def wrap(text: str, columns: int, lines: int) -> str:
    """`text` broken into at most `lines` lines of at most `columns` columns; the rest is an ellipsis."""
    out = [""]
    for piece in _pieces(clip(text, columns * lines), columns):
        if width(out[-1] + piece.rstrip()) > columns and out[-1]:
            out.append("")
        out[-1] += piece
    kept = [line.strip() for line in out[:lines]]
    if len(out) > lines:
        kept[-1] = clip(kept[-1] + " " + out[lines], columns)
        kept[-1] = kept[-1] if kept[-1].endswith("…") else kept[-1][: columns - 1] + "…"
    return "\n".join(kept)


def _pieces(text: str, columns: int) -> list[str]:
    """Words with the space after them, single wide characters, and words too long for a line in parts."""
    words: list[str] = re.findall(r"[⺀-鿿豈-﫿＀-￯]|[^\s⺀-鿿豈-﫿＀-￯]+\s*|\s+", text)
    step = max(1, columns // 2)
    return [
        part
        for word in words
        for part in ([word] if width(word.rstrip()) <= columns else re.findall(f".{{1,{step}}}", word))
    ]
