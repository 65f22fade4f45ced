"""The text as the law recognisers read it: character for character as long as the original."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟＂«»", '"'),
        **dict.fromkeys("‘’‛′＇`", "'"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t\r\u200b\ufeff", " "),
        **dict.fromkeys("‐‑−", "-"),
        **dict.fromkeys("（［", "("),
        **dict.fromkeys("）］", ")"),
        "＆": "&",
        "〔": "(",
        "〕": ")",
        "「": "“",
        "」": "”",
        **{chr(0xFF10 + i): str(i) for i in range(10)},
    }
)
_CJK = re.compile(r"[㐀-鿿]+")
#: A text whose lines are nearly all this short was wrapped by hand or by a page: its lines are no paragraphs.
_WRAPPED = 130


@dataclass(frozen=True)
class FlatText:
    """`flat` has plain quotes, hyphens, spaces and brackets, `lower` is that in lower case and simplified characters.

    All have the same length as `text`, so offsets are the same in each.
    """

    text: str

    @cached_property
    def flat(self) -> str:
        """Plain punctuation; a line feed is left only where a paragraph may end."""
        return _without_capitals(_join_wrapped(_simplified(self.text.translate(_SAME))))

    @cached_property
    def lower(self) -> str:
        """`flat` in lower case."""
        low = self.flat.lower()
        return low if len(low) == len(self.flat) else "".join(c.lower()[:1] or c for c in self.flat)

    def line(self, offset: int, reach: int = 400) -> tuple[int, int]:
        """Where the paragraph at `offset` starts and ends, looking at most `reach` characters either way."""
        start = self.flat.rfind("\n", max(0, offset - reach), offset) + 1 or max(0, offset - reach)
        end = self.flat.find("\n", offset, offset + reach)
        return start, end if end >= 0 else min(len(self.flat), offset + reach)


def _join_wrapped(text: str) -> str:
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    if len(lengths) < 8 or not 40 <= (width := lengths[len(lengths) * 95 // 100]) <= _WRAPPED:
        return text
    return re.sub(rf"(?<=[^\n]{{{width * 6 // 10}}})\n(?=[^\s\n])", " ", text)


_CAPITALS = re.compile(r"^(?=[^\n]*[A-Z]{4})[^a-z\n]{16,300}$", re.MULTILINE)
_CAPITAL_WORD = re.compile(r"[A-Z]+(?:'[A-Z]+)?")
_SMALL = frozenset(
    [
        "A",
        "AN",
        "AND",
        "AS",
        "AT",
        "BY",
        "FOR",
        "FROM",
        "IN",
        "INTO",
        "ITS",
        "OF",
        "ON",
        "OR",
        "OVER",
        "THE",
        "TO",
        "UNDER",
        "UPON",
        "VIA",
        "WITH",
        "AMONG",
        "AGAINST",
        "BETWEEN",
        "THEIR",
    ]
)


def _without_capitals(text: str) -> str:
    """`text` with headings all in capitals written like titles; short words that may be abbreviations stay."""
    return _CAPITALS.sub(lambda line: _CAPITAL_WORD.sub(_as_in_titles, line.group()), text)


def _as_in_titles(word: re.Match[str]) -> str:
    said = word.group()
    if said in _SMALL:
        return said.lower()
    return said if len(said) < 4 or said in _abbreviations() else said.capitalize()


@cache
def _abbreviations() -> frozenset[str]:
    from graph_model.registry import registry
    from graph_model.registry.laws import laws

    of_laws = {short for entry in laws().values() for short in entry.abbreviations}
    return frozenset(of_laws | {short for body in registry().bodies.values() for short in body.abbr})


def _simplified(text: str) -> str:
    """`text` with traditional characters simplified, where that keeps its length."""
    if text.isascii() or not _CJK.search(text):
        return text
    converter = _converter()

    def convert(match: re.Match[str]) -> str:
        piece = match.group()
        plain: str = converter.convert(piece)
        return plain if len(plain) == len(piece) else piece

    return _CJK.sub(convert, text)


@cache
def _converter() -> Any:
    import opencc  # here because it reads its dictionaries from disk

    return opencc.OpenCC("t2s")
