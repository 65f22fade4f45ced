"""Bodies and how they work together: who issues and who acts jointly, and who is under whom."""

from collections import Counter, defaultdict
from itertools import chain, combinations

from graph_model.edges import BODIES
from viz.picture import Line, Mirror, Picture, edges, plain_lines

#: Kind of line, the edges that count for it, and whether several items may speak of the same joint deed.
_JOINT = (("JOINT_ISSUE", "ISSUED"), ("JOINT_ACTION", "ENFORCED"))


def regulators(mirror: Mirror) -> Picture:
    """Every body that issues or acts jointly, or is in the chain of subordination.

    A joint line's count is the number of instruments or cases; the deed is joint where one item names
    both bodies for it. A body's weight is the number of its instruments and cases.
    """
    lines = plain_lines(edges(mirror, "SUBORDINATE_TO"))
    for kind, predicate in _JOINT:
        lines += _joint(mirror, kind, predicate)
    deeds = _deeds(mirror)
    drawn = sorted({end for line in lines for end in (line.source, line.target)})
    alone = sum(body not in set(drawn) for body in deeds)
    lead = f"{len(drawn)} bodies. Thicker lines stand for more instruments or cases, larger circles for busier bodies."
    if alone:
        lead += f" Not drawn, for they act alone: {alone} more."
    return Picture("Regulators and how they work together", lead, {n: float(deeds[n]) for n in drawn}, lines)


def _joint(mirror: Mirror, kind: str, predicate: str) -> list[Line]:
    """A line for each pair of bodies that did the same deed together, as one item states it."""
    deeds: dict[tuple[str, str | None], dict[str, str]] = defaultdict(dict)
    for source, target, key, attributes in edges(mirror, predicate):
        if mirror.nodes[source]["label"] in BODIES:
            deeds[target, attributes.get("item")].setdefault(source, key)
    pairs: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (target, _), bodies in deeds.items():
        for one, other in combinations(sorted(bodies), 2):
            pairs[one, other][target] += [bodies[one], bodies[other]]
    return [
        Line(
            f"{kind}:{one}:{other}", one, other, kind, tuple(chain.from_iterable(found.values())), len(found)
        )
        for (one, other), found in sorted(pairs.items())
    ]


def _deeds(mirror: Mirror) -> Counter[str]:
    """How many instruments each body issued and cases it acted in."""
    done = {(u, v) for u, v, _, _ in edges(mirror, "ISSUED", "ENFORCED", "PROSECUTED", "HEARD")}
    return Counter(source for source, _ in done if mirror.nodes[source]["label"] in BODIES)
