"""Newsletters drawn by chance, in the schema's own shape: about three edges to a node, the same on every run."""

import hashlib
import random
from collections.abc import Iterator

from graph_model import AnyNode, DocumentFacts, Edge, Span, ids
from graph_model.nodes import Article, Company, Document, Item, Law, LegalCase, Penalty, Regulator

#: How many items a newsletter has; with those of `_item` this makes some 80 nodes and 250 edges.
ITEMS = 20
KINDS = ("fine", "warning", "order_to_correct", "confiscation")


def newsletters(nodes: int, seed: int = 5) -> Iterator[DocumentFacts]:
    """Newsletters that together state `nodes` nodes, give or take a hundred."""
    world = _World(nodes, random.Random(seed))
    number = 0
    while len(world.seen) < nodes:
        yield _newsletter(world, number)
        number += 1


class _World:
    """What newsletters have in common: bodies in three levels, laws with articles, companies."""

    def __init__(self, nodes: int, chance: random.Random) -> None:
        self.chance = chance
        self.seen: set[str] = set()
        size = max(20, nodes // 200)
        self.bodies = [_body(number) for number in range(size)]
        self.laws = [_law(number) for number in range(size)]
        self.companies = [_company(number) for number in range(10 * size)]

    def parent(self, body: Regulator) -> Regulator | None:
        number = self.bodies.index(body) if len(self.bodies) < 100 else int(body.id.rpartition("-")[2])
        return self.bodies[number // 8] if number else None

    def often(self, things: list) -> object:  # type: ignore[type-arg]
        """One of `things`, the first of them much more often than the last."""
        return things[int(len(things) * self.chance.random() ** 3)]


def _body(number: int) -> Regulator:
    name = f"Cyberspace Administration of District {number}"
    return Regulator(
        id=f"regulator:cac-{number}",
        name=name,
        name_zh=f"第{number}区互联网信息办公室",
        aliases=[f"District {number} CA", f"{number}区网信办"],
        known=True,
        level="county" if number > 30 else "provincial",
        place=f"District {number}",
        sector="cyberspace",
    )


def _law(number: int) -> Law:
    return Law(
        id=f"law:rules-{number}",
        name=f"Rules No. {number} on the Protection of Personal Information",
        name_zh=f"个人信息保护规定第{number}号",
        aliases=[f"Rules {number}"],
        known=True,
        kind="rules",
        status="final",
        effective="2021-09-01",
        articles=60,
    )


def _company(number: int) -> Company:
    return Company(
        id=f"company:trading-{number}",
        name=f"Trading Company {number} Co., Ltd.",
        name_zh=f"第{number}商贸有限公司",
    )


class _Letter:
    def __init__(self, world: _World, number: int) -> None:
        self.name = f"letter-{number:06}.txt"
        self.sha256 = hashlib.sha256(self.name.encode()).hexdigest()
        self.id = ids.document_id(self.sha256)
        self.world = world
        self.nodes: dict[str, AnyNode] = {}
        self.edges: dict[str, Edge] = {}

    def state(
        self, item: Item, predicate: str, source: str, target: str, quote: str = "", **values: object
    ) -> None:
        told_apart = [values.get(key) for key in ("kind", "as", "penalty_id")]
        key = ids.edge_id(predicate, source, target, item.id, *told_apart)
        spans = [Span(start=item.start, end=item.start + len(quote), quote=quote)] if quote else []
        self.edges[key] = Edge.model_validate(
            {"id": key, "predicate": predicate, "source": source, "target": target, "document": self.id}
            | {"item": item.id, "reader": "rules", "evidence": spans}
            | values
        )

    def link(self, predicate: str, source: str, target: str, basis: str) -> None:
        key = ids.edge_id(predicate, source, target)
        self.edges[key] = Edge.model_validate(
            {"id": key, "predicate": predicate, "source": source, "target": target, "basis": basis}
        )

    def add(self, node: AnyNode) -> AnyNode:
        self.nodes[node.id] = node
        return node


def _newsletter(world: _World, number: int) -> DocumentFacts:
    letter = _Letter(world, number)
    document = Document(
        id=letter.id,
        name=letter.name,
        publisher=f"Firm {number % 7} LLP",
        issue=f"20{15 + number // 12 % 10}-{number % 12 + 1:02}",
        sha256=letter.sha256,
        media_type="text/plain",
        characters=400 * ITEMS,
    )
    for place in range(1, ITEMS + 1):
        _item(world, letter, place)
    world.seen.update(letter.nodes, [document.id])
    return DocumentFacts(
        reader="rules",
        document=document,
        nodes=list(letter.nodes.values()),
        edges=list(letter.edges.values()),
    )


def _item(world: _World, letter: _Letter, place: int) -> None:
    body: Regulator = world.often(world.bodies)  # type: ignore[assignment]
    law: Law = world.often(world.laws)  # type: ignore[assignment]
    company = _party(world, letter, place)
    number = str(1 + int(60 * world.chance.random() ** 2))
    article = Article(
        id=ids.article_id(law.id, number),
        name=f"{law.name}, Article {number}",
        number=number,
        law=law.id,
        law_name=law.name,
    )
    day = f"20{15 + world.chance.randrange(10)}-{1 + world.chance.randrange(12):02}-{1 + world.chance.randrange(28):02}"
    fined = f"On {day} the {body.name} fined {company.name} under Article {number} of the {law.name}."
    text = f"{fined} The company had collected more than it needed and kept it for longer than it said."
    item = Item(
        id=ids.item_id(letter.id, place),
        name=f"{company.name} fined",
        title=f"{company.name} fined",
        category="enforcement",
        date=day,
        urls=[f"https://example.org/{letter.name}/{place}"],
        number=place,
        start=400 * place,
        stop=400 * place + len(text),
        text=text,
        document=letter.id,
    )
    case = LegalCase(id=ids.case_id(item.id), name=item.name, kind="administrative", date=day, item=item.id)
    for node in (item, body, law, company, article, case):
        letter.add(node)
    letter.state(item, "CONTAINS", letter.id, item.id, text, basis="structure")
    for node in (body, law, company, article, case):
        letter.state(item, "MENTIONED_IN", node.id, item.id, node.name, surfaces=[node.name])
    letter.state(item, "ENFORCED", body.id, case.id, fined)
    letter.state(item, "CITED", case.id, article.id, fined, **{"as": "applied"})
    letter.state(item, "CITED", case.id, law.id, fined, **{"as": "violated"})
    letter.link("PART_OF", article.id, law.id, "structure")
    above = world.parent(body)
    while above:
        letter.add(above)
        letter.link("SUBORDINATE_TO", body.id, above.id, "registry")
        body, above = above, world.parent(above)
    _penalty(letter, item, case, company, article, fined)


def _party(world: _World, letter: _Letter, place: int) -> Company:
    """A company that other newsletters name too, or one that this item leaves unnamed."""
    if place % 3:
        name = f"a trading company ({place})"
        return Company(
            id=ids.anonymous_id("Company", ids.item_id(letter.id, place), name), name=name, anonymous=True
        )
    return world.often(world.companies)  # type: ignore[return-value]


def _penalty(
    letter: _Letter, item: Item, case: LegalCase, company: Company, article: Article, quote: str
) -> None:
    chance = letter.world.chance
    body = next(
        edge.source
        for edge in letter.edges.values()
        if edge.target == case.id and edge.predicate == "ENFORCED"
    )
    kind = chance.choice(KINDS)
    amount = float(1000 * chance.randrange(1, 900)) if kind == "fine" else None
    key = ids.penalty_id(case.id, body, company.id, kind)
    letter.add(
        Penalty.model_validate(
            {"id": key, "name": f"{kind}: {company.name}", "kind": kind, "date": item.date, "case": case.id}
            | {"amount_cny": amount}
        )
    )
    same = {"kind": kind, "case_id": case.id, "penalty_id": key, "date": item.date, "amount_cny": amount}
    letter.state(item, "PENALISED", body, company.id, quote, **same)
    letter.state(item, "IMPOSED", case.id, key, quote)
    letter.state(item, "IMPOSED_ON", key, company.id, quote)
    letter.state(item, "UNDER", key, article.id, quote)
    letter.state(item, "MENTIONED_IN", key, item.id, basis="structure")
