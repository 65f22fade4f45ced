"""A place that issues, launches or decides stands for its government."""

import re
from functools import cache

from loaders.recognise.bodies_local import places_before
from loaders.recognise.body_found import Found
from loaders.recognise.body_lexicon import phrasing
from loaders.recognise.folding import Folded
from loaders.recognise.place_names import PlaceName

_SENTENCE_STARTS = ".!?:;\n\"'(—–-•*·|。；：]"


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in phrasing()["between"])
    return re.compile(rf"(?: (?:{words})){{0,4}} $")


@cache
def _ranked_only() -> frozenset[str]:
    return frozenset(phrasing()["ranked_verbs"])


def governments_at_verb(text: Folded, verb_start: int, verb: str) -> list[Found]:
    """The places that are the subject of the verb at `verb_start`, each as its government."""
    between = _between().search(text.lower, max(0, verb_start - 60), verb_start)
    if between is None:
        return []
    listed = places_before(text, between.start())
    if not listed or not _is_subject(text, listed[0].start):
        return []
    return [_government(text, name) for name in listed if _is_meant(name, verb)]


def _is_meant(name: PlaceName, verb: str) -> bool:
    """A county or district must bear its rank, and so must every place before a verb of planning."""
    if any(place.level != "county" for place in name.places) and verb not in _ranked_only():
        return True
    return name.ranked


def _government(text: Folded, name: PlaceName) -> Found:
    zone = all(place.is_zone for place in name.places)
    body = "Administrative Committee" if zone else "People's Government"
    words = f"{text.cased[name.start : name.end]} {body}"
    return Found(
        name.start,
        name.end,
        family="zone-committee" if zone else "government",
        places=name.places,
        ranked=name.ranked,
        words=words,
        subject=True,
    )


def _is_subject(text: Folded, start: int) -> bool:
    """Whether a subject may begin at `start`: after a sentence's start, a comma, or a word such as "that"."""
    before = text.lower[max(0, start - 40) : start].rstrip(" ")
    if before == "the" or before.endswith(" the"):
        before = before[:-4]
    if not before or before[-1] in _SENTENCE_STARTS:
        return True
    if before[-1] in ",，)]0123456789":
        return True
    return before.rsplit(" ", 1)[-1].strip('\n"') in phrasing()["before_subject"]
