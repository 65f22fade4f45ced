"""Which instruments an item reports, and who issued them."""

import re
from itertools import pairwise

from loaders.mentions import Mention
from loaders.recognise.dates import find_dates
from loaders.relate.agents import agents, is_bystander, is_foreign, joined_bodies
from loaders.relate.issue import REPEALED, Issue, in_open_category, instruments_in, the_one
from loaders.relate.issuing_oblique import fielded_issues, oblique_issues
from loaders.relate.phrasing import pattern, phrases
from loaders.relate.scene import BODY_LABELS, Scene, Sentence

_UNREAL = re.compile(
    r"\b(?:will|would|shall|may|might|could|plan(?:s|ned)? to|expected to|intend(?:s|ed)? to"
    r"|yet to|to be|not|never|no)\s+(?:\w+ly )?(?:be )?$",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:previously|earlier|formerly|originally|already|in accordance with|according to"
    r"|pursuant to|under|implement(?:s|ed|ing|ation of)?|since|after|following)\b(?! (?:measures"
    r"|rules|plans?|opinions?|guidelines?)\b)[^.;]{0,60}$",
    re.IGNORECASE,
)


#: "the Rules, which supplement the Regulations, were promulgated"
_IN_CLAUSE = re.compile(r"\b(?:which|that|who)\s(?:\w+\s){1,3}(?:the\s)?[\"“]?$", re.IGNORECASE)


def find_issues(scene: Scene, *, anywhere: bool = False) -> list[Issue]:
    """Every statement that a body issued (released, drafted, opened for comments) an instrument the item reports.

    `anywhere` also takes the first sentence of an item that stands among enforcement or court matters.
    """
    titled = {m.node.id for s in scene.headings for m in instruments_in(scene, s)}
    found: list[Issue] = []
    for position, sentence in enumerate(scene.body_sentences):
        for law, issuers in _released(scene, sentence, leading=position == 0):
            if (
                law.node.id in titled
                or (anywhere and position == 0)
                or _may_open(scene, position, sentence, bool(found))
            ):
                found += [Issue(issuer, law, sentence) for issuer in issuers]
    body = {issue.law.node.id for issue in found}
    for sentence in scene.headings:
        for law, issuers in _released(scene, sentence, leading=True):
            if law.node.id not in body:
                found += [Issue(issuer, law, sentence) for issuer in issuers]
    found = [
        issue
        for issue in found
        if not _CHANGED.search(scene.text[max(0, issue.law.start - 40) : issue.law.start])
        and not REPEALED.match(scene.text, issue.law.end)
    ]
    found += _listed_next(scene, found)
    return _without_revised(scene, found or fielded_issues(scene) or oblique_issues(scene))


#: 3项国家标准正式发布。包括《A》《B》《C》: the next sentence names what this one counts.
_COUNTED = re.compile(
    r"[\d一二两三四五六七八九十]\s?(?:项|部|个|份)[^，。；]{0,16}(?:标准|文件|办法|规定|规范|指南)"
)
_NAMELY = re.compile(r"\s*(?:其中)?(?:包括|分别(?:是|为)|具体(?:包括|为|是)|即)")


def _issuers_in(scene: Scene, sentence: Sentence, found: list[Issue]) -> list[Mention]:
    """Who issued what a sentence counts: the issuers found in it, else those of its verb of issuing."""
    here = {i.issuer.node.id: i.issuer for i in found if i.sentence == sentence}
    verb = pattern("issuing", "verbs", "zh").search(scene.text, sentence.start, sentence.end)
    if here or not verb or not in_open_category(scene):
        return list(here.values())
    return agents(scene, sentence, verb.start(), BODY_LABELS, verb.end())


def _listed_next(scene: Scene, found: list[Issue]) -> list[Issue]:
    """The instruments that the sentence behind a count of them names, from the issuers of the counted ones."""
    listed: list[Issue] = []
    for first, second in pairwise(scene.body_sentences):
        if not _NAMELY.match(scene.text, second.start, second.end):
            continue
        if _COUNTED.search(scene.text, first.start, first.end):
            bodies = _issuers_in(scene, first, found)
            both = Sentence(first.start, second.end)
            listed += [Issue(b, law, both) for law in instruments_in(scene, second) for b in bodies]
    return listed


#: What is changed is not what is issued: "consulted on changes to the CSL"
_CHANGED = re.compile(
    r"\b(?:changes|alterations|amendments|additions|updates|revisions?)\s(?:to|of)\s(?:the\s)?[\"“]?$", re.I
)


#: A further instrument that came out with the first.
_SAME_DAY = re.compile(
    r"(?:On the same day|At the same time|Simultaneously|In parallel|Together with (?:it|them)"
    r"|On that day|同日|同时)",
    re.IGNORECASE,
)


