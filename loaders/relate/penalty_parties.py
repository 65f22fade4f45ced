"""Whom a penalty fell on where its clause leaves the party to what was said before."""

import re

from loaders.recognise.party import Party
from loaders.relate.phrasing import Trigger
from loaders.relate.sanction import Sanction
from loaders.relate.scene import Scene, Sentence

THEY = re.compile(
    r"\s*(?:they|both|all (?:two|three|four|five|of them)|the two|the three|it|he|she|each)\b|其|二人|两人|三人",
    re.IGNORECASE,
)


def meant(scene: Scene, sentence: Sentence, earlier: list[Sanction]) -> list[Party]:
    """The parties that a pronoun at the beginning of a sentence takes up: those of the sentence punished last."""
    if not earlier or not THEY.match(scene.text, sentence.start, sentence.end):
        return []
    last = [s.party for s in earlier[-12:] if s.sentence == earlier[-1].sentence and s.party]
    return list({(p.start, p.end): p for p in last}.values())


_EACH = re.compile(
    r"(?<![\w-])(?:(?P<many>each|both|they|neither|all (?:of them|two|three|four|five))|(?:it|he|she))\b[^.;]{0,50}$",
    re.IGNORECASE,
)


def of_sentence_before(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[Party]:
    """The parties of the sentences right before that "each was fined" takes up."""
    pronoun = _EACH.search(scene.text, sentence.start, trigger.start)
    if not pronoun or scene.parties_in(sentence.start, trigger.start):
        return []
    position = next((i for i, s in enumerate(scene.body_sentences) if s == sentence), 0)
    for start in range(position - 1, max(position - 3, -1), -1):
        here = scene.body_sentences[start:position]
        told = [
            p
            for s in here
            for p in scene.parties_in(s.start, s.end)
            if not (p.owned or p.bare) and p.role != "plaintiff"
        ]
        singles = [p for p in told if not p.plural]
        if pronoun["many"] and len(singles) > 1:
            return list({p.words: p for p in singles}.values())
        if told and not pronoun["many"]:
            return told[-1:]
    return []


_GOES_ON = re.compile(r"(?:,[^,;]{1,60},)?\s(?:to|received|got|was|were|a|an|RMB|for [^,;]{1,60} to)\b")


def _after_semicolon(scene: Scene, sentence: Sentence) -> int:
    """The start of a sentence that only a semicolon parts from the one before, else 0."""
    before = scene.text[max(0, sentence.start - 2) : sentence.start].rstrip()
    return sentence.start if before.endswith(";") else 0


def clause_party(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[Party]:
    """The party that opens the clause of an elided sentence: "He was sentenced to four years; Gu to one year"."""
    clause = scene.text.rfind(";", sentence.start, trigger.start) + 1 or _after_semicolon(scene, sentence)
    opening = scene.parties_in(clause, min(trigger.start, clause + 14)) if clause else []
    if not opening or not _GOES_ON.match(scene.text, opening[0].end, trigger.end):
        return []
    return [opening[0]]


_PRONOUN = re.compile(
    r"[^.;]{0,40}?\s(?:on|upon|against) (?P<him>it|him|her)\b"
    r"|[^.;]{0,40}?\s(?:on|upon|against) (?:them|each of them)\b|"
    r"\s?(?:(?:on|upon|against|to) )?(?P<one>it|him|her)\b|\s?(?:(?:on|upon|against|to) )?(?:them|each of them)\b"
)


def antecedent(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[Party]:
    """The party that "ordered it to rectify" means: the last of its number named before in the sentence."""
    pronoun = _PRONOUN.match(scene.text, trigger.end, sentence.end)
    if not pronoun:
        return []
    before = scene.parties_in(sentence.start, trigger.start)
    fitting = [
        p for p in before if p.plural != bool(pronoun["one"] or pronoun["him"]) and p.role != "plaintiff"
    ]
    return fitting[-1:]
