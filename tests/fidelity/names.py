"""How names are compared: as the fidelity script compares them."""

import re
import unicodedata
from functools import cache

_PUNCTUATION = re.compile(r"[\"'“”‘’《》\[\]().,:;–—\-/]")
_SMALL_WORDS = re.compile(r"\b(the|a|an|of|for|on|in|to)\b")


@cache
def norm(name: str) -> str:
    """`name` with case, width, quotes, small words and punctuation folded."""
    text = unicodedata.normalize("NFKC", name or "").casefold()
    text = text.replace("&", " and ").replace("’", "'").replace("people's republic of china", "prc")
    return " ".join(_SMALL_WORDS.sub(" ", _PUNCTUATION.sub(" ", text)).split())
