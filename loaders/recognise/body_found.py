"""What the parts of body recognition hand to each other, and how a place is chosen among namesakes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph_model.ids import entity_id, slug
from graph_model.nodes import NODE_TYPES, AnyNode
from graph_model.registry import Place, registry

_LEVELS = ("provincial", "prefecture", "county")


@dataclass(slots=True)
class Found:
    """A stretch of the folded text that names a body.

    `node` is the body, once known. Until then `family` says what it is a body of, `places` which places it
    may belong to, `adjective` which rank it was given without a place, and `words` how it was called.
    `subject` marks a place that stands for its government; `otherwise` is the body meant where no place is found.
    """

    start: int
    end: int
    node: AnyNode | None = None
    family: str | None = None
    places: tuple[Place, ...] = ()
    ranked: bool = False
    adjective: str | None = None
    words: str = ""
    reference: bool = False
    subject: bool = False
    otherwise: AnyNode | None = None


def longest_first(found: Iterable[Found]) -> list[Found]:
    """`found` without overlaps, in the order of the text: the longest wins, then the earliest."""
    kept: list[Found] = []
    cluster: list[Found] = []
    end = -1
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if one.start >= end and cluster:
            kept += _settle(cluster)
            cluster = []
        cluster.append(one)
        end = max(end, one.end)
    return kept + _settle(cluster)


def _settle(cluster: list[Found]) -> list[Found]:
    """The non-overlapping members of one run of overlapping stretches."""
    if len(cluster) < 2:
        return cluster
    taken: list[Found] = []
    cluster = _united(cluster)
    for one in sorted(cluster, key=lambda f: (f.start - f.end, f.start))[:200]:
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    return sorted(taken, key=lambda f: f.start)


def _united(cluster: list[Found]) -> list[Found]:
    """Overlapping stretches that mean one local body ("the cyber department of the X police bureau") as one."""
    united: list[Found] = []
    for one in cluster:
        last = united[-1] if united else None
        if (
            last
            and one.start < last.end
            and one.places
            and (one.family, one.places) == (last.family, last.places)
        ):
            last.end = max(last.end, one.end)
        else:
            united.append(one)
    return united


def choose(found: Found, context: Sequence[str], *, any_level: bool = False) -> Place | None:
    """The one place that `found` can belong to, or None; only of its family's levels, unless `any_level`.

    A province is meant before its namesakes; then what lies in (or around) a place of the context; then,
    where no rank is said, the only one of the highest rank (a bare name is a city's before a county's).
    """
    levels = registry().families[found.family].levels if found.family else _LEVELS
    fitting = [] if any_level else [place for place in found.places if place.level in levels]
    places = fitting or list(found.places)
    for group in (places, [p for p in places if p.level == "provincial"], _near(places, context)):
        if len(group) == 1:
            return group[0]
    if found.ranked:
        return None
    top = min((_LEVELS.index(place.level) for place in places), default=0)
    highest = [place for place in places if _LEVELS.index(place.level) == top]
    if top == _LEVELS.index("county") and any(place.kind == "City" for place in highest):
        highest = [place for place in highest if not place.kind.endswith(("County", "Banner"))]
    return highest[0] if len(highest) == 1 else None


def _near(places: Sequence[Place], context: Sequence[str]) -> list[Place]:
    """The places that are, or lie in, the nearest place of the context that has any of them."""
    for key in context:
        near = [place for place in places if place.key == key or place.key.startswith(key + "/")]
        if near:
            return near
    return []


def resolved(found: Found, place: Place) -> Found:
    """`found` as the body of its family in `place`."""
    assert found.family is not None
    return replace(found, node=registry().local_body(found.family, place.key), places=(place,))


def new_body(label: str, name: str, place: str | None = None, sector: str | None = None) -> AnyNode:
    """The node of a body that the registry lacks; its id comes from its name."""
    return NODE_TYPES[label].model_validate(  # type: ignore[return-value]
        {"id": entity_id(label, slug(name)), "name": name, "known": False, "place": place, "sector": sector}
    )
