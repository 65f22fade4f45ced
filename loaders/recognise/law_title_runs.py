"""How far a title runs to the left and to the right of its head-word."""

import re
from functools import cache

from loaders.recognise.law_data import (
    breaker_phrases,
    edition,
    head_classes,
    wording,
    words,
)
from loaders.recognise.law_text import FlatText

#: A full stop before one or two digits behind a word is that of a sentence with a footnote mark.
_TOKEN = re.compile(r"\w+(?:['&/-]\w+|\.(?![0-9]{1,2}(?![\w.]))\w+|(?<=\d)\.\d+)*|[^\w\s]")
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


def left_end(flat: str, head: tuple[int, int], low: int) -> int:
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


def right_end(text: FlatText, start: int, high: int) -> int:
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
        elif word == "and" and second_title().match(flat, token.end() + 1):
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


@cache
def second_title() -> re.Pattern[str]:
    """The beginning of a title of its own, right behind "and"."""
    heads = "|".join(head for head in head_classes() if head[0].isupper())
    openers = "|".join(wording()["openers"])
    kinds = "|".join([*wording()["common"], *wording()["kinds"]])
    return re.compile(rf"(?:the )?(?:(?:{kinds}|\d+) )*(?:{heads}) (?:{openers})\b")


def is_heading(text: FlatText, offset: int) -> bool:
    """Whether the paragraph at `offset` is a heading with a capital on every longer word."""
    start, end = text.line(offset)
    line = text.flat[start:end].strip()
    longer = [word for word in re.findall(r"[A-Za-z][\w'-]+", line) if len(word) > 4]
    capital = sum(word[0].isupper() for word in longer)
    return bool(longer) and not re.search(r"[.;]\s*(?:\[?\d*\]?)$", line) and capital >= 0.8 * len(longer)
