"""Mentions of laws and other instruments, and of their articles, in a document's text."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable

from graph_model.ids import entity_id
from graph_model.nodes import Article, Law
from graph_model.registry.laws import law_node, laws
from graph_model.values.numerals import base_number
from loaders.mentions import Mention
from loaders.outline import Outline
from loaders.recognise.articles import find_articles
from loaders.recognise.law_data import drafts
from loaders.recognise.law_found import Found, find_names, overlaps
from loaders.recognise.law_identity import supported, with_defined, with_one_name
from loaders.recognise.law_names import bare, is_chinese, title_head, unknown_id
from loaders.recognise.law_references import Named, definitions, references
from loaders.recognise.law_text import FlatText

#: The kind of an instrument that the registry lacks, where it isn't the class of its head-word.
_KINDS = {"guide": "guidelines", "specification": "standard", "requirements": "standard", "code": "law",
          "procedures": "provisions", "amendment": "decision"}  # fmt: skip


def find_laws(text: str, outline: Outline) -> list[Mention]:
    """Every mention of a Law or an Article in `text`, in order; offsets are code points into `text`.

    Names are found everywhere, references back only within the items of `outline`. A draft and the final
    text of an instrument are one Law; `is_draft` tells whether a mention speaks of the draft. An Article's
    Law is mentioned in the same item.
    """
    flat = FlatText(text)
    item_of, regions = _places(outline)
    found = supported(with_one_name(with_defined(flat, find_names(flat), item_of), item_of), item_of)
    nodes, ids = _nodes(found)
    mentions = [Mention(f.start, f.end, nodes[i], nested=f.nested) for f, i in zip(found, ids, strict=True)]
    mentions += _references(flat, found, ids, nodes, item_of, regions)
    mentions.sort(key=lambda m: (m.start, -m.end))
    mentions += find_articles(flat, mentions, item_of)
    return sorted(mentions, key=lambda m: (m.start, -m.end, m.node.label))


def is_draft(text: str, mention: Mention) -> bool:
    """Whether a mention of a Law speaks of a draft: by its own bracket or by the word before it.

    A law inside the name of a draft, such as the one that it amends, is no draft.
    """
    if mention.nested:
        return False
    span = text[mention.start : mention.end]
    brackets = re.findall(r"[(（]([^()（）]*)[)）]", span)
    if any(drafts().search(bracket) for bracket in brackets):
        return True
    before = text[max(0, mention.start - 24) : mention.start]
    inside = re.search(r"(?i)^[\s\"“《]*drafts?\b", span)
    return bool(
        inside
        or re.search(r"(?i)\bdrafts?(?: (?:version |text )?of)?(?: (?:the|an?))?[\s\"“《]*$|草案》?$", before)
        or re.match(
            r"[\s\"”》]*[(（](?:the )?(?:first |second |third )?[Dd]raft",
            text[mention.end : mention.end + 30],
        )
    )


def out_of_range(article: Article) -> bool:
    """Whether the article's number is beyond what the registry says that its Law has."""
    entry = laws().get(article.law.removeprefix("law:"))
    return bool(entry and entry.articles and base_number(article.number) > entry.articles)


def law_of(article: Article, mentions: Iterable[Mention]) -> Law:
    """The Law of an article among `mentions` or in the registry. Raises KeyError where neither has it."""
    for mention in mentions:
        if mention.node.id == article.law and isinstance(mention.node, Law):
            return mention.node
    return law_node(article.law.removeprefix("law:"))


def _places(outline: Outline) -> tuple[Callable[[int], int | None], list[tuple[int, int, int]]]:
    """A function from an offset to the number of its item, and the regions of all items."""
    regions = sorted((start, end, item.number) for item in outline.items for start, end in item.regions)
    starts = [start for start, _, _ in regions]

    def item_of(offset: int) -> int | None:
        at = bisect_right(starts, offset) - 1
        return regions[at][2] if at >= 0 and offset < regions[at][1] else None

    return item_of, regions


def _nodes(found: list[Found]) -> tuple[dict[str, Law], list[str]]:
    """The node of each instrument by id, and the id of each of `found`."""
    ids = [entity_id("Law", f.key) if f.key else unknown_id(f.name) for f in found]
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for f, i in zip(found, ids, strict=True):
        if f.key is None:
            names[i][bare(f.name)] = None
    nodes = {entity_id("Law", f.key): law_node(f.key) for f in found if f.key}
    nodes.update({i: _unknown_node(i, list(ns)) for i, ns in names.items()})
    return nodes, ids


def _unknown_node(law_id: str, names: list[str]) -> Law:
    english = [name for name in names if not is_chinese(name)]
    chinese = [name for name in names if is_chinese(name)]
    name = max(english or chinese, key=lambda n: (len(n), n))
    head = title_head(name)
    return Law(
        id=law_id,
        name=name,
        name_zh=chinese[0] if chinese else None,
        aliases=sorted(n for n in names if n != name),
        kind=_KINDS.get(head, head or None),
    )


def _references(
    flat: FlatText,
    found: list[Found],
    ids: list[str],
    nodes: dict[str, Law],
    item_of: Callable[[int], int | None],
    regions: list[tuple[int, int, int]],
) -> list[Mention]:
    named = [
        Named(f.start, f.end, i, _names_of(f, nodes[i]), _heads_of(f, nodes[i]), f.nested)
        for f, i in zip(found, ids, strict=True)
    ]
    defined = definitions(flat, named, item_of)
    spans = sorted([(f.start, f.end) for f in found] + [(d.start, d.end) for d in defined])

    def taken(start: int, end: int) -> bool:
        return overlaps(spans, start, end)

    return [
        Mention(r.start, r.end, nodes[r.id], reference=not r.short)
        for r in references(flat, named, defined, regions, taken)
    ]


def _names_of(found: Found, node: Law) -> tuple[str, ...]:
    return tuple(name for name in (bare(found.name), node.name) if not is_chinese(name))


def _heads_of(found: Found, node: Law) -> frozenset[str]:
    heads = {title_head(found.name), title_head(node.name)}
    if node.name_zh:
        heads.add(title_head(node.name_zh))
    return frozenset(head for head in heads if head)
