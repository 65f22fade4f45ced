"""Which penalties an item states: kind, on whom, by whom, how much, how long."""

import re
from dataclasses import dataclass, replace
from functools import cache

from graph_model.nodes import PenaltyKind
from graph_model.values.durations import find_durations
from graph_model.values.money import Amount, find_amounts
from loaders.mentions import Mention
from loaders.recognise.counts import count_of
from loaders.recognise.party import Party
from loaders.relate.agents import agents, unreal
from loaders.relate.objects import objects
from loaders.relate.penalty_rows import is_row, row_parties
from loaders.relate.phrasing import Trigger, find_triggers, pattern
from loaders.relate.scene import Scene, Sentence

MONEY = frozenset({"fine", "confiscation", "compensation"})
COURT_KINDS = frozenset({"imprisonment", "suspended_sentence", "compensation", "apology", "liability"})
#: A heading may add these to what the body says; for the rest the body prevails.
HEADING_KINDS = frozenset({"public_notice", "takedown", "summons"})


@dataclass(frozen=True, slots=True)
class Sanction:
    """One penalty on one party as one sentence states it. `party` is None where no description is near.

    `amount` is in yuan, `months` in months; `authorities` are the bodies named in the sentence ([] if none).
    """

    kind: PenaltyKind
    party: Party | None
    amount: float | None
    months: int | None
    authorities: tuple[Mention, ...]
    by_court: bool
    sentence: Sentence
    at: int


