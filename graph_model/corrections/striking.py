"""Strikes a fact, with what follows from it."""

from graph_model.corrections.draft import Draft
from graph_model.corrections.errors import RefusedError
from graph_model.corrections.lines import Strike

_FOLLOWS = {
    "PART_OF": "an article is always part of its law",
    "IMPOSED": "strike the PENALISED edge of this penalty",
    "IMPOSED_ON": "strike the PENALISED edge of this penalty",
}


def strike(draft: Draft, line: Strike) -> None:
    """Takes out an edge; a penalty goes with its last PENALISED edge, and all of an item with its CONTAINS edge.

    Raises RefusedError for an edge that only follows from others.
    """
    edge = draft.edges.get(line.edge)
    if edge is None:
        return
    if edge.predicate in _FOLLOWS:
        raise RefusedError(f"{edge.predicate} can't be struck: {_FOLLOWS[edge.predicate]}")
    draft.used.add(line.id)
    draft.drop(lambda other: other.id == edge.id)
    if edge.predicate == "CONTAINS":
        draft.drop(lambda other: edge.target in (other.item, other.source, other.target))
    elif edge.penalty_id:
        drop_penalty(draft, edge.penalty_id)


def drop_penalty(draft: Draft, penalty: str) -> None:
    """Takes out a penalty that no PENALISED edge tells of any more."""
    if not any(edge.penalty_id == penalty for edge in draft.edges.values()):
        draft.drop(lambda edge: penalty in (edge.source, edge.target))
