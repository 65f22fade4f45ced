"""Which penalties an item states: kind, on whom, by whom, how much, how long."""

import re
from dataclasses import replace
from functools import cache

from loaders.relate.agents import agents, unreal
from loaders.relate.objects import objects
from loaders.relate.penalty_amounts import amounts_by_party, further_terms, months_of, terms_by_party
from loaders.relate.penalty_parties import THEY, antecedent, clause_party, meant, of_sentence_before
from loaders.relate.penalty_rows import is_row, row_parties
from loaders.relate.phrasing import Trigger, find_triggers, pattern
from loaders.relate.sanction import Sanction
from loaders.relate.scene import Scene, Sentence

COURT_KINDS = frozenset({"imprisonment", "suspended_sentence", "compensation", "apology", "liability"})
#: A heading may add these to what the body says; for the rest the body prevails.
HEADING_KINDS = frozenset({"public_notice", "takedown", "summons"})


def find_sanctions(scene: Scene) -> list[Sanction]:
    """All penalties that the item states as imposed, in the order of the text."""
    body: list[Sanction] = []
    recalled = False
    for sentence in scene.body_sentences:
        found = _in_sentence(scene, sentence, body)
        recalled = bool(body) and (
            _recalls(scene, sentence, found, body)
            or (recalled and bool(THEY.match(scene.text, sentence.start, sentence.end)))
        )
        body += [] if recalled else found
    kinds = {s.kind for s in body}
    headings = [s for sentence in scene.headings for s in _in_sentence(scene, sentence, [])]
    if kinds == {"other"} and any(s.party for s in headings):
        body, kinds = [], set()  # a heading that names who was punished says more than "held responsible"
    if body:
        shown = HEADING_KINDS - ({"takedown"} if "suspension" in kinds else set())
        headings = [s for s in headings if s.kind in shown and s.kind not in kinds]
    body = _without_reversed(scene, body)
    found = body + headings
    found += [
        replace(s, kind="public_notice") for s in found if s.kind == "takedown" and _is_published(scene, s)
    ]
    if any(s.kind in _REMEDIES for s in found):
        found = [s for s in found if s.kind != "liability" or not _BEARS.match(scene.text, s.at)]
    if any(s.kind != "other" for s in found):
        found = [s for s in found if s.kind != "other" or _SPECIFIC.match(scene.text, s.at)]
    return found


_REVERSED = re.compile(
    r"\bset(?:s|ting)? (?:(?:this|that|the|its|both|all) [\w' -]{1,40}?)?aside\b|\b(?:overturn(?:ed"
    r"|s)|reversed?|quash(?:ed|es)|revoked)\b[^.;]{0,60}?"
    r"(?:judge?ment|decision|ruling|verdict|sentence|first[- ]instance)|撤销(?:一审|原审)?判决|改判",
    re.IGNORECASE,
)


def _without_reversed(scene: Scene, body: list[Sanction]) -> list[Sanction]:
    """What courts imposed, without what a later sentence says was set aside."""
    at = max(
        (m.start() for s in scene.body_sentences if (m := _REVERSED.search(scene.text, s.start, s.end))),
        default=0,
    )
    return [s for s in body if not s.by_court or s.sentence.end > at]


#: What was done before, or abroad, to others: "Only last month, Y had been called in".
_BEFORE = re.compile(
    r"\bhad (?:already |also |earlier |previously |just )?been \w+|\bhad (?:already |earlier |previously )?\w+ed\b"
    r"|\b(?:only|just) (?:\w+ )?(?:days?|weeks?|months?) (?:ago|earlier|before)"
    r"|\blast (?:year|month)\b|\b(?:days|weeks|months|years) (?:ago|earlier|before)\b"
    r"|\bearlier (?:this|last) (?:year|month)\b"
    r"|\b(?:in|by) (?:the )?(?:EU|European Union|US|United States|Ireland|Korea|Europe)\b",
    re.IGNORECASE,
)


#: "Yu, who had helped him, was sentenced": what is told of a party is not what befell it.
_RELATIVE = re.compile(r",\s(?:who|which|whose)\s[^,]*,")


