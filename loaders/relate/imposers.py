"""By whom a penalty was imposed, and on whom, where its own sentence leaves it to what was said before."""

import re

from graph_model.ids import anonymous_id
from graph_model.nodes import AnyNode, Court, Regulator
from loaders.mentions import Mention
from loaders.relate.agents import is_bystander, is_foreign, joined_bodies
from loaders.relate.item_writer import ItemWriter
from loaders.relate.proceedings import Act
from loaders.relate.sanction import Sanction
from loaders.resolve.parties import Cluster
from loaders.sentences import LONGEST


def sanctioned(writer: ItemWriter, sanction: Sanction) -> AnyNode | None:
    """The party that a penalty fell on: as described, else the main party of the item; None where it has none."""
    if sanction.party is not None:
        return writer.party(sanction.party)
    found = _main_party(writer, sanction, _is_person(writer, sanction))
    return None if found is None else writer.cluster(found)


#: The main party is among the first that an item describes.
_FIRST = 60
_HE = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_OF_PEOPLE = frozenset({"imprisonment", "suspended_sentence", "detention"})


def _is_person(writer: ItemWriter, sanction: Sanction) -> bool:
    """Whether a penalty without a party can only have fallen on a person."""
    return sanction.kind in _OF_PEOPLE or bool(_HE.search(writer.scene.words(sanction.sentence)))


def _main_party(writer: ItemWriter, sanction: Sanction, person: bool) -> Cluster | None:
    able = [c for c in writer.clusters[:_FIRST] if not any(p.role == "plaintiff" for p in c.phrases)]
    if person and any(c.label == "Person" for c in able):
        able = [c for c in able if c.label == "Person"]
    taken = [c for c in able if writer.is_written(c) and not any(p.responsible for p in c.phrases)]
    if taken:
        return taken[0]
    described = [c for c in able if not all(p.owned or p.bare for p in c.phrases)]
    here = sanction.sentence
    named = [c for c in able if any(not p.owned and here.start <= p.start < here.end for p in c.phrases)]
    return min(described or named, key=_order, default=None)


def _order(found: Cluster) -> tuple[bool, int]:
    """Businesses and people with a name before other people, then by place in the text."""
    return found.label != "Company" and found.surname is None, min(p.start for p in found.phrases)


def imposers(writer: ItemWriter, sanction: Sanction, acts: list[Act]) -> list[AnyNode]:
    """The bodies that imposed a penalty: named beside it, else those that acted before it, else an unnamed one."""
    if sanction.authorities:
        return _distinct([m.node for m in sanction.authorities])
    labels = {"Court"} if sanction.by_court else {"Regulator", "Organisation"}
    last = _acting(writer, sanction, acts, labels)
    if last is None:
        return [_unnamed(writer, sanction)]
    same = [a for a in acts if abs(a.sentence.start - last.start) <= LONGEST]
    together = [
        a.body.node
        for a in same
        if a.sentence.start <= last.start < a.sentence.end and a.body.node.label in labels
    ]
    return _distinct(together or [m.node for m in _joined_with(writer, last)])


#: A comma alone may part one body from a clause before it.
_JOINT = re.compile(r"\b(?:and|with)\b|&|[、和与及]|会同|联合")


def _joined_with(writer: ItemWriter, last: Mention) -> list[Mention]:
    """`last` and the bodies that its sentence joins to it."""
    for sentence in writer.scene.sentences:
        if sentence.start <= last.start < sentence.end:
            bodies = writer.scene.bodies_in(sentence.start, sentence.end)
            for index in range(len(bodies)):
                group = [
                    m for m in joined_bodies(writer.scene, bodies[index:]) if m.node.label == last.node.label
                ]
                if last in group and _JOINT.search(writer.scene.text, group[0].end, group[-1].start or 0):
                    return group
    return [last]


def _acting(writer: ItemWriter, sanction: Sanction, acts: list[Act], labels: set[str]) -> Mention | None:
    """The body that acted last before the penalty is stated, else the one named last before it."""
    acted = [a.body for a in acts if a.body.node.label in labels]
    scene = writer.scene
    own = [m for m in scene.bodies if m.node.label in labels and not is_foreign(m)]
    named = acted or [m for m in own if not is_bystander(scene, m)] or own
    before = [m for m in named if m.start <= sanction.at]
    return (before or named)[-1] if named else None


def _distinct(nodes: list[AnyNode]) -> list[AnyNode]:
    return list({node.id: node for node in nodes}.values())


def _unnamed(writer: ItemWriter, sanction: Sanction) -> AnyNode:
    kind = Court if sanction.by_court else Regulator
    name = "unnamed court" if sanction.by_court else "unnamed authority"
    node = kind(id=anonymous_id(kind.__name__, writer.item, name), name=name, anonymous=True)
    quote = [writer.quote(sanction.sentence)]
    writer.builder.stated("MENTIONED_IN", node.id, writer.item, writer.item, quote)
    return writer.builder.node(node)
