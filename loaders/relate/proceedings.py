"""Who investigated, prosecuted and heard what an item reports."""

import re
from dataclasses import dataclass

from loaders.mentions import Mention
from loaders.relate.agents import agents, unreal
from loaders.relate.phrasing import data, pattern, phrases, union
from loaders.relate.scene import Scene, Sentence

_LABELS = {
    "ENFORCED": frozenset({"Regulator", "Organisation"}),
    "PROSECUTED": frozenset({"Procuratorate"}),
    "HEARD": frozenset({"Court"}),
}


@dataclass(frozen=True, slots=True)
class Act:
    """A body's part in the item's case: `predicate` is ENFORCED, PROSECUTED or HEARD."""

    predicate: str
    body: Mention
    sentence: Sentence


def find_acts(scene: Scene) -> list[Act]:
    """What regulators, procuratorates and courts did in the item's case, body before headings."""
    found: list[Act] = []
    for predicate in ("ENFORCED", "PROSECUTED", "HEARD"):
        acts = [a for s in scene.body_sentences for a in _in_sentence(scene, s, predicate)]
        if not acts:
            acts = [a for s in scene.headings for a in _in_sentence(scene, s, predicate)]
        found += acts
    return found


def _in_sentence(scene: Scene, sentence: Sentence, predicate: str) -> list[Act]:
    bodies = [m for m in scene.bodies_in(sentence.start, sentence.end) if m.node.label in _LABELS[predicate]]
    if not bodies:
        return _taken_up(scene, sentence, predicate)
    found: list[Act] = []
    if predicate in {"HEARD", "PROSECUTED"}:
        nominal = {"HEARD": "reviewed", "PROSECUTED": "suit_of"}[predicate]
        reviewed = union(tuple(f"(?:{text})" for text in data("proceedings")[nominal]))
        before = ((m, scene.text[max(sentence.start, m.start - 80) : m.start]) for m in bodies)
        found = [Act(predicate, m, sentence) for m, words in before if reviewed.search(words)]
    for match, _ in phrases("proceedings", predicate.lower()).find(scene.text, sentence.start, sentence.end):
        if unreal(scene, sentence, match.start(), match.end()) or _in_title(scene, sentence, match.start()):
            continue
        if (
            predicate == "ENFORCED"
            and _is_campaign(scene, match.start(), match.end())
            and not has_result(scene)
        ):
            continue
        found += [
            Act(predicate, body, sentence)
            for body in agents(scene, sentence, match.start(), _LABELS[predicate], match.end())
            if not _only_reports_passive(scene, body, match.start())
        ]
    return found


def _in_title(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether a word stands in the name of an instrument: 《关于开展专项行动的公告》."""
    return any(m.start <= at < m.end for m in scene.laws_in(sentence.start, sentence.end))


_IT = re.compile(r"[\s•*-]*(?:(?:In|By|On) (?:[^,.;]|,(?= \d{4}\b)){3,60}?,? )?(?:[Ii]t|[Tt]hey|[Bb]oth)\b")


def _taken_up(scene: Scene, sentence: Sentence, predicate: str) -> list[Act]:
    """What "It sent a prosecutorial suggestion" says of the one body that the sentence before names."""
    if sentence.heading or not _IT.match(scene.text, sentence.start, sentence.end):
        return []
    verbs = phrases("proceedings", predicate.lower()).find(scene.text, sentence.start, sentence.end)
    if not any(not unreal(scene, sentence, m.start(), m.end()) for m, _ in verbs):
        return []
    earlier = scene.body_before(sentence)
    bodies = scene.bodies_in(earlier.start, earlier.end) if earlier else []
    fitting = {m.node.id: m for m in bodies if m.node.label in _LABELS[predicate]}
    return [Act(predicate, m, sentence) for m in fitting.values()] if len(fitting) == 1 else []


_PASSIVE = re.compile(r"\b(?:was|were|been|being)\s(?:\w+ly\s)?$")
_REPORTS = re.compile(
    r"\b(?:report|announc|said|say|stat|disclos|reveal|notif|show|shar|publish|confirm|find|found)\w*\b",
    re.IGNORECASE,
)


def _only_reports_passive(scene: Scene, body: Mention, at: int) -> bool:
    """Whether a body before a passive verb did something else: only what it reports as done is its own act."""
    between = scene.text[body.end : at]
    return body.end <= at and bool(_PASSIVE.search(between)) and not _REPORTS.search(between)


def _is_campaign(scene: Scene, start: int, end: int) -> bool:
    return bool(pattern("proceedings", "campaign").search(scene.text, start, min(len(scene.text), end + 60)))


def has_result(scene: Scene) -> bool:
    """Whether the item counts what a campaign achieved, or names a party that it reached."""
    counted = pattern("proceedings", "counted")
    return any(
        counted.search(scene.text, s.start, s.end)
        or any(not p.bare and not p.owned for p in scene.parties_in(s.start, s.end))
        for s in scene.body_sentences
    )


def only_examples(scene: Scene) -> bool:
    """Whether the item releases typical cases, which are no case of their own."""
    figures = pattern("proceedings", "statistics")
    if any(figures.search(scene.text, s.start, s.end) for s in (*scene.headings, *scene.body_sentences[:2])):
        return True
    typical = pattern("proceedings", "typical")
    titled = any(_PUNISHED.search(scene.words(s)) for s in scene.headings)
    first = scene.headings if titled else (*scene.headings, *scene.body_sentences[:2])
    return any(typical.search(scene.text, s.start, s.end) for s in first)


#: 关于侵害用户权益行为的APP通报, 某公司被约谈: a heading that reports a measure, in whatever section.
_MEASURE = re.compile(r"(?:App|APP|app|SDK|应用|软件|小程序)[)）]?的?(?:情况)?通报|通报\s?\d+\s?款")


def titled_measure(title: str | None) -> bool:
    """Whether a heading reports a measure and names no instrument."""
    return bool(title and "《" not in title and (_MEASURE.search(title) or _PUNISHED.search(title)))


#: A heading that tells of a penalty reports one, though the text calls it an example.
_PUNISHED = re.compile(r"被(?:依法)?(?:行政)?(?:处?罚|处罚|约谈|警告|通报|查处)")


def campaign_counts(scene: Scene) -> bool:
    """Whether an item that releases typical cases also gives the counts of a campaign."""
    text = " ".join(scene.words(s) for s in scene.body_sentences)
    solved = pattern("proceedings", "solved")
    return bool(pattern("proceedings", "campaign").search(text) and solved.search(text))


def campaign_acts(scene: Scene) -> list[Act]:
    """A campaign whose counts the item gives is that of the body which the item names first."""
    for sentence in (*scene.body_sentences, *scene.headings):
        for body in scene.bodies_in(sentence.start, sentence.end):
            if body.node.label == "Regulator" and not body.node.anonymous:
                return [Act("ENFORCED", body, sentence)]
    return []
