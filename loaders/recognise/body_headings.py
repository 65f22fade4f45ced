"""Headings that name a place for a body, and bodies named only as someone's employer."""

import re
from functools import cache

from graph_model.nodes import AnyNode
from loaders.recognise.body_found import Found
from loaders.recognise.body_lexicon import phrasing
from loaders.recognise.body_scopes import Scope
from loaders.recognise.folding import Folded


def headings_settled(text: Folded, scope: Scope) -> None:
    """In a heading "X issued" means the body of X that the item's text names, if it names exactly one."""
    if scope.item is None:
        return
    subjects = [one for one in scope.found if one.subject and one.node is not None]
    own = {one.node.id for one in subjects if one.node and not scope.heading(text.origin(one.start))}
    bodies: dict[str | None, dict[str, AnyNode]] = {}
    for one in scope.known():
        if one.node is not None and not one.subject and not one.reference:
            bodies.setdefault(getattr(one.node, "place", None), {})[one.node.id] = one.node
    _within_places(text, scope)
    for one in subjects:
        meant = bodies.get(getattr(one.node, "place", None), {})
        if one.node and one.node.id not in own and len(meant) == 1 and scope.heading(text.origin(one.start)):
            one.node, one.subject = next(iter(meant.values())), False


def _within_places(text: Folded, scope: Scope) -> None:
    """A heading's "Yancheng police" is the one police body inside Yancheng that the item's text names."""
    named = [o for o in scope.known() if o.node and not scope.heading(text.origin(o.start))]
    own = {one.node.id for one in named if one.node}
    for one in scope.known():
        if one.node is None or one.node.id in own or not scope.heading(text.origin(one.start)):
            continue
        family, _, place = one.node.id.partition("@")
        inside = {o.node.id: o.node for o in named if o.node and o.node.id.startswith(f"{family}@{place}/")}
        if place and len(inside) == 1:
            one.node = next(iter(inside.values()))


@cache
def _employer() -> re.Pattern[str]:
    return re.compile(phrasing()["employers"])


def without_employers(text: Folded, scope: Scope) -> None:
    """Drop a body that the item names only after "professor at" and the like."""

    def employs(one: Found) -> bool:
        return bool(_employer().search(text.lower, max(0, one.start - 70), one.start))

    acting = {one.node.id for one in scope.known() if one.node and not employs(one)}
    scope.found = [f for f in scope.found if f.node is None or f.node.id in acting]
