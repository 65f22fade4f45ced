"""Which described businesses and people are parties of a case though no penalty on them is stated."""

import re

from loaders.recognise.party import Party
from loaders.relate.phrasing import pattern
from loaders.relate.proceedings import Act
from loaders.relate.scene import Scene, Sentence

_CONDUCT = re.compile(
    r"^\s*(?:,[^,.;]{0,120},\s*)?(?:(?:has|have|had|was|were|is|are|been|allegedly|repeatedly|also)\s+)*"
    r"(?:fail(?:ed|ing|s|ure)|violat\w+|breach\w+|infring\w+|(?:illegally|unlawfully|improperly|maliciously)\s\w+|neglect\w+|"
    r"prosecuted|arrested|charged|indicted|convicted|suspected|accused|detained|found to have)",
    re.IGNORECASE,
)
_FINDING = re.compile(
    r"\b(?:illegal|unlawful|violat|fail|non-complian|breach|infring|loophole|unauthori[sz]ed|illegally)\w*",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:\b(?:(?:suggestions?|recommendations?|advice) to|arrested|against|investigat\w+ (?:into )?"
    r"|sued|failure of|prosecuted|violations? (?:of|by)|suit with|dispute with)\s*|起诉|诉)$",
    re.IGNORECASE,
)
_ROLES = frozenset({"defendant", "plaintiff", "respondent"})


def conduct_parties(scene: Scene, acts: list[Act], by_court: bool) -> list[Party]:
    """The parties to a suit, those proceeded against, and those of whom unlawful conduct is said."""
    court = by_court or any(a.predicate == "HEARD" for a in acts)
    found: list[Party] = []
    for sentence in scene.body_sentences:
        found += [
            p
            for p in scene.parties_in(sentence.start, sentence.end)
            if _is_party(scene, sentence, p, court, bool(acts))
        ]
    return found


def _is_party(scene: Scene, sentence: Sentence, party: Party, court: bool, acted: bool) -> bool:
    if party.kind in _ROLES or party.role in _ROLES:
        return court or "defendant" in (party.kind, party.role)
    if party.owned or (party.bare and not party.surname and party.kind != "named"):
        return False
    if party.surname or party.kind == "named":
        return True
    before = scene.text[max(sentence.start, party.start - 40) : party.start]
    after = scene.text[party.end : sentence.end]
    if _AGAINST.search(before):
        return True
    if _CONDUCT.match(after):
        return True
    if re.search(r"\b(?:on|via|through|using|into|from|with|by|of|in|to)\s+$", before):
        return False
    found = pattern("proceedings", "enforced", "en").search(
        scene.text, max(sentence.start, party.start - 60), party.start
    )
    return acted and bool(found) and bool(_FINDING.search(after[:160]))
