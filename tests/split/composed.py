"""Newsletters composed of reports in `data/parts`, with a house style drawn by a seed, and the items to be found.

Each style joins choices that publishers make: how sections and headings are printed, where the day and the source
stand, what comes before and behind, how lines are parted. Combinations that leave open where an item begins (no
heading, no empty lines and several paragraphs) are not drawn.
"""

import datetime
import random
from calendar import month_name
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml
from tagged import DATA, Marked, Tagged

SECTIONS: dict[str, dict[str, list[str]]] = {
    "english": {
        "legislation": [
            "Legislation",
            "Legislative Developments",
            "New Laws and Standards",
            "Policy and Legislation",
        ],
        "authority": ["Authorities", "Regulators", "From the Authorities"],
        "enforcement": ["Enforcement", "Enforcement Cases", "Enforcement Developments", "Penalties"],
        "litigation": ["Litigation", "Courts Litigation", "Judicial Developments", "Case Law"],
        "industry": ["Industry", "Industry Developments", "Industry News"],
    },
    "chinese": {
        "legislation": ["立法动态", "政策法规", "立法与标准"],
        "authority": ["主管部门动态", "监管机构动态"],
        "enforcement": ["执法动态", "行政处罚", "执法案例"],
        "litigation": ["司法动态", "司法案例", "诉讼与裁判"],
        "industry": ["行业动态", "产业资讯"],
    },
}
ZH_NUMBERS = "一二三四五六七八九十"


@cache
def parts(language: str) -> dict[str, list[dict[str, Any]]]:
    """The reports of a language, by category."""
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (DATA / "parts" / f"{language}.yaml").read_text(encoding="utf-8")
    )
    return found


@dataclass
class Style:
    """The choices of one house style."""

    language: str
    section: str
    head: str
    day: str
    written: str
    source: str
    body: str
    before: str
    behind: str
    gap: str

    def name(self) -> str:
        """All choices, as the name of the newsletter."""
        return "/".join(f"{key}={value}" for key, value in vars(self).items())


CHOICES: dict[str, tuple[str, ...]] = {
    "section": (
        "plain",
        "capitals",
        "roman",
        "letter",
        "markdown",
        "decimal",
        "brackets",
        "part",
        "part-line",
        "number-line",
    ),
    "head": (
        "plain",
        "numbered",
        "restarting",
        "bracketed",
        "markdown",
        "bold-run-in",
        "colon-run-in",
        "bullet",
        "lost",
        "number-line",
    ),
    "day": ("text", "bracket", "above", "below", "label"),
    "written": ("long", "american", "year", "numeric"),
    "source": ("none", "line", "link", "notes", "bare-notes", "short-line"),
    "body": ("one", "two", "sub-heads", "bullets"),
    "before": ("title", "stamp", "menu", "highlights", "contents", "authors", "letter"),
    "behind": ("none", "contact", "related", "disclaimer", "comment"),
    "gap": ("lines", "none", "wide"),
}


def style(seed: int) -> Style:
    """The style of a seed; choices that do not go together are drawn again."""
    dice = random.Random(seed)
    while True:
        language = dice.choice(("english", "english", "chinese"))
        drawn = Style(language, **{key: dice.choice(values) for key, values in CHOICES.items()})
        if _possible(drawn):
            return drawn


def _possible(drawn: Style) -> bool:
    if drawn.head == "lost" and (
        drawn.body != "one" or drawn.day not in ("text", "label") or drawn.gap == "none"
    ):
        return False
    if drawn.head.endswith("run-in") and (drawn.day in ("above", "below", "bracket") or drawn.gap == "none"):
        return False
    if drawn.head == "number-line" and drawn.day == "above":
        return False
    if drawn.section == "decimal" and drawn.head not in ("plain", "numbered"):
        return False
    if (drawn.section == "markdown") != (drawn.head in ("markdown", "bold-run-in")) and drawn.head != "plain":
        return False
    if drawn.source == "link" and drawn.section != "markdown":
        return False
    return not (drawn.gap == "none" and drawn.body == "sub-heads" and drawn.head in ("plain", "bullet"))


@dataclass
class _Text:
    style: Style
    lines: str = ""
    notes: list[str] = field(default_factory=list)

    def add(self, line: str, *, tight: bool = False) -> int:
        """Write a line and what parts it from the next; where it begins."""
        start = len(self.lines)
        gap = {"lines": "\n\n", "none": "\n", "wide": "\n\xa0\n\n"}[self.style.gap]
        self.lines += line + ("\n" if tight else gap)
        return start


