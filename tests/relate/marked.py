"""Scenes from marked text: `[R:Beijing CA]` marks a regulator, C a court, P a procuratorate, O an organisation,
L a law (`[L:dsl|Data Security Law]` gives its key), A an article (`[A:dsl 27|Article 27]`)."""

import re

from graph_model import nodes
from graph_model.ids import article_id, entity_id, slug
from loaders.mentions import Mention
from loaders.outline import ItemDraft
from loaders.recognise.parties import find_parties
from loaders.relate.scene import Scene, Sentence
from loaders.sentences import sentences

_LABELS = {
    "R": "Regulator",
    "C": "Court",
    "P": "Procuratorate",
    "O": "Organisation",
    "L": "Law",
    "A": "Article",
}
_MARK = re.compile(r"\[([RCPOLA]):(?:([^\]|]+)\|)?([^\]]+)\]")


def _node(letter, key, words):
    label = _LABELS[letter]
    if letter == "A":
        law, number = key.split()
        return nodes.Article(
            id=article_id(entity_id("Law", law), number),
            name=words,
            number=number,
            law=entity_id("Law", law),
            law_name=law,
        )
    return nodes.NODE_TYPES[label](id=entity_id(label, slug(key or words)), name=words)


def unmark(marked):
    """The text without marks, and the mentions that the marks gave."""
    text, mentions, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        mentions.append(Mention(len(text), len(text) + len(match[3]), _node(*match.groups())))
        text += match[3]
        last = match.end()
    return text + marked[last:], mentions


def scene(marked, *, title="", category="enforcement", issue="2024-10", date="2024-10-14"):
    """A scene of one item whose body is `marked`, under the heading `title` (marked too)."""
    heading = title + "\n" if title else ""
    text, mentions = unmark(heading + marked)
    cut = len(unmark(title)[0])
    draft = ItemDraft(1, category, 0, len(text), text[:cut] or None, (0, cut) if cut else None, date)
    found = [Sentence(s, e) for s, e in sentences(text, cut, len(text))]
    if cut:
        found.append(Sentence(0, cut, heading=True))
    taken = [(m.start, m.end) for m in mentions]
    return Scene(
        text, text, draft, "item:test:1", issue, found, mentions, find_parties(text, 0, len(text), taken)
    )
