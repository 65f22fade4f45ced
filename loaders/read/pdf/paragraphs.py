"""Lines to paragraphs: where a line goes on, the break and a hyphen between them go."""

import re
from itertools import zip_longest

from loaders.read.build import TextBuilder
from loaders.read.pdf.lines import Line
from loaders.read.words import word_set
from loaders.source import Link

_BULLET = re.compile(
    r"\s*(?:[•●▪■◦‣·○◆►➢✓]|[-–—*]\s|\[\d{1,3}\]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)"
)
_NUMBER = re.compile(r"\s*(?P<number>\d{1,3})(?:[.)、．]\s?|\s+)\D")
_MARK = re.compile(r"\[\d{1,3}\]")
_SENTENCE_END = re.compile(r"[.!?:;。！？：；…][\"'”’)）」』\]\d]*$")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_URL_END = re.compile(r"https?://\S*$|www\.\S*$")
#: First parts after which a hyphen belongs to the word.
_PREFIXES = word_set(
    "cross non self co pre post anti multi inter third first second e data long short high low large "
    "real well on off follow decision user state risk end"
)


def write_lines(body: list[Line], notes: list[Line]) -> tuple[str, tuple[Link, ...]]:
    """The text of `body` and, after it, of `notes`, and the links in both."""
    out, hyphenated = TextBuilder(), _hyphenated(body)
    for lines in (body, notes):
        out.block()
        _write(out, [line for line in lines if line.text.strip()], hyphenated)
    return out.result()


def _write(out: TextBuilder, lines: list[Line], hyphenated: frozenset[str]) -> None:
    first_left, before = (lines[0].left if lines else 0.0), ""
    for line, following in zip_longest(lines, lines[1:]):
        before += line.text.rstrip()
        joint = None
        if (
            following is not None
            and _goes_on(line, following, first_left)
            and not _counts_on(before, following)
        ):
            joint = _joint(before[-500:], following.text.lstrip(), hyphenated)
        _pieces(out, line, drop_hyphen=joint == "-")
        if joint is None:
            out.block()
            first_left, before = (following.left if following else 0.0), ""
        elif joint == " ":
            out.space()
            before += " "


def _counts_on(before: str, following: Line) -> bool:
    """The paragraph starts with a number and the line with the next one."""
    first, second = _NUMBER.match(before), _NUMBER.match(following.text)
    return first is not None and second is not None and int(first["number"]) + 1 == int(second["number"])


def _pieces(out: TextBuilder, line: Line, drop_hyphen: bool) -> None:
    last = len(line.pieces) - 1
    for place, (text, url) in enumerate(line.pieces):
        words = text.rstrip() if place == last else text
        words = words[:-1] if drop_hyphen and place == last else words
        if url:
            out.open_link(url)
        out.words(words)
        if url:
            out.close_link()


def _goes_on(line: Line, following: Line, first_left: float) -> bool:
    """Whether `following` belongs to the paragraph of `line`, whose first line starts at `first_left`."""
    if abs(line.size - following.size) > 0.15 * line.size or _turns_bold(line, following):
        return False
    if _starts_entry(following, line):
        return False
    if following.first_in_column:
        return _goes_on_elsewhere(line, following)
    step = line.middle - following.middle
    # A raised mark may push its line down a little.
    widest = 1.5 if _MARK.search(following.text) else 1.35
    if step > widest * max(line.leading, 0.8 * line.size) or step <= 0:
        return False
    return not _is_short(line, following) and not _is_indented(line, following, first_left)


def _turns_bold(line: Line, following: Line) -> bool:
    """A heading begins or ends between the lines; bold words within a paragraph make none."""
    ends, begins = line.bold and not following.starts_bold, following.bold and not line.ends_bold
    return ends or begins


def _starts_entry(following: Line, line: Line) -> bool:
    if following.starts_note or _BULLET.match(following.text):
        return True
    ends = _SENTENCE_END.search(line.text.rstrip()) is not None or _is_short(line, following)
    return ends and _NUMBER.match(following.text) is not None


def _goes_on_elsewhere(line: Line, following: Line) -> bool:
    """Over the end of a column or page: mid-sentence, with a line that is full."""
    text, start = line.text.rstrip(), following.text.lstrip()[:1]
    if _SENTENCE_END.search(text) or _is_short(line, following):
        return False
    return start.islower() or bool(re.match(f"[{_CJK}]", start)) or text.endswith((",", "-", "，", "、"))


def _is_short(line: Line, following: Line) -> bool:
    """The next line's first word would have fitted on this one, so the break was meant."""
    text = following.text.strip()
    unit = (following.right - following.left) / max(1, len(text))
    word = re.match(rf"[^\s{_CJK}]+", text)
    # Chinese lines end up to two characters early, since some marks may not start or end a line.
    width = unit * len(word[0]) + 0.4 * line.size if word else 2.5 * unit
    return line.right + width * 1.15 < line.column[1]


def _is_indented(line: Line, following: Line, first_left: float) -> bool:
    if _BULLET.match(line.text) or _NUMBER.match(line.text):
        return False
    further_in = following.left - line.left > 0.8 * line.size
    back_out = line.left - following.left > 0.8 * line.size and line.left != first_left
    return further_in or back_out


def _joint(before: str, after: str, hyphenated: frozenset[str]) -> str:
    """What stands between two lines of a paragraph: "-" drops a hyphen, "" nothing, " " a space."""
    if _URL_END.search(before) and re.search(r"[\d/_=?&-]|\.\w", after.split()[0]):
        return ""
    cut = re.search(r"([A-Za-z]+)-$", before)
    if cut:
        rest = re.match(r"[a-z]+", after)
        keeps = rest is None or cut[1].lower() in _PREFIXES or f"{cut[1]}-{rest[0]}".lower() in hyphenated
        return "" if keeps else "-"
    if re.search(f"[{_CJK}]$", before) or re.match(f"[{_CJK}]", after):
        return ""
    return " "


def _hyphenated(lines: list[Line]) -> frozenset[str]:
    """The words written with a hyphen inside a line."""
    return frozenset(word.lower() for line in lines for word in re.findall(r"[A-Za-z]+-[A-Za-z]+", line.text))
