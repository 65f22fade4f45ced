"""Recognising the headings of sections, and the category that a section gives its items."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from graph_model.nodes import Category
from loaders.split.data import load

Role = Literal["category", "topic", "highlights", "contents", "footnotes", "tail"]
_LONGEST = 110


Meaning = dict[str, tuple[Category, ...]]


@dataclass(frozen=True, slots=True)
class Section:
    """What a section heading says: `categories` in order of likelihood for role `category`, else none."""

    role: Role
    categories: tuple[Category, ...] = ()


@cache
def _role_patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    roles = load("sections")["roles"]
    return tuple(
        (role, re.compile(f"(?:{'|'.join(roles[role]['patterns'])})", re.IGNORECASE)) for role in roles
    )


@cache
def _english() -> tuple[re.Pattern[str], Meaning]:
    data = load("sections")
    meaning: Meaning = {str(w): () for w in (*data["neutral"]["words"], *data["topics"]["words"])}
    for category, words in data["categories"].items():
        meaning.update({str(w): (category,) for w in (*words["phrases"], *words["words"])})
    meaning.update({w: tuple(entry["may_be"]) for entry in data["open"] for w in entry["words"]})
    longest = sorted(meaning, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b"), meaning


@cache
def _chinese() -> tuple[re.Pattern[str], Meaning]:
    data = load("sections")
    meaning: Meaning = dict.fromkeys((*data["neutral"]["zh"], *data["topics"]["zh"]), ())
    for category, words in data["categories"].items():
        meaning.update(dict.fromkeys(words["zh"], (category,)))
    meaning.update({w: tuple(entry["may_be"]) for entry in data["open"] for w in entry["zh"]})
    longest = sorted(meaning, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), meaning


@cache
def _converter() -> Any:
    import opencc  # here because it reads its dictionaries from disk

    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """`text` with traditional Chinese characters as simplified ones, for looking words up."""
    return text if text.isascii() else str(_converter().convert(text))


@cache
def _edges() -> re.Pattern[str]:
    return re.compile(r"^[\W\d_]+|[\W\d_]+$")


def is_masthead(text: str) -> bool:
    """Whether a heading can only be a newsletter's own title ("Law Tracker, May 2024")."""
    return bool(re.search(load("sections")["masthead"], simplified(text), re.IGNORECASE))


def is_newsletter(text: str) -> bool:
    """Whether a heading has a word of newsletters' titles ("update", 月报)."""
    return bool(re.search(load("sections")["newsletter"], simplified(text), re.IGNORECASE))


def section(text: str) -> Section | None:
    """What the heading `text` (without its number) says as a section's heading; None if it is none."""
    if len(text) > _LONGEST or "://" in text or text.endswith((".", "。", "；", ";", ",", "，")):
        return None
    core = simplified(_edges().sub("", text).strip())
    return _by_role(core) or _by_words(core) or _by_first_words(core) or _by_both_languages(core)


def _by_both_languages(core: str) -> Section | None:
    """A section's name followed by its translation: 国内资讯（Domestic news), 立法動態 Legislation."""
    parts = _two_languages().fullmatch(core)
    names = [part.strip() for part in parts.groups() if part] if parts else []
    named = [_by_role(name) or _by_words(name) for name in names]
    found = [each for each in named if each]
    return (
        min(found, key=lambda each: len(each.categories) or 9) if found and len(found) == len(named) else None
    )


@cache
def _two_languages() -> re.Pattern[str]:
    chinese, western = r"([一-鿿][^A-Za-z()（）/|]{1,40}?)", r"([A-Za-z][^一-鿿()（）/|]{2,60}?)"
    between = r"\s*[(（/|]?\s*"
    return re.compile(rf"(?:{chinese}{between}{western}|{western}{between}{chinese})[)）]?")


def _by_role(core: str) -> Section | None:
    return next(
        (Section(role) for role, pattern in _role_patterns() if core and pattern.fullmatch(core)), None
    )


def _by_first_words(core: str) -> Section | None:
    """A line of capitals whose first words are a section's: "INDUSTRY AND OUR NEIGHBOURS"."""
    first = re.split(r"\s(?:AND|&)\s|,\s|:\s", core)[0]
    return _by_words(first) if core.isupper() and first != core else None


def _by_words(core: str) -> Section | None:
    chinese = bool(re.search(r"[一-鿿]", core))
    pattern, meaning = _chinese() if chinese else _english()
    flat = core if chinese else re.sub(r"\s+", " ", core.casefold().replace("&", " and "))
    found = pattern.findall(flat)
    rest = pattern.sub("", flat)
    if not found or re.search(r"[^\W\d_]", rest) or (not chinese and core.islower()):
        return None
    topics = load("sections")["topics"]
    if not any(meaning[word] or word in topics["words"] or word in topics["zh"] for word in found):
        return None
    categories = _categories([meaning[word] for word in found if meaning[word]])
    if categories and len(found) > 8:
        return None
    return Section("category", categories) if categories else Section("topic")


def _categories(said: list[tuple[Category, ...]]) -> tuple[Category, ...]:
    """All categories of the words; a word that may be of several ("regulatory") gives way to one that is of one."""
    plain = [meant for meant in said if len(meant) == 1]
    return tuple(dict.fromkeys(category for meant in plain or said for category in meant))
