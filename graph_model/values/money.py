"""Amounts of money in English and Chinese text, in yuan."""

import re
from dataclasses import dataclass
from functools import cache

from graph_model.values.number_words import ENGLISH

_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "十": 1e1,
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "萬": 1e4,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "億": 1e8,
    "": 1.0,
}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount from `start` to `end` (code points); `yuan` is None where it is in a foreign currency."""

    start: int
    end: int
    yuan: float | None


@cache
def _pattern() -> re.Pattern[str]:
    number = (
        r"(?P<{0}>\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d{{2}}(?!\d)|\.\d(?= [a-z]| $))?"
        r"|\d{{1,15}}(?:\.\d{{1,4}})?)"
    )
    scale = r"(?:[\s-]{{0,2}}(?P<{0}>hundred|thousand|million|billion|mn|bn|[kmb](?![a-z])))?"
    digits = "一二两三四五六七八九十百千零〇壹贰叁肆伍陆柒捌玖拾佰仟"
    han = (
        rf"(?P<{{0}}>[{digits}]{{{{1,7}}}}[万亿萬億][{digits}]{{{{1,9}}}}|[{digits}]{{{{1,9}}}}"
        r"|\d{{1,15}}(?:[,，]\d{{3}}){{0,4}}(?:\.\d{{1,6}})?)"
    )
    words = r"(?P<w>" + "|".join(sorted(ENGLISH, key=len, reverse=True)) + r")"
    return re.compile(
        r"(?i:(?:\b(?:RMB|CNY|Renminbi)|[¥￥])\s{0,2}"
        + number.format("a")
        + scale.format("sa")
        + r"(?:\s(?:yuan|RMB)\b)?)"
        + r"|(?i:(?<![\w.,])"
        + number.format("b")
        + scale.format("sb")
        + r"[\s-]{0,2}(?:yuan|RMB|CNY|Renminbi)\b)"
        + r"|(?i:\b"
        + words
        + r"[\s-](?P<sw>hundred|thousand|million|billion)[\s-](?:yuan|RMB|CNY|Renminbi)\b)"
        + r"|(?:(?:人民币|人民幣|RMB)\s?)?"
        + han.format("c")
        + r"\s?(?P<sc>[十百千]?[万萬亿億]|[十百千])?\s?(?:余|多|餘)?(?:元|圆|圓)"
        + r"|(?i:(?:US\$|USD|EUR|€|HK\$|HKD|£|\$)\s?(?P<f>\d[\d,.]{0,20}\d|\d)(?:\s(?:million|billion|thousand))?)"
    )


def _han(text: str, scale: str) -> float:
    import cn2an

    plain = text.replace("，", "").replace(",", "")
    value = float(plain) if re.fullmatch(r"[\d.]+", plain) else float(cn2an.cn2an(plain, "smart"))
    return value * _SCALES[scale]


def find_amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """All amounts with a currency between `start` and `end` of `text`, left to right."""
    found = []
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        found.append(Amount(match.start(), match.end(), _yuan(match)))
    return found


def _yuan(match: re.Match[str]) -> float | None:
    for number, scale in (("a", "sa"), ("b", "sb")):
        if match[number]:
            value = float(match[number].replace(",", "").replace("，", ""))
            return round(value * _SCALES[(match[scale] or "").lower()], 2)
    if match["w"]:
        return ENGLISH[match["w"].lower()] * _SCALES[match["sw"].lower()]
    if match["c"]:
        try:
            return round(_han(match["c"], match["sc"] or ""), 2)
        except (ValueError, KeyError):
            return None
    return None