def find_sanctions(scene: Scene) -> list[Sanction]:
    """All penalties that the item states as imposed, in the order of the text."""
    body: list[Sanction] = []
    recalled = False
    for sentence in scene.body_sentences:
        found = _in_sentence(scene, sentence, body)
        recalled = bool(body) and (
            _recalls(scene, sentence, found, body)
            or (recalled and bool(_THEY.match(scene.text, sentence.start, sentence.end)))
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


_THEY = re.compile(
    r"\s*(?:they|both|all (?:two|three|four|five|of them)|the two|the three|it|he|she|each)\b|其|二人|两人|三人",
    re.IGNORECASE,
)


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
    previous, row = _meant(scene, sentence, earlier), is_row(scene, sentence)
    for index, trigger in enumerate(triggers):
        stop = triggers[index + 1].start if index + 1 < len(triggers) else sentence.end
        parties = objects(scene, sentence, triggers, index, previous)
        if parties is None:
            parties = (
                previous
                or _antecedent(scene, sentence, trigger)
                or _of_sentence_before(scene, sentence, trigger)
            )
        if (told := _clause_party(scene, sentence, trigger)) and (not parties or parties == previous):
            parties = told
        if row and (of_row := row_parties(scene, sentence, trigger.start)):
            parties = of_row
        previous = parties or previous
        labels = {"Court"} if by_court else {"Regulator", "Organisation"}
        who = tuple(agents(scene, sentence, trigger.start, labels, trigger.end))
        for party, amount in _amounts(scene, sentence, trigger, stop, parties):
            kind = "fine" if trigger.kind == "other" and amount is not None else trigger.kind
            months = _terms(scene, trigger, stop, parties).get(party, _months(scene, sentence, trigger, stop))
            found.append(Sanction(kind, party, amount, months, who, by_court, sentence, trigger.start))
        for party, months in _further_terms(scene, trigger, stop):
            found.append(Sanction(trigger.kind, party, None, months, who, by_court, sentence, trigger.start))
    return found


def _meant(scene: Scene, sentence: Sentence, earlier: list[Sanction]) -> list[Party]:
    """The parties that a pronoun at the beginning of a sentence takes up: those of the sentence punished last."""
    if not earlier or not _THEY.match(scene.text, sentence.start, sentence.end):
        return []
    last = [s.party for s in earlier[-12:] if s.sentence == earlier[-1].sentence and s.party]
    return list({(p.start, p.end): p for p in last}.values())


_EACH = re.compile(
    r"(?<![\w-])(?:(?P<many>each|both|they|neither|all (?:of them|two|three|four|five))|(?:it|he|she))\b[^.;]{0,50}$",
    re.IGNORECASE,
)


def _of_sentence_before(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[Party]:
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


def _clause_party(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[Party]:
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


def _antecedent(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[Party]:
    """The party that "ordered it to rectify" means: the last of its number named before in the sentence."""
    pronoun = _PRONOUN.match(scene.text, trigger.end, sentence.end)
    if not pronoun:
        return []
    before = scene.parties_in(sentence.start, trigger.start)
    fitting = [
        p for p in before if p.plural != bool(pronoun["one"] or pronoun["him"]) and p.role != "plaintiff"
    ]
    return fitting[-1:]


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
    verbs = any(t.form == "verb" for t in triggers) or chinese or _clause_party(scene, sentence, triggers[0])
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


_BARE = re.compile(
    r"\s?(?:of|totall?ing|amounting to)? ?(?:a total of )?(\d{1,3}(?:,\d{3})+|\d{3,9})(?![\d,.]*\s?(?:%"
    r"|apps?|APPs?|people|pieces|cases|yuan|RMB|items))(?! [A-Za-z]*(?:users|records))"
)
_NOT_A_FINE = re.compile(
    r"\b(?:illegal|unlawful|ill-gotten) (?:gains?|profits?|income|proceeds)|worth|earning"
    r"|obtaining|exceeding|profit(?:s|ed)|losses? of|valued at|capital of",
    re.IGNORECASE,
)


def _amounts(
    scene: Scene, sentence: Sentence, trigger: Trigger, stop: int, parties: list[Party]
) -> list[tuple[Party | None, float | None]]:
    """Each party of a trigger with the amount that fell on it."""
    spread: list[tuple[Party | None, float | None]] = [(p, None) for p in parties] or [(None, None)]
    if trigger.kind not in MONEY and trigger.kind != "other":
        return spread
    amounts = _amounts_of(scene, sentence, trigger, stop)
    if trigger.kind == "other":
        amounts = [a for a in amounts if a.start - trigger.end < 60][:1]
    amounts = _total(scene, amounts) or amounts
    if not amounts or (len(amounts) > 1 and _between(scene, sentence, amounts)):
        return spread
    inside = [p for p in scene.parties_in(trigger.end, stop) if p.role != "plaintiff"]
    if (
        len(amounts) > 1
        and re.search("respectively|分别", scene.text[max(sentence.start, trigger.start - 40) : stop])
        and len(parties) == len(amounts)
    ):
        return [(p, a.yuan) for p, a in zip(parties, amounts, strict=True)]
    if len(amounts) == len(parties) > 1:
        return [(p, a.yuan) for p, a in zip(parties, amounts, strict=True)]
    if len(amounts) > 1 and trigger.kind == "fine":
        return _pair(scene, parties, inside, amounts)
    return [(party, amounts[0].yuan) for party, _ in spread]


_IN_TOTAL = re.compile(r"\s?(?:in total|altogether|in all|in aggregate|all told)\b|\s?\(in total\)")
_A_TOTAL = re.compile(r"\b(?:a total of|totall?ing|in total|合计|共计|总计)\s?$")


def _total(scene: Scene, amounts: list[Amount]) -> list[Amount]:
    """Of several amounts the one that is called their total."""
    return [
        a
        for a in amounts
        if len(amounts) > 1
        and (_IN_TOTAL.match(scene.text, a.end) or _A_TOTAL.search(scene.text, max(0, a.start - 14), a.start))
    ][:1]


def _between(scene: Scene, sentence: Sentence, amounts: list[Amount]) -> bool:
    """Whether "between 20,000 and 50,000" gives a range, of which no one amount is stated."""
    before = scene.text[max(sentence.start, amounts[0].start - 24) : amounts[0].start]
    joined = scene.text[amounts[0].end : amounts[1].start]
    return bool(
        re.search(r"\b(?:between|from|ranging)\W*(?:about |RMB ?)?$", before)
        and re.fullmatch(r"\s?(?:yuan )?(?:and|to|-|–)\s?(?:RMB ?)?", joined)
    ) or bool(re.search(r"\branging from\b", before))


def _pair(
    scene: Scene, parties: list[Party], inside: list[Party], amounts: list[Amount]
) -> list[tuple[Party | None, float | None]]:
    """ "fined A 5 and B 3", "a fine of 5 on A and 3 on B": each further amount with the party beside it."""
    pairs: list[tuple[Party | None, float | None]] = [(p, amounts[0].yuan) for p in parties[:1]] or [
        (None, amounts[0].yuan)
    ]
    for last, amount, after in zip(amounts, amounts[1:], [*amounts[2:], None], strict=False):
        limit = after.start if after else amount.end + 80
        beside = [
            p
            for p in inside
            if last.end <= p.start < amount.start and not _ON_AFTER.search(scene.text[last.end : p.start])
        ]
        beside = beside or [p for p in inside if amount.end <= p.start < limit]
        if beside:
            pairs.append((beside[-1] if beside[-1].start < amount.start else beside[0], amount.yuan))
    return pairs


_ON_AFTER = re.compile(r"^\s*(?:on|upon|against|to|from)\b", re.IGNORECASE)


def _amounts_of(scene: Scene, sentence: Sentence, trigger: Trigger, stop: int) -> list[Amount]:
    found = []
    for amount in find_amounts(scene.text, trigger.start, stop):
        before = scene.text[trigger.end : amount.start]
        if (
            trigger.kind != "confiscation"
            and _NOT_A_FINE.search(before[-60:])
            and not (trigger.kind == "compensation" and "loss" in before)
        ):
            continue
        found.append(amount)
    if any(a.yuan is not None for a in found):
        found = [a for a in found if a.yuan is not None]  # what it is worth abroad is no further amount
    if not found or "一" <= scene.text[trigger.start] <= "鿿":
        ahead = find_amounts(scene.text, max(sentence.start, trigger.start - 30), trigger.start)
        if ahead and re.fullmatch(
            r"\s?(?:administrative )?(?:(?:was|were|has been|have been|be) (?:also )?)?|[的依法予以均被已全部]*",
            scene.text[ahead[-1].end : trigger.start],
        ):
            found = _run(scene, ahead)
    if not found and trigger.kind in MONEY:
        bare = _BARE.match(scene.text, trigger.end, stop)
        if bare:
            found = [Amount(bare.start(1), bare.end(1), float(bare[1].replace(",", "")))]
    return found


def _run(scene: Scene, amounts: list[Amount]) -> list[Amount]:
    """The last amount, with those that it ends a list of: 10万元、5万元罚款."""
    first = len(amounts) - 1
    while first and re.fullmatch(r"[、和及]", scene.text[amounts[first - 1].end : amounts[first].start]):
        first -= 1
    return amounts[first:]


def _terms(scene: Scene, trigger: Trigger, stop: int, parties: list[Party]) -> dict[Party | None, int]:
    """ "A and B received prison terms of three and two years respectively": each party's months."""
    words = scene.text[max(0, trigger.start - 8) : stop]
    if trigger.kind not in {"imprisonment", "suspended_sentence"} or not re.search(
        "respectively|分别", words
    ):
        return {}
    terms = find_durations(scene.text, trigger.end, stop)
    return {p: t.months for p, t in zip(parties, terms, strict=True)} if len(terms) == len(parties) else {}


def _further_terms(scene: Scene, trigger: Trigger, stop: int) -> list[tuple[Party, int]]:
    """ "sentenced A to two years and B to one": the terms that follow further parties."""
    if trigger.kind != "imprisonment":
        return []
    inside = scene.parties_in(trigger.end, stop)[1:]
    found = []
    for party in inside:
        term = find_durations(scene.text, party.end, min(stop, party.end + 40))
        if term and re.match(r"\s(?:to|got|received)\b", scene.text[party.end : party.end + 10]):
            found.append((party, term[0].months))
    return found


_RANGE = re.compile(r"\b(?:rang(?:ing|es?|ed)|between|varying|from)\b|不等", re.IGNORECASE)


def _months(scene: Scene, sentence: Sentence, trigger: Trigger, stop: int) -> int | None:
    if trigger.kind not in {"imprisonment", "suspended_sentence"}:
        return None
    if _RANGE.search(scene.text[trigger.start : min(stop, trigger.end + 90)]):
        return None
    after = find_durations(scene.text, trigger.end, stop)
    before = find_durations(scene.text, max(sentence.start, trigger.start - 40), trigger.start)
    if before and re.fullmatch(
        r"\s?(?:of |in |['’]s? ?)?(?:fixed-term )?", scene.text[before[-1].end : trigger.start]
    ):
        return before[-1].months
    if not after and trigger.kind == "suspended_sentence":
        years = re.match(r"\D{0,20}?\b(one|two|three|four|five)\b", scene.text[trigger.end : stop])
        return 12 * (count_of(years[1]) or 0) if years else None
    return after[0].months if after else None
