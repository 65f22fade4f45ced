"""What the tests of law recognition share: an outline of one item a paragraph, and readable results."""

from graph_model.nodes import Article, Law
from loaders.outline import ItemDraft, Outline
from loaders.recognise.laws import find_laws


def outline(text):
    """Each paragraph of `text` (parted by empty lines) as an item."""
    items, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n"), start=1):
        items.append(ItemDraft(number, "legislation", start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Outline("document:test", None, None, None, tuple(items))


def mentions(text):
    return find_laws(text, outline(text))


def law_mentions(text):
    return [m for m in mentions(text) if isinstance(m.node, Law)]


def keys(text):
    """The keys of the laws that `text` mentions, in order, each once."""
    return list(dict.fromkeys(m.node.id.removeprefix("law:") for m in law_mentions(text)))


def surfaces(text):
    """The words of each mention of a law that is no reference."""
    return [text[m.start : m.end] for m in law_mentions(text) if not m.reference]


def articles(text):
    """Each mentioned article as `law:number`, in order."""
    return [m.node.id.removeprefix("article:") for m in mentions(text) if isinstance(m.node, Article)]
