"""What a load writes beside the graph, made in one go for a database that is filled by other means."""

import base64
from collections.abc import Iterable
from typing import Any

from graph_model import DocumentFacts
from graph_model.corrections import Log, corrected
from stores.documents import body_of, entry_of
from stores.neo4j_documents import packed
from stores.neo4j_group import Moves, standing_row
from stores.neo4j_moves import ROUNDS, rounds_noted
from stores.neo4j_parted import parted
from stores.neo4j_schema import FACTS, IMPORTED, STATE, STATED
from stores.stated import Shift, Standing

Rows = list[dict[str, Any]]


def bookkeeping(facts: Iterable[DocumentFacts], log: Log, nodes: int, edges: int) -> dict[str, Rows]:
    """The rows of each of our own labels beside a graph of `nodes` and `edges`: that of `facts`, corrected by `log`.

    Bodies are base64 text.
    """
    held, shelf, moves = list(facts), [], Moves()
    done = corrected(held, log)
    for document in done.documents:
        moves.arrive(parted(document, new=not log.active))
    for document in held:
        body = body_of(document)
        entry = entry_of(document, body)
        text = base64.b64encode(packed(body)).decode()
        shelf.append({"id": document.document.sha256, **entry.model_dump(), "body": text})
    stated = [*_standings(moves.nodes.values()), *_standings(moves.edges.values())]
    state: dict[str, Any] = {"id": "graph", "schema": IMPORTED, "revision": 1, "nodes": nodes, "edges": edges}
    state |= {"log": log.text or None, ROUNDS: rounds_noted(done.rounds if log.active else None)}
    return {FACTS: shelf, STATED: stated, STATE: [state]}


def _standings(shifts: Iterable[Shift[Any]]) -> Rows:
    after = ((shift.one.id, Standing[Any]().shifted(shift)) for shift in shifts)
    return [standing_row(key, standing) for key, standing in after if standing.documents > 1]
