"""Parties in Chinese text: 某公司, 三家企业, 张某, 直接负责的主管人员."""

import re
from dataclasses import replace
from functools import cache

from loaders.recognise.bodies_chinese import places_ending
from loaders.recognise.counts import count_of
from loaders.recognise.parties_chinese_named import accused, quoted
from loaders.recognise.party import Party, PartyLabel, data

_NUMBER = r"(?:\d{1,5}|[一二两三四五六七八九十百数多几]{1,4})"
_BACK = ("该", "这", "上述", "涉案", "涉事", "相关", "两家", "其")


@cache
def _patterns() -> list[tuple[PartyLabel, str, re.Pattern[str]]]:
    zh = data()["chinese"]
    heads, names = zh["heads"], zh["surnames"]
    offices = "|".join(zh["offices"])
    alone = r"(?<![约約面])(?!(?<=[一-鿿》”」])[和于向从时])"  # 约某公司, 和某法院 name no person
    surname = rf"{alone}[{names}]某(?:某|[甲乙丙丁])?(?![^，。；、]{{0,10}}?(?:公司|企业|集团|平台))"
    lead = rf"[^，。；、：\s向对由被将给与和及应当罪判处称司求令A-Za-z]{{0,8}}(?:{offices})"
    sides = "|".join(zh["roles"])
    one = rf"(?:{lead}{surname}|(?:{sides}){surname}|{surname})"
    roles = "|".join(zh["persons"])
    others = rf"(?:(?:[、和]{surname})*等(?:{_NUMBER}人)?)?"
    further = r"(?:[^，。；、：\s“”将向对与和及的某在被因由给]{0,8}?(?:公司|企业|分行|支行))?"
    return [
        ("Company", "apps", re.compile(zh["apps"])),
        (
            "Company",
            "company",
            re.compile(
                rf"(?:{_NUMBER}\s?[家个所]|某|该|上述|涉案|涉事|相关)(?:对外|[^，。；、：\s“”将向对]){{0,14}}?(?:{heads}){further}(?!的?员工|的?用户)"
            ),
        ),
        (
            "Company",
            "company",
            re.compile(
                rf"(?:(?<=[对将向])|(?<=责令)|(?<=要求))(?P<p>(?!该|其|上述|相关|直接)[^，。；、：\s的]{{1,8}}?(?:{heads}))"
                rf"(?=(?:限期|立即|改正|暂停|停止|在|于|全面|予以|给予|处以?|罚款|警告|作出|处罚|依法|责令|立案|采取))"
            ),
        ),
        (
            "Company",
            "company",
            re.compile(
                rf"(?:对|将|有)(?:其中的?)?(?P<p>[^，。；、：\s]{{0,8}}?{_NUMBER}[家户])"
                rf"(?=[^，。；]{{0,6}}?(?:责令|处以|罚款|警告|立案|约谈|予以|给予|依法|被))"
            ),
        ),
        ("Person", "person", re.compile(rf"(?:{roles})(?:{surname}{others})?")),
        ("Person", "surname", re.compile(rf"{one}{others}")),
        (
            "Person",
            "full-name",
            re.compile(
                rf"(?:{offices})(?P<p>[{names}][一-鿿]{{1,2}}?)(?=警告|罚款|被|、|，|予以|处以|各|分别|采取|出具|处(?!长)|和|及|给予|禁止|作出|终身|取消)"
            ),
        ),
        (
            "Person",
            "person",
            re.compile(
                rf"(?:拘留|抓获|逮捕|刑拘)(?:犯罪嫌疑人|嫌疑人)?(?P<p>{_NUMBER}余?名?人?)(?=[，。；、])"
            ),
        ),
        (
            "Person",
            "person",
            re.compile(
                rf"(?:上述|涉案|该|以上){_NUMBER}(?:名(?:嫌疑人|人员|被告人)|人)(?=[^，。；]{{0,6}}?[被因])"
            ),
        ),
        ("Person", "plaintiff", re.compile(rf"(?:驳回了?|支持了?)(?P<p>{zh['claimants']})")),
        ("Person", "person", re.compile(rf"{_NUMBER}名(?:犯罪)?(?:嫌疑人|人员|员工|客服人员|被告人)")),
    ]


def chinese(text: str, start: int, end: int) -> list[Party]:
    """Every description of a party in Chinese between `start` and `end`."""
    business = bool(_business_suit().search(text, start, end))
    found = [
        _of_place(text, start, _party(match, "Company" if business and _is_side(match) else label, kind))
        for label, kind, pattern in _patterns()
        for match in pattern.finditer(text, start, end)
    ]
    return [*found, *accused(text, start, end), *quoted(text, start, end)]


def _of_place(text: str, start: int, party: Party) -> Party:
    """The party with the place that stands before it: 广西某科技公司."""
    if not party.words.startswith("某") or party.label != "Company":
        return party
    begin = max(start, places_ending(text, party.start)[0])
    return replace(party, start=begin, words=text[begin : party.end])


@cache
def _business_suit() -> re.Pattern[str]:
    """Signs that the parties to a suit are businesses."""
    return re.compile(r"(?:原告|被告)(?!人|诉|请求)[^，。；]{0,14}?(?:公司|平台|企业|集团)|不正当竞争")


def _is_side(match: re.Match[str]) -> bool:
    return match.group() in {"原告", "被告"}


def _party(match: re.Match[str], label: PartyLabel, kind: str) -> Party:
    group = "p" if "p" in match.re.groupindex else 0
    words = match[group]
    number = re.search(r"(\d{1,5}|[一二两三四五六七八九十]{1,3})\s?[家个所款名人]", words)
    count = count_of(number[1]) if number else None
    surname = re.search(rf"([{data()['chinese']['surnames']}])某", words) if label == "Person" else None
    role = (
        "plaintiff"
        if kind == "plaintiff"
        else next((r for w, r in (("被告", "defendant"), ("原告", "plaintiff")) if words.startswith(w)), None)
    )
    return Party(
        match.start(group),
        match.end(group),
        words,
        label,
        role if role and not surname else "surname" if surname else kind,
        plural=bool(count and count > 1) or words[:1] in "数多" or "等" in words,
        count=count,
        definite=words.startswith(_BACK),
        responsible=bool(re.match(r"直接|相关|主要|其他直接|法定", words)),
        surname=_romanised(surname[1]) if surname else None,
        role=role,
    )


@cache
def _romanised(surname: str) -> str:
    """A surname as English text writes it, so that 方某 and Ms Fang meet."""
    from pypinyin import Style, pinyin

    return str(pinyin(surname, style=Style.NORMAL, heteronym=False)[0][0]).capitalize()