def _recalls(scene: Scene, sentence: Sentence, found: list[Sanction], body: list[Sanction]) -> bool:
    """Whether a sentence behind the report recalls what befell other parties than the item's."""
    if not found or not _BEFORE.search(_RELATIVE.sub(",", scene.words(sentence))):
        return False
    told = {s.party.words for s in body if s.party}
    before = scene.text[scene.item.start : sentence.start]
    return all(s.party and s.party.words not in told and s.party.words not in before for s in found)


#: Liability that the judgment fills with a remedy is no penalty beside it; joint liability is.
_REMEDIES = frozenset({"compensation", "apology"})
_BEARS = re.compile(r"[承擔担]{2}(?![^，。；]{0,14}(?:连带|连帶|共同))")
#: A licence revoked or a ban from the trade is a penalty of its own, beside those that have a kind.
_SPECIFIC = re.compile(
    r"(?:revok|cancel|withdr|annul|terminat|banned|barred|disqualif|prohibit|saw|sees|lost|los(?:es)|forfeit|had|has)|吊销|终身|禁止",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:notices?|circulars?|announce[sd]?|announcements?|lists?|listed|reports?|reported|publish\w*|named|bulletins?"
    r"|statement|notified)\b|通报|公告|公布|发布|名单",
    re.IGNORECASE,
)


def _is_published(scene: Scene, removal: Sanction) -> bool:
    """Whether a removal of apps was made known by a circular, which names those behind them (guidelines)."""
    near = [s for s in scene.sentences if s.heading or abs(s.start - removal.sentence.start) < 400]
    here = scene.parties_in(removal.sentence.start, removal.sentence.end)
    removed = [removal.party] if removal.party else here
    apps = any(p.kind == "apps" or "app" in p.words.lower() for p in removed)
    return apps and any(_PUBLISHED.search(scene.words(s)) for s in near)


def _in_sentence(scene: Scene, sentence: Sentence, earlier: list[Sanction]) -> list[Sanction]:
    triggers = _triggers(scene, sentence)
    if not triggers:
        return []
    by_court = _by_court(scene, sentence, triggers, bool(earlier) and earlier[-1].by_court)
    triggers = [t for t in triggers if not unreal(scene, sentence, t.start, t.end, by_court)]
    triggers = [_paid_by_judgment(scene, t) if by_court else t for t in triggers]
    if by_court:  # what a court orders done beside payment and apology has no kind of its own
        triggers = [t for t in triggers if t.kind != "order_to_correct"]
    found: list[Sanction] = []
    previous, row = meant(scene, sentence, earlier), is_row(scene, sentence)
    for index, trigger in enumerate(triggers):
        stop = triggers[index + 1].start if index + 1 < len(triggers) else sentence.end
        parties = objects(scene, sentence, triggers, index, previous)
        if parties is None:
            parties = (
                previous
                or antecedent(scene, sentence, trigger)
                or of_sentence_before(scene, sentence, trigger)
            )
        if (told := clause_party(scene, sentence, trigger)) and (not parties or parties == previous):
            parties = told
        if row and (of_row := row_parties(scene, sentence, trigger.start)):
            parties = of_row
        previous = parties or previous
        labels = {"Court"} if by_court else {"Regulator", "Organisation"}
        who = tuple(agents(scene, sentence, trigger.start, labels, trigger.end))
        for party, amount in amounts_by_party(scene, sentence, trigger, stop, parties):
            kind = "fine" if trigger.kind == "other" and amount is not None else trigger.kind
            months = terms_by_party(scene, trigger, stop, parties).get(
                party, months_of(scene, sentence, trigger, stop)
            )
            found.append(Sanction(kind, party, amount, months, who, by_court, sentence, trigger.start))
        for party, months in further_terms(scene, trigger, stop):
            found.append(Sanction(trigger.kind, party, None, months, who, by_court, sentence, trigger.start))
    return found


