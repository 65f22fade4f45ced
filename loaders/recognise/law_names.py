"""Comparing names of instruments: what the same instrument is called in different newsletters is one name."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from graph_model.ids import digest, entity_id, slug
from graph_model.registry.laws import laws
from loaders.recognise.law_data import edition, head_classes, heads_zh, places, wording, words

#: How many names each step remembers; newsletters repeat theirs.
_KEPT = 16384
_WORD = re.compile(r"[a-z0-9]+(?:[-/.][a-z0-9]+)*")
#: An issuer between a head-word and its preposition: `Opinions of the General Office of ... on ...`.
_ISSUED_BY = re.compile(
    r"^((?:[\w-]+ ){0,4}(?:Opinions|Notice|Decision|Provisions|Measures|Circular|Interpretation|Interpretations))"
    r" (?:of|by|from|issued by) (?:the )?(?=[^()]{0,160}?\b(?:Office|Committee|Council|Court|Procuratorate|Ministry|"
    r"Administration|Commission|Congress|Bank|Bureau)\b)[^()]{3,200}? (?=(?:on|for|concerning|regarding|in) )"
)
_ISSUER_ZH = re.compile(
    r"^(?:(?:最高人民法院|最高人民检察院|公安部|国务院|国务院办公厅|中共中央|中共中央办公厅|国家互联网信息办公室|工业和信息化部|司法部)[、和]?)+(?=关于)"
)
#: A standard's number before its title, which alone decides which one it is only where no title follows.
_STANDARD_NUMBER = re.compile(
    r"^\s*(?:GB(?:/[TZ])?|YD/T|GA/T|JR/T)\s?\d{3,6}(?:\.\d+)?(?:[-—–]\d{4})?[\s:,]+(?=[A-Z])"
)
_CJK = re.compile(r"[㐀-鿿]")
#: Translators choose freely among these heads for 条例, 规定, 办法 and 细则, and among guides for 指南, 指引, 规范.
_NEAR = {"regulation": "rule", "provisions": "rule", "measures": "rule", "rules": "rule", "procedures": "rule",
         "guide": "guide", "specification": "guide", "requirements": "guide", "standard": "guide"}  # fmt: skip
_ENDINGS = ("ization", "isation", "ation", "ising", "izing", "ised", "ized", "ise", "ize", "ment", "ing", "ion",
            "ied", "ed", "ive", "al", "e", "y")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signature:
    """What a name says, whatever its word order: the class of its head-word and the stems of its other words."""

    head: str
    stems: frozenset[str]

    @property
    def near(self) -> tuple[str, frozenset[str]]:
        """The signature with the heads that translators exchange made equal."""
        return _NEAR.get(self.head, self.head), self.stems - {"interim", "several"}


def is_chinese(name: str) -> bool:
    """Whether `name` is written in Chinese characters."""
    return bool(_CJK.search(name))


@lru_cache(_KEPT)
def bare(name: str) -> str:
    """`name` without edition brackets, quotes and white space at its ends."""
    name = edition().sub(" ", unicodedata.normalize("NFKC", name).replace("’", "'").replace("‘", "'"))
    return " ".join(name.split()).strip(' "“”《》〈〉*_,;:.')


@lru_cache(_KEPT)
def title_head(name: str) -> str:
    """The class of the head-word of `name`, "" where it has none.

    That is the first head-word before a preposition, else the last of all.
    """
    if is_chinese(name):
        core = re.sub(r"(?:[（(][^（）()]*[）)])+$", "", bare(name))
        return next((kind for head, kind in heads_zh() if core.endswith(head)), "")
    tokens = re.findall(r"[\w'/-]+", bare(name))
    classes = head_classes()
    places_ = [i for i, token in enumerate(tokens) if token in classes]
    for i in places_:
        if i + 1 < len(tokens) and tokens[i + 1].lower() in words("openers"):
            return classes[tokens[i]]
    return classes[tokens[places_[-1]]] if places_ else ""


@lru_cache(_KEPT)
def signature(name: str) -> Signature:
    """What `name`, an English one, says."""
    head = title_head(name)
    name = _STANDARD_NUMBER.sub("", name) or name
    text = _ISSUED_BY.sub(r"\1 ", bare(name)).lower().replace("&", " and ")
    text = re.sub(r"'s\b|(?<=s)'", " ", _replace_phrases(text))
    own = {word for word, kind in head_classes().items() if kind == head}
    drop = {_stem(word) for word in own}
    kept = {stem for stem in _stems_of(text) if stem not in drop}
    within = {f"only-{stem}" for bracket in re.findall(r"\(([^()]*)\)", text) for stem in _stems_of(bracket)}
    return Signature(head, frozenset(kept | within))


def _stems_of(text: str) -> list[str]:
    return [
        stem for token in _WORD.findall(text) for word in re.split(r"[-/]", token) for stem in _stems(word)
    ]


def _replace_phrases(text: str) -> str:
    for phrase, replacement in wording()["same_phrases"].items():
        text = text.replace(phrase, replacement)
    return text


@lru_cache(_KEPT)
def _stems(word: str) -> tuple[str, ...]:
    if word in words("drop"):
        return ()
    same = wording()["same"].get(word, word)
    return tuple(_stem(part) for part in same.split())


def _stem(word: str) -> str:
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 4:
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-2] if word.endswith("at") and len(word) > 5 else word


@cache
def _known() -> tuple[dict[Signature, str], dict[tuple[str, frozenset[str]], str | None]]:
    """Known keys by signature, and by near signature where that stands for one entry only (else None)."""
    exact: dict[Signature, str] = {}
    near: dict[tuple[str, frozenset[str]], str | None] = {}
    for key, entry in laws().items():
        for name in (entry.name, *entry.aliases):
            found = signature(name)
            exact.setdefault(found, key)
            near[found.near] = key if near.get(found.near, key) == key else None
    return exact, near


@cache
def _known_zh() -> dict[str, str]:
    return {
        chinese_core(name): key
        for key, entry in laws().items()
        for name in (entry.name_zh, *entry.aliases_zh)
    }


def chinese_core(name: str) -> str:
    """A Chinese title without the country's name, edition brackets, inner title marks and white space."""
    core = re.sub(r"[《》〈〉「」『』“”\"\s<>]", "", bare(name))
    return _ISSUER_ZH.sub("", core.replace("中华人民共和国", ""))


