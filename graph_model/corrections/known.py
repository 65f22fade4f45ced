"""What the registry knows, by id: for corrections that name a thing that no document does."""

from graph_model.corrections.lines import label_of
from graph_model.nodes import AnyNode
from graph_model.registry import registry
from graph_model.registry.companies import companies, company_node
from graph_model.registry.laws import law_node, laws


def known_thing(node_id: str) -> AnyNode | None:
    """The node of the body, law or company that the registry has under this id; None if it has none."""
    key = node_id.partition(":")[2]
    try:
        if label_of(node_id) == "Law":
            node: AnyNode = law_node(key)
        elif label_of(node_id) == "Company":
            node = company_node(key)
        else:
            node = registry().body_node(key)
    except KeyError:
        return None
    return node if node.id == node_id else None


def known_by_name(name: str) -> list[AnyNode]:
    """Every listed body, law and company that has just this name, in either language or for short."""
    from graph_model.ids import fold

    wanted = fold(name)
    bodies = [
        registry().body_node(key)
        for key, body in registry().bodies.items()
        if any(
            fold(n) == wanted for n in (body.name, body.zh, *body.abbr, *body.aliases, *body.aliases_zh) if n
        )
    ]
    texts = [law_node(key) for key, law in laws().items() if any(fold(n) == wanted for n in law.names)]
    firms = [company_node(key) for key, firm in companies().items() if wanted in map(fold, firm.names())]
    return [*bodies, *texts, *firms]
