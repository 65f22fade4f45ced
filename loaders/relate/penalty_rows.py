"""Rows of tables of penalties, as regulators publish them: institution | conduct | penalty | persons."""

import re

from loaders.recognise.party import Party
from loaders.relate.scene import Scene, Sentence

_CELL = re.compile(r"\s[|｜]\s|\t|\s[–—]\s|(?:[;；]\s|[.。]\s|^)(?=[A-Z一-鿿][\w ]{2,16}[:：])")
#: A cell that a label opens, as in "Party: a mill; facts: no logs kept; result: warning".
_LABELLED = re.compile(
    r"\b(?:result|penalty|penalties|measure|sanction|decision|outcome)s?\s?:|(?:处罚(?:结果|内容|措施)?|处理结果)[:：]",
    re.IGNORECASE,
)
_NEW_ROW = re.compile(r"[;；]\s?(?:No\.\s?\d+\s[|｜]\s)?")


def is_row(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence holds rows of a table: two bars, tabs or dashes at the least, or a label for the result."""
    words = scene.words(sentence)
    return (
        len(re.findall(r"\s[|｜]\s|\t", words)) >= 2
        or len(re.findall(r"\s[–—]\s", words)) >= 2
        or bool(_LABELLED.search(words))
    )


def row_parties(scene: Scene, sentence: Sentence, at: int) -> list[Party]:
    """The party of the penalty at `at` in a row: the one that its cell names before it, else the row's first."""
    start = _row_start(scene, sentence, at)
    before = [p for p in scene.parties_in(start, at) if p.end <= at]
    cell = max((m.end() for m in _CELL.finditer(scene.text, start, at)), default=start)
    own = [p for p in before if p.start >= cell and not p.owned]
    return own[:1] or before[:1]


def _row_start(scene: Scene, sentence: Sentence, at: int) -> int:
    """Where the row begins that holds `at`: behind the last semicolon that a party (or a row's number) follows."""
    start = sentence.start
    for match in _NEW_ROW.finditer(scene.text, sentence.start, at):
        first = scene.parties_in(match.end(), min(at, match.end() + 3))
        if first or match.group().rstrip().endswith(("|", "｜")):
            start = match.end()
    return start