@lru_cache(_KEPT)
def known_key(name: str) -> str | None:
    """The key of the known instrument that `name` means, in either language, None where none is known."""
    if is_chinese(name):
        return _known_zh().get(chinese_core(name))
    exact, near = _known()
    found = signature(name)
    return exact.get(found) or (near.get(found.near) if len(found.stems) > 1 else None)


@lru_cache(_KEPT)
def unknown_id(name: str) -> str:
    """The id of an instrument that the registry lacks, the same for its spellings, word orders and editions."""
    if is_chinese(name):
        core = chinese_core(name)
        return entity_id("Law", f"zh-{digest(core)[:12]}")
    found = signature(name)
    return entity_id("Law", slug(" ".join([found.head, *sorted(found.stems)])))


def places_in(name: str) -> frozenset[str]:
    """The places and numbers in `name`, which tell instruments of one name apart."""
    name = bare(name)
    return frozenset(m.group().lower() for m in places().finditer(name)) | frozenset(re.findall(r"\d+", name))


def alike(one: str, other: str) -> bool:
    """Whether two names in one item mean one instrument: same kind of head, no other place or number, near words."""
    a, b = signature(one), signature(other)
    if a == b:
        return True
    shared, missing = len(a.stems & b.stems), len(a.stems ^ b.stems)
    if a.head != b.head or shared < 3 or missing > shared or places_in(one) != places_in(other):
        return False
    from rapidfuzz import fuzz  # here so that importing the module stays light

    return (missing == 1 and shared >= 4) or bool(
        fuzz.token_sort_ratio(" ".join(sorted(a.stems)), " ".join(sorted(b.stems))) >= 88
    )
