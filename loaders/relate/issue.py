"""One statement that a body issued an instrument, and what the modules on issuing share."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.mentions import Mention
from loaders.relate.scene import Scene, Sentence

#: 《旧规定》同时废止: what is repealed is not issued.
REPEALED = re.compile(r"[》”]?(?:（[^）]{1,40}）)?[^，。；《]{0,16}?(?:同时|予以|即行|相应|一并)废止")


@dataclass(frozen=True, slots=True)
class Issue:
    """`issuer` issued `law`, as `sentence` states."""

    issuer: Mention
    law: Mention
    sentence: Sentence


def instruments_in(scene: Scene, sentence: Sentence) -> list[Mention]:
    """The instruments that a sentence names, those inside other names aside."""
    return [m for m in scene.laws_in(sentence.start, sentence.end) if m.node.label == "Law" and not m.nested]


def the_one(mentions: Iterable[Mention]) -> list[Mention]:
    """The one instrument that all `mentions` mean; [] where they mean several or none."""
    distinct = {m.node.id: m for m in mentions}
    return list(distinct.values()) if len(distinct) == 1 else []


def in_open_category(scene: Scene) -> bool:
    """Whether the item stands where instruments are reported."""
    return scene.category in {"legislation", "authority", "industry"}
