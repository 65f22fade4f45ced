"""Traditional characters read as simplified ones, offset by offset, so that each rule is written once."""

import re
from functools import cache, lru_cache
from typing import Any

_HAN = re.compile(r"[㐀-鿿]")


def simplified(text: str) -> str:
    """`text` of the same length, each traditional character replaced by its simplified form."""
    table = {ord(char): plain for char in set(text) if _HAN.match(char) and (plain := _plain(char)) != char}
    return text.translate(table) if table else text


@lru_cache(20_000)
def _plain(char: str) -> str:
    plain = _convert(char)
    return plain if len(plain) == 1 else char


def _convert(char: str) -> str:
    converted: str = _converter().convert(char)
    return converted


@cache
def _converter() -> Any:
    import opencc  # here because it reads its dictionaries from disk

    return opencc.OpenCC("t2s")
