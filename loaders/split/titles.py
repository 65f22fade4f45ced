"""An item's title: its heading without number, date in brackets and notes on links."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.recognise.dates import find_dates
from loaders.split.blocks import Block, is_chinese

_ANY_ISSUE = "2000-06"
#: Longer words before a dash are no title if they say as a sentence does who "has issued" what.
_LONGEST_LEAD = 100
#: Lines are wrapped to no fewer characters than these.
_NARROWEST = 60


@dataclass(frozen=True, slots=True)
class Title:
    """The title's place in the text, and where the date printed beside it stands."""

    start: int
    stop: int
    dated: tuple[int, int] | None = None

    def words(self, text: str) -> str:
        """The title as one line, without marks of emphasis."""
        plain = re.sub(
            r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\]\([^()\s]*\)", "", text[self.start : self.stop]
        )
        return " ".join(plain.split())


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        r"(?P<space>[\s*_#]+)$|(?P<note>\s?\[\^?\d{1,3}\])$|(?P<raised>[¹²³⁰⁴-⁹]+)$|(?P<url>\]?\(?https?://\S+\)?)$"
        r"|(?P<leader>\s*(?:\.\s?){3,}\s*\d{1,3}|\s*…+\s*\d{1,3}|\t\s*\d{1,3})$"
        r"|(?P<bracket>[(（\[【][^()（）\[\]【】]{1,200}[)）\]】])[.。]?$"
        r"|(?P<dash>\s[-–—|]\s[^-–—|]{5,22}|(?:\s{2,}|[\t\u3000]|(?<=[一-鿿》）])\s)\d[\d年月日./-]{4,11}"
        r"|(?:\s{2,}|[\t\u3000])\d{1,2} [A-Z][a-z]{2,8}\.?(?: 20\d\d)?)$"
        r"|(?P<open>[(（](?:related |source |official )?(?:links?|sources?|read more|see)\b[^()]{0,400}[)）])$",
        re.IGNORECASE,
    )


@cache
def _link_note() -> re.Pattern[str]:
    return re.compile(
        r"[(（\[【]\s*(?:(?:related |source |official |original |full )?(?:links?|sources?|text|read more|here|click)\b"
        r"|(?:点击|查看|阅读)?(?:原文|链接|来源|全文|详情))",
        re.IGNORECASE,
    )


def _may_have_tail(text: str, low: int, stop: int) -> bool:
    """Whether `_tail` could match: a letter at the end ends only an address or a few words behind a dash."""
    if not text[stop - 1].isalpha() or text.find("://", low, stop) >= 0:
        return True
    return any(
        text.find(dash, max(low, stop - 26), stop) >= 0 for dash in ("-", "–", "—", "|", "  ", "\t", "\u3000")
    )


def title_of(text: str, start: int, stop: int, dated: tuple[int, int] | None = None) -> Title:
    """The title within a heading whose own words stand from `start` to `stop`."""
    while start < stop:
        low = max(start, stop - 450)
        match = _tail().search(text, low, stop) if _may_have_tail(text, low, stop) else None
        if not match:
            break
        if match["bracket"] or match["dash"]:
            date = _only_date(text, match.start(), stop)
            if not date and not (match["bracket"] and _link_note().match(match["bracket"])):
                break
            dated = date or dated
        if match.start() <= start:
            break
        stop = match.start()
    while start < stop and (text[start].isspace() or text[start] in "*_[【"):
        closed = text[start:stop].find("]" if text[start] == "[" else "】") >= 0
        if text[start] in "[【" and not closed and not text.startswith("](", stop):
            break
        if _tells_topic().match(text, start, stop):
            break
        start += 1
    if text[start - 1 : start] in ("[", "【"):
        closing = text.find("]" if text[start - 1] == "[" else "】", start, stop)
        stop = closing if closing >= 0 else stop
    return Title(start, stop, dated)


@cache
def _tells_topic() -> re.Pattern[str]:
    """A topic in brackets, and behind it the words of the heading itself."""
    return re.compile(r"\[[A-Za-z][^\[\]]{3,60}\] ?[A-Z][^\[\]()]{20}")


