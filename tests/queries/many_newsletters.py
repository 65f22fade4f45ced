"""Newsletters by the dozen, for comparing stores: every fact is drawn by chance, but the same on every run."""

import random

import factories as f
from factories import Newsletter, anonymous

from graph_model import DocumentFacts
from graph_model.nodes import Company, Court, Item, Law, LegalCase, Person, Regulator

BODIES = [f.CAC, f.MIIT, f.MPS, f.ZHEJIANG_CA, f.YINZHOU_CA, f.SHANGHAI_MIIT]
UNLISTED = Regulator(
    id="regulator:bureau-of-tides", name="Bureau of Tides", level="county", place="Tidewater"
)
RULES = [
    Law(id=f"law:rules-{n}", name=f"Rules No. {n}", kind="rules", status=status, effective=effective)
    for n, (status, effective) in enumerate(
        [("draft", None), ("final", "2025-06-01"), (None, None), ("amended", "2025-01-01")]
    )
]
LAWS = [f.DSL, f.PIPL, f.CSL, f.CRIMINAL_LAW, *RULES]
COMPANIES = [
    Company(id=f"company:firm-{n}", name=f"Firm {n} Ltd.", name_zh=f"第{n}公司", sector=sector)
    for n, sector in enumerate(["bank", "hospital", None, "property management"])
]
DAYS = [None, "2024-12-30", "2025-01-15", "2025-02-02", "2025-02-28"]
AMOUNTS = [None, None, 5000.0, 50000.0, 1300000.0]
KINDS = [
    "fine",
    "fine",
    "fine",
    "warning",
    "order_to_correct",
    "public_notice",
    "compensation",
    "imprisonment",
]


def many_facts(newsletters: int = 8, items: int = 10, seed: int = 7) -> list[DocumentFacts]:
    """`newsletters` of `items` each, some without publisher, month, day, title, amount, court or article."""
    chance = random.Random(seed)
    return [_newsletter(chance, number, items) for number in range(newsletters)]


def _newsletter(chance: random.Random, number: int, items: int) -> DocumentFacts:
    letter = Newsletter(
        f"letter-{number}.txt",
        chance.choice([None, "Amber LLP", "Birch LLP", "Cedar LLP"]),
        chance.choice([None, "2024-12", "2025-01", "2025-02"]),
    )
    for body, parent in ((f.YINZHOU_CA, f.ZHEJIANG_CA), (f.ZHEJIANG_CA, f.CAC), (f.SHANGHAI_MIIT, f.MIIT)):
        letter.subordinate(body, parent)
    for place in range(items):
        _item(chance, letter, place)
    return letter.facts()


def _item(chance: random.Random, letter: Newsletter, place: int) -> None:
    title = chance.choice([None, f"Development {place}", "An app list"])
    text = chance.choice(
        ["It is so.", "It is so, of 12 apps.", "It is so, where applied.", "某APP如此。It is so."]
    )
    links = [f"https://example.org/{n}" for n in range(chance.randrange(3))]
    item = letter.item(
        chance.choice(["legislation", "enforcement"]), title, text, chance.choice(DAYS), *links
    )
    chance.choice([_instrument, _case, _case, _trial])(chance, letter, item)


def _instrument(chance: random.Random, letter: Newsletter, item: Item) -> None:
    law = chance.choice(RULES)
    stage = chance.choice(["draft", "final"])
    dates = {
        "date": chance.choice([None, item.date]),
        "effective": chance.choice([None, "2025-03-01", "2025-07-01"]) if stage == "final" else None,
        "comments_until": chance.choice([None, "2025-02-10", "2025-03-10"]) if stage == "draft" else None,
    }
    for body in chance.sample([*BODIES, UNLISTED], chance.randint(1, 3)):
        letter.state(item, "ISSUED", body, law, "It", stage=stage, **dates)
        letter.mentions(item, {"It": body})
    letter.mentions(item, {"is": law})
    cited = chance.choice([law for law in LAWS if law not in RULES])
    target = chance.choice([cited, letter.article(cited, str(chance.randint(1, 4)))])
    letter.state(
        item, "CITED", law, target, "so", **{"as": chance.choice(["implements", "amends", "mentions"])}
    )


def _case(chance: random.Random, letter: Newsletter, item: Item) -> None:
    case = letter.case(item, chance.choice(["administrative", "campaign"]), f"Case of {item.name}")
    bodies = chance.sample([*BODIES, UNLISTED], chance.choice([1, 1, 2]))
    for body in bodies:
        letter.state(item, "ENFORCED", body, case, "It")
        letter.mentions(item, {"It": body})
    _citations(chance, letter, item, case)
    manager = anonymous(Person, item, "the manager", role="responsible person")
    firm = anonymous(Company, item, "a firm", count=chance.choice([None, 3]), sector="bank")
    for party in chance.sample([*COMPANIES, firm, manager], chance.randint(0, 3)):
        for kind in sorted(set(chance.sample(KINDS, 2))):
            amount = chance.choice(AMOUNTS) if kind == "fine" else None
            for body in bodies:
                letter.penalty(case, body, party, kind, "is so", amount_cny=amount)
        letter.mentions(item, {"is": party})


def _trial(chance: random.Random, letter: Newsletter, item: Item) -> None:
    case = letter.case(item, chance.choice(["criminal", "civil", "public-interest"]), f"Trial of {item.name}")
    court = chance.choice([f.HANGZHOU_COURT, Court(id=f"court:{item.id}", name="the court", anonymous=True)])
    if chance.random() < 0.8:
        letter.state(item, "HEARD", court, case, "It")
    if chance.random() < 0.5:
        letter.state(item, "PROSECUTED", f.HAISHU_PROCURATORATE, case, "It")
    _citations(chance, letter, item, case)
    person = anonymous(Person, item, "the defendant", role="defendant")
    for kind in chance.sample(["imprisonment", "suspended_sentence", "fine", "compensation"], 2):
        months = chance.choice([None, 6, 18]) if "sentence" in kind or "imprison" in kind else None
        amount = chance.choice(AMOUNTS) if kind in ("fine", "compensation") else None
        letter.penalty(case, court, person, kind, "so", months=months, amount_cny=amount)


def _citations(chance: random.Random, letter: Newsletter, item: Item, case: LegalCase) -> None:
    articles = [letter.article(law, number) for law in (f.DSL, f.PIPL) for number in ("27", "45", "45(1)")]
    for target in chance.sample([*articles, f.DSL, f.CSL], chance.randint(0, 3)):
        letter.state(item, "CITED", case, target, "so", **{"as": chance.choice(["violated", "applied"])})
