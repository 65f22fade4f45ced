"""From penalty to article to law and back: who acted, in which case, on what basis, what fell on whom."""

from collections.abc import Iterable, Iterator
from typing import Any

from graph_model.edges import BODIES
from viz.picture import (
    Line,
    Mirror,
    MirrorEdge,
    Picture,
    edges,
    label_of,
    node_name,
    plain_lines,
    require_node,
    weights,
)

#: The columns, from the left: those who act, the cases, the articles in the middle, penalties, parties.
_COLUMNS = {**dict.fromkeys(BODIES, 0), "LegalCase": 1, "Article": 2, "Law": 2, "Penalty": 3}
_PARTIES = 4
_AROUND_CASE = ("ENFORCED", "PROSECUTED", "HEARD", "CITED", "IMPOSED")


def citation_trace(mirror: Mirror, node: str | None = None) -> Picture:
    """The cases that lead to or from `node` (all that cite or penalise, without one), in five columns.

    `node` may be of any kind; raises ValueError for one that the mirror lacks. For a law or an
    article, the instruments that cite it or that it cites are drawn too.
    """
    if node is not None:
        require_node(mirror, node, "citation-trace")
    cases = _all_cases(mirror) if node is None else _cases_of(mirror, node)
    found = {edge[2]: edge for case in sorted(cases) for edge in _around(mirror, case)}
    found |= {edge[2]: edge for edge in _between_laws(mirror, node)}
    lines = _with_penalised(mirror, plain_lines(found.values()), cases)
    nodes = weights(lines, [node] if node else [])
    title = "Citations: who acted, on what basis, against whom" if node is None else node_name(mirror, node)
    counted = "1 case" if len(cases) == 1 else f"{len(cases)} cases"
    lead = f"{counted}. From left to right: authorities, cases, articles and laws, penalties, parties."
    return Picture(title, lead, nodes, lines, _columns(mirror, lines, nodes), node)


def _all_cases(mirror: Mirror) -> set[str]:
    return {u for u, _, _, _ in edges(mirror, "CITED", "IMPOSED") if label_of(mirror, u) == "LegalCase"}


def _cases_of(mirror: Mirror, node: str) -> set[str]:
    """The cases that `node` is, reports, acts in, is cited in or is penalised in."""
    near = {node, *_parts(mirror, node)}
    around = near | {n for at in near for n in (*mirror.predecessors(at), *mirror.successors(at))}
    cases = {n for n in around if label_of(mirror, n) == "LegalCase"}
    cases |= {mirror.nodes[n]["case"] for n in around if label_of(mirror, n) == "Penalty"}
    cases |= {d["case_id"] for at in near for _, _, d in _both_ways(mirror, at) if d.get("case_id")}
    return {case for case in cases if case in mirror}


def _parts(mirror: Mirror, node: str) -> set[str]:
    """The articles of a law, the items of a newsletter."""
    articles = {u for u, _, d in mirror.in_edges(node, data=True) if d["predicate"] == "PART_OF"}
    return articles | {v for _, v, d in mirror.out_edges(node, data=True) if d["predicate"] == "CONTAINS"}


def _both_ways(mirror: Mirror, node: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield from mirror.in_edges(node, data=True)
    yield from mirror.out_edges(node, data=True)


def _around(mirror: Mirror, case: str) -> Iterator[MirrorEdge]:
    """The edges of one case and of its penalties."""
    yield from _at(mirror.in_edges(case, keys=True, data=True), _AROUND_CASE)
    for edge in _at(mirror.out_edges(case, keys=True, data=True), _AROUND_CASE):
        yield edge
        if edge[3]["predicate"] == "IMPOSED":
            yield from _at(mirror.out_edges(edge[1], keys=True, data=True), ("IMPOSED_ON", "UNDER"))


def _at(found: Iterable[MirrorEdge], predicates: tuple[str, ...]) -> Iterator[MirrorEdge]:
    return (edge for edge in found if edge[3]["predicate"] in predicates)


def _between_laws(mirror: Mirror, node: str | None) -> Iterator[MirrorEdge]:
    """What a law or article cites and is cited by, if `node` is one, and an article's law."""
    if node is None or label_of(mirror, node) not in ("Law", "Article"):
        return
    for edge in (*mirror.in_edges(node, keys=True, data=True), *mirror.out_edges(node, keys=True, data=True)):
        ends = {label_of(mirror, edge[0]), label_of(mirror, edge[1])}
        if ends <= {"Law", "Article"} and edge[3]["predicate"] in ("CITED", "PART_OF"):
            yield edge


def _with_penalised(mirror: Mirror, lines: list[Line], cases: set[str]) -> list[Line]:
    """PENALISED edges lend their proof to the line from their penalty to the party; others are drawn."""
    penalised = [edge for edge in edges(mirror, "PENALISED") if edge[3].get("case_id") in cases]
    onto = {(line.source, line.target): line for line in lines if line.kind == "IMPOSED_ON"}
    lent: dict[tuple[str, str], list[str]] = {}
    drawn: list[MirrorEdge] = []
    for edge in penalised:
        place = (edge[3].get("penalty_id", ""), edge[1])
        if place in onto:
            lent.setdefault(place, []).append(edge[2])
        else:
            drawn.append(edge)
    kept = [
        Line(line.id, line.source, line.target, line.kind, (*lent[ends], *line.facts))
        if ends in lent
        else line
        for line in lines
        for ends in [(line.source, line.target)]
    ]
    return kept + plain_lines(drawn)


def _columns(mirror: Mirror, lines: list[Line], nodes: dict[str, float]) -> dict[str, int]:
    """Each node's column; a body on which a penalty falls and that does not act is a party."""
    struck = {line.target for line in lines if line.kind in ("IMPOSED_ON", "PENALISED")}
    acting = {line.source for line in lines}
    return {
        n: _PARTIES if n in struck - acting else _COLUMNS.get(label_of(mirror, n), _PARTIES) for n in nodes
    }
