"""What kind of case an item reports."""

import re

from graph_model.nodes import CaseKind
from loaders.relate.phrasing import pattern
from loaders.relate.proceedings import Act, has_result
from loaders.relate.sanction import Sanction
from loaders.relate.scene import Scene

_PUBLIC_INTEREST = re.compile(
    r"public[- ]interest|prosecutorial (?:suggest|recommend)|procuratorial (?:suggest|recommend)|公益诉讼|检察建议",
    re.IGNORECASE,
)
_CRIMINAL = re.compile(
    r"\bcrim(?:e|es|inal)\b|sentenced|imprisonment|prosecuted|convicted|有期徒刑|犯罪|判处", re.IGNORECASE
)


def case_kind(scene: Scene, acts: list[Act], sanctions: list[Sanction]) -> CaseKind:
    """`public-interest`, `criminal`, `civil`, `campaign` or `administrative`, by who acted and what was done."""
    text = " ".join(scene.words(s) for s in scene.sentences)
    kinds = {s.kind for s in sanctions}
    if kinds & {"imprisonment", "suspended_sentence"}:
        return "criminal"
    if _PUBLIC_INTEREST.search(text):
        return "public-interest"
    if any(a.predicate in {"HEARD", "PROSECUTED"} for a in acts):
        return "criminal" if _CRIMINAL.search(text) else "civil"
    if (
        pattern("proceedings", "campaign").search(text)
        and has_result(scene)
        and not kinds & {"fine", "warning"}
    ):
        return "campaign"
    return "administrative"
