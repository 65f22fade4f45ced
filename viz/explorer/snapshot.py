"""The graph as it is at one revision of the store, with what is derived from it once."""

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cached_property
from threading import Lock
from time import monotonic
from typing import Any

from stores.base import Store
from stores.mirror import empty
from viz.explorer.names import NameIndex
from viz.picture import Line, Mirror, edges, plain_lines

#: Seconds for which the store is not asked again whether its graph has changed.
_FRESH = 1.0
#: Connections that only tell where a thing stands; the drawing leaves them out.
WHERE = ("MENTIONED_IN", "CONTAINS")


class Snapshot:
    """One revision of the graph: `mirror` and what follows from it, made when first asked for."""

    def __init__(self, revision: str, mirror: Mirror) -> None:
        self.revision = revision
        self.mirror = mirror
        self._lock = Lock()
        self._drawn: dict[str, bytes] = {}

    @cached_property
    def names(self) -> NameIndex:
        """What to find things by."""
        return NameIndex(self.mirror)

    @cached_property
    def edges(self) -> dict[str, tuple[str, str, dict[str, Any]]]:
        """Ends and properties of each edge by its id."""
        return {key: (u, v, data) for u, v, key, data in self.mirror.edges(keys=True, data=True)}

    @cached_property
    def lines(self) -> dict[str, Line]:
        """The connections that are drawn, by id: parallel statements of one fact are one line."""
        found = (edge for edge in edges(self.mirror) if edge[3]["predicate"] not in WHERE)
        return {line.id: line for line in plain_lines(found)}

    @cached_property
    def line_of(self) -> dict[str, str]:
        """The line that each edge belongs to."""
        return {fact: line.id for line in self.lines.values() for fact in line.facts}

    @cached_property
    def mentions(self) -> Counter[str]:
        """In how many items each thing is mentioned."""
        return Counter(u for u, _, d in self.mirror.edges(data=True) if d["predicate"] == "MENTIONED_IN")

    @cached_property
    def penalised(self) -> dict[str, list[str]]:
        """The PENALISED edges of each case and of each penalty, by their ids."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, (_, _, data) in sorted(self.edges.items()):
            for place in {data.get("case_id"), data.get("penalty_id")} - {None}:
                found[str(place)].append(key)
        return dict(found)

    @cached_property
    def ids(self) -> dict[str, str]:
        """The id behind each name that only one body, law, party or case bears."""
        found: dict[str, set[str]] = defaultdict(set)
        for node, data in self.mirror.nodes(data=True):
            if data["label"] not in ("Item", "Document", "Penalty", "LegalCase"):
                found[data["name"]].add(node)
        return {name: nodes.pop() for name, nodes in found.items() if len(nodes) == 1}

    def issue_of(self, item: str | None) -> str | None:
        """The month of the newsletter that an item stands in."""
        data = self.mirror.nodes.get(str(item), {})
        issue = self.mirror.nodes.get(str(data.get("document")), {}).get("issue")
        return str(issue) if issue else None

    def date_of(self, item: str | None) -> str | None:
        """The day of an item, or else its newsletter's month; None where neither is known."""
        return self.mirror.nodes.get(str(item), {}).get("date") or self.issue_of(item)

    def made_once(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, made once for this revision however many ask at a time."""
        with self._lock:
            if name not in self._drawn:
                self._drawn[name] = make()
            return self._drawn[name]


class Workspace:
    """A store and the snapshot of its present graph."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = Lock()
        self._snapshot: Snapshot | None = None
        self._looked = 0.0

    def now(self, *, at_once: bool = False) -> Snapshot:
        """The snapshot of the present graph; with `at_once` the store is asked however lately it was. StoreError."""
        with self._lock:
            if self._snapshot and not at_once and monotonic() - self._looked < _FRESH:
                return self._snapshot
            revision = self.store.revision()
            if self._snapshot is None or self._snapshot.revision != revision:
                self._snapshot = Snapshot(revision, self.store.mirror() if revision else empty())
            self._looked = monotonic()
            return self._snapshot