def _may_open(scene: Scene, position: int, sentence: Sentence, found: bool) -> bool:
    """Whether a sentence may name the instrument that the item reports though the heading does not."""
    if position == 0 and not scene.headings:
        return True
    if not in_open_category(scene):
        return False
    if _SAME_DAY.match(scene.text, sentence.start, sentence.end):
        return True
    return position < 2 or (not found and not _is_history(scene, sentence))


def _is_history(scene: Scene, sentence: Sentence) -> bool:
    """Whether all dates of a sentence lie more than three months before the newsletter's issue."""
    dates = find_dates(scene.text, sentence.start, sentence.end, scene.issue)
    if not dates or scene.issue is None:
        return False
    year, month = map(int, scene.issue.split("-"))
    limit = f"{year - (month < 4):04}-{(month - 4) % 12 + 1:02}"
    return all(d.value[:7] < limit for d in dates)


def _released(scene: Scene, sentence: Sentence, *, leading: bool) -> list[tuple[Mention, list[Mention]]]:
    """The instruments that the sentence says were released, each with its issuers."""
    laws = instruments_in(scene, sentence)
    found: list[tuple[Mention, list[Mention]]] = _pronoun(scene, sentence)
    verbs = (
        [m for m, _ in phrases("issuing", "verbs").find(scene.text, sentence.start, sentence.end)]
        if laws
        else []
    )
    for law in laws:
        for match in verbs:
            if law.start <= match.start() < law.end or (
                _UNREAL.search(scene.text[max(sentence.start, match.start() - 40) : match.start()])
                and not sentence.heading
            ):
                continue
            if match.start() >= law.end and _fronted(scene, law, match.start()):
                issuers = agents(scene, sentence, law.start, BODY_LABELS, match.end())
            elif match.start() < law.start and _takes(scene, laws, law, match.end()):
                by = re.match(
                    r"\s(?:(?:on|in) [\w ]{3,20} )?by\b", scene.text[match.end() : match.end() + 30]
                )
                issuers = agents(scene, sentence, match.start(), BODY_LABELS, match.end() if by else law.end)
            elif match.start() >= law.end and (owner := _of_body(scene, law, match.start())):
                issuers = owner
            elif match.start() >= law.end and (drafted := _drafted_by(scene, law, match.start())):
                issuers = drafted
            elif match.start() >= law.end and _relative(scene, law, match.start()):
                inside = agents(scene, sentence, match.start(), BODY_LABELS, match.end())
                issuers = [i for i in inside if i.start >= law.end]
            elif match.start() >= law.end and _said_of(scene, law, match.start()):
                issuers = agents(
                    scene,
                    sentence,
                    law.start if _active_first(scene, sentence, law) else match.start(),
                    BODY_LABELS,
                    match.end(),
                )
                issuers = [i for i in issuers if i.start > match.start()] or (
                    issuers if leading and _active_first(scene, sentence, law) else []
                )
            else:
                continue
            issuers = issuers or _it(scene, sentence, match.start())
            if issuers:
                found.append((law, issuers))
    return found


_IT = re.compile(r"\b(?:it|they)\s(?:(?:has|have|had)\s)?(?:\w+ly\s|also\s|then\s|now\s)?$", re.IGNORECASE)


def _it(scene: Scene, sentence: Sentence, verb: int) -> list[Mention]:
    """The bodies that "it published" takes up: those of the sentence before, the joined ones together."""
    if not _IT.search(scene.text[max(sentence.start, verb - 30) : verb]):
        return []
    earlier = scene.body_before(sentence)
    bodies = scene.bodies_in(earlier.start, earlier.end) if earlier else []
    acting = [
        m for m in bodies if m.node.label in BODY_LABELS and not is_bystander(scene, m) and not is_foreign(m)
    ]
    return joined_bodies(scene, acting) if acting else []


def _pronoun(scene: Scene, sentence: Sentence) -> list[tuple[Mention, list[Mention]]]:
    """ "The Standing Committee passed it": the one instrument that the heading names."""
    titled = the_one(m for s in scene.headings for m in instruments_in(scene, s))
    here = instruments_in(scene, sentence)
    if sentence.heading:
        return []
    if (by := _BY_BODY.match(scene.text, sentence.start, sentence.end)) and titled and not here:
        bodies = scene.bodies_in(by.end(), sentence.end)
        return [(titled[0], joined_bodies(scene, bodies))] if bodies and bodies[0].start == by.end() else []
    last = None if here else _last_named(scene, sentence)
    if last and (issuers := _issued_by(scene, sentence, sentence.start)):
        return [(last, issuers)]
    if not (titled or here):
        return []
    nouned = None if here else _INSTRUMENTS.match(scene.text, sentence.start, sentence.end)
    if titled and nouned and (issuers := _issued_by(scene, sentence, nouned.end())):
        return [(titled[0], issuers)]
    for match, _ in phrases("issuing", "verbs").find(scene.text, sentence.start, sentence.end):
        meant = the_one(m for m in here if m.end < match.start()) if here else titled
        if meant and re.match(r"\s(?:it|them)\b", scene.text[match.end() : sentence.end]):
            titled = meant
            issuers = agents(scene, sentence, match.start(), BODY_LABELS, match.end())
            return [(titled[0], issuers)] if issuers else []
    return []