def newsletter(seed: int) -> Tagged:
    """The newsletter of a seed, and what is to be found in it."""
    drawn = style(seed)
    dice = random.Random(seed + 1_000_000)
    issue = datetime.date(dice.randint(2021, 2025), dice.randint(1, 12), 1)
    text = _Text(drawn)
    chosen = [
        (name, dice.sample(reports, dice.randint(1, min(3, len(reports)))))
        for name, reports in parts(drawn.language).items()
    ]
    _begin(text, issue, chosen)
    items: list[Marked] = []
    for number, (name, reports) in enumerate(chosen, start=1):
        _section(text, number, dice.choice(SECTIONS[drawn.language][name]))
        for within, report in enumerate(reports, start=1):
            day = issue + datetime.timedelta(days=dice.randint(0, 27))
            numbers = (number, within, len(items) + 1)
            items.append(_item(text, name, report, day, numbers))
    _end(text)
    return Tagged(f"{seed} {drawn.name()}", text.lines, items, f"{issue:%Y-%m}", None, checked=False)


def _begin(text: _Text, issue: datetime.date, chosen: list[tuple[str, list[dict[str, Any]]]]) -> None:
    drawn, english = text.style, text.style.language == "english"
    if drawn.before == "stamp":
        text.lines += f" date {issue.year}-{issue.month:02d}-28 "
    if drawn.before == "menu":
        for line in ("Skip to main content", "Menu", "Home > Insights > Newsletters"):
            text.add(line, tight=True)
    month = f"{month_name[issue.month]} {issue.year}"
    title = (
        f"China Data Protection Update: {month}"
        if english
        else f"数据合规月报（{issue.year}年{issue.month}月）"
    )
    text.add(("# " if drawn.section == "markdown" else "") + title)
    if drawn.before == "authors":
        text.add("Written by" if english else "作者：张某、李某")
        if english:
            for line in (
                "Jane Roe",
                "Partner",
                "Shanghai",
                "I am a partner in our Shanghai office and advise on data.",
            ):
                text.add(line, tight=True)
    if drawn.before == "letter":
        text.add(
            "Dear readers, welcome to our monthly update."
            if english
            else "各位读者：本期月报由数据合规团队编写。"
        )
    if drawn.before == "highlights":
        text.add(
            ("## " if drawn.section == "markdown" else "") + ("Key Highlights" if english else "本期要点")
        )
        for _, reports in chosen[:3]:
            text.add(f"• {reports[0]['title']}", tight=True)
        text.add("")
    if drawn.before == "contents":
        text.add("Contents" if english else "目录")
        for name, reports in chosen:
            text.add(SECTIONS[drawn.language][name][0], tight=True)
            for report in reports:
                text.add(report["title"], tight=True)
        text.add("")


def _section(text: _Text, number: int, words: str) -> None:
    roman = ("I", "II", "III", "IV", "V")[number - 1]
    chinese = text.style.language == "chinese"
    forms: dict[str, Callable[[], str]] = {
        "plain": lambda: words,
        "capitals": lambda: words.upper(),
        "roman": lambda: f"{ZH_NUMBERS[number - 1]}、{words}" if chinese else f"{roman}. {words}",
        "letter": lambda: f"{'ABCDE'[number - 1]}. {words}",
        "markdown": lambda: f"## {words}",
        "decimal": lambda: f"{number}. {words}",
        "brackets": lambda: f"【{words}】" if chinese else f"[{words}]",
        "part": lambda: f"PART 0{number} {words}" if chinese else f"Part {number}: {words}",
    }
    if text.style.section.endswith("-line"):
        text.add(f"PART 0{number}" if text.style.section == "part-line" else f"0{number}", tight=True)
        text.add(words)
    else:
        text.add(forms[text.style.section]())


def _item(
    text: _Text, category: str, report: dict[str, Any], day: datetime.date, numbers: tuple[int, int, int]
) -> Marked:
    drawn = text.style
    written = _written(drawn, day)
    url = f"https://www.example.cn/{category}/{numbers[2]}"
    title = None if drawn.head == "lost" else report["title"]
    in_text = drawn.day == "text" or (
        drawn.day == "label" and drawn.head != "lost" and not drawn.head.endswith("run-in")
    )
    first = report["first"].format(day=written) if in_text else _without_day(report["first"], drawn.language)
    label = f"{written} – " if drawn.day == "label" and not in_text else ""
    reference = _reference(text, url)
    body = [first + reference] if drawn.body == "one" else [first, report["more"][0] + reference]
    start = _head(text, title, first, label, written, numbers, body)
    for paragraph in body:
        if drawn.body == "sub-heads" and paragraph is body[-1]:
            text.add("Our comments" if drawn.language == "english" else "简评")
        text.add(paragraph)
    if drawn.body == "bullets":
        for point in (
            ("a first point", "a second point")
            if drawn.language == "english"
            else ("要点之一；", "要点之二。")
        ):
            text.add(f"- {point}" if drawn.section != "markdown" else f"  - {point}", tight=True)
        text.add("")
    urls = _source(text, url)
    return Marked(start, None, title, category, day.isoformat(), urls)


