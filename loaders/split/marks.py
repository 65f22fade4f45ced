"""What may stand before a line's own words: a heading's marks, a bullet, a number, a question's letter."""

import re
from dataclasses import dataclass
from functools import cache

from graph_model.values.dates import chinese_number

_FORMAL = "壹贰叁肆伍陆柒捌玖"
_CHINESE = "[一二三四五六七八九十百]"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
#: Styles of numbers, tried in this order; the group `n` is the number.
_STYLES: dict[str, str] = {
    "question": rf"(?:Q(?:uestion)?\s?(?P<n>\d{{0,3}})\s?[.:：、)）]"
    rf"|问(?:题)?(?P<zh>(?:{_CHINESE}|\d){{0,3}})[.:：、])\s*",
    "第一部分": rf"第(?P<zh>{_CHINESE}{{1,3}})(?:部分|章|篇|编|板块|单元)[、：:.．\s]*",
    "Part": r"(?:PART|Part|SECTION|Section|CHAPTER|Chapter)\s?\.?\s?(?:(?P<n>0?\d{1,2})|(?P<roman>[IVX]{1,5}))"
    r"(?:\s?[.:：、)）|—–-]\s*|\s+|$)",
    "Part A": r"(?:PART|Part|SECTION|Section|CHAPTER|Chapter)\s(?P<latin>[A-H])(?:\s?[.:：)|—–-]\s*|\s{2,}|$)",
    "1.1": r"(?P<major>\d{1,2})\.(?P<n>\d{1,3})(?:[.．、)）]\s*|\s+)(?![\d%])",
    "1.": r"(?P<n>\d{1,3})(?:[.．](?=\s|[^\x00-\x7f]|[A-Z*\[\"])|、)\s*",
    "1)": r"(?P<n>\d{1,3})[)）]\s*",
    "(I)": r"[(（](?P<roman>[IVX]{1,5})[)）]\s*",
    "(1)": r"[(（](?P<n>\d{1,3})[)）]\s*",
    "一、": rf"(?P<zh>{_CHINESE}{{1,3}})(?:[、.．]\s*|\u3000+)",
    "甲、": rf"(?P<stem>[{_STEMS}])(?:[、.．]\s*|\u3000+)",
    "壹": r"(?P<formal>[壹贰叁肆伍陆柒捌玖])[、.．\s\u3000]\s*",
    "(一)": rf"[(（](?P<zh>{_CHINESE}{{1,3}})[)）]\s*",
    "No.": r"(?:No\.|Item|Case|案例|案|#)\s?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?:\s?[.:：、)）—–-]|\s|$)\s*",
    "①": r"(?P<circled>[①-⑳])\s*",
    "I.": r"(?P<roman>[IVX]{1,5})[.、)]\s+",
    "(a)": r"[(（]?(?P<lower>[a-h])[)）]\s+(?=\S)",
    "A.": r"(?P<letter>[A-Z])[.)、．]\s*(?=[一-鿿《])|(?P<latin>[A-Z])[.)]\s+(?=[A-Z\"“‘])",
    "01": r"(?P<n>0\d)\s+(?=\S)|(?P<line>0?\d{1,2})$",
    "1 ": r"(?P<n>\d{1,2})[ \t\u3000]{1,4}(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))(?=[A-Z\"“《一-鿿])",
}
_BULLET = r"(?P<bullet>[•·●▪◇◈△▲★☆※◦○‣∙⁃■◆▶►▸➢➤✓✔❖◼□◎◉▍▎▌▋▊▉█┃❚▮»›➜➔⇒→]|[-–—*+](?=\s)|o(?=\s{2,}[A-Z]))\s*"


@dataclass(frozen=True, slots=True)
class Mark:
    """A number (`style` names its form), a bullet (`style` is its glyph) or a question's letter."""

    style: str
    number: int | None = None
    major: str = ""
    bullet: bool = False


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {style: re.compile(form) for style, form in _STYLES.items()}


@cache
def _start() -> re.Pattern[str]:
    return re.compile(r"(?P<level>#{1,6}\s+|={1,4}\s+)?(?:>\s*)*(?P<open>[*_]{1,3}(?=\S))?")


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(_BULLET)


def read_marks(text: str) -> tuple[int, Mark | None, int]:
    """How many characters of marks `text` begins with, the mark among them, and its Markdown heading level."""
    opening = _start().match(text)
    assert opening is not None
    level = len((opening["level"] or "").strip())
    rest = text[opening.end() : opening.end() + 60]
    bullet = _bullet().match(rest)
    if bullet:
        inner = re.match(r"[*_]{2}(?=\S)", rest[bullet.end() :])
        return opening.end() + bullet.end() + (2 if inner else 0), Mark(bullet["bullet"], bullet=True), level
    length, mark = _number(rest)
    after = re.match(r"[*_]{1,3}\s?(?=\S)", rest[length:]) if mark else None
    return opening.end() + length + (after.end() if after else 0), mark, level


def _number(rest: str) -> tuple[int, Mark | None]:
    if not rest or not (rest[0] in "([（#①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" or rest[0].isalnum()):
        return 0, None
    for style, pattern in _patterns().items():
        match = pattern.match(rest)
        if match:
            found = match.groupdict()
            number = _value(found)
            if number is None and style != "question":
                continue
            return match.end(), Mark(style, number, found.get("major") or "")
    return 0, None


def _value(found: dict[str, str | None]) -> int | None:
    if found.get("circled"):
        return ord(found["circled"] or "") - ord("①") + 1
    if found.get("formal"):
        return _FORMAL.index(found["formal"] or "") + 1
    if found.get("stem"):
        return _STEMS.index(found["stem"] or "") + 1
    letter = found.get("letter") or found.get("latin")
    if letter:
        return ord(letter) - ord("A") + 1
    if found.get("lower"):
        return ord(found["lower"] or "") - ord("a") + 1
    if found.get("roman"):
        return _roman(found["roman"] or "")
    digits = found.get("n") or found.get("zh") or found.get("line")
    return chinese_number(digits) if digits else None


def _roman(letters: str) -> int | None:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
