"""Bodies named in Chinese: the registry's names, local bodies by rule, and anonymous courts and police."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import ahocorasick_rs
import yaml

from graph_model.registry import Place, gazetteer, registry
from loaders.recognise.body_found import Found, new_body
from loaders.recognise.folding import Folded

HAN = re.compile(r"[\u4e00-\u9fff]")
_PREFIXES = re.compile(r"(?:中华人民共和国|中共)$")
_LISTED = re.compile(
    r"(?:等(?:多地|多省|省份|省市|[一二两三四五六七八九十]*个?[省市地区])?|[两二三四五六七八九十][省市地区])的?$"
)
_SEPARATORS = "、和与及，,"
_DISTRICT_BRANCH = re.compile(r"^([\u4e00-\u9fff]{1,9}?)(?:公安)?分局")


@dataclass(slots=True)
class ChineseLexicon:
    """One automaton over names of bodies, heads of families and names of places."""

    automaton: Any
    kinds: list[list[tuple[str, str]]] = field(default_factory=list)


@cache
def phrasing_zh() -> dict[str, Any]:
    """The reviewed word lists of `data/bodies_zh.yaml`."""
    text = (resources.files("loaders.recognise") / "data" / "bodies_zh.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def chinese_lexicon() -> ChineseLexicon:
    """The Chinese lexicon, built on first use."""
    patterns: dict[str, list[tuple[str, str]]] = {}
    for key, body in registry().bodies.items():
        for name in filter(None, [body.zh, *body.aliases_zh]):
            patterns.setdefault(name, []).append(("name", key))
    for key, family in registry().families.items():
        for head in family.heads_zh:
            patterns.setdefault(head, []).append(("head", key))
        for place, names in family.known_as.items():
            for name in names.zh:
                patterns.setdefault(name, []).append(("known_as", f"{key}@{place}"))
    for verb in phrasing_zh()["issuing_verbs"]:
        patterns.setdefault(verb, []).append(("verb", verb))
    automaton = ahocorasick_rs.AhoCorasick(list(patterns), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return ChineseLexicon(automaton, list(patterns.values()))


@cache
def _to_simplified() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def simplified(text: Folded) -> str | None:
    """The folded text in simplified characters, of the same length; None if it has no Chinese."""
    if not HAN.search(text.cased):
        return None
    lowered = text.cased
    converted: str = _to_simplified().convert(lowered)
    if len(converted) == len(lowered):
        return converted
    table: dict[str, str | int | None] = {}
    for letter in set(HAN.findall(lowered)):
        other = _to_simplified().convert(letter)
        table[letter] = other if len(other) == 1 else letter
    return lowered.translate(str.maketrans(table))


def chinese_bodies(plain: str | None) -> list[Found]:
    """Every body that the simplified text names in Chinese; those without a place stay unresolved."""
    if plain is None:
        return []
    lexicon = chinese_lexicon()
    found: list[Found] = []
    for index, start, end in lexicon.automaton.find_matches_as_indexes(plain):
        for kind, key in lexicon.kinds[index]:
            if kind == "name" and not _is_department(plain, start, end):
                found.append(_national(plain, start, end, key))
            elif kind == "known_as":
                found.append(Found(start, end, node=registry().body_node(key)))
            elif kind == "head":
                found += _local(plain, start, end, key)
            elif kind == "verb":
                found += _governments(plain, start)
    found += _unknown(plain, found)
    return [*found, *_unknown_local(plain, found)]


@cache
def _of_company() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = phrasing_zh()["company_departments"]
    return re.compile(lists["before"]), re.compile(lists["after"])


def _is_department(plain: str, start: int, end: int) -> bool:
    """Whether a ministry's short name is that of a company's department: 时任科技部总经理."""
    before, after = _of_company()
    return (
        end - start <= 3
        and plain[end - 1] == "部"
        and bool(before.search(plain, max(0, start - 8), start) or after.match(plain, end))
    )


def _national(plain: str, start: int, end: int, key: str) -> Found:
    from loaders.recognise.bodies_local import branch_families

    for family in branch_families().get(key, ()):
        place, stop = place_at(plain, end)
        words = registry().families[family].branch_zh
        if place and any(plain.startswith(word, stop) for word in words):
            stop += max(len(word) for word in words if plain.startswith(word, stop))
            return Found(start, stop, family=family, places=place, ranked=True)
    prefix = _PREFIXES.search(plain, max(0, start - 8), start)
    return Found(prefix.start() if prefix else start, end, node=registry().body_node(key))


def _local(plain: str, start: int, end: int, family: str) -> list[Found]:
    """The body whose head stands at `start`-`end`, with the places written before it."""
    begin, places, ranked = places_ending(plain, start)
    if family == "police" and plain[start:end] == "公安局":
        branch = _DISTRICT_BRANCH.match(plain[end : end + 12])
        inner, stop = place_at(plain, end)
        if branch and inner:
            inside = tuple(p for p in inner if any(p.key.startswith(q.key + "/") for q in places)) or inner
            if plain.startswith("公安分局", stop) or plain.startswith("分局", stop):
                return [
                    Found(begin, plain.index("分局", stop) + 2, family=family, places=inside, ranked=True)
                ]
    if not places:
        listed = _listed(plain, start, end, family)
        if listed:
            return listed
        rank = {"市": "municipal", "省": "provincial"}.get(plain[start - 1 : start])
        if plain[max(0, start - 2) : start - 1] in ("各", "多", "两", "几"):
            return []
        return [Found(start - bool(rank), end, family=family, adjective=rank, words="")]
    return [Found(begin, end, family=family, places=places, ranked=ranked, words="")]


def _listed(plain: str, start: int, end: int, family: str) -> list[Found]:
    """江苏、浙江、安徽等省通信管理局: one body for each place of the list."""
    mark = _LISTED.search(plain, max(0, start - 8), start)
    found: list[Found] = []
    stop = mark.start() if mark else 0
    while stop and len(found) < 40:
        begin, places, ranked = places_ending(plain, stop)
        if not places:
            break
        found.insert(0, Found(begin, end if not found else stop, family=family, places=places, ranked=ranked))
        if not begin or plain[begin - 1] not in _SEPARATORS:
            break
        stop = begin - 1
    return found


def places_ending(plain: str, end: int) -> tuple[int, tuple[Place, ...], bool]:
    """The places of the chain that ends at `end` (浙江省杭州市余杭区): start, candidates, whether ranked."""
    start, ranked = end, False
    places: tuple[Place, ...] = ()
    for _ in range(3):
        size, before = _name_ending(plain, start)
        if not size:
            break
        if places:
            inside = tuple(p for p in places if any(p.key.startswith(q.key + "/") for q in before))
            if not inside:
                break
            places = inside
        else:
            places = before
            ranked = any(plain[start - size : start] == place.name_zh for place in before)
        start -= size
    return start, places, ranked


def _name_ending(plain: str, end: int) -> tuple[int, tuple[Place, ...]]:
    for size in range(min(gazetteer().longest_chinese, end), 1, -1):
        if plain[end - size : end] in _names():
            places = tuple(
                p
                for p in gazetteer().chinese(plain[end - size : end])
                if not p.is_zone or plain[end - 1] in "区园"
            )
            if places:
                return size, places
    return 0, ()


@cache
def _names() -> frozenset[str]:
    return frozenset(
        name for place in gazetteer().by_key.values() for name in (place.name_zh, *place.aliases_zh)
    )


def place_at(plain: str, start: int) -> tuple[tuple[Place, ...], int]:
    """The places (one inside the other) whose names begin at `start`, and where they end."""
    places: tuple[Place, ...] = ()
    while True:
        for size in range(min(gazetteer().longest_chinese, len(plain) - start), 1, -1):
            if plain[start : start + size] in _names():
                following = gazetteer().chinese(plain[start : start + size])
                inside = tuple(p for p in following if any(p.key.startswith(q.key + "/") for q in places))
                places = inside or places or following
                start += size
                break
        else:
            return places, start


def _governments(plain: str, verb: int) -> list[Found]:
    """海南省印发: a province or prefecture right before a verb of issuing, at a sentence's or clause's start."""
    end = verb
    for word in phrasing_zh()["between"]:
        if plain.endswith(word, 0, end):
            end -= len(word)
            break
    begin, places, _ = places_ending(plain, end)
    zone = bool(places) and all(place.is_zone for place in places)
    if not zone and not any(place.level != "county" for place in places):
        return []
    if begin and plain[begin - 1] not in phrasing_zh()["before_subject"]:
        return []
    family = "zone-committee" if zone else "government"
    return [Found(begin, end, family=family, places=places, ranked=True, subject=True)]


@cache
def _unknown_pattern() -> re.Pattern[str]:
    lists = phrasing_zh()
    heads = "|".join(sorted(lists["head_nouns"], key=len, reverse=True))
    nations = "中国|全国|国家|中华|世界|国际"
    return re.compile(rf"(?:{nations})[\u4e00-\u9fff]{{2,14}}?(?:{heads})(?![\u4e00-\u9fff]?(?:长|会议))")


def _unknown(plain: str, found: list[Found]) -> list[Found]:
    """Associations and the like of the whole country that the registry lacks."""
    lists, spans = phrasing_zh(), sorted((one.start, one.end) for one in found)
    starts = [start for start, _ in spans]
    new: list[Found] = []
    for match in _unknown_pattern().finditer(plain):
        name = match.group()
        at = bisect_right(starts, match.end() - 1) - 1
        overlaps = at >= 0 and spans[at][1] > match.start()
        if overlaps or any(word in name for word in lists["not_in_names"]):
            continue
        head = max((h for h in lists["head_nouns"] if name.endswith(h)), key=len)
        new.append(Found(match.start(), match.end(), node=new_body(lists["head_nouns"][head], name)))
    return new


@cache
def _local_pattern() -> re.Pattern[str]:
    heads = "|".join(phrasing_zh()["local_heads"])
    ranks = phrasing_zh()["local_ranks"]
    return re.compile(
        rf"[{ranks}](?P<topic>(?![{ranks}])[\u4e00-\u9fff]{{2,14}}?)(?P<head>{heads})(?![\u4e00-\u9fff]?长)"
    )


def _unknown_local(plain: str, found: list[Found]) -> list[Found]:
    """Bureaus and associations of a place that no family has: 苏州市住房公积金管理中心."""
    lists, spans = phrasing_zh(), sorted((one.start, one.end) for one in found)
    starts = [start for start, _ in spans]
    new: list[Found] = []
    for match in _local_pattern().finditer(plain):
        at = bisect_right(starts, match.end() - 1) - 1
        overlaps = at >= 0 and spans[at][1] > match.start()
        if overlaps or any(word in match["topic"] for word in lists["not_in_local_names"]):
            continue
        begin, places, ranked = places_ending(plain, match.start() + 1)
        if ranked and len(places) == 1:
            label = lists["local_heads"][match["head"]]
            node = new_body(label, plain[begin : match.end()], place=places[0].key)
            new.append(Found(begin, match.end(), node=node, places=places))
    return new