def _issued_by(scene: Scene, sentence: Sentence, start: int) -> list[Mention]:
    """The bodies behind the first verb of issuing from `start` on: "were issued by X"."""
    verb = next((m for m, _ in phrases("issuing", "verbs").find(scene.text, start, sentence.end)), None)
    issuers = agents(scene, sentence, verb.start(), BODY_LABELS, verb.end()) if verb else []
    return issuers if verb and issuers and issuers[0].start > verb.end() else []


_IT_WAS = re.compile(
    r"(?:It|They|The (?:guide|measures|rules|provisions|draft|document)) (?:has|have|had|was|were)\b"
)


def _last_named(scene: Scene, sentence: Sentence) -> Mention | None:
    """The one instrument of the sentence before, which "It was issued by" takes up."""
    if not _IT_WAS.match(scene.text, sentence.start, sentence.end):
        return None
    earlier = scene.body_before(sentence)
    named = the_one(instruments_in(scene, earlier)) if earlier else []
    return named[0] if named else None


#: "Three new standards on vaccine records were issued by"
_INSTRUMENTS = re.compile(
    r"(?:\w+ )?(?:[\w-]+ ){0,5}(?:measures|rules|provisions|regulations?|guidelines"
    r"|guide|standards?|documents?|drafts?"
    r"|texts?|opinions|notice|circular|plan)\b[^.;]{0,120}?\b(?:was|were|has been|have been)\s",
    re.IGNORECASE,
)
#: 该办法由X印发, 规定已由X公布
_BY_BODY = re.compile(
    r"\s*(?:该|本|此)?(?:办法|规定|条例|指南|指引|意见|标准|通知|方案|细则|规则|决定|清单|文件)(?:已|系|现)?由"
)


def _active_first(scene: Scene, sentence: Sentence, law: Mention) -> bool:
    """Whether a verb of issuing stands before the law in its sentence."""
    return bool(pattern("issuing", "verbs").search(scene.text, sentence.start, law.start))


def _takes(scene: Scene, laws: list[Mention], law: Mention, verb_end: int) -> bool:
    """Whether `law` is what the verb that ends at `verb_end` releases."""
    between = scene.text[verb_end : law.start]
    for other in laws:
        if verb_end <= other.start and other.end <= law.start:
            joined = re.fullmatch(
                r"[\s\"“”,、]*(?:and|as well as|及|和|以及|、)?[\s\"“”]*(?:the )?",
                scene.text[other.end : law.start],
            )
            if not joined and not _chain(scene, laws, other, law):
                return False
            between = scene.text[verb_end : other.start]
            break
    if (
        len(between) > 220
        or _follows_up(scene, verb_end, between)
        or re.search(r"[;；。]|[与和]《?$", between)
    ):
        return False
    return not re.search(
        r"\b(?:in accordance with|according to|pursuant to|based on|to implement|implementing"
        r"|under|violat\w+|required by|stipulated|following|after|breach\w*|fined?|penalt\w+"
        r"|enforc\w+|cases?|about|compl(?:y|iance)|, which|which)\b|依据|根据|落实|违反|细化|衔接|参照|旨在",
        between,
        re.IGNORECASE,
    )


def _follows_up(scene: Scene, verb_end: int, between: str) -> bool:
    """Whether 落实X签署的《Y》 names an instrument that another one carries out."""
    return between.startswith("的") and bool(
        re.search(
            r"(?:落实|贯彻|依据|根据|按照|配套)[^，。；]*$", scene.text[max(0, verb_end - 80) : verb_end]
        )
    )


def _chain(scene: Scene, laws: list[Mention], first: Mention, last: Mention) -> bool:
    inside = [m for m in laws if first.start <= m.start <= last.start]
    return all(
        re.fullmatch(r"[\s\"“”,、》《]*(?:and|及|和|以及)?[\s\"“”]*(?:the )?", scene.text[a.end : b.start])
        for a, b in pairwise(inside)
    )


_WHICH = re.compile(
    r"[\s\"”)）]*(?:\([^)]*\)|（[^）]*）)?,?\s*(?:an? (?:\w+ )?(?:draft|version|text) of )?(?:which"
    r"|that)\b[^.;]{1,160}$",
    re.IGNORECASE,
)


