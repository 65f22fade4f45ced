"""One transaction's worth of loading: whole documents come, change or leave, with all that follows from it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Generic

from graph_model import NODE_TYPES, AnyNode, DocumentFacts, Edge
from graph_model.corrections import Rounds
from graph_model.graph import version_key
from graph_model.schema import MARKER, edge_columns, edge_of, node_columns
from stores.neo4j_parted import Groups, Parted, Rows, by_label, by_predicate, parted
from stores.neo4j_schema import STATE, STATED
from stores.stated import Shift, Standing, Thing, differs, properties_of, version_of

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

#: Rows of one statement.
BATCH = 10_000
#: What a node or edge is moved under: its id, and an edge's ends, for one that a correction leads elsewhere is another.
Key = tuple[str, str | None, str | None]


def key_of(thing: AnyNode | Edge) -> Key:
    """The key of a node or edge."""
    return (thing.id, thing.source, thing.target) if isinstance(thing, Edge) else (thing.id, None, None)


@dataclass
class Outcome(Generic[Thing]):
    """What became of the nodes, or of the edges."""

    #: How many there are of which no other document can state anything, and which so can't change before they go.
    own: int = 0
    added: list[Thing] = field(default_factory=list)
    changed: list[Thing] = field(default_factory=list)
    removed: list[Thing] = field(default_factory=list)
    #: Standings to write down by id; None removes what is written there.
    standings: dict[str, Standing[Thing] | None] = field(default_factory=dict)

    @property
    def growth(self) -> int:
        """How many more there are now."""
        return self.own + len(self.added) - len(self.removed)


@dataclass
class Moves:
    """Which documents come and go, sorted into what only they state and what others may state too."""

    #: Rows of what no other document can state.
    own_nodes: Groups = field(default_factory=lambda: defaultdict(list))
    own_edges: Groups = field(default_factory=lambda: defaultdict(list))
    nodes: dict[Key, Shift[AnyNode]] = field(default_factory=lambda: defaultdict(lambda: Shift()))
    edges: dict[Key, Shift[Edge]] = field(default_factory=lambda: defaultdict(lambda: Shift()))
    #: Which corrections make no graph, once the documents have moved; None where no correction holds.
    rounds: Rounds | None = None

    def arrive(self, document: Parted) -> None:
        """A document comes."""
        for own, groups in ((self.own_nodes, document.nodes), (self.own_edges, document.edges)):
            for kind, rows in groups.items():
                own[kind] += rows
        self._shift(document, 1)

    def leave(self, facts: DocumentFacts) -> None:
        """A document goes."""
        self._shift(parted(facts, new=False), -1)

    def _shift(self, document: Parted, by: int) -> None:
        for version, thing in document.shared:
            shifts: dict[Key, Shift[Any]] = self.edges if isinstance(thing, Edge) else self.nodes
            shifts[key_of(thing)].add(version, thing, by)


class Group:
    """Writes the moves of some documents in `transaction`, which must hold the lock on the state."""

    def __init__(self, transaction: "ManagedTransaction") -> None:
        self.transaction = transaction

    def write(self, moves: Moves) -> tuple[Outcome[AnyNode], Outcome[Edge]]:
        """Brings the graph to where `moves` lead; gives what that changed. Raises ValueError for facts that clash."""
        nodes: Outcome[AnyNode] = self._outcome(moves.nodes, self._node_standings)
        edges: Outcome[Edge] = self._outcome(moves.edges, self._edge_standings)
        nodes.own, edges.own = (sum(map(len, own.values())) for own in (moves.own_nodes, moves.own_edges))
        self._remove(nodes.removed, edges.removed)
        self._each(_together(moves.own_nodes, by_label(nodes.added)), _ADD_NODES)
        self._each({"": [properties_of(node) for node in nodes.changed]}, _CHANGE_NODES)
        self._each(_together(moves.own_edges, by_predicate(edges.added)), _ADD_EDGES)
        self._each(by_predicate(edges.changed), _CHANGE_EDGES)
        self._note(nodes.standings | edges.standings)
        return nodes, edges

    def _outcome(
        self, shifts: Mapping[Key, Shift[Thing]], look: Callable[[Sequence[Shift[Thing]]], Rows]
    ) -> Outcome[Thing]:
        moved = {key: shift for key, shift in shifts.items() if shift}
        found = {(row["id"], row.get("source"), row.get("target")): row for row in look(list(moved.values()))}
        outcome: Outcome[Thing] = Outcome()
        for key, shift in moved.items():
            _settle(outcome, shift, found.get(key))
        return outcome

    def _node_standings(self, shifts: Sequence[Shift[AnyNode]]) -> Rows:
        rows = [{"id": shift.one.id, "only": shift.only} for shift in shifts]
        return self._look(_LOOK_FOR_NODES, rows)

    def _edge_standings(self, shifts: Sequence[Shift[Edge]]) -> Rows:
        groups: dict[str, Rows] = defaultdict(list)
        for shift in shifts:
            edge = shift.one
            row = {"id": edge.id, "source": edge.source, "target": edge.target, "only": shift.only}
            groups[edge.predicate].append(row)
        return [row for kind, rows in groups.items() for row in self._look(_LOOK_FOR_EDGES % kind, rows)]

    def _look(self, statement: str, rows: Rows) -> Rows:
        found: Rows = []
        for start in range(0, len(rows), BATCH):
            found += map(dict, self.transaction.run(statement, rows=rows[start : start + BATCH]))
        return found

    def _remove(self, nodes: Sequence[AnyNode], edges: Sequence[Edge]) -> None:
        """Edges at a node that goes go with it."""
        gone = {node.id for node in nodes}
        staying = [edge for edge in edges if edge.source not in gone and edge.target not in gone]
        self._each(by_predicate(staying), _REMOVE_EDGES)
        self._each({"": [{"id": key} for key in sorted(gone)]}, _REMOVE_NODES)

    def _note(self, standings: Mapping[str, Standing[Any] | None]) -> None:
        kept = [standing_row(key, standing) for key, standing in standings.items() if standing]
        self._each({"": kept}, f"UNWIND $rows AS row MERGE (s:{STATED} {{id: row.id}}) SET s = row")
        dropped = [{"id": key} for key, standing in standings.items() if standing is None]
        self._each({"": dropped}, f"UNWIND $rows AS row MATCH (s:{STATED} {{id: row.id}}) DELETE s")

    def _each(self, groups: Mapping[str, Rows], statement: str) -> None:
        """Runs `statement` for the rows of each label or kind of edge, whose name takes the place of %s."""
        for kind, rows in groups.items():
            text = statement % kind if "%s" in statement else statement
            for start in range(0, len(rows), BATCH):
                self.transaction.run(text, rows=rows[start : start + BATCH]).consume()


def _together(one: Groups, other: Groups) -> Groups:
    return {kind: one.get(kind, []) + other.get(kind, []) for kind in one | other}


def _settle(outcome: Outcome[Thing], shift: Shift[Thing], row: Mapping[str, Any] | None) -> None:
    """Where one node or edge stands after its shift, from what is written of it now."""
    before: Standing[Thing] = _standing(shift, row)
    after = before.shifted(shift)
    if not after.counts:
        outcome.removed.append(shift.one)
    elif row is None:
        outcome.added.append(after.merged())
    elif after.counts.keys() != before.counts.keys():
        merged = after.merged()
        if differs(row["properties"], properties_of(merged)):
            outcome.changed.append(merged)
    if after.documents > 1:
        outcome.standings[shift.one.id] = after
    elif before.documents > 1:  # If an edge has gone elsewhere, what is written of it there stays.
        outcome.standings.setdefault(shift.one.id, None)


def _standing(shift: Shift[Thing], row: Mapping[str, Any] | None) -> Standing[Thing]:
    """What is written of a node or edge: without counts, it is stated once, just as it stands in the graph."""
    if row is None:
        return Standing()
    counts = dict(zip(row["digests"] or (), row["counts"] or (), strict=True))
    if row["versions"]:
        texts = zip(counts, row["versions"], strict=True)
        return Standing(counts, {key: _read(shift.one, text) for key, text in texts})
    if row["properties"] is None:  # It is the one version that the shift touches.
        return Standing(counts, dict(shift.versions))
    if not counts and (left := shift.left()):  # So it goes even if someone has changed it by hand.
        return Standing({left: 1}, {left: shift.versions[left]})
    stored: Thing = _stored(shift.one, row["properties"])
    counts = counts or {version_of(stored): 1}
    return Standing(counts, dict.fromkeys(counts, stored))


def _read(like: Thing, text: str) -> Thing:
    kind: Any = Edge if isinstance(like, Edge) else NODE_TYPES[like.label]
    return kind.model_validate_json(text)  # type: ignore[no-any-return]


def _stored(like: Thing, properties: Mapping[str, Any]) -> Thing:
    """The statement behind what the graph holds; what others have added to it is left aside."""
    columns = _columns(None if isinstance(like, Edge) else properties["label"])
    ours = {name: value for name, value in properties.items() if name in columns}
    if isinstance(like, Edge):
        return edge_of(ours, like.source, like.target)
    return NODE_TYPES[ours["label"]].model_validate(ours)  # type: ignore[return-value]


@cache
def _columns(label: str | None) -> frozenset[str]:
    """The names of the columns of nodes with this label, or of edges."""
    return frozenset(edge_columns() if label is None else node_columns(label))


def standing_row(key: str, standing: Standing[Any]) -> dict[str, Any]:
    """How a standing is written down."""
    digests = sorted(standing.counts)
    row: dict[str, Any] = {"id": key, "digests": digests, "counts": [standing.counts[d] for d in digests]}
    if len(digests) > 1:  # A single version is what stands in the graph.
        row["versions"] = [version_key(standing.versions[d]) for d in digests]
    return row


def lock(transaction: "ManagedTransaction") -> dict[str, Any]:
    """Keeps other loaders out until the transaction ends; gives the properties of the state."""
    statement = f"""MERGE (s:{STATE} {{id: 'graph'}}) SET s.revision = coalesce(s.revision, 0) + 1
        RETURN properties(s) AS state"""
    return dict(transaction.run(statement).single(strict=True)["state"])


_ENDS = f"MATCH (a:{MARKER} {{id: row.source}}) MATCH (b:{MARKER} {{id: row.target}}) "
_WRITTEN = """s.digests AS digests, s.counts AS counts, s.versions AS versions,
    CASE WHEN s.digests = [row.only] THEN null ELSE properties(%s) END AS properties"""
_LOOK_FOR_NODES = f"""UNWIND $rows AS row MATCH (n:{MARKER} {{id: row.id}})
    OPTIONAL MATCH (s:{STATED} {{id: row.id}}) RETURN row.id AS id, {_WRITTEN % "n"}"""
_LOOK_FOR_EDGES = f"""UNWIND $rows AS row {_ENDS} MATCH (a)-[e:%s {{id: row.id}}]->(b)
    OPTIONAL MATCH (s:{STATED} {{id: row.id}})
    RETURN row.id AS id, row.source AS source, row.target AS target, {_WRITTEN % "e"}"""
_ADD_NODES = "UNWIND $rows AS row CREATE (n:%s) SET n = row"
_CHANGE_NODES = f"UNWIND $rows AS row MATCH (n:{MARKER} {{id: row.id}}) SET n = row"
_ADD_EDGES = f"UNWIND $rows AS row {_ENDS} CREATE (a)-[e:%s]->(b) SET e = row.properties"
_CHANGE_EDGES = (
    f"UNWIND $rows AS row {_ENDS} MATCH (a)-[e:%s {{id: row.properties.id}}]->(b) SET e = row.properties"
)
_REMOVE_NODES = f"UNWIND $rows AS row MATCH (n:{MARKER} {{id: row.id}}) DETACH DELETE n"
_REMOVE_EDGES = f"UNWIND $rows AS row {_ENDS} MATCH (a)-[e:%s {{id: row.properties.id}}]->(b) DELETE e"
