"""Issuers that are told obliquely: as owners, by means of their instrument, in a field, over two sentences."""

import re
from functools import cache
from itertools import pairwise

from loaders.mentions import Mention
from loaders.recognise.laws import is_draft
from loaders.relate.agents import agents, joined_bodies
from loaders.relate.issue import Issue, in_open_category, instruments_in, the_one
from loaders.relate.phrasing import data, pattern
from loaders.relate.scene import BODY_LABELS, Scene, Sentence

#: "By the Notice on X, dated 3 May, the CAC told"; "In its Opinions on X, the NDA sets out"
_BY_MEANS_OF = re.compile(
    r"(?:^|[.;:•●▪◆*–-]\s|\n\s*)(?:by|in|with|through|under)\s(?:(?:the|its|their|a|an|a new|the new)\s)?[\"“]?$",
    re.I,
)
_MADE_KNOWN = re.compile(
    r"(?:[\"”]?\s?\([^()]*\))?[\"”]?,?\s?"
    r"(?:(?:dated|of|issued on|released on|published on)\s[\w ,]{4,24},?\s?)?(?:the\s|its\s)?$",
    re.I,
)


def oblique_issues(scene: Scene) -> list[Issue]:
    """The issuer that speaks by the means of its instrument: "By the Notice on X, the CAC told platforms"."""
    if not in_open_category(scene):
        return []
    for sentence in scene.body_sentences[:2]:
        for law in instruments_in(scene, sentence):
            if owner := _whose(scene, sentence, law):
                return [Issue(body, law, sentence) for body in owner]
            if not _BY_MEANS_OF.search(scene.text[max(0, law.start - 20) : law.start]):
                continue
            after = [m for m in scene.bodies_in(law.end, sentence.end) if m.node.label in BODY_LABELS]
            if after and _MADE_KNOWN.fullmatch(scene.text, law.end, after[0].start):
                return [Issue(body, law, sentence) for body in joined_bodies(scene, after)]
    return _consulted(scene)


#: "Draft rules from the CAC would oblige"
_RULES_FROM = re.compile(
    r"\b(?:rules|measures|provisions|regulations?|standards?|guidelines|guidance|drafts?|text|opinions|plan|notice|list)"
    r"\s(?:from|by|of)\s(?:the\s)?$",
    re.IGNORECASE,
)


_RELEASED = re.compile(
    r"[\"”]?(?:\s?\([^()]*\))*[\"”]?"
    r"(?:,\s(?:published|issued|released|adopted|promulgated|unveiled|dated|out|approved)\b"
    r"|,?\s(?:will\s|now\s|which\s(?:will\s)?)?(?:apply|applies|takes?|took|come|comes|came|enter|enters|entered)\b"
    r"|,?\s(?:is|are|was|were|has been|have been)\s(?:now\s|finally\s)?"
    r"(?:out|published|issued|released|final|in force)\b)"
)


def _whose(scene: Scene, sentence: Sentence, law: Mention) -> list[Mention]:
    """The bodies of "The State Council's Regulations on X, published on 3 May, will apply"."""
    bodies = [m for m in scene.bodies_in(sentence.start, law.start) if m.node.label in BODY_LABELS]
    if not bodies or not re.fullmatch(r"['’]s\s(?:\w+\s){0,3}[\"“]?", scene.text[bodies[-1].end : law.start]):
        return []
    lead = scene.text[sentence.start : bodies[-1].start]
    if len(lead) > 60 or re.search(r"\b(?:under|implement\w*|apply\w*|with|of|in|to)\s(?:the\s)?$", lead):
        return []
    return [bodies[-1]] if _RELEASED.match(scene.text, law.end, sentence.end) else []


def _asked(scene: Scene, first: Sentence, second: Sentence) -> list[Issue]:
    """A draft that one sentence names, on which the next says who asks for comments."""
    drafts = [m for m in instruments_in(scene, first) if is_draft(scene.text, m)]
    asks = pattern("issuing", "draft").search(scene.text, second.start, second.end)
    if not asks or len({m.node.id for m in drafts}) != 1 or scene.bodies_in(first.start, first.end):
        return []
    if instruments_in(scene, second):
        return []
    return [Issue(b, drafts[0], second) for b in agents(scene, second, asks.start(), BODY_LABELS, asks.end())]


def _consulted(scene: Scene) -> list[Issue]:
    """A consultation that one sentence reports, on a draft that the next one names."""
    for first, second in pairwise(scene.body_sentences[:4]):
        if asked := _asked(scene, first, second):
            return asked
        drafts = [
            m
            for m in instruments_in(scene, second)
            if is_draft(scene.text, m) or scene.text[: m.start].endswith("Its ")
        ]
        opened = pattern("issuing", "draft").search(scene.text, first.start, first.end)
        if not opened or len({m.node.id for m in drafts}) != 1 or scene.bodies_in(second.start, second.end):
            continue
        inside = scene.bodies_in(first.start, first.end)
        bodies = agents(scene, first, opened.start(), BODY_LABELS, opened.end()) or [
            m for m in inside if _RULES_FROM.search(scene.text[max(first.start, m.start - 30) : m.start])
        ]
        if bodies:
            return [Issue(body, drafts[0], second) for body in bodies]
    return []


@cache
def _field() -> re.Pattern[str]:
    return re.compile(
        rf"^[\s*•【\[]*(?:{'|'.join(data('issuing')['issuer_fields'])})[】\]*]*\s*[:：|】]\s*", re.IGNORECASE
    )


def fielded_issues(scene: Scene) -> list[Issue]:
    """The issuers that a line of its own gives beside the instrument that the heading names: "Issued by: the CAC"."""
    titled = the_one(m for s in scene.headings for m in instruments_in(scene, s) if m.node.id)
    titled = titled or [m for s in scene.headings for m in instruments_in(scene, s)][:1]
    for sentence in scene.body_sentences if titled else ():
        label = _field().match(scene.words(sentence))
        if label:
            start = sentence.start + label.end()
            line = scene.text.find("\n", start)
            bodies = [
                m
                for m in scene.bodies_in(start, line if line > 0 else len(scene.text))
                if m.node.label in BODY_LABELS
            ]
            return [Issue(body, titled[0], sentence) for body in bodies]
    return []
