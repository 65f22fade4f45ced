"""Which parts of a web page are site furniture rather than the newsletter.

A part is furniture by its element, its ARIA role (WAI-ARIA 1.2, landmark roles) or a word of its class or id.
Footnotes are never furniture, wherever they stand.
"""

import re
from functools import cache

from selectolax.lexbor import LexborNode

from loaders.read.words import word_set

NEVER_SHOWN = word_set(
    "script style noscript template iframe object embed svg canvas audio video head select option "
    "textarea input button datalist"
)
_ELEMENTS = frozenset(("nav", "aside", "dialog", "menu", "search"))
#: Furniture only where they belong to the whole page; inside an article they are its heading and its notes.
_PAGE_ELEMENTS = frozenset(("header", "footer"))
_SECTIONS = frozenset(("article", "main", "section"))
_ROLES = word_set(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar"
)
_CLASS_WORDS = word_set(
    "nav navbar navigation menu breadcrumb breadcrumbs sidebar cookie cookies cookiebar cookiebanner "
    "consent gdpr onetrust share sharing sharebar addthis social skip skiplink topbar popup modal "
    "masthead"
)
_NOTES = word_set("footnote footnotes endnote endnotes references doc-footnote doc-endnotes reflist")
#: A part with more than this share of the page's text is the page, whatever its class says.
_WHOLE = 0.4


@cache
def _split() -> re.Pattern[str]:
    return re.compile(r"[^a-z]+")


def is_furniture(node: LexborNode, share: float) -> bool:
    """Whether the element `node`, with `share` (0 to 1) of the page's text, is site furniture."""
    tag, attributes = node.tag, node.attributes
    role = (attributes.get("role") or "").lower()
    words = _words(attributes) if attributes else frozenset()
    if tag in ("html", "body", "main", "article") or words & _NOTES or role in _NOTES:
        return False
    if attributes and _hidden(attributes):
        return True
    if tag in _ELEMENTS or role in _ROLES or (tag in _PAGE_ELEMENTS and not _in_section(node)):
        return share < 0.9
    return bool(words & _CLASS_WORDS) and share < _WHOLE


def _words(attributes: dict[str, str | None]) -> frozenset[str]:
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    return frozenset(_split().split(names))


def _hidden(attributes: dict[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or attributes.get("aria-hidden") == "true"


def _in_section(node: LexborNode) -> bool:
    parent = node.parent
    for _ in range(50):
        if parent is None or parent.tag == "body":
            return False
        if parent.tag in _SECTIONS:
            return True
        parent = parent.parent
    return False
