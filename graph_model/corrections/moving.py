"""Moves edges from one end to another, and makes one of those that then say the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from graph_model.corrections.draft import Draft, check_ends, marked
from graph_model.corrections.striking import drop_penalty
from graph_model.edges import Edge
from graph_model.nodes import Penalty

#: What tells two edges with the same ends in one item apart; a value that one of them lacks does not.
_TOLD_APART = (
    "stage",
    "date",
    "effective",
    "comments_until",
    "as_",
    "kind",
    "amount_cny",
    "months",
    "case_id",
)
#: What a thing can't be to itself, so that two that are one don't need it said.
_NEEDLESS_LOOPS = ("CITED", "SUBORDINATE_TO")

Lines = Mapping[str, Iterable[str]]


def move(
    draft: Draft, to: Mapping[str, str], lines: Lines, among: Callable[[Edge], bool] = lambda _: True
) -> None:
    """Leads the ends of the edges `among` the draft's from each id of `to` to its new one.

    `lines` are the ids of the corrections that say so, by old id. Edges keep their ids. Raises RefusedError if an
    edge may not join its new ends.
    """
    moved: set[str] = set()
    for key, edge in draft.edges.items():
        olds = [end for end in (edge.source, edge.target) if end in to]
        if not olds or not among(edge):
            continue
        source, target = to.get(edge.source, edge.source), to.get(edge.target, edge.target)
        by = [line for old in olds for line in lines.get(old, ())]
        if source != target or edge.predicate not in _NEEDLESS_LOOPS:
            check_ends(edge.predicate, source, target, by[0])
        draft.edges[key] = marked(edge.model_copy(update={"source": source, "target": target}), by)
        moved.add(key)
    draft.drop(lambda edge: edge.id in moved and edge.source == edge.target)
    _make_one(draft, moved)


def _make_one(draft: Draft, moved: set[str]) -> None:
    """Of edges that say the same, one with all the evidence; the penalty of the others goes with them."""
    alike: dict[tuple[str, str, str, str | None], list[Edge]] = defaultdict(list)
    for edge in draft.edges.values():
        alike[edge.predicate, edge.source, edge.target, edge.item].append(edge)
    for edges in alike.values():
        if len(edges) > 1 and any(edge.id in moved for edge in edges):
            _fold(draft, sorted(edges, key=lambda edge: (edge.id in moved, edge.id)))


def _fold(draft: Draft, edges: list[Edge]) -> None:
    kept: list[Edge] = []
    for edge in edges:
        place = next((i for i, other in enumerate(kept) if _agree(other, edge)), None)
        if place is None:
            kept.append(edge)
            continue
        old = kept[place]
        kept[place] = draft.edges[old.id] = _united(old, edge)
        del draft.edges[edge.id]
        if edge.penalty_id and old.penalty_id and edge.penalty_id != old.penalty_id:
            _fill(draft, old.penalty_id, kept[place])
            drop_penalty(draft, edge.penalty_id)


def _agree(one: Edge, other: Edge) -> bool:
    pairs = ((getattr(one, name), getattr(other, name)) for name in _TOLD_APART)
    return all(a is None or b is None or a == b for a, b in pairs)


def _united(one: Edge, other: Edge) -> Edge:
    values = {name: getattr(other, name) for name in _TOLD_APART if getattr(one, name) is None}
    values["evidence"] = list(dict.fromkeys([*one.evidence, *other.evidence]))
    values["surfaces"] = sorted({*one.surfaces, *other.surfaces})
    united = one.model_copy(update=values)
    return marked(united, other.corrections or ()) if united.corrections or other.corrections else united


def _fill(draft: Draft, penalty: str, edge: Edge) -> None:
    """The penalty that stays has the amount and the months of both."""
    node = draft.nodes.get(penalty)
    if isinstance(node, Penalty):
        draft.nodes[penalty] = node.model_copy(update={"amount_cny": edge.amount_cny, "months": edge.months})