def _without_day(first: str, language: str) -> str:
    if language == "chinese":
        return first.replace("{day}，", "")
    plain = first.replace("On {day}, ", "").replace(" on {day}", "")
    return plain[0].upper() + plain[1:]


def _head(
    text: _Text,
    title: str | None,
    first: str,
    label: str,
    written: str,
    numbers: tuple[int, int, int],
    body: list[str],
) -> int:
    """Write the heading with its day (into `body`, if it is run in); where the item begins."""
    drawn = text.style
    bracket = f" ({written})" if drawn.day == "bracket" and title else ""
    if title is None or drawn.head.endswith("run-in"):
        lead = {"bold-run-in": f"**{title}.** ", "colon-run-in": f"{title}: "}.get(drawn.head, "")
        if drawn.language == "chinese":
            lead = {"bold-run-in": f"**{title}** ", "colon-run-in": f"{title}："}.get(drawn.head, "")
        body[0] = label + lead + body[0]
        return len(text.lines)
    start = len(text.lines)
    if drawn.day == "above":
        text.add(written)
    section, within, running = numbers
    mark = {
        "numbered": f"{running}. ",
        "restarting": f"{within}. ",
        "bracketed": f"({within}) ",
        "markdown": "### ",
        "bullet": "• ",
    }.get(drawn.head, "")
    if drawn.head == "number-line":
        text.add(f"{within:02d}", tight=True)
    mark = f"{section}.{within} " if drawn.section == "decimal" else mark
    text.add(mark + title + bracket)
    if drawn.day == "below":
        text.add(written)
    return start


def _written(drawn: Style, day: datetime.date) -> str:
    if drawn.language == "chinese":
        return (
            f"{day.month}月{day.day}日"
            if drawn.written != "year"
            else f"{day.year}年{day.month}月{day.day}日"
        )
    month = month_name[day.month]
    return {
        "long": f"{day.day} {month}",
        "american": f"{month} {day.day}",
        "year": f"{day.day} {month} {day.year}",
        "numeric": f"{month} {day.day}, {day.year}",
    }[drawn.written]


def _reference(text: _Text, url: str) -> str:
    if text.style.source not in ("notes", "bare-notes"):
        return f" [source]({url})" if text.style.source == "link" else ""
    text.notes.append(url)
    number = len(text.notes)
    return f"[{number}]" if text.style.source == "notes" else f" {number}"


def _source(text: _Text, url: str) -> tuple[str, ...]:
    if text.style.source == "line":
        text.add(f"Source: {url}" if text.style.language == "english" else f"来源：{url}")
    if text.style.source == "short-line":
        text.add("Source: CAC" if text.style.language == "english" else "来源：网信中国")
    return () if text.style.source in ("none", "short-line") else (url,)


def _end(text: _Text) -> None:
    drawn, english = text.style, text.style.language == "english"
    if text.notes:
        text.add("Footnotes" if english else "参考链接")
        for number, url in enumerate(text.notes, start=1):
            text.add(f"[{number}] {url}" if drawn.source == "notes" else f"{number}. {url}", tight=True)
        text.add("")
    heading = "## " if drawn.section == "markdown" else ""
    lines = {
        "none": (),
        "contact": ("Contact us", "Jane Roe, Partner") if english else ("联系我们", "张某，合伙人"),
        "related": ("Related articles", "A Guide to Audits of Data")
        if english
        else ("往期推荐", "审计指南一览"),
        "disclaimer": ("Disclaimer", "This update is for general information only.")
        if english
        else ("免责声明", "本月报仅供参考，不构成法律意见。"),
        "comment": ("Editor's comment", "The month was busy, and firms should look at their contracts now.")
        if english
        else ("本期小结", "本月执法活动较多，企业应当尽快梳理合同。"),
    }[drawn.behind]
    for number, line in enumerate(lines):
        text.add(line if number else heading + line)
