"""Links of a Markdown text; the text itself stays as it is."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.read.build import is_address
from loaders.source import Link

#: One level of brackets inside the words, one level of parentheses inside the address (CommonMark 6.3).
_WORDS = r"\[(?P<words>[^\[\]\n]{0,500}(?:\[[^\[\]\n]{0,200}\][^\[\]\n]{0,500}){0,3})\]"
_URL = r"<?(?P<url>[^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,2000}){0,3})>?"
_TITLE = r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        {
            "inline": rf"(?<!!){_WORDS}\({_URL}{_TITLE}\)",
            "auto": r"<(?P<url>https?://[^\s<>]{1,2000})>",
            "definition": r"^ {0,3}\[(?P<key>\^?[^\[\]\n]{1,200})\]:[ \t]*(?P<rest>[^\n]+)",
            "reference": rf"{_WORDS}\[(?P<key>[^\[\]\n]{{0,200}})\]",
            "footnote": r"\[(?P<key>\^[^\[\]\s]{1,200})\](?!:)",
            "address": r"https?://[^\s<>()\[\]\"'，。；、）】》]+[^\s<>()\[\]\"'，。；、）】》.,;:!?]",
        }[name],
        re.MULTILINE,
    )


def find_links(text: str) -> tuple[Link, ...]:
    """The links to the web in Markdown `text`, in order.

    They lie over the words of `[words](url)` and `[words][key]`, over `<url>`, and over each footnote mark
    `[^1]` whose note `[^1]: ...` gives addresses (one link for each).
    """
    notes = _definitions(text)
    found = [*_inline(text), *_references(text, notes), *_marks(text, notes)]
    links = dict.fromkeys(link for link in found if is_address(link.url))
    return tuple(sorted(links, key=lambda link: (link.start, link.end)))


def _definitions(text: str) -> dict[str, list[str]]:
    return {
        match["key"].casefold(): _pattern("address").findall(match["rest"]) or match["rest"].split()[:1]
        for match in _pattern("definition").finditer(text)
    }


def _inline(text: str) -> Iterator[Link]:
    for match in _pattern("inline").finditer(text):
        yield Link(*match.span("words"), match["url"])
    for match in _pattern("auto").finditer(text):
        yield Link(*match.span("url"), match["url"])


def _references(text: str, notes: dict[str, list[str]]) -> Iterator[Link]:
    for match in _pattern("reference").finditer(text):
        for url in notes.get((match["key"] or match["words"]).casefold(), [])[:1]:
            yield Link(*match.span("words"), url)


def _marks(text: str, notes: dict[str, list[str]]) -> Iterator[Link]:
    for match in _pattern("footnote").finditer(text):
        for url in notes.get(match["key"].casefold(), []):
            yield Link(*match.span(), url)
