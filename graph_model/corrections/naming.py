"""Renames things."""

from graph_model.corrections.draft import Draft, marked, names_of, with_names
from graph_model.corrections.identity import Identity
from graph_model.corrections.lines import Rename
from graph_model.nodes import AnyNode, Article


def rename(draft: Draft, line: Rename, identity: Identity) -> None:
    """Gives a thing another name; its articles follow a law."""
    key = identity.of(line.entity)
    node = draft.nodes.get(key)
    if node is None:
        return
    draft.used.add(line.id)
    draft.put(_renamed(node, line), line.id)
    for other in list(draft.nodes.values()):
        if line.name and isinstance(other, Article) and other.law == key:
            name = f"{line.name}, Article {other.number}"
            draft.nodes[other.id] = marked(
                other.model_copy(update={"name": name, "law_name": line.name}), [line.id]
            )


def _renamed(node: AnyNode, line: Rename) -> AnyNode:
    old = names_of(node)
    given = {"name": line.name, "name_zh": line.name_zh if hasattr(node, "name_zh") else None}
    node = node.model_copy(update={key: value for key, value in given.items() if value})
    return with_names(node, old) if hasattr(node, "aliases") else node
