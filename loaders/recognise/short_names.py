"""Short names that a document uses for the businesses it names in full."""

import re
from collections.abc import Mapping

from graph_model.registry import gazetteer
from loaders.recognise.party import data
from loaders.recognise.party_companies import full_names

_DEFINITION = re.compile(
    r"\s*[(（](?:hereinafter(?: referred to as)? |以下简称|下称|the )?"
    r"[\"“'‘]?(?P<short>[^()（）\"”'’]{2,40})[\"”'’]?[)）]"
)


def short_names(text: str) -> Mapping[str, str]:
    """Each short name -> the full name: those defined in brackets, and those that are the full name's only own word."""
    found: dict[str, str] = {}
    for start, end in full_names(text):
        full = " ".join(text[start:end].split())
        definition = _DEFINITION.match(text, end)
        chinese = re.match(
            r"\s*[(（](?P<name>[一-鿿（）()]{4,40}?公司|[一-鿿]{2,20}银行)[)）]", text[end : end + 60]
        )
        if chinese and full.isascii():
            found.setdefault(chinese["name"], full)
        quoted = definition and re.search(r"[\"“'‘]|以下简称|下称|hereinafter", definition.group())
        if definition and quoted:
            found.setdefault(definition["short"].strip(), full)
        own = _own_words(full)
        if own and re.search(
            rf"(?<![\w-]){re.escape(own)}(?![\w-])(?!\s[A-Z])", text[:start] + "\n" + text[end:]
        ):
            found.setdefault(own, full)
    return found


def _own_words(full: str) -> str | None:
    """The one word of an English company name that is neither a place nor a line of business nor a legal form."""
    industry = set(data()["companies"]["industry_words"])
    words = [w.strip(".,()") for w in full.split()]
    own = [w for w in words if w and w.lower() not in industry and not gazetteer().english(w)]
    if len(own) != 1 or len(own[0]) < 4 or not own[0][0].isupper():
        return None
    return own[0]
