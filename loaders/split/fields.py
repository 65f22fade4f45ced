"""Lines that give one property of an item, as the columns of tables do ("Date: 5 June 2024", 发布机关：...)."""

import re
from functools import cache

from loaders.split.data import load
from loaders.split.sections import simplified

#: The name of a field and its colon stand within so many characters.
_NAME = 60


@cache
def _field() -> re.Pattern[str]:
    names = "|".join(f"(?P<{name}>{form})" for name, form in load("tables").items() if name != "examples")
    by = r"(?P<by>(?:promulgated|issued|published|released|formulated) by(?= (?-i:the |[A-Z])))"
    return re.compile(rf"[*_]{{0,2}}(?:【?(?:{names})[*_]{{0,2}}\s?[:：】]|{by})", re.IGNORECASE)


def is_field(words: str) -> bool:
    """Whether a line gives one property of an item ("Date: 5 June 2024", 发布机关：...)."""
    return _match(words) is not None


def field_name(words: str) -> str:
    """Which property of an item a line gives, as the columns of tables are called; "" for none."""
    found = _match(words)
    return (found.lastgroup or "") if found else ""


def _match(words: str) -> re.Match[str] | None:
    head = words[:_NAME]
    return _field().match(simplified(head) if "：" in head else head)
