"""Merges things, and splits them."""

from collections.abc import Iterable

from graph_model.corrections.draft import (
    Draft,
    is_of_an_item,
    marked,
    names_of,
    reborn,
    with_names,
)
from graph_model.corrections.identity import Identity
from graph_model.corrections.known import known_thing
from graph_model.corrections.lines import Split
from graph_model.corrections.moving import move
from graph_model.ids import article_id
from graph_model.nodes import AnyNode, Article


def unite(draft: Draft, identity: Identity) -> None:
    """Puts every thing of the draft that is merged into another in that other's place."""
    to: dict[str, str] = {}
    lines: dict[str, list[str]] = {}
    for key in sorted(draft.nodes):
        target, path = identity.path(key)
        if path:
            to[key], lines[key] = target, [line.id for line in path]
            draft.used.update(lines[key])
            _take_in(draft, draft.nodes[key], target, identity.name(target), lines[key])
    if to:
        # What the registry says of the place of a body that is no thing of its own any more.
        draft.drop(lambda edge: edge.predicate == "SUBORDINATE_TO" and edge.source in to)
        move(draft, to | _articles(draft, to, lines), lines)


def _take_in(draft: Draft, node: AnyNode, target: str, name: str | None, lines: list[str]) -> None:
    base = draft.nodes.get(target)
    if base is None:
        base = known_thing(target)
        if base is not None:
            draft.superiors(target)
    if base is None:
        own = {"known": False} | ({} if is_of_an_item(target) else {"anonymous": False})
        base = reborn(node, target, name=name or node.name, **_fitting(node, own))
    filled = {
        key: value
        for key, value in node.model_dump().items()
        if key in type(base).model_fields and getattr(base, key) is None
    }
    draft.nodes[target] = marked(with_names(base.model_copy(update=filled), names_of(node)), lines)


def _fitting(node: AnyNode, values: dict[str, bool]) -> dict[str, bool]:
    return {key: value for key, value in values.items() if key in type(node).model_fields}


def _articles(draft: Draft, to: dict[str, str], lines: dict[str, list[str]]) -> dict[str, str]:
    """The articles of merged laws, by the ids that they have as articles of another; they are taken too."""
    moved: dict[str, str] = {}
    for node in list(draft.nodes.values()):
        if isinstance(node, Article) and node.law in to:
            moved[node.id] = _article(draft, node, to[node.law], lines[node.law]).id
            lines[node.id] = lines[node.law]
    return moved


def _article(draft: Draft, article: Article, law_id: str, lines: Iterable[str]) -> AnyNode:
    law = draft.nodes[law_id]
    key = article_id(law_id, article.number)
    values = {"id": key, "name": f"{law.name}, Article {article.number}", "law": law_id, "law_name": law.name}
    draft.nodes[key] = marked(draft.nodes.get(key) or article.model_copy(update=values), lines)
    return draft.nodes[key]


def divide(draft: Draft, line: Split, identity: Identity) -> None:
    """Gives what an item calls by a thing's name an entity of its own."""
    if line.item not in draft.nodes:
        return
    entity, new = identity.of(line.entity), line.new_id
    here = [edge for edge in draft.edges.values() if edge.item == line.item]
    ends = {end for edge in here for end in (edge.source, edge.target)}
    olds = sorted(end for end in ends if identity.of(end) == entity)
    if not olds or identity.of(new) == entity:
        return
    draft.used.add(line.id)
    surfaces = {words for edge in here if edge.source in olds for words in edge.surfaces}
    draft.put(_apart(draft.nodes[olds[0]], line, surfaces), line.id)
    to = dict.fromkeys(olds, new)
    lines = {old: [line.id] for old in olds}
    for key in ends:
        article = draft.nodes.get(key)
        if isinstance(article, Article) and article.law in olds:
            to[key] = _article(draft, article, new, [line.id]).id
            draft.edge("PART_OF", to[key], new, line.id, basis="structure")
            lines[key] = [line.id]
    move(draft, to, lines, lambda edge: edge.item == line.item)


def _apart(node: AnyNode, line: Split, surfaces: set[str]) -> AnyNode:
    """A thing of which only what the item says is known."""
    unknown = ("name_zh", "level", "place", "published", "effective", "articles", "number")
    values: dict[str, object] = {name: None for name in unknown if name in type(node).model_fields}
    name = line.name or node.name
    return reborn(node, line.new_id, name=name, aliases=sorted(surfaces - {name}), known=False, **values)
