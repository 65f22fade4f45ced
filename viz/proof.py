"""What the page shows as proof: the quoted words of each fact, with newsletter, date and source links."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from graph_model.schema import edge_columns, node_columns
from viz.picture import Line, Mirror, node_name, sentence
from viz.style import line_kind

_NOT_SHOWN = {"quotes", "quote_starts", "quote_ends", "quote", "case_id", "penalty_id", "item", "document"}
_BASIS = {
    "registry": "From the registry of known bodies, not from a newsletter.",
    "structure": "Follows from what the thing is; no sentence states it.",
}


def web_links(urls: list[str]) -> list[str]:
    """Those of `urls` that lead to the web (http or https with a host); any other kind is left out."""
    return [url for url in urls if _is_web(url)]


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def item_card(mirror: Mirror, item: str) -> dict[str, Any]:
    """Title, date, links and newsletter of one item; what is unknown is absent."""
    data = mirror.nodes[item]
    newsletter = mirror.nodes[data["document"]] if data.get("document") in mirror else {}
    card = {
        "title": data.get("title") or data.get("name"),
        "date": data.get("date"),
        "urls": web_links(data.get("urls", [])),
        "newsletter": newsletter.get("name"),
        "publisher": newsletter.get("publisher"),
        "issue": newsletter.get("issue"),
    }
    return {key: value for key, value in card.items() if value}


class Proofs:
    """Facts of one mirror, looked up by edge id; remembers which items they name (`items`)."""

    def __init__(self, mirror: Mirror) -> None:
        self.mirror = mirror
        self.items: dict[str, dict[str, Any]] = {}
        self._edges = {key: (u, v, data) for u, v, key, data in mirror.edges(keys=True, data=True)}

    def fact(self, key: str) -> dict[str, Any]:
        """One fact: what it says, the quotes, the item it stands in, further properties."""
        source, target, data = self._edges[key]
        return {
            "says": sentence(self.mirror, source, line_kind(data), target),
            "quotes": list(dict.fromkeys(data.get("quotes") or [])),
            "item": self.item(data.get("item")),
            "note": _BASIS.get(str(data.get("basis"))),
            "properties": _shown(data, edge_columns(), _NOT_SHOWN),
        }

    def item(self, item: str | None) -> str | None:
        """`item` if the mirror has it; its card is then in `items`."""
        if item is None or item not in self.mirror:
            return None
        self.items.setdefault(item, item_card(self.mirror, item))
        return item

    def row(self, line: Line) -> dict[str, Any]:
        """What the table says of a line: dates, amounts and other details, and newsletters."""
        found = [self._edges[key][2] for key in line.facts]
        cards = [self.items[item] for data in found if (item := self.item(data.get("item")))]
        dates = [data.get("date") or self._item_date(data) for data in found]
        return {
            "dates": sorted({date for date in dates if date}),
            "details": list(dict.fromkeys(text for data in found for text in details(data))),
            "newsletters": sorted({card["newsletter"] for card in cards if card.get("newsletter")}),
        }

    def _item_date(self, data: dict[str, Any]) -> str | None:
        return self.items[item].get("date") if (item := self.item(data.get("item"))) else None

    def mentions(self, node: str) -> list[str]:
        """The items that mention `node`, newest first."""
        found = {v for _, v, d in self.mirror.out_edges(node, data=True) if d["predicate"] == "MENTIONED_IN"}
        dated = sorted(
            found, key=lambda item: (self.mirror.nodes[item].get("date") or "", item), reverse=True
        )
        return [item for item in dated if self.item(item)]


def details(data: dict[str, Any]) -> list[str]:
    """The values of an edge that a reader wants in the table: stage, kind, yuan, months, deadlines."""
    said = {
        "stage": "{}",
        "effective": "effective {}",
        "comments_until": "comments until {}",
        "kind": "{}",
        "amount_cny": "RMB {:,.12g}",
        "months": "{} months",
    }
    return [
        form.format(data[key]).replace("_", " ") for key, form in said.items() if data.get(key) is not None
    ]


def node_card(proofs: Proofs, node: str) -> dict[str, Any]:
    """Name, kind, known properties and mentions of one node."""
    data = proofs.mirror.nodes[node]
    shown = _shown(data, node_columns(data["label"]), {"name", "label", "document"})
    return {
        "name": node_name(proofs.mirror, node),
        "label": data["label"],
        "properties": shown | ({"urls": web_links(data["urls"])} if data.get("urls") else {}),
        "mentions": proofs.mentions(node),
    }


def _shown(data: dict[str, Any], columns: Iterable[str], hidden: set[str]) -> dict[str, Any]:
    """What is known of `data`, in the schema's order."""
    return {key: data[key] for key in columns if key not in hidden and data.get(key) not in (None, [], "")}
