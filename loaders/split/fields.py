"""Lines that give one property of an item, as the columns of tables do ("Date: 5 June 2024", 发布机关：...)."""

import re
from functools import cache

from loaders.split.data import load


@cache
def _field() -> re.Pattern[str]:
    names = "|".join(f"(?P<{name}>{form})" for name, form in load("tables").items() if name != "examples")
    by = r"(?P<by>(?:promulgated|issued|published|released|formulated) by(?= (?-i:the |[A-Z])))"
    return re.compile(rf"[*_]{{0,2}}(?:【?(?:{names})[*_]{{0,2}}\s?[:：】]|{by})", re.IGNORECASE)


def is_field(words: str) -> bool:
    """Whether a line gives one property of an item ("Date: 5 June 2024", 发布机关：...)."""
    return bool(_field().match(words))


def field_name(words: str) -> str:
    """Which property of an item a line gives, as the columns of tables are called; "" for none."""
    found = _field().match(words)
    return (found.lastgroup or "") if found else ""
