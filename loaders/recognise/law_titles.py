"""Titles of instruments by rule: Title-Case words around a head-word such as Measures, Provisions or Plan."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from loaders.recognise.law_data import (
    breaker_phrases,
    edition,
    head_classes,
    places,
    wording,
    words,
)
from loaders.recognise.law_text import FlatText

#: No title is longer than this many characters on either side of its head-word.
_LEFT, _RIGHT = 260, 420
#: A full stop before one or two digits behind a word is that of a sentence with a footnote mark.
_TOKEN = re.compile(r"\w+(?:['&/-]\w+|\.(?![0-9]{1,2}(?![\w.]))\w+|(?<=\d)\.\d+)*|[^\w\s]")
_QUOTED = 260
#: What stands before the dash in titles of two parts, such as those of national standards.
_PART = re.compile(r"(?:Technolog(?:y|ies)|Practice Guides?|Practice Guidelines|Standards?) ?\Z")
#: What follows a `by` or `from` that names who issued the instrument, or a `through` that says where.
_AUTHOR = {
    "by": re.compile(
        r" (?:the|its|a|an|[a-z]\w*|[A-Z]{2,}|(?:\w+ )?Cyberspace Admin\w+|Ministry|State|National)\b"
    ),
    "from": re.compile(r" (?:the )?(?:[A-Z]{3,}|(?:\w+ )?Cyberspace Admin\w+|Ministry|State Council)\b"),
    "of": re.compile(r" the (?!PRC\b|EU\b|US\b|UN\b)[A-Z]{3,}\b(?! [A-Z])"),
    "for": re.compile(r" (?:Public )?(?:Comments?|Consultation|Opinions|Feedback)\b"),
    "through": re.compile(r" (?:its|their|an?) "),
    "via": re.compile(r" (?:its|their|an?) "),
}
#: A district's name and a verb with its particle go on a title: `Pudong New Area`, `Carrying out`.
_NEW_AREA = re.compile(r" (?:Area|District|Zone|Town)\b")
_PARTICLE = re.compile(r"(?:Carrying|Rolling|Setting|Phasing|Opting|Sorting|Pointing) $")


@dataclass(slots=True)
class Title:
    """A title from `start` to `end` (with its edition brackets); `name` is without them.

    `doubtful` titles stand in a heading and count only where the body has them too.
    """

    start: int
    end: int
    name: str
    head: str
    doubtful: bool = False
    inner: list["Title"] = field(default_factory=list)


@cache
def _head_pattern() -> re.Pattern[str]:
    heads = sorted((head for head in head_classes() if head[0].isupper()), key=len, reverse=True)
    others = "|".join(wording()["not_before"])
    return re.compile(rf"\b(?:{'|'.join(heads)})\b(?!['&/-]\w| (?:{others})\b)")


@cache
def _drafted_pattern() -> re.Pattern[str]:
    """A head-word in lower case before a title of its own: `the draft opinion on Promoting the ...`."""
    heads = "|".join(sorted((head for head in head_classes() if head[0].islower()), key=len, reverse=True))
    return re.compile(rf"(?<=\bdraft )(?:{heads})(?= (?:on|for|of|regarding) (?:the )?[A-Z]\w+)")


def heads_of(text: FlatText) -> Iterator[tuple[int, int]]:
    """Where head-words that may carry a title stand in `text`, in order."""
    found = [m.span() for m in _head_pattern().finditer(text.flat)]
    found += [m.span() for m in _drafted_pattern().finditer(text.flat)]
    found.sort()
    followed = {start for start, _ in found}
    return (head for head in found if head[1] + 1 not in followed)


def title_at(text: FlatText, head: tuple[int, int], floor: int, known: Mapping[int, int]) -> Title | None:
    """The title on the head-word at `head`, None where the words are no title.

    It does not start before `floor`. `known` gives the end of each known name by its start.
    """
    flat = text.flat
    low, high = text.line(head[0], max(_LEFT, _RIGHT))
    if _in_phrase(flat, low, head):
        return None
    start = _left(flat, head, max(low, floor, head[0] - _LEFT))
    end = _right(text, head[1], min(high, head[1] + _RIGHT))
    start, end = _trim(flat, start, end)
    end = _split(flat, start, head[1], end, known)
    quoted = _quoted(text, start, end, low, high)
    if quoted:
        start, end = quoted
    end = _without_venue(flat, head[1], end)
    if start > head[0] or end < head[1]:
        return None
    title = Title(start, _with_editions(flat, end), flat[start:end], _class(flat, head, start, end))
    return title if _is_title(text, title, head, bool(quoted)) else None


_VENUE = re.compile(
    r" in (?:Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Wuzhen|Fuzhou|Guiyang|Nanjing|Chongqing|Tianjin|Wuhan)\Z"
)


def _without_venue(flat: str, head: int, end: int) -> int:
    """`end` before the city where a title was launched: `released the Initiative on X in Beijing`."""
    venue = _VENUE.search(flat, head, end)
    goes_on = re.compile(r"\s?\(| (?:Municipality|City|Province|Pilot|Free)\b").match(flat, end)
    signed = flat[:head].endswith(
        ("Initiative", "Convention", "Charter", "Declaration", "Memorandum", "Pact")
    )
    return venue.start() if venue and signed and not goes_on else end


def _in_phrase(flat: str, low: int, head: tuple[int, int]) -> bool:
    """Whether the head-word is part of what is said of a title: `Solicits Opinions on ...`, `to Act on ...`."""
    if flat.endswith(" to ", low, head[0]) and flat[head[0] : head[1]] == "Act":
        return True
    near = breaker_phrases().finditer(flat, max(low, head[0] - 40), min(len(flat), head[1] + 12))
    return any(phrase.start() < head[0] < phrase.end() for phrase in near)


@cache
def _sentence_case() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = wording()["sentence_case"]
    heads = "|".join(lists["heads"])
    openers = "for|on|of|concerning|regarding|governing|relating to"
    before = "|".join(lists["before"])
    start = re.compile(
        rf"(?:\b(?:{before}) |[\"“])(?P<title>(?:(?:{'|'.join(lists['first'])}) (?P<low>{heads})"
        rf"|(?P<high>{heads.title()}))"
        rf" (?:{openers}) (?:the )?(?=[a-z]))"
    )
    end = re.compile(
        rf"[.,;:\"”\n]| (?:{'|'.join(lists['ends'])})\b| \("
        rf"|(?<=[a-z]) (?:on|in|from|by) (?=\d|the same|[A-Z][a-z]+ \d)| by (?=the |[A-Z])"
    )
    return start, end


def sentence_titles(text: FlatText) -> Iterator[Title]:
    """Titles written like sentences: "the Guiding opinions on speeding up data annotation (for trial)"."""
    starts, ends = _sentence_case()
    flat = text.flat
    for match in starts.finditer(flat):
        stop = ends.search(flat, match.end(), match.end() + _QUOTED)
        start, end = match.start("title"), stop.start() if stop else -1
        if end - match.end() >= 12:
            head = head_classes()[match["low"] or match["high"]]
            yield Title(start, _with_editions(flat, end), flat[start:end].rstrip(), head)


def with_editions(text: FlatText, end: int) -> int:
    """`end` moved past the edition brackets that follow it."""
    return _with_editions(text.flat, end)


def _with_editions(flat: str, end: int) -> int:
    while True:
        gap = re.compile(r"[\"'”*_》]{0,3}\s?").match(flat, end)
        bracket = edition().match(flat, gap.end() if gap else end)
        if not bracket:
            return end
        end = bracket.end()


def _class(flat: str, head: tuple[int, int], start: int, end: int) -> str:
    from loaders.recognise.law_names import title_head

    return title_head(flat[start:end]) or head_classes()[flat[head[0] : head[1]]]


def _left(flat: str, head: tuple[int, int], low: int) -> int:
    """Where the title starts that runs back from the head-word over Title-Case words."""
    tokens = list(_TOKEN.finditer(flat, low, head[0]))
    if tokens and tokens[0].start() == low and low > 0 and flat[low - 1].isalnum():
        tokens = tokens[1:]
    start = head[0]
    for token in reversed(tokens):
        word = token.group()
        if "\n" in flat[token.end() : start]:
            break
        of_place = word == "New" and _NEW_AREA.match(flat, token.end())
        if _is_title_word(word) and (word not in words("breakers") or of_place or _of_several(flat, token)):
            start = token.start()
        elif (word == "'" and flat[token.start() - 1 : token.start()] == "s") or (
            word in "—–-:" and _PART.search(flat, max(0, token.start() - 40), token.start())
        ):
            continue
        elif word not in words("back_connectors"):
            break
    zone = _ZONE.search(flat, max(low, start - 40), start)
    start = zone.start() if zone else start
    ends = [phrase.end() for phrase in breaker_phrases().finditer(flat, low, head[0])]
    return _with_quoted(flat, low, max([start, *ends]))


#: "China (Tianjin) Pilot Free Trade Zone" begins with the country and a bracket.
_ZONE = re.compile(r"\bChina \([A-Z][\w-]+\) \Z")


def _with_quoted(flat: str, low: int, start: int) -> int:
    """`start` moved before a quoted programme's name: `the "Data Elements x" Three-Year Action Plan`."""
    if not flat.endswith('" ', low, start):
        return start
    opened = flat.rfind('"', max(low, start - 60), start - 2)
    quoted = flat[opened + 1 : start - 2] if opened >= 0 else ""
    return opened if quoted and quoted[0].isupper() and not re.search(r"[.;!?]\s", quoted) else start


