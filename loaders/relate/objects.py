"""On whom a penalty fell: the party that a verb or noun of punishing takes."""

import re
from functools import cache

from loaders.recognise.party import Party, data
from loaders.relate.phrasing import Trigger
from loaders.relate.scene import Scene, Sentence

_BE = re.compile(
    r"(?:\b(?:was|were|been|being|is|are|be|got)|被)\s*(?:\w+ly\s+|also\s+|both\s+|each\s+|all\s+|then\s+|subsequently\s+|respectively\s+)*$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^(?:[\s,，、]|and|or|then|also|both|jointly|a|an|the|administrative|并|及|和|处|予以|给予)*$",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    r"^(?:[\s,，、]|and|or|a|an|the|administrative|penalt(?:y|ies)|of|as well as|plus|in the amount"
    r"|RMB|CNY|yuan|million|[\d.,]+)*$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"(?:\b(?:on|upon|against|to|for|from|of|hit|hits|struck)\s+(?:each of\s+|both\s+|all(?: of)?\s+)?)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:on|upon|against|to|from|fined|warned|ordered|ordering|required|summoned|punished"
    r"|penali[sz]ed)\s+(?:each of |both of |all of )?(?P<p>them|it|him|her|the two|the three"
    r"|the latter|each|both)\b",
    re.IGNORECASE,
)
#: "Cheng Wei, chairman and chief executive, and Liu Qing"
_TITLE_AND = re.compile(
    r",\s(?!(?:who|which|was|were|had|has|and|or|but|for|to|on|in)\b)[A-Za-z][a-z]+(?:\s[A-Za-z]+){0,6},?\sand\s(?:its\s|their\s)?"
)
#: "a letter to a broker whose system had failed, and to its officer"
_CLAUSE_AND = re.compile(
    r"\s(?:whose|which|who|that)\s[^,;.]{3,90},\s(?:and|as well as)\s(?:to|on|against|upon)\s(?:the\s|its\s)?"
)
_HAN_OBJECT = re.compile(r"[对给](?:于)?(?:[^，。；]{0,14})$")
_PAYER = frozenset({"compensation", "apology", "liability", "confiscation"})


@cache
def _join() -> re.Pattern[str]:
    """What stands between parties that are joined, offices before a name included."""
    return re.compile(
        r"[”」]?(?:,? (?:and|as well as|together with|along with)|,|、|和|及|以及|及其|与|與|同|(?<=”)(?=“))\s*(?:its "
        r"|their |other |the |also |(?:(?:vice|general|deputy|former|then) )*(?:president|chair(?:man"
        r"|woman)|chief executive|CEO|director|manager|founder|executive|representative|employee"
        r"|programmer) )*(?:" + "|".join(data()["chinese"]["offices"]) + r")?[“「]?",
        re.IGNORECASE,
    )


def joined(scene: Scene, parties: list[Party], first: Party) -> list[Party]:
    """`first` and the parties joined to it by commas and "and"."""
    group, sure = [first], 1
    for party in parties[parties.index(first) + 1 :]:
        between = scene.text[group[-1].end : party.start]
        people = group[-1].label == party.label == "Person"
        if people and party.owned and between == ", ":
            continue  # "Cheng Wei, its chairman and CEO, and Liu Qing"
        if _CLAUSE_AND.fullmatch(between):
            between = ", and "
        if not _join().fullmatch(between) and not (people and _TITLE_AND.fullmatch(between)):
            break
        group.append(party)
        if between.strip() != ",":  # a comma alone may introduce an apposition: "Qian, a clerk,"
            sure = len(group)
    return group[:sure]


def subject_before(scene: Scene, sentence: Sentence, at: int, *, payer: bool = False) -> list[Party]:
    """The party (with those joined to it) that a passive verb at `at` says something of; [] if none."""
    candidates = [p for p in scene.parties_in(sentence.start, at) if p.end <= at and not p.owned]
    if payer:
        candidates = [p for p in candidates if p.role != "plaintiff"]
    candidates = [p for i, p in enumerate(candidates) if not _in_clause(scene, candidates[:i], p)]
    free = [p for p in candidates if not _after_preposition(scene, p)]
    if not (free or candidates):
        return []
    last = (free or candidates)[-1]
    for party in reversed(free):
        if last in joined(scene, free, party):
            first = party
        else:
            break
    return joined(scene, free or candidates, first if free else last)


