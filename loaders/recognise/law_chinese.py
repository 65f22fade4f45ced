"""Titles of instruments in Chinese title marks: 《网络数据安全管理条例》（征求意见稿）."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.recognise.law_data import edition, heads_zh
from loaders.recognise.law_names import bare, chinese_core, is_chinese, known_key, title_head
from loaders.recognise.law_text import FlatText

_MARKED = re.compile(r"《([^《》\n]{1,150}(?:《[^《》\n]{2,80}》[^《》\n]{0,80}){0,2})》")
_INNER = re.compile(r"[《〈]([^《》〈〉\n]{2,80})[》〉]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A title in title marks from `start` to `end`; `key` if known; `generic` for 《条例》, which refers back."""

    start: int
    end: int
    name: str
    key: str | None
    generic: bool = False
    nested: bool = False


def find_marked(text: FlatText) -> Iterator[Marked]:
    """The instruments that stand in title marks, each followed by those inside it."""
    for match in _MARKED.finditer(text.flat):
        name = match.group(1)
        if _names_instrument(name):
            yield _marked(text, match, name)
            yield from _inside(text, match.start(1), match.end(1))


def _names_instrument(name: str) -> bool:
    return bool(known_key(name) or title_head(name))


def _marked(text: FlatText, match: re.Match[str], name: str) -> Marked:
    end = match.end()
    while bracket := edition().match(text.flat, end):
        end = bracket.end()
    return Marked(match.start(), end, name, known_key(name), generic=is_generic(name))


def _inside(text: FlatText, start: int, end: int) -> Iterator[Marked]:
    for match in _INNER.finditer(text.flat, start, end):
        name = match.group(1)
        if _names_instrument(name):
            yield Marked(match.start(), match.end(), name, known_key(name), nested=True)


def is_generic(name: str) -> bool:
    """Whether a Chinese title is only a kind of instrument, as in 《管理办法》."""
    core = chinese_core(bare(name))
    if not is_chinese(name):
        return False
    for head, _ in heads_zh():
        if core.endswith(head):
            rest = core[: -len(head)]
            return known_key(name) is None and rest in (
                "",
                "管理",
                "暂行",
                "管理暂行",
                "实施",
                "修改",
                "本",
                "该",
                "新",
                "工作",
            )
    return False
