"""Which documents a store holds once others arrive: the same bookkeeping for every store."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from graph_model import DocumentFacts, Graph, merge
from graph_model.corrections import Log, corrected
from graph_model.facts import FACTS_VERSION
from graph_model.graph import check as check_graph
from graph_model.ids import digest
from stores.base import Tally
from stores.errors import StoreError


class Held(BaseModel):
    """What a store remembers of a document: its file name, the version of its facts and their digest."""

    model_config = ConfigDict(frozen=True)

    name: str
    version: int
    digest: str


Holdings = Mapping[str, Held]


@dataclass
class Plan:
    """The documents held afterwards, by SHA-256, the texts of facts to write, and what that changes.

    `log` is what takes the place of the corrections that are kept; None leaves them.
    """

    after: dict[str, Held]
    bodies: dict[str, str] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    replaced: list[str] = field(default_factory=list)
    log: Log | None = None


def body_of(facts: DocumentFacts) -> str:
    """The facts as the text that stores keep."""
    return facts.model_dump_json(by_alias=True, exclude_none=True)


def known(held: Holdings) -> set[str]:
    """The hashes whose facts are of today's version."""
    return {sha256 for sha256, entry in held.items() if entry.version == FACTS_VERSION}


def digest_of(held: Holdings, log: Log) -> str:
    """What stands for all that is held: equal only if every document's facts and all that corrections do are."""
    parts = [part for sha256 in sorted(held) for part in (sha256, held[sha256].name, held[sha256].digest)]
    return digest(*parts, *filter(None, [log.digest]))


def merged(where: str, documents: Iterable[DocumentFacts], log: Log) -> Graph:
    """The graph of `documents` with the corrections of `log`; StoreError if they make none."""
    try:
        return merge(corrected(documents, log).documents)
    except ValueError as error:
        raise StoreError(where, f"the facts make no graph: {error}", "nothing was changed") from error


def relogged(held: Holdings, log: Log) -> Plan:
    """The plan for putting `log` in the place of the corrections that are kept."""
    return Plan(dict(held), tally=Tally(unchanged=len(held)), log=log)


def arriving(held: Holdings, documents: Iterable[DocumentFacts], log: Log | None = None) -> Plan:
    """The plan for taking in `documents`, and `log` in place of the corrections that are kept.

    One whose name is held with other content replaces it. Documents that arrive together are all kept, even if
    they share a name: they exist side by side. Of one content under two names the first name is kept.
    """
    documents = list(documents)
    for facts in documents:
        check(facts)
    in_order = sorted(documents, key=lambda facts: (facts.document.sha256, facts.document.name), reverse=True)
    arrivals = {facts.document.sha256: facts for facts in in_order}
    bodies = {sha256: body_of(facts) for sha256, facts in arrivals.items()}
    entries = {sha256: entry_of(arrivals[sha256], body) for sha256, body in bodies.items()}
    new_names = {entry.name for sha256, entry in entries.items() if sha256 not in held}
    gone = {key: old.name for key, old in held.items() if old.name in new_names and key not in arrivals}
    fresh = {sha256 for sha256, entry in entries.items() if held.get(sha256) != entry}
    changed = {sha256 for sha256 in fresh if sha256 in held or entries[sha256].name in gone.values()}
    after = {key: entry for key, entry in held.items() if key not in gone} | entries
    return Plan(
        after=dict(sorted(after.items())),
        bodies={sha256: bodies[sha256] for sha256 in sorted(fresh)},
        tally=Tally(
            added=len(fresh - changed),
            changed=len(changed),
            removed=max(0, len(gone) - len(changed - held.keys())),
            unchanged=len(after) - len(fresh),
        ),
        replaced=sorted(gone.values()),
        log=log,
    )


def check(facts: DocumentFacts) -> None:
    """A document must make a graph by itself, or forgetting another would leave its edges without an end.

    Raises StoreError.
    """
    try:
        check_graph(facts)
    except ValueError as error:
        raise StoreError(
            facts.document.name, f"its facts make no graph: {error}", "nothing was saved"
        ) from error


def entry_of(facts: DocumentFacts, body: str) -> Held:
    """What stores remember of a document with this body."""
    digest_ = hashlib.sha256(body.encode()).hexdigest()[:32]
    return Held(name=facts.document.name, version=facts.version, digest=digest_)


def leaving(where: str, held: Holdings, document: str) -> Plan:
    """The plan for dropping the document with this file name, id or SHA-256; StoreError if none is held."""
    wanted = document.removeprefix("document:").casefold()
    gone = {key for key, entry in held.items() if entry.name == document or _is_hash(wanted, key)}
    if not gone:
        names = ", ".join(sorted({entry.name for entry in held.values()})[:5]) or "none"
        raise StoreError(where, f"no document {document!r} is held", f"held are: {names}")
    after = {key: entry for key, entry in held.items() if key not in gone}
    return Plan(after, tally=Tally(removed=len(gone), unchanged=len(after)))


def _is_hash(wanted: str, sha256: str) -> bool:
    return len(wanted) >= 16 and sha256.startswith(wanted)
