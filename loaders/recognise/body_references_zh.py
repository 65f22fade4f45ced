"""References back and unnamed authorities in Chinese items."""

import re
from collections.abc import Iterator
from functools import cache

from graph_model.ids import item_id
from graph_model.nodes import AnyNode
from loaders.recognise.bodies_chinese import HAN, phrasing_zh
from loaders.recognise.body_found import Found
from loaders.recognise.body_references import nameless
from loaders.recognise.body_scopes import Scope


@cache
def _unnamed() -> list[tuple[str, str, str, re.Pattern[str]]]:
    return [
        (e["name"], e["label"], e["family"], re.compile(e["pattern"])) for e in phrasing_zh()["anonymous"]
    ]


@cache
def _back() -> re.Pattern[str]:
    return re.compile("|".join(sorted(phrasing_zh()["references"], key=len, reverse=True)))


def referring_chinese(plain: str, scope: Scope, document: str, start: int, end: int) -> Iterator[Found]:
    """What 该局, 法院, 当地警方 and the like mean between `start` and `end` of the simplified text."""
    if not HAN.search(plain, start, end):
        return
    known = {one.node.id: one.node for one in scope.known() if one.node}
    for match in _back().finditer(plain, start, end):
        fitting = [node for node in known.values() if _fits(node, match.group())] if len(known) < 60 else []
        if len(fitting) == 1:
            yield Found(match.start(), match.end(), node=fitting[0], reference=True)
    if scope.item is None:
        return
    for description, label, family, pattern in _unnamed():
        if any(node.label == label and f":{family}" in node.id for node in known.values()):
            continue
        for match in pattern.finditer(plain, start, end):
            node = nameless(label, description, item_id(document, scope.item.number))
            yield Found(match.start("who"), match.end("who"), node=node)


def _fits(node: AnyNode, words: str) -> bool:
    labels = phrasing_zh()["references"][words]
    if labels != ["*"]:
        return node.label in labels
    return str(getattr(node, "name_zh", None) or node.name).endswith(words[-1])