def _only_date(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """The date that makes up all of a bracket."""
    for mention in find_dates(text, start, stop, _ANY_ISSUE):
        around = text[start : mention.start] + text[mention.end : stop]
        rest = re.sub(r"(?i)[\W\d_]|on|of|issued|published|released|dated|to|发布|公布", "", around)
        if not rest and mention.precision == "day":
            return mention.start, mention.end
    return None


_HANGING = re.compile(
    r"(?i)\b(?:following|includes?|including|follows|is|are|as|that|said|namely|points|notes?|example|e\.g)$"
)


def run_in(text: str, block: Block) -> Title | None:
    """The title that a paragraph begins with ("Title: text", bold, or in 【】); None if it has none."""
    words = block.words[:700]
    marked = re.match(
        r"【(?P<z>[^】]{4,120})】|(?P<b>(?<=\*\*)[^*]{8,300}|\*\*[^*]{8,300})\*\*",
        block.text[max(0, block.body - block.start - 0) :][:700],
    )
    bold = re.match(r"([^*]{8,300})\*\*", words) if block.bold else None
    if bold:
        return _trimmed(text, block.body, block.body + bold.end(1))
    if marked:
        group = "z" if marked["z"] else "b"
        return _trimmed(text, block.body + marked.start(group), block.body + marked.end(group))
    return _before_colon(text, block, words)


_ABBREVIATION = re.compile(r"\b(?:Ltd|Inc|Co|Corp|etc|al|No|U\.S|U\.K)\.$")


def _trimmed(text: str, start: int, stop: int) -> Title:
    title = title_of(text, start, stop)
    end = title.stop
    while end > title.start and text[end - 1] in ":：*- –—":
        end -= 1
    if text[end - 1 : end] in (".", "。") and not _ABBREVIATION.search(text, max(title.start, end - 8), end):
        end -= 1
    return Title(title.start, end, title.dated)


def _breaks_off(line: str, after: str) -> bool:
    """Whether a line ends for another reason than that it is full: the next line's first word had room on it."""
    following = after.split("\n", 1)[0]
    word = 1 if ord(following[:1] or " ") > 0x2E80 else len(following.split(" ", 1)[0]) + 4
    return len(line) + word < (len(following) if "\n" in after else max(len(following), _NARROWEST))


@cache
def _has_done() -> re.Pattern[str]:
    return re.compile(r"\b(?:has|have) (?:\w+ly )?\w+(?:ed|en|wn|ut)\b")


def _before_colon(text: str, block: Block, words: str) -> Title | None:
    chinese = is_chinese(words)
    longest, least, rest = (70, 6, 15) if chinese else (230, 18, 40)
    for match in re.finditer(r"[:：]\s?|\s[-–—]{1,2}\s|(?<=\w)——|\n", words[: longest + 4]):
        lead, after = words[: match.start()], words[match.end() :]
        if re.search(r"[.!?。！？；;]\s|[。；]", lead) or len(lead) > longest:
            return None
        if chinese and (lead.count("《") > lead.count("》") or _tells_of_day(lead)):
            return None
        hanging = _HANGING.search(lead.strip())
        if match[0] == "\n" and not _breaks_off(lead, after):
            return None
        if match[0].strip()[:1] in ("-", "–", "—") and len(lead) > _LONGEST_LEAD and _has_done().search(lead):
            continue
        if len(lead) < least or len(after) < rest or hanging or (not chinese and len(lead.split()) < 4):
            continue
        if after[0].isupper() or after[0].isdigit() or after[0] in '"“《「' or ord(after[0]) > 0x2E80:
            return _trimmed(text, block.body, block.body + match.start())
    return None


def _tells_of_day(lead: str) -> bool:
    """Whether a Chinese lead names a day and goes on behind a comma, as sentences do and titles do not."""
    return bool(re.search(r"\d{1,2}月\d{1,2}日[^，]*，", lead))