def _drafted_by(scene: Scene, law: Mention, verb: int) -> list[Mention]:
    """The bodies of 《X》由网信办起草."""
    bodies = scene.bodies_in(law.end, verb)
    lead = (
        re.fullmatch(r"[》”]?(?:（[^）]*）)?(?:已|系|现)?由", scene.text[law.end : bodies[0].start])
        if bodies
        else None
    )
    between = scene.text[bodies[-1].end : verb] if lead else ""
    return bodies if lead and re.fullmatch(r"(?:于[^，。；]{1,14})?(?:等\S{0,4})?\S{0,6}", between) else []


def _of_body(scene: Scene, law: Mention, verb: int) -> list[Mention]:
    """The bodies of "the Measures of the PBC, issued on 3 May"."""
    bodies = [m for m in scene.bodies_in(law.end, verb) if m.node.label in BODY_LABELS]
    own = bodies and re.fullmatch(
        r"[\"”]?\s?(?:\([^()]*\)\s)?(?:of|by|from)\s(?:the\s)?", scene.text[law.end : bodies[0].start]
    )
    return (
        bodies
        if own and re.fullmatch(r"[)\"”]*(?:\s\([^()]*\))?,\s", scene.text[bodies[-1].end : verb])
        else []
    )


def _relative(scene: Scene, law: Mention, verb: int) -> bool:
    """Whether the verb stands in a clause on the law: "the X, which the CAC published"."""
    between = scene.text[law.end : verb]
    return bool(_WHICH.match(between)) and not re.search(
        r"\b(?:was|were|is|are|been)\s+(?:\w+ly\s+)?$", between
    )


def _fronted(scene: Scene, law: Mention, verb: int) -> bool:
    """Whether a Chinese verb has its object in front: 就《X》公开征求意见."""
    before = scene.text[max(0, law.start - 14) : law.start]
    between = scene.text[law.end : verb]
    return bool(
        re.search(
            r"[就对将把](?:其|起草的|修订的)?(?:推荐性|强制性)?(?:国家标准|行业标准|地方标准|团体标准)?[《“]?$",
            before,
        )
    ) and bool(re.fullmatch(r"[^，。；]{0,24}", between))


def _said_of(scene: Scene, law: Mention, verb: int) -> bool:
    """Whether the verb behind a law speaks of it: "the X was issued", "the X, drafted by"."""
    between = scene.text[law.end : verb]
    before = scene.text[max(0, law.start - 70) : law.start]
    if scene.category == "legislation":
        before = re.sub(r"\bunder (?:the )?(?:new |draft |revised )?$", "", before, flags=re.IGNORECASE)
    if _OLD.search(before) or _IN_CLAUSE.search(before):
        return False
    return len(between) < 120 and bool(
        re.fullmatch(
            r"[\s\"“”)）]*(?:\([^)]*\)|（[^）]*）)?[\s,，]*(?:(?:which|that|and)? ?(?:was|were|has been"
            r"|have been|is|are|had been|had|being|由)?)\s*(?:(?:\w+ly|also|now|recently|first)\s+)*"
            r"(?:(?:on|in) [\w ,]{3,24},? ?)?(?:and (?:is|are|was|were) (?:now |currently )?)?",
            between,
            re.IGNORECASE,
        )
        or re.search(r"\b(?:was|were|has been|have been|is|are)\s+(?:\w+ly\s+|now\s+|also\s+){0,2}$", between)
    )


def _without_revised(scene: Scene, issues: list[Issue]) -> list[Issue]:
    """A text that is revised into a new one is amended by it, not issued."""
    revised = set()
    for issue in issues:
        before = scene.text[max(issue.sentence.start, issue.law.start - 30) : issue.law.start]
        if re.search(
            r"\b(?:revis|amend)\w*\s+(?:the\s+)?[\"“]?$",
            before,
            re.IGNORECASE,
        ):
            revised.add(issue.law.node.id)
    kept = [i for i in issues if i.law.node.id not in revised]
    return kept or issues


def reported(scene: Scene, issues: list[Issue]) -> list[Mention]:
    """The instruments that the item is about: those issued, else those that its heading and first sentence name."""
    if issues:
        return list({issue.law.node.id: issue.law for issue in issues}.values())
    if not in_open_category(scene):
        return []
    first = scene.body_sentences[:1]
    titled = [m for s in scene.headings for m in instruments_in(scene, s)]
    opening = [
        m
        for s in first
        for m in instruments_in(scene, s)
        if pattern("issuing", "verbs").search(scene.words(s))
    ]
    return list({m.node.id: m for m in (titled or opening[:1])}.values())
