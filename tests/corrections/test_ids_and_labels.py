"""An id says which label its thing has: corrections rely on it."""

from factories import sample_facts

from graph_model.corrections.lines import label_of
from graph_model.registry import registry
from graph_model.registry.companies import companies, company_node
from graph_model.registry.laws import law_node, laws


def test_the_ids_of_all_nodes_say_their_labels() -> None:
    nodes = [node for facts in sample_facts() for node in (facts.document, *facts.nodes)]
    nodes += [registry().body_node(key) for key in registry().bodies]
    nodes += [law_node(key) for key in laws()] + [company_node(key) for key in companies()]
    assert {node.id: label_of(node.id) for node in nodes} == {node.id: node.label for node in nodes}


def test_what_is_no_id_has_no_label() -> None:
    assert [label_of(text) for text in ("", "DSL", "planet:mars", "Law")] == [None] * 4