_WHO = re.compile(r",?\s(?:who|which|whose)\s[^,]*")


def _in_clause(scene: Scene, earlier: list[Party], party: Party) -> bool:
    """Whether a party stands only in what is told of another: "Deng, who ran the group, got"."""
    return any(_WHO.fullmatch(scene.text, other.end, party.start) for other in earlier[-3:])


def _after_preposition(scene: Scene, party: Party) -> bool:
    before = scene.text[max(0, party.start - 12) : party.start]
    return bool(re.search(r"\b(?:of|by|from|at|in|to|with|for|on)\s+$", before))


def objects(
    scene: Scene, sentence: Sentence, triggers: list[Trigger], index: int, previous: list[Party]
) -> list[Party] | None:
    """The parties of the trigger at `index`; None where the sentence leaves them to what was said before."""
    found = _objects(scene, sentence, triggers, index, previous)
    if found and triggers[index].kind == "summons":
        return _summoned(scene, sentence, found)
    return found


def _summoned(scene: Scene, sentence: Sentence, parties: list[Party]) -> list[Party] | None:
    """A talk with those who head a business is a talk with the business (annotation guidelines)."""
    if not all(_leads(p) for p in parties):
        return parties
    here = [p for p in scene.parties_in(sentence.start, sentence.end) if p.label == "Company"]
    ahead = [p for p in here if p.start < parties[0].end <= p.end + 40 and p.end <= parties[-1].end]
    behind = [p for p in here if parties[-1].end <= p.start <= parties[-1].end + 8]
    return ahead[-1:] or behind or None


def _leads(party: Party) -> bool:
    words = re.findall(r"[a-z]+", party.words.lower())
    if party.label != "Person" or party.surname or not words:
        return False
    if party.responsible:
        return True
    offices = set(data()["offices"])
    return words[-1] in offices or words[-1] == "charge" or " ".join(words[-2:]) in offices


def _objects(
    scene: Scene, sentence: Sentence, triggers: list[Trigger], index: int, previous: list[Party]
) -> list[Party] | None:
    trigger = triggers[index]
    stop = triggers[index + 1].start if index + 1 < len(triggers) else sentence.end
    if "一" <= scene.text[trigger.start] <= "鿿":
        return _chinese_objects(scene, sentence, trigger, stop, previous)
    if trigger.kind in _PAYER:
        return _payers(scene, sentence, trigger, stop) or None
    if trigger.form == "verb":
        return _verb_objects(scene, sentence, trigger, stop, triggers[index - 1] if index else None, previous)
    return _noun_objects(scene, sentence, triggers, index, previous)


def is_passive(scene: Scene, sentence: Sentence, trigger: Trigger, last: Trigger | None) -> bool:
    """Whether a verb is passive, by its own auxiliary or by that of the verb before it in a list."""
    before = scene.text[max(sentence.start, trigger.start - 40) : trigger.start]
    if _BE.search(before):
        return True
    if last is not None and last.form == "verb" and _continues(scene, last, trigger):
        return is_passive(scene, sentence, last, None)
    return bool(re.match(r"\s*by\b", scene.text[trigger.end : trigger.end + 5]))


def _continues(scene: Scene, last: Trigger, trigger: Trigger) -> bool:
    """Whether a verb goes on with the subject of the verb before it: no other party or body stands between."""
    between = scene.text[last.end : trigger.start]
    if _LIST.match(between):
        return True
    alone = not scene.parties_in(last.end, trigger.start) and not scene.bodies_in(last.end, trigger.start)
    return alone and len(between) < 70 and bool(re.search(r"(?:,|\band)\s+(?:\w+ly\s+)?$", between))


