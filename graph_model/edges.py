"""The kinds of edge, what they may join, and the evidence that they carry."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graph_model.evidence import Span

Predicate = Literal[
    "CONTAINS",
    "MENTIONED_IN",
    "ISSUED",
    "ENFORCED",
    "PROSECUTED",
    "HEARD",
    "CITED",
    "PENALISED",
    "IMPOSED",
    "IMPOSED_ON",
    "UNDER",
    "PART_OF",
    "SUBORDINATE_TO",
]
Basis = Literal["stated", "structure", "registry"]

BODIES = ("Regulator", "Court", "Procuratorate", "Organisation")
PARTIES = ("Company", "Person", "Regulator", "Organisation")

#: Which labels each kind of edge may join: (from, to).
ENDPOINTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "CONTAINS": (("Document",), ("Item",)),
    "MENTIONED_IN": ((*BODIES, "Law", "Article", "Company", "Person", "LegalCase", "Penalty"), ("Item",)),
    "ISSUED": ((*BODIES, "Company"), ("Law",)),
    "ENFORCED": (("Regulator", "Organisation"), ("LegalCase",)),
    "PROSECUTED": (("Procuratorate",), ("LegalCase",)),
    "HEARD": (("Court",), ("LegalCase",)),
    "CITED": (("LegalCase", "Law"), ("Article", "Law")),
    "PENALISED": (BODIES, PARTIES),
    "IMPOSED": (("LegalCase",), ("Penalty",)),
    "IMPOSED_ON": (("Penalty",), PARTIES),
    "UNDER": (("Penalty",), ("Article", "Law")),
    "PART_OF": (("Article",), ("Law",)),
    "SUBORDINATE_TO": (BODIES, BODIES),
}


class Edge(BaseModel):
    """One edge of the graph, stated by one item, or given by structure or by the registry.

    A stated edge has `evidence` (its first span is the one to quote) and the ids of its `item` and
    `document`. `as_` (stored as `as`) says how something is cited: violated, applied, implements, amends
    or mentions. `amount_cny` is yuan, `months` months, dates are ISO. `case_id` and `penalty_id` lead from
    a PENALISED edge to its LegalCase and Penalty. `reader` names what read the text; `corrections` are the ids
    of the corrections that changed or added the edge.
    """

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    id: str
    predicate: Predicate
    source: str
    target: str
    basis: Basis = "stated"
    document: str | None = None
    item: str | None = None
    reader: str | None = None
    corrections: list[str] | None = None
    evidence: list[Span] = Field(default_factory=list)

    stage: Literal["draft", "final"] | None = None
    date: str | None = None
    effective: str | None = None
    comments_until: str | None = None
    as_: Literal["violated", "applied", "implements", "amends", "mentions"] | None = Field(
        default=None, alias="as"
    )
    kind: str | None = None
    amount_cny: float | None = None
    months: int | None = None
    case_id: str | None = None
    penalty_id: str | None = None
    #: On MENTIONED_IN: the words by which the item names the thing.
    surfaces: list[str] = Field(default_factory=list)
