"""Source links: the addresses that footnotes, link lines and hyperlinks give an item, in order."""

import bisect
import re
from dataclasses import dataclass
from functools import cache

from loaders.source import Link, SourceText
from loaders.split.blocks import Block

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at `start` with its number (as printed) and the addresses that it gives."""

    start: int
    stop: int
    number: str
    urls: tuple[str, ...]


@cache
def url_pattern() -> re.Pattern[str]:
    """Addresses of pages; Chinese characters, quotes and closing punctuation end them."""
    return re.compile(r"https?://[^\s<>\"'“”‘’，。；、：（）《》【】\u3400-\u9fff|\]]+")


def clean_url(url: str) -> str:
    """The address without the punctuation of the sentence around it."""
    end, surplus = len(url), url.count(")") - url.count("(")
    while end and (url[end - 1] in ".,;:!?*_'\"]" or (url[end - 1] == ")" and surplus > 0)):
        surplus -= url[end - 1] == ")"
        end -= 1
    return url[:end]


@cache
def _definition() -> re.Pattern[str]:
    bracketed = r"(?:\[\^?(?P<a>\d{1,3})\]|〔(?P<b>\d{1,3})〕|［(?P<c>\d{1,3})］|\^(?P<d>\d{1,3})\b):?"
    bare = rf"(?:(?P<e>\d{{1,3}})[.、)]?|(?P<f>[⁰¹²³⁴-⁹]+)|(?P<g>[{_CIRCLED}]))"
    return re.compile(rf"\s*(?:{bracketed}|{bare}(?=\s?(?P<near>https?://)|\s))\s*")


def find_footnotes(source: SourceText, blocks: list[Block]) -> list[Footnote]:
    """The notes of the document, in order; their blocks become `footnote`."""
    found: list[Footnote] = []
    region = False
    for number, block in enumerate(blocks):
        if block.kind == "section":
            region = bool(block.section and block.section.role == "footnotes")
            continue
        match = _definition().match(block.text[:60])
        if match and _defines(match, block, blocks[number + 1 : number + 2], region):
            found.append(_footnote(source, block, blocks, number, match))
        elif found and block.kind != "furniture" and _continues(block, blocks[number - 1]):
            block.kind = "footnote"
    return found


def _defines(match: re.Match[str], block: Block, after: list[Block], region: bool) -> bool:
    bracketed = any(match[name] for name in "abcd")
    words = block.text[match.end() : match.end() + 400]
    has_url = "http" in words or "www." in words
    if bracketed:
        return has_url or region or bool(after and after[0].text.startswith("http")) or len(block.text) < 400
    return bool(match["near"]) or (region and (has_url or match["e"] is not None)) or words.startswith("http")


def _continues(block: Block, before: Block) -> bool:
    """The rest of a long address that a line break cut, or an address on its own line below its note."""
    if before.kind != "footnote":
        return False
    return bool(re.fullmatch(r"(?:https?://)?[\w./?=&%#~:@+,;-]{1,400}", block.text)) and (
        "/" in block.text or "=" in block.text
    )


def _footnote(
    source: SourceText, block: Block, blocks: list[Block], at: int, match: re.Match[str]
) -> Footnote:
    block.kind, block.titled = "footnote", False
    number = next(value for name in "abcdefg" if (value := match[name]))
    number = str(_CIRCLED.index(number) + 1) if number in _CIRCLED else number.translate(_RAISED)
    stop = block.stop
    text = block.text[match.end() :]
    for after in blocks[at + 1 : at + 6]:
        if (
            after.kind not in ("paragraph", "heading")
            or not _continues(after, block)
            or _definition().match(after.text)
        ):
            break
        after.kind, after.titled, stop = "footnote", False, after.stop
        text += ("" if "http" in text and not after.text.startswith("http") else "\n") + after.text
    text = re.sub(r"(https?://[^\s]{30,})\n(?=[\w./?=&%#~-]+(?:\s|$))(?!http)", r"\1", text)
    urls = [clean_url(url) for url in url_pattern().findall(text)]
    urls += [
        link.url
        for link in source.links
        if block.start <= link.start < stop and link.url.startswith("http") and not urls
    ]
    return Footnote(block.start, stop, str(int(number)), tuple(dict.fromkeys(urls)))


@cache
def _reference() -> re.Pattern[str]:
    closing = r"[.,;!?。，；！？”\"’)）]"
    glued = rf"(?:(?<={closing})(?<!\d[.,])|(?<=\b20\d\d[.,]))(?P<g>\d{{1,3}})(?=\s|$)"
    last = r"(?<=\d\.)(?P<i>\d{1,3})(?=[^\S\n]*$)"
    apart = r"(?<=[.;!?。；！？]) (?P<h>\d{1,3})(?=[^\S\n]*$)"
    return re.compile(
        rf"\[\^?(?P<a>\d{{1,3}})\]|〔(?P<b>\d{{1,3}})〕|［(?P<c>\d{{1,3}})］|(?P<d>[⁰¹²³⁴-⁹]+)|\^(?P<f>\d{{1,3}})|(?P<e>[{_CIRCLED}])|{glued}|{last}|{apart}",
        re.MULTILINE,
    )


class Sources:
    """All source links of a document, to be asked for by region."""

    def __init__(self, source: SourceText, blocks: list[Block]) -> None:
        self._text = source.text
        self.footnotes = find_footnotes(source, blocks)
        self._by_number: dict[str, list[Footnote]] = {}
        for note in self.footnotes:
            self._by_number.setdefault(note.number, []).append(note)
        self._note_starts = [note.start for note in self.footnotes]
        self._links = [link for link in source.links if _outward(link) and not self._in_note(link.start)]
        self._starts = [link.start for link in self._links]

    def between(self, start: int, stop: int) -> tuple[str, ...]:
        """The addresses that the region from `start` to `stop` gives, through notes, in print or as hyperlinks."""
        found = [*self._noted(start, stop), *self._linked(start, stop), *self._printed(start, stop)]
        found.sort(key=lambda entry: entry[0])
        return tuple(dict.fromkeys(url for _, url in found))

    def _noted(self, start: int, stop: int) -> list[tuple[int, str]]:
        found = []
        for match in _reference().finditer(self._text, start, stop):
            value = next(v for v in match.groups() if v)
            number = (
                str(_CIRCLED.index(value) + 1) if value in _CIRCLED else str(int(value.translate(_RAISED)))
            )
            note = self._note(number, match.start())
            found += [(match.start(), url) for url in (note.urls if note else ())]
        return found

    def _note(self, number: str, at: int) -> Footnote | None:
        """The next note with this number after the reference, else the last before it."""
        notes = self._by_number.get(number, [])
        if not notes or self._in_note(at):
            return None
        return notes[min(bisect.bisect_left(notes, at, key=lambda note: note.start), len(notes) - 1)]

    def _linked(self, start: int, stop: int) -> list[tuple[int, str]]:
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, stop)
        return [(link.start, link.url) for link in self._links[first:last]]

    def _printed(self, start: int, stop: int) -> list[tuple[int, str]]:
        return [
            (match.start(), clean_url(match.group()))
            for match in url_pattern().finditer(self._text, start, stop)
            if not self._in_note(match.start())
        ]

    def _in_note(self, at: int) -> bool:
        number = bisect.bisect_right(self._note_starts, at) - 1
        return number >= 0 and at < self.footnotes[number].stop


def _outward(link: Link) -> bool:
    return link.url.startswith(("http://", "https://")) and "unsubscribe" not in link.url
