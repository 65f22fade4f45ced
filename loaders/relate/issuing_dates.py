"""The stage of an instrument and its stated dates: whether a draft, since when in force, until when open."""

import re

from loaders.mentions import Mention
from loaders.recognise.dates import find_dates
from loaders.recognise.laws import is_draft
from loaders.relate.phrasing import data, pattern, union
from loaders.relate.scene import Scene, Sentence


def stage(scene: Scene, law: Mention) -> str:
    """`draft` where the instrument is a draft or open for comments, else `final`."""
    named = [m for m in scene.laws if m.node.id == law.node.id and not m.nested]
    if any(is_draft(scene.text, m) for m in named):
        return "draft"
    cue = pattern("issuing", "draft")
    places = [*scene.headings, *scene.body_sentences[:3]]
    for sentence in places:
        same = any(m.node.id == law.node.id for m in scene.laws_in(sentence.start, sentence.end))
        for match in cue.finditer(scene.text, sentence.start, sentence.end):
            if same and _about(scene, sentence, match.start(), law.node.id):
                return "draft"
            if not same and re.match(
                r"\W*(?:the |this )?(?:deadline|draft|public comment|comment)",
                scene.words(sentence),
                re.IGNORECASE,
            ):
                return "draft"
    return "final"


def _about(scene: Scene, sentence: Sentence, at: int, law: str) -> bool:
    """Whether a sign of a draft at `at` belongs to this law and not to another or to an earlier draft."""
    if re.search(
        r"\b(?:earlier|previous|former|initial|following|after)\b[^.;]{0,30}$",
        scene.text[max(sentence.start, at - 40) : at],
    ):
        return False
    inside = [m for m in scene.laws_in(sentence.start, sentence.end) if m.start <= at < m.end + 2]
    return not inside or any(m.node.id == law for m in inside)


def stated_date(scene: Scene, field: str) -> str | None:
    """The ISO date that the item gives for `effective` or `comments_until`; None where it gives none."""
    if field == "comments_until" and not _is_draft_item(scene):
        return None
    for sentence in (*scene.body_sentences, *scene.headings):
        for date in find_dates(scene.text, sentence.start, sentence.end, scene.issue):
            if date.precision == "day" and _tells(scene, sentence, date.start, date.end, field):
                return date.value
    same_day = union(tuple(data("issuing")["same_day"]))
    if field == "effective" and any(same_day.search(scene.words(s)) for s in scene.body_sentences):
        return scene.item.date
    return None


def issued_on(scene: Scene, effective: str | None) -> str | None:
    """The ISO date of issue: the item's, unless the item names that day only as the day of effect."""
    date = scene.item.date
    if date is None or date != effective:
        return date
    same_day = union(tuple(data("issuing")["same_day"]))
    for sentence in (*scene.body_sentences, *scene.headings):
        if same_day.search(scene.words(sentence)):
            return date
        for day in find_dates(scene.text, sentence.start, sentence.end, scene.issue):
            if day.value == date and not _tells(scene, sentence, day.start, day.end, "effective"):
                return date
    return None


def _is_draft_item(scene: Scene) -> bool:
    cue = pattern("issuing", "draft")
    return any(cue.search(scene.words(s)) for s in scene.sentences)


def _tells(scene: Scene, sentence: Sentence, start: int, end: int, field: str) -> bool:
    """Whether the words around a date from `start` to `end` make it the date of `field`."""
    before = scene.text[max(sentence.start, start - 140) : start]
    behind = scene.text[end : min(sentence.end, end + 10)]
    chinese = bool(re.search(r"[一-鿿]\s?$", before) or re.match(r"[一-鿿]", behind))
    if re.match(data("issuing")[f"{field}_behind"], scene.text[end : min(sentence.end, end + 80)]):
        return True
    follows = bool(re.match(data("issuing")[f"{field}_after_zh"], behind))
    if union(tuple(data("issuing")[field])).search(before):
        return field != "effective" or not chinese or follows or not before.rstrip().endswith("自")
    asked = bool(re.search("意见|反馈|截", before)) or bool(
        re.match(
            r"(?:前|之前|以前|止)[^。；]{0,12}(?:意见|反馈|建议)",
            scene.text[end : min(sentence.end, end + 24)],
        )
    )
    return follows and chinese and (field == "effective" or asked)