#: A date behind a title tells when it was issued; it is no part of the title.
_DATE = re.compile(
    r"\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?!\s[A-Z])|\s+(?:19|20)\d\d\b(?!\s[A-Z])"
)


def _is_title_word(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or ("-" in word and any(c.isupper() for c in word))


def _right(text: FlatText, start: int, high: int) -> int:
    """Where the title ends that goes on from its head-word."""
    flat = text.flat
    end, opened, closed = start, False, False
    tokens = _TOKEN.finditer(flat, start, high)
    pending = False
    skip = start
    for token in tokens:
        word = token.group()
        if token.start() < skip:
            continue
        if "\n" in flat[end : token.start()]:
            break
        if word in ("on", "of", "in", "from", "since", "by") and _DATE.match(flat, token.end()):
            break
        if word == "(":
            step = _bracket(flat, token.start(), pending)
            if step is None:
                break
            skip = step
            if flat.endswith("China ", 0, token.start()):
                pending = True  # the name goes on: "China (Zhejiang) Pilot Free Trade Zone"
                continue
            end, closed, pending = (
                (step, True, False)
                if edition().match(flat, token.start()) or not pending
                else (end, closed, pending)
            )
        elif word == "and" and _second_title().match(flat, token.end() + 1):
            break
        elif word == "out" and _PARTICLE.search(flat, max(start, token.start() - 9), token.start()):
            end, opened, pending = token.end(), True, False
        elif word in words("connectors") and not (word in _AUTHOR and _AUTHOR[word].match(flat, token.end())):
            if not opened and not pending and word not in words("openers") and word not in ("and", "&"):
                break
            pending = True
        elif word == "&":
            pending = True
        elif _is_title_word(word):
            if (not pending and (closed or not opened)) or (
                word in words("breakers") and not _goes_on(text, token, pending)
            ):
                break
            end, opened, pending, closed = token.end(), True, False, False
        elif ("-" in word and (pending or opened)) or (word == "'" and flat[token.start() - 1] == "s"):
            continue
        elif word == "," and opened and (run := _listed(flat, token.start(), high)):
            skip = end = run
            pending = False
        elif word in "—–-:" and _dashed(flat, token.start(), end):
            pending = True
        else:
            break
    return end


def _goes_on(text: FlatText, token: re.Match[str], pending: bool) -> bool:
    """Whether a breaker word goes on a title: `Guidelines on Implementing ...`, in prose also `to Accept ...`."""
    word = token.group()
    if _of_several(text.flat, token) or (
        word.startswith("Comment") and text.flat[token.end() : token.end() + 2].strip().isupper()
    ):
        return True
    if word in words("participles") or (
        pending and (word.endswith("ing") or word in ("Effect", "Comments", "New"))
    ):
        return True
    if word == "Out":
        return bool(_PARTICLE.search(text.flat, token.start() - 9, token.start()))
    if word == "New" and _NEW_AREA.match(text.flat, token.end()):
        return True
    if pending and word in ("Violation", "Violations") and text.flat.startswith(" of ", token.end()):
        return not is_heading(text, token.start())
    infinitive = pending and text.flat[token.start() - 4 : token.start()] == " to "
    return infinitive and word not in ("Take", "Come", "Enter", "Be") and not is_heading(text, token.start())


def _of_several(flat: str, token: re.Match[str]) -> bool:
    """Whether the word is the noun of `Several Issues concerning ...`."""
    before = flat[max(0, token.start() - 12) : token.start()].split()
    return bool(before) and before[-1] in ("Several", "Some", "Certain", "Relevant", "Specific")


def _bracket(flat: str, start: int, pending: bool) -> int | None:
    """The end of the bracket at `start` if the title goes on through or over it."""
    close = flat.find(")", start, start + 90)
    if close < 0 or "\n" in flat[start:close]:
        return None
    if edition().match(flat, start):
        return close + 1
    inside = flat[start + 1 : close]
    if '"' in inside or pending:
        return None
    after = re.compile(r" (?:on|for|of) (?:the )?[A-Z]").match(flat, close + 1)
    if re.fullmatch(r"[A-Z]{2,8}s?", inside):
        return close + 1 if after else None
    if flat.endswith("China ", 0, start) and re.fullmatch(r"[A-Z][\w-]+", inside):
        return close + 1  # "the China (Zhejiang) Pilot Free Trade Zone"
    if inside.split()[-1:] and inside.split()[-1] in head_classes() and not after:
        return None  # "the X Regulation of Shenzhen (Shenzhen Data Regulation)" gives it a second name
    if re.fullmatch(r"(?:[A-Z][\w'-]+(?:, | and | )?){2,6}", inside) and not re.search(
        r"\b[A-Z]{2,}\b", inside
    ):
        return close + 1
    return None


def _listed(flat: str, comma: int, high: int) -> int | None:
    """The end of a list inside a title (`the Collection, Storage and Use of ...`) that goes on at `comma`."""
    run = re.compile(r"(?:, [A-Z][a-z]+)+,? (?:and|or) [A-Z][a-z]+").match(flat, comma, high)
    if not run:
        return None
    tokens = re.findall(r"[A-Z][a-z]+", run.group())
    if any(token in words("breakers") or token in head_classes() for token in tokens):
        return None
    return run.end()


def _dashed(flat: str, dash: int, end: int) -> bool:
    """Whether a dash or colon joins the parts of one title, as in `... Practice Guide—Identification of ...`."""
    tight = flat[dash] in "—–" and dash + 1 < len(flat) and flat[dash - 1] != " " and flat[dash + 1] != " "
    part = _PART.search(flat, max(0, dash - 40), dash)
    return tight or bool(part and re.compile(r".\s?[A-Z]").match(flat, dash))


def _split(flat: str, start: int, head_end: int, end: int, known: Mapping[int, int]) -> int:
    """`end`, or where the first of two titles joined by `and` ends."""
    for joint in re.compile(r"(?:,? (?:and|or|&)|,) (the )?").finditer(flat, head_end, end):
        rest = flat[joint.end() : end]
        whole = known.get(start) == joint.start()
        if (
            whole
            or joint.end() in known
            or _starts_title(rest, bool(joint.group(1)), _complete(flat, head_end, joint.start()))
        ):
            return joint.start()
    return end


def _complete(flat: str, head_end: int, joint: int) -> bool:
    return not flat[head_end:joint].strip()


@cache
def _second_title() -> re.Pattern[str]:
    heads = "|".join(head for head in head_classes() if head[0].isupper())
    openers = "|".join(wording()["openers"])
    kinds = "|".join([*wording()["common"], *wording()["kinds"]])
    return re.compile(rf"(?:the )?(?:(?:{kinds}|\d+) )*(?:{heads}) (?:{openers})\b")


def _starts_title(rest: str, determined: bool, complete: bool) -> bool:
    """Whether the words after `and` are a title of their own."""
    if _second_title().match(rest):
        return True
    tokens = re.findall(r"[\w'-]+", rest)
    places_ = [i for i, token in enumerate(tokens) if token in head_classes()]
    if not places_:
        return False
    last = places_[0] == len(tokens) - 1 or tokens[places_[0] + 1 : places_[0] + 2] in (["and"], ["or"])
    return last and places_[0] >= 1 and (determined or complete)


def _trim(flat: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without what stands before a title in leading words, spaces and connectors."""
    leading = sorted(wording()["leading"], key=len, reverse=True)
    changed = True
    while changed:
        changed = False
        while start < end and not flat[start].isalnum():
            start, changed = start + 1, True
        if issuer := _issuer().match(flat, start, end):
            start, changed = issuer.end(), True
        for word in [*leading, "the", "The", "a", "an", "and", "of", "A", "An"]:
            if flat.startswith(word + " ", start) and start + len(word) < end:
                start, changed = start + len(word) + 1, True
                break
    return start, end


@cache
def _issuer() -> re.Pattern[str]:
    """Whose instrument it is, of which year, or the number of its heading: "1.2 ", "the Court's 2021 "."""
    bodies = (
        "Court|Procuratorate|Council|Congress|Committee|Ministry|Administration|Commission"
        "|Bureau|Bank|Office|Department"
    )
    return re.compile(
        rf"(?:[A-Z][\w']*\s){{1,6}}?(?:{bodies})'s\s(?:(?:19|20)\d\d\s)?(?=[A-Z])|(?:19|20)\d\d\s(?=[A-Z])"
        r"|\d{1,2}(?:\.\d{1,2})*\.?\d?\s(?=[A-Z])(?<=\.\d\s)|\d{1,2}\.\s(?=[A-Z])"
    )


def _quoted(text: FlatText, start: int, end: int, low: int, high: int) -> tuple[int, int] | None:
    """The whole content of the quotation marks around the stretch, if they hold one title."""
    flat = text.flat
    opened = text.text.rfind("“", max(low, start - _QUOTED // 2), start) + 1
    if opened and "”" not in text.text[opened:start] and not re.search(r"[.;!?] ", flat[opened:start]):
        start = opened
    before = flat[start - 1 : start]
    if before != '"' or flat[end : end + 1] == '"':
        return (start, end) if before == '"' else None
    close = flat.find('"', end, min(high, start + _QUOTED))
    inside = flat[start:close] if close > 0 else ""
    if not inside or re.search(r"[.;!?]\s|\n", inside):
        return None
    return start, close


def _is_title(text: FlatText, title: Title, head: tuple[int, int], quoted: bool) -> bool:
    flat, kind = text.flat, title.head
    before_head = flat[max(0, head[0] - 24) : head[1] + 12]
    if any(phrase in before_head for phrase in wording()["not_titles"]) and not quoted:
        return False
    own = _own_words(title.name)
    if kind == "points" and not _is_programme(flat, head, title):
        return False
    if len(own) < wording()["least_words"].get(kind, wording()["least_words"]["default"]):
        return False
    opened = _opens(flat, head, title.end)
    marked = opened or _is_kind(title.name) or (quoted and kind != "plan")
    if kind in wording()["needs_preposition"] and not marked:
        return False
    fewest = {"Regulation": 3, "Standard": 3, "Code": 3, "Act": 2}.get(flat[head[0] : head[1]], 0)
    if not opened and not quoted and len(own) < fewest:
        return False
    title.doubtful = not quoted and kind in wording()["doubtful_in_headings"] and _unsure(text, title, opened)
    return True


def _is_programme(flat: str, head: tuple[int, int], title: Title) -> bool:
    """Whether "Key Points ..." are an authority's plan of work: with its year, or of its work."""
    lists = wording()
    before = flat[max(title.start, head[0] - 12) : head[0]].split()
    said = before and before[-1] in lists["needs_before"].get(flat[head[0] : head[1]], ())
    dated = re.search(r"\b20\d\d\b", flat[title.start : title.end + 9])
    return bool(said) and bool(dated or set(lists["dated_by"]) & set(title.name.split()))


def _own_words(name: str) -> list[str]:
    tokens = re.findall(r"[\w'-]+", re.sub(r"\([^()]*\)", " ", name))
    common, connectors = words("common"), words("connectors")
    return [t for t in tokens if t not in head_classes() and t not in common and t.lower() not in connectors]


def _opens(flat: str, head: tuple[int, int], end: int) -> bool:
    after = re.compile(r"(?: ?\([^()]{1,60}\))* (\w+)").match(flat, head[1], end)
    kind, opener = head_classes()[flat[head[0] : head[1]]], after.group(1).lower() if after else ""
    purpose = (opener == "to" and kind in ("plan", "strategy")) or (
        opener in ("in", "under", "to") and kind == "law"
    )
    return opener in words("openers") and not purpose


def _is_kind(name: str) -> bool:
    tokens = re.findall(r"[\w'-]+", name)
    return any(token in words("kinds") for token in tokens[-4:-1])


def _unsure(text: FlatText, title: Title, opened: bool) -> bool:
    """Whether the title stands in a heading in which every word has a capital, and nothing marks it as a title."""
    if not is_heading(text, title.start):
        return False
    if edition().search(text.flat[title.start : title.end]):
        return False
    if title.head in ("notice", "decision"):
        return True
    marked = places().search(title.name) or set(re.findall(r"[\w-]+", title.name)) & words("marks")
    strong = opened and title.head not in ("plan", "strategy", "catalogue", "requirements", "standard")
    return not (strong or marked)


def is_heading(text: FlatText, offset: int) -> bool:
    """Whether the paragraph at `offset` is a heading with a capital on every longer word."""
    start, end = text.line(offset)
    line = text.flat[start:end].strip()
    longer = [word for word in re.findall(r"[A-Za-z][\w'-]+", line) if len(word) > 4]
    capital = sum(word[0].isupper() for word in longer)
    return bool(longer) and not re.search(r"[.;]\s*(?:\[?\d*\]?)$", line) and capital >= 0.8 * len(longer)