#: "must pay RMB 5,000", "had to close": what the subject does is what fell on it.
_PAYS = re.compile(
    r"(?:must|has|have|had|is|are|was|were) (?:to )?(?:pay|close|shut|cease)|pays\b|paid\b|agreed to|(?:closed|shut)\b"
    r"|will\b|(?:is|are) to pay|(?:saw|sees|had|has|have|lost|loses) (?:its|his|her|their)\b"
    r"|(?:has|have|had|given|were given|was given) (?:until|till|to|\w+ (?:working )?days)",
    re.IGNORECASE,
)


def _verb_objects(
    scene: Scene, sentence: Sentence, trigger: Trigger, stop: int, last: Trigger | None, previous: list[Party]
) -> list[Party] | None:
    if is_passive(scene, sentence, trigger, last) or _PAYS.match(scene.text, trigger.start, trigger.end):
        return subject_before(scene, sentence, trigger.start) or None
    if caused := _caused(scene, sentence, trigger):
        return caused
    pronoun = _PRONOUN.match(scene.text, max(trigger.start, trigger.end - 12), stop)
    if pronoun or re.match(r"\s*(?:them|it|him|her)\b", scene.text[trigger.end : stop]):
        return None
    following = [
        p for p in scene.parties_in(trigger.end, min(stop, trigger.end + 160)) if p.role != "plaintiff"
    ]
    if trigger.kind == "takedown":  # "had the stores remove nine apps" falls on the apps
        here = scene.parties_in(trigger.end, sentence.end)
        following = [p for p in here if p.kind == "apps"][:1] or following
    if following and not _clause_break(scene.text[trigger.end : following[0].start]):
        return joined(scene, following, following[0])
    if not scene.bodies_in(sentence.start, trigger.start) or sentence.heading:
        return subject_before(scene, sentence, trigger.start) or None
    return None