def _triggers(scene: Scene, sentence: Sentence) -> list[Trigger]:
    named = [
        (m.start, m.end)
        for m in (
            *scene.laws_in(sentence.start, sentence.end),
            *scene.bodies_in(sentence.start, sentence.end),
        )
    ]
    triggers = [
        t
        for t in find_triggers(scene.text, sentence.start, sentence.end)
        if not any(s <= t.start < e for s, e in named) and not _rule_before(scene, sentence, t.start)
    ]
    if any(t.kind in _CIVIL for t in triggers):
        heard = _has_court(scene)
        triggers = [
            t for t in triggers if t.kind not in _CIVIL or (heard and not _claimed(scene, sentence, t))
        ]
    if not triggers or sentence.heading or is_row(scene, sentence):
        return triggers
    imposing = pattern("penalties", "imposing")
    chinese = any("一" <= c <= "鿿" for c in scene.text[sentence.start : sentence.end][:60])
    verbs = any(t.form == "verb" for t in triggers) or chinese or clause_party(scene, sentence, triggers[0])
    return triggers if verbs or imposing.search(scene.words(sentence)) else []


def _paid_by_judgment(scene: Scene, trigger: Trigger) -> Trigger:
    """What a court tells somebody to pay, without calling it a fine, is compensation."""
    words = scene.text[trigger.start : trigger.end].lower()
    if trigger.kind == "fine" and re.search(
        r"\b(?:must|has to|have to|had to|told|made|agreed|pays?|paid|ordered)\b", words
    ):
        return Trigger(trigger.start, trigger.end, "compensation", trigger.form)
    return trigger


_JUDGMENT = re.compile(
    r"\bcourts?\b|\bjudge?ment|\btribunal|\bsentenced|\bverdict|\bsettle|法院|判决|调解", re.IGNORECASE
)
_CIVIL = frozenset({"compensation", "apology", "liability"})


def _has_court(scene: Scene) -> bool:
    return any(_JUDGMENT.search(scene.words(s)) for s in scene.sentences)


#: 请求判令被告赔偿2万元, 诉至法院，要求该公司道歉
_CLAIM = re.compile(r"请求|诉请|诉求|索赔|主张|要求")
_JUDGED = re.compile(r"判决|裁定|(?<!请求)(?<!要求)判令|支持|法院(?:认|判)")


def _claimed(scene: Scene, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a remedy is only what a party asks the court for."""
    before = scene.text[sentence.start : trigger.start]
    return bool(_CLAIM.search(before)) and not _JUDGED.search(before)


@cache
def _rule_verbs() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:[(（][^)）]{0,80}[)）]\s*)?(?:,? which )?(?:also |further |now |newly |expressly )*(?:stipulat"
        r"|provid|requir|set|list|specif|impos|increas|rais|introduc|"
        r"emphasi|clarif|prohibit|state|aim|strengthen|propos|prescrib|define|contain|include|detail|outline|establish|regulat|allow|empower|authori[sz])\w*",
        re.IGNORECASE,
    )


def _rule_before(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether an instrument is the subject of the sentence: then it describes penalties, it imposes none."""
    laws = [m for m in scene.laws_in(sentence.start, at) if m.node.label == "Law"]
    if not laws or any(m.start < laws[0].start for m in scene.bodies_in(sentence.start, at)):
        return False
    return laws[0].start - sentence.start < 40 and bool(_rule_verbs().match(scene.text, laws[0].end, at))


def _by_court(scene: Scene, sentence: Sentence, triggers: list[Trigger], before: bool) -> bool:
    if any(t.kind in COURT_KINDS for t in triggers):
        return True
    if any(scene.text[t.start : t.end].lower().startswith(("sentenced", "判处")) for t in triggers):
        return True
    labels = [m.node.label for m in scene.bodies_in(sentence.start, sentence.end)]
    if not {"Court", "Regulator"} & set(labels):
        return before or _only_courts(scene)
    return "Court" in labels and "Regulator" not in labels


def _only_courts(scene: Scene) -> bool:
    labels = {m.node.label for m in scene.bodies}
    return "Court" in labels and not labels & {"Regulator", "Organisation"}
