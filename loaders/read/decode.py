"""Bytes to text: UTF-8, UTF-16, GB18030 and Big5, strictly, so that no character is lost or replaced."""

import codecs
import re

from loaders.read.errors import EmptyError, FormatError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Characters that Chinese and English running text is made of.
_ORDINARY = re.compile("[\t\n\r -~\u00a0-\u00ff\u2010-\u2060\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: A browser reads these declared names as their supersets (WHATWG Encoding Standard, section 4.2).
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "ascii": "cp1252",
}


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text that `data` encodes, every line ending as a line feed.

    `declared` is the encoding that the file itself states, believed only where the bytes are not UTF-8.
    Raises `EmptyError` for an empty file, `FormatError` for one that is no text.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise EmptyError(name, "is empty", "check that it was saved or downloaded completely")
    text = _with_bom(data, name)
    if text is None:
        text = _wide(data) if b"\0" in data else _narrow(data, name, declared)
    if text is None or len(_CONTROL.findall(text)) * 10 > len(text):
        raise FormatError(name, "is binary, not text", "give a .txt, .md, .html, .pdf or .docx file")
    if not text.strip():
        raise EmptyError(name, "is empty", "check that it was saved or downloaded completely")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _with_bom(data: bytes, name: str) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                advice = "save it again as UTF-8"
                raise FormatError(
                    name, f"starts as {encoding.upper()} but is not valid {encoding.upper()}", advice
                )
            return text
    return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: the byte order that gives ordinary characters, if one does."""
    readings = [text for order in ("utf-16-le", "utf-16-be") if (text := _strict(data, order))]
    best = max(readings, key=_ordinary, default="")
    return best if _ordinary(best) >= 0.9 else None


def _ordinary(text: str) -> float:
    return len(_ORDINARY.findall(text)) / len(text) if text else 0.0


def _narrow(data: bytes, name: str, declared: str | None) -> str | None:
    text = _strict(data, "utf-8")
    if text is None:
        _refuse_damaged(data, name)
    if text is None and declared:
        text = _strict(data, _SUPERSETS.get(declared.lower(), declared))
    return text or _chinese(data) or _western(data) or _guessed(data)


def _refuse_damaged(data: bytes, name: str) -> None:
    """Raise for text that is UTF-8 but for a few bytes: other encodings would read it as nonsense."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if len(_foreign(text)) > 4 * bad:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        advice = "save or download it again"
        raise FormatError(name, f"is UTF-8 but damaged, first in line {line}", advice)


def _chinese(data: bytes) -> str | None:
    """GB18030 or Big5, whichever the characters are common in.

    Almost any Big5 text is also valid GB18030, but then mostly of characters outside GB 2312.
    """
    gb, big5 = _strict(data, "gb18030"), _strict(data, "big5hkscs")
    if gb and _share(gb, "gb2312") >= 0.8:
        return gb
    if big5 and _common_big5(big5) >= 0.9:
        return big5
    return gb if gb and _in_runs(gb) else None


def _foreign(text: str) -> list[str]:
    return [char for char in text if char > "\x7f"]


def _share(text: str, encoding: str) -> float:
    foreign = _foreign(text)
    return (
        len("".join(foreign).encode(encoding, "ignore").decode(encoding)) / len(foreign) if foreign else 0.0
    )


def _common_big5(text: str) -> float:
    """The share of characters in Big5's punctuation and first plane of frequent ones (lead byte up to C6)."""
    leads = [char.encode("big5hkscs")[0] for char in _foreign(text)]
    return sum(0xA1 <= lead <= 0xC6 for lead in leads) / len(leads) if leads else 0.0


def _in_runs(text: str) -> bool:
    """True where most Chinese characters stand next to one another, as they do in Chinese text only."""
    runs = [len(run) for run in re.findall("[\u3000-\u9fff\uff00-\uffef]+", text)]
    return sum(run for run in runs if run > 1) * 2 > len(_foreign(text))


def _western(data: bytes) -> str | None:
    """Windows-1252, for English text with a few curly quotes and dashes."""
    high = sum(byte > 0x7F for byte in data)
    return _strict(data, "cp1252") if high * 10 < len(data) else None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return _strict(data, best.encoding) if best else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
