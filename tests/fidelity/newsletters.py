"""A small newsletter of a family's reports, and its gold in the form that the fidelity script reads."""

from calendar import month_name
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from fidelity.names import norm
from fidelity.reports import Entity, Report, known_names, reports

from graph_model.values.numerals import whole_article

SECTIONS = {
    "legislation": ("Legislation", "立法动态"),
    "authority": ("Authorities", "监管动态"),
    "enforcement": ("Enforcement Cases", "执法案例"),
    "litigation": ("Courts Litigation", "司法案例"),
    "industry": ("Industry Developments", "行业动态"),
}


@dataclass(frozen=True)
class Newsletter:
    """`name` is its file name; `gold` holds entities and items with mentions and facts."""

    name: str
    text: str
    gold: dict[str, Any]


def newsletters(half: str, family: str) -> list[Newsletter]:
    """The newsletters of one family: those with headings and those without, in English and in Chinese, apart."""
    groups: dict[tuple[bool, bool], list[Report]] = {}
    for report in reports(half, family):
        groups.setdefault((report.chinese, report.title is not None), []).append(report)
    return [_newsletter(f"{half}-{family}", *key, group) for key, group in sorted(groups.items())]


def _newsletter(name: str, chinese: bool, titled: bool, group: Sequence[Report]) -> Newsletter:
    name = f"{name}-{'zh' if chinese else 'en'}-{'headings' if titled else 'bullets'}.txt"
    issue = max((report.date for report in group if report.date), default="2024-06-30")[:7]
    gold = _Gold()
    lines = [*_masthead(issue, chinese)]
    order = list(SECTIONS)
    section = None
    for number, report in enumerate(sorted(group, key=lambda r: order.index(r.category)), start=1):
        if report.category != section:
            section = report.category
            lines.append(SECTIONS[section][chinese])
        head = f"{number}. {report.title}" if titled else f"• {report.text}"
        lines += [head, report.text] if titled else [head]
        gold.add(number, report, head if titled else head[:60])
    return Newsletter(name, "\n\n".join(lines) + "\n", gold.as_dict(name, issue))


def _masthead(issue: str, chinese: bool) -> tuple[str, ...]:
    year, month = issue.split("-")
    if chinese:
        return (f"中国数据合规月报（{year}年{int(month)}月）", "临江律师事务所")
    return ("China Data and Cyber Newsletter", f"{month_name[int(month)]} {year}", "Larkspur Wharf LLP")


@dataclass
class _Gold:
    entities: dict[str, dict[str, Any]] = field(default_factory=dict)
    items: list[dict[str, Any]] = field(default_factory=list)

    def add(self, number: int, report: Report, body: str) -> None:
        """Take the report as item `number`, whose region begins with `body`."""
        mentions = [self._id(entity, number) for entity in report.mentions]
        facts = []
        for predicate, subject, thing, properties in report.stated():
            ends = [end if end == "case" else self._id(end, number) for end in (subject, thing)]
            mentions += [end for end in ends if end != "case"]
            facts.append([predicate, *ends, _complete(predicate, properties)])
        mentions += [self.entities[key]["law"] for key in mentions if "law" in self.entities[key]]
        item = {key: getattr(report, key) for key in ("title", "category", "date")}
        self.items.append(
            {"n": number, **item, "body": body, "mentions": list(dict.fromkeys(mentions)), "facts": facts}
        )

    def as_dict(self, name: str, issue: str) -> dict[str, Any]:
        return {"document": name, "issue": issue, "entities": self.entities, "items": self.items}

    def _id(self, entity: Entity, number: int) -> str:
        ((label, name),) = entity.items()
        if label == "Article":
            return self._article(name)
        if name.startswith("*"):
            return self._take(
                f"i{number}-{label}-{name}", {"label": label, "anonymous": True, "names": [name[1:]]}
            )
        return self._named(label, name.split(" | "))

    def _article(self, name: str) -> str:
        law_name, _, article = name.rpartition(" ")
        law, number = self._named("Law", [law_name]), whole_article(article)
        return self._take(f"{law}-{number}", {"label": "Article", "law": law, "number": number})

    def _named(self, label: str, names: Iterable[str]) -> str:
        names = list(dict.fromkeys(n for name in names for n in [name, *known_names().get(name, [])]))
        folded = set(map(norm, names))
        for key, entity in self.entities.items():
            if (
                entity["label"] == label
                and not entity.get("anonymous")
                and folded & set(map(norm, entity["names"]))
            ):
                entity["names"] = list(dict.fromkeys([*entity["names"], *names]))
                return key
        return self._take(f"{label}-{names[0]}", {"label": label, "names": names})

    def _take(self, key: str, entity: dict[str, Any]) -> str:
        self.entities.setdefault(key, entity)
        return key


def _complete(predicate: str, properties: dict[str, Any]) -> dict[str, Any]:
    """Unstated amounts and months are null, where a fact of that kind could state them."""
    kind = properties.get("kind")
    if predicate == "PENALISED" and kind in {"fine", "confiscation", "compensation"}:
        return {"amount_cny": None, **properties}
    if predicate == "PENALISED" and kind in {"imprisonment", "suspended_sentence"}:
        return {"months": None, **properties}
    return properties