def _caused(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[Party]:
    """The parties of "had nine apps removed": between the verb that causes and what it caused."""
    had = re.search(
        r"\b(?:had|has|have|having|got|gets) (?!been )[^.;,]{2,60}$",
        scene.text[max(sentence.start, trigger.start - 70) : trigger.start],
    )
    inside = scene.parties_in(trigger.start - len(had.group()), trigger.start) if had else []
    return joined(scene, inside, inside[0]) if inside else []


def _clause_break(between: str) -> bool:
    return bool(re.search(r"[;；。]|\b(?:because|after|for failing|for having|which|where|when)\b", between))


def _noun_objects(
    scene: Scene, sentence: Sentence, triggers: list[Trigger], index: int, previous: list[Party]
) -> list[Party] | None:
    trigger = triggers[index]
    for later in range(index, len(triggers)):
        stop = triggers[later + 1].start if later + 1 < len(triggers) else sentence.end
        found = _on_party(scene, triggers[later].end, stop)
        if found is not None:
            return found or None
        if later + 1 == len(triggers) or not _CHAIN.match(scene.text[triggers[later].end : stop]):
            break
    between = scene.text[max(sentence.start, trigger.start - 200) : trigger.start]
    if re.search(
        r"\b(?:receiv\w+|subject(?:ed)? to|given|issued|handed|served|faced|met with|paid|hit with|got|gets|earned"
        r"|drew|incurred|dealt|slapped with|let off|walk(?:ed|s) away|got away|ended up|escaped)\b[^.;]{0,40}$",
        between,
    ) and not (
        scene.bodies_in(sentence.start, trigger.start)
        and not re.search(r"\b(?:received|got|was|were|been)\b", between)
    ):
        return subject_before(scene, sentence, trigger.start) or None
    given = re.search(
        r"\b(?:gave|give|gives|giving|issued|handed|hit|slapped|landed|served|sent|sends|wrote|punished|sanctioned"
        r"|penali[sz]ed|imposed (?:up)?on)\s[^.;]{0,60}$",
        between,
    )
    if given and not previous:
        inside = scene.parties_in(trigger.start - len(given.group()), trigger.start)
        return joined(scene, inside, inside[0]) if inside else None
    if trigger.kind in {"takedown", "suspension"}:
        stop = triggers[index + 1].start if index + 1 < len(triggers) else sentence.end
        following = scene.parties_in(trigger.end, stop)
        return joined(scene, following, following[0]) if following else None
    return None


def _chinese_objects(
    scene: Scene, sentence: Sentence, trigger: Trigger, stop: int, previous: list[Party]
) -> list[Party] | None:
    """In Chinese the party stands inside the verb phrase, before it after 对, before 被, or right behind it."""
    inside = list(scene.parties_in(trigger.start, trigger.end))
    if inside:
        return joined(scene, inside, inside[0])
    before = [p for p in scene.parties_in(sentence.start, trigger.start) if p.words not in scene.suing]
    if trigger.kind in _PAYER:
        before = [
            p
            for p in before
            if scene.text[p.start - 1 : p.start] not in {"向", "给"}
            and not re.search(r"向[^，。；]{0,6}$", scene.text[max(sentence.start, p.start - 8) : p.start])
        ] or before
    here = _clause_parties(scene, sentence, trigger, before)
    if here and trigger.kind not in _PAYER:
        return _last_group(scene, here)
    marked = [p for p in before if _HAN_OBJECT.search(scene.text[max(sentence.start, p.start - 8) : p.start])]
    passive = "被" in scene.text[sentence.start : trigger.start]
    following = [
        p for p in scene.parties_in(trigger.end, min(stop, trigger.end + 24)) if p.words not in scene.suing
    ]
    if marked:
        group = _last_group(scene, before[: before.index(marked[-1]) + 1])
        return joined(scene, before, group[0])
    if following and not re.search(r"[，。；]|\d(?:万|元)", scene.text[trigger.end : following[0].start]):
        return joined(scene, following, following[0])
    if before and (passive or trigger.kind in _PAYER or not scene.bodies_in(sentence.start, trigger.start)):
        return _last_group(scene, before)
    return _last_group(scene, before) if before and not previous else None


def _clause_parties(scene: Scene, sentence: Sentence, trigger: Trigger, before: list[Party]) -> list[Party]:
    """The parties between the verb that governs and the penalty, in its own clause: 责令该公司暂停, 对李某罚款."""
    clause = max(scene.text.rfind(mark, sentence.start, trigger.start) for mark in "，；。：") + 1
    governed = re.compile(r"[对给将向]|责令|要求|决定对").search(
        scene.text, max(clause, sentence.start), trigger.start
    )
    return [p for p in before if governed and p.start >= governed.start()]


def _last_group(scene: Scene, parties: list[Party]) -> list[Party]:
    """The last party with those joined to it before."""
    first = parties[-1]
    for party in reversed(parties):
        if parties[-1] not in joined(scene, parties, party):
            break
        first = party
    return joined(scene, parties, first)


#: What a penalty was for names nobody whom it fell on.
_REASON = re.compile(
    r",?\sfor(?:,|\s(?:\w+ly\s)?(?:not\s)?\w+ing\b|\sfailure\b)|\sbecause\b|\son the grounds?\b"
)


def _on_party(scene: Scene, start: int, stop: int) -> list[Party] | None:
    """The parties after "on", "against" or "to"; [] for a pronoun; None where there is neither."""
    stop = min(stop, start + reason.start()) if (reason := _REASON.search(scene.text[start:stop])) else stop
    segment = scene.text[start:stop]
    if _PRONOUN.search(segment):
        return []
    for party in scene.parties_in(start, stop):
        if party.role != "plaintiff" and _ON.search(scene.text[max(start, party.start - 24) : party.start]):
            return joined(scene, scene.parties_in(start, stop), party)
        if re.search(r"[;；]", scene.text[start : party.start]):
            return None
    return None


def _payers(scene: Scene, sentence: Sentence, trigger: Trigger, stop: int) -> list[Party]:
    inside = [p for p in scene.parties_in(trigger.start, trigger.end) if p.role != "plaintiff"]
    if inside:
        return joined(scene, inside, inside[0])
    if trigger.kind == "confiscation":
        found = _on_party(scene, trigger.end, stop)
        if found is not None:
            return found
    payers = subject_before(scene, sentence, trigger.start, payer=True)
    joint = re.match(r"[^.;]{0,30}?\bwith\s+", scene.text[trigger.end : trigger.end + 60])
    if joint and trigger.kind == "liability":
        payers = payers + [p for p in scene.parties_in(trigger.end, trigger.end + 70)[:1] if p not in payers]
    return payers
