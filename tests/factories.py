"""Hand-made facts for tests: `sample_facts()` gives three newsletters with every kind of node and edge."""

import hashlib
from dataclasses import dataclass, field

from graph_model import AnyNode, DocumentFacts, Edge, Span, ids
from graph_model.nodes import (
    Article,
    Company,
    Court,
    Document,
    Item,
    Law,
    LegalCase,
    Organisation,
    Penalty,
    Person,
    Procuratorate,
    Regulator,
)

CAC = Regulator(
    id="regulator:cac",
    name="Cyberspace Administration of China",
    name_zh="国家互联网信息办公室",
    aliases=["CAC", "国家网信办"],
    known=True,
    level="national",
    sector="cyberspace",
)
MIIT = Regulator(
    id="regulator:miit",
    name="Ministry of Industry and Information Technology",
    name_zh="工业和信息化部",
    aliases=["MIIT", "工信部"],
    known=True,
    level="national",
    sector="communications",
)
MPS = Regulator(
    id="regulator:mps",
    name="Ministry of Public Security",
    name_zh="公安部",
    aliases=["MPS"],
    known=True,
    level="national",
    sector="public-security",
)
ZHEJIANG_CA = Regulator(
    id="regulator:cac-zhejiang",
    name="Cyberspace Administration of Zhejiang Province",
    name_zh="浙江省互联网信息办公室",
    aliases=["Zhejiang CA"],
    known=True,
    level="provincial",
    place="Zhejiang",
    sector="cyberspace",
)
YINZHOU_CA = Regulator(
    id="regulator:cac-yinzhou",
    name="Cyberspace Administration of Yinzhou District, Ningbo City",
    name_zh="宁波市鄞州区互联网信息办公室",
    aliases=["Yinzhou CA"],
    known=True,
    level="county",
    place="Yinzhou",
    sector="cyberspace",
)
SHANGHAI_MIIT = Regulator(
    id="regulator:communications-shanghai",
    name="Shanghai Communications Administration",
    name_zh="上海市通信管理局",
    known=True,
    level="provincial",
    place="Shanghai",
    sector="communications",
)
HANGZHOU_COURT = Court(
    id="court:hangzhou-internet-court",
    name="Hangzhou Internet Court",
    name_zh="杭州互联网法院",
    known=True,
    level="prefecture",
    place="Hangzhou",
)
HAISHU_PROCURATORATE = Procuratorate(
    id="procuratorate:haishu",
    name="People's Procuratorate of Haishu District, Ningbo City",
    name_zh="宁波市海曙区人民检察院",
    known=True,
    level="county",
    place="Haishu",
)
CONSUMERS = Organisation(
    id="organisation:zhejiang-consumer-council",
    name="Zhejiang Consumer Council",
    name_zh="浙江省消费者权益保护委员会",
    known=True,
    level="provincial",
    place="Zhejiang",
)
DSL = Law(
    id="law:dsl",
    name="Data Security Law",
    name_zh="数据安全法",
    aliases=["DSL", "中华人民共和国数据安全法"],
    known=True,
    kind="law",
    status="final",
    published="2021-06-10",
    effective="2021-09-01",
    articles=55,
)
PIPL = Law(
    id="law:pipl",
    name="Personal Information Protection Law",
    name_zh="个人信息保护法",
    aliases=["PIPL"],
    known=True,
    kind="law",
    status="final",
    published="2021-08-20",
    effective="2021-11-01",
    articles=74,
)
CSL = Law(
    id="law:csl",
    name="Cybersecurity Law",
    name_zh="网络安全法",
    aliases=["CSL"],
    known=True,
    kind="law",
    status="final",
    published="2016-11-07",
    effective="2017-06-01",
    articles=79,
)
CRIMINAL_LAW = Law(
    id="law:criminal-law", name="Criminal Law", name_zh="刑法", known=True, kind="law", status="final"
)
MEASURES_ID = "law:measures-for-reporting-of-data-incidents"


def measures(status: str) -> Law:
    """The draft that the first newsletter reports and the second reports as final: one Law."""
    return Law(
        id=MEASURES_ID, name="Measures for Reporting of Data Incidents", kind="measures", status=status
    )


def article(law: Law, number: str) -> Article:
    """Article `number` of `law`."""
    return Article(
        id=ids.article_id(law.id, number),
        name=f"{law.name}, Article {number}",
        number=number,
        law=law.id,
        law_name=law.name,
    )


@dataclass
class Newsletter:
    """Builds the facts of one newsletter item by item; another `edition` has another content hash."""

    name: str
    publisher: str | None = None
    issue: str | None = None
    edition: int = 1
    text: str = ""
    nodes: dict[str, AnyNode] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(f"{self.name}/{self.edition}".encode()).hexdigest()

    @property
    def id(self) -> str:
        return ids.document_id(self.sha256)

    def add(self, *nodes: AnyNode) -> None:
        self.nodes.update({node.id: node for node in nodes})

    def edge(
        self, predicate: str, source: AnyNode | str, target: AnyNode | str, **properties: object
    ) -> Edge:
        """Adds an edge; nodes given as its ends are added too."""
        ends = [end if isinstance(end, str) else end.id for end in (source, target)]
        self.add(*(end for end in (source, target) if not isinstance(end, str)))
        told_apart = [properties.get(key) for key in ("kind", "as", "penalty_id")]
        key = ids.edge_id(predicate, *ends, properties.get("item"), *told_apart)
        fields = {
            "id": key,
            "predicate": predicate,
            "source": ends[0],
            "target": ends[1],
            "document": self.id,
        }
        self.edges[key] = Edge.model_validate(fields | properties)
        return self.edges[key]

    def item(self, category: str, title: str | None, text: str, date: str | None = None, *urls: str) -> Item:
        number = sum(edge.predicate == "CONTAINS" for edge in self.edges.values()) + 1
        start = len(self.text) + 2 if self.text else 0
        self.text = f"{self.text}\n\n{text}" if self.text else text
        node = Item(
            id=ids.item_id(self.id, number),
            name=title or f"{self.name} #{number}",
            title=title,
            category=category,  # type: ignore[arg-type]
            date=date,
            urls=list(urls),
            number=number,
            start=start,
            stop=len(self.text),
            text=text,
            document=self.id,
        )
        span = Span(start=start, end=len(self.text), quote=text)
        self.edge("CONTAINS", self.id, node, basis="structure", item=node.id, evidence=[span])
        return node

    def spans(self, item: Item, quotes: tuple[str, ...]) -> list[Span]:
        starts = [item.start + item.text.index(quote) for quote in quotes]
        return [Span(start=s, end=s + len(q), quote=q) for s, q in zip(starts, quotes, strict=True)]

    def state(
        self, item: Item, predicate: str, source: AnyNode, target: AnyNode, *quotes: str, **properties: object
    ) -> Edge:
        """An edge that `item` states in the words `quotes`."""
        stated = {"item": item.id, "reader": "rules", "evidence": self.spans(item, quotes)}
        return self.edge(predicate, source, target, **stated, **properties)

    def mentions(self, item: Item, surfaces: dict[str, AnyNode]) -> None:
        for surface, node in surfaces.items():
            self.state(item, "MENTIONED_IN", node, item, surface, surfaces=[surface])

    def article(self, law: Law, number: str) -> Article:
        node = article(law, number)
        self.edge("PART_OF", node, law, basis="structure", document=None)
        return node

    def subordinate(self, body: AnyNode, parent: AnyNode) -> None:
        self.edge("SUBORDINATE_TO", body, parent, basis="registry", document=None)

    def case(self, item: Item, kind: str, name: str) -> LegalCase:
        node = LegalCase(id=ids.case_id(item.id), name=name, kind=kind, date=item.date, item=item.id)  # type: ignore[arg-type]
        self.edge("MENTIONED_IN", node, item, basis="structure", item=item.id)
        return node

    def penalty(
        self,
        case: LegalCase,
        authority: AnyNode,
        party: AnyNode,
        kind: str,
        quote: str,
        under: tuple[AnyNode, ...] = (),
        **values: object,
    ) -> Penalty:
        """A penalty with all its edges: PENALISED, IMPOSED, IMPOSED_ON and UNDER."""
        item = self.nodes[case.item]
        assert isinstance(item, Item)
        key = ids.penalty_id(case.id, authority.id, party.id, kind)
        penalty = Penalty.model_validate(
            {"id": key, "name": f"{kind}: {party.name}", "kind": kind, "date": case.date, "case": case.id}
            | values
        )
        same = {"kind": kind, "case_id": case.id, "penalty_id": key, "date": case.date} | values
        self.state(item, "PENALISED", authority, party, quote, **same)
        self.state(item, "IMPOSED", case, penalty, quote)
        self.state(item, "IMPOSED_ON", penalty, party, quote)
        self.edge("MENTIONED_IN", penalty, item, basis="structure", item=item.id)
        for basis in under:
            self.state(item, "UNDER", penalty, basis, quote)
        return penalty

    def facts(self) -> DocumentFacts:
        document = Document(
            id=self.id,
            name=self.name,
            publisher=self.publisher,
            issue=self.issue,
            sha256=self.sha256,
            media_type="text/plain",
            characters=len(self.text),
        )
        return DocumentFacts(
            reader="rules",
            document=document,
            nodes=list(self.nodes.values()),
            edges=list(self.edges.values()),
        )


def anonymous(
    kind: type[Company] | type[Person], item: Item, name: str, **values: object
) -> Company | Person:
    """An unnamed party of one item."""
    key = ids.anonymous_id(kind.__name__, item.id, name)
    return kind.model_validate({"id": key, "name": name, "anonymous": True} | values)


def march() -> DocumentFacts:
    """Harbour & Lin, March 2025: a joint draft, two fines in one case, a list of apps."""
    letter = Newsletter("harbour-2025-03.txt", "Harbour & Lin LLP", "2025-03")
    draft = letter.item(
        "legislation",
        "Draft rules on reporting of data incidents",
        "On 4 March 2025 the CAC, together with MIIT, released the draft Measures for Reporting of Data "
        "Incidents to implement the DSL. Comments are open until 3 April 2025.",
        "2025-03-04",
        "https://www.cac.gov.cn/2025-03/04/example.htm",
    )
    law = measures("draft")
    quote = "the CAC, together with MIIT, released the draft Measures for Reporting of Data Incidents"
    for body in (CAC, MIIT):
        values = {"stage": "draft", "date": "2025-03-04", "comments_until": "2025-04-03"}
        letter.state(draft, "ISSUED", body, law, quote, "Comments are open until 3 April 2025", **values)
    letter.state(draft, "CITED", law, DSL, "to implement the DSL", **{"as": "implements"})
    letter.mentions(
        draft, {"CAC": CAC, "MIIT": MIIT, "Measures for Reporting of Data Incidents": law, "DSL": DSL}
    )

    fine = letter.item(
        "enforcement",
        "Clinic fined after patients' records leak",
        "On 11 March 2025 the Yinzhou CA found that a private clinic had left patients' records unprotected, "
        "contrary to Article 27 of the DSL. Under Article 45 it fined the clinic RMB 80,000 and gave it a "
        "warning, and fined the manager in charge RMB 10,000.",
        "2025-03-11",
        "https://www.nbyz.gov.cn/art/2025/example.html",
        "https://mp.example.cn/s/clinic",
    )
    case = letter.case(fine, "administrative", "Clinic fined after patients' records leak")
    clinic = anonymous(Company, fine, "a private clinic", sector="health")
    manager = anonymous(Person, fine, "the manager in charge", role="responsible person")
    violated, applied = letter.article(DSL, "27"), letter.article(DSL, "45")
    letter.state(fine, "ENFORCED", YINZHOU_CA, case, "the Yinzhou CA found that a private clinic")
    letter.state(fine, "CITED", case, violated, "contrary to Article 27 of the DSL", **{"as": "violated"})
    letter.state(fine, "CITED", case, applied, "Under Article 45", **{"as": "applied"})
    for party, kind, words, values in (
        (clinic, "fine", "fined the clinic RMB 80,000", {"amount_cny": 80000.0}),
        (clinic, "warning", "gave it a warning", {}),
        (manager, "fine", "fined the manager in charge RMB 10,000", {"amount_cny": 10000.0}),
    ):
        letter.penalty(case, YINZHOU_CA, party, kind, words, under=(applied,), **values)
    letter.mentions(
        fine,
        {"Yinzhou CA": YINZHOU_CA, "a private clinic": clinic, "the manager in charge": manager, "DSL": DSL}
        | {"Article 27": violated, "Article 45": applied},
    )
    letter.subordinate(YINZHOU_CA, ZHEJIANG_CA)
    letter.subordinate(ZHEJIANG_CA, CAC)
    letter.subordinate(SHANGHAI_MIIT, MIIT)

    apps = letter.item(
        "enforcement",
        None,
        "Shanghai Communications Administration named 12 apps that collect more than they need and told "
        "their operators to put this right by 28 March.",
        None,
    )
    campaign = letter.case(apps, "administrative", "12 apps named in Shanghai")
    operators = anonymous(Company, apps, "operators of 12 apps", count=12)
    letter.state(
        apps, "ENFORCED", SHANGHAI_MIIT, campaign, "Shanghai Communications Administration named 12 apps"
    )
    for kind, words in (("public_notice", "named 12 apps"), ("order_to_correct", "told their operators")):
        letter.penalty(campaign, SHANGHAI_MIIT, operators, kind, words)
    letter.mentions(apps, {"Shanghai Communications Administration": SHANGHAI_MIIT, "12 apps": operators})
    return letter.facts()


def april() -> DocumentFacts:
    """Beacon Law, April 2025: the measures are final, a bank is fined twice, a court decides."""
    letter = Newsletter("beacon-2025-04.html", "Beacon Law", "2025-04")
    final = letter.item(
        "legislation",
        "Incident reporting measures finalised",
        "On 22 April 2025 CAC, MIIT and MPS jointly promulgated the Measures for Reporting of Data "
        "Incidents, in force from 1 July 2025. They refer to the PIPL, and amend the earlier draft's "
        "thresholds under the CSL.",
        "2025-04-22",
        "https://www.cac.gov.cn/2025-04/22/example.htm",
    )
    law = measures("final")
    for body in (CAC, MIIT, MPS):
        words = "CAC, MIIT and MPS jointly promulgated the Measures for Reporting of Data Incidents"
        values = {"stage": "final", "date": "2025-04-22", "effective": "2025-07-01"}
        letter.state(final, "ISSUED", body, law, words, "in force from 1 July 2025", **values)
    letter.state(final, "CITED", law, PIPL, "They refer to the PIPL", **{"as": "mentions"})
    letter.state(
        final, "CITED", law, CSL, "amend the earlier draft's thresholds under the CSL", **{"as": "amends"}
    )
    letter.mentions(final, {"CAC": CAC, "MIIT": MIIT, "MPS": MPS, "PIPL": PIPL, "CSL": CSL})
    letter.mentions(final, {"Measures for Reporting of Data Incidents": law})

    bank = Company(
        id="company:linjiang-bank",
        name="Linjiang Commercial Bank Co., Ltd.",
        name_zh="临江商业银行股份有限公司",
        aliases=["Linjiang Bank"],
        sector="bank",
    )
    for day, words, amount in (
        ("2025-04-02", "Zhejiang CA fined Linjiang Bank RMB 1.3 million", 1300000.0),
        ("2025-04-16", "Zhejiang CA fined Linjiang Bank again; the amount was not disclosed", None),
    ):
        item = letter.item("enforcement", words, f"{words}. It relied on Article 66 of the PIPL.", day)
        case = letter.case(item, "administrative", words)
        basis = letter.article(PIPL, "66")
        letter.state(item, "ENFORCED", ZHEJIANG_CA, case, words)
        letter.state(item, "CITED", case, basis, "relied on Article 66 of the PIPL", **{"as": "applied"})
        letter.penalty(case, ZHEJIANG_CA, bank, "fine", words, under=(basis,), amount_cny=amount)
        letter.mentions(
            item, {"Zhejiang CA": ZHEJIANG_CA, "Linjiang Bank": bank, "PIPL": PIPL, "Article 66": basis}
        )

    suit = letter.item(
        "litigation",
        "Public-interest suit over face scans at a gym",
        "On 9 April 2025 the Hangzhou Internet Court heard the suit that the People's Procuratorate of "
        "Haishu District, Ningbo City brought against a chain of gyms, supported by the Zhejiang Consumer "
        "Council. Applying the PIPL it awarded RMB 30,000 and ordered an apology.",
        "2025-04-09",
    )
    case = letter.case(suit, "public-interest", "Face scans at a gym")
    gyms = anonymous(Company, suit, "a chain of gyms")
    letter.state(suit, "HEARD", HANGZHOU_COURT, case, "the Hangzhou Internet Court heard the suit")
    letter.state(suit, "PROSECUTED", HAISHU_PROCURATORATE, case, "brought against a chain of gyms")
    letter.state(suit, "CITED", case, PIPL, "Applying the PIPL", **{"as": "applied"})
    letter.penalty(
        case, HANGZHOU_COURT, gyms, "compensation", "awarded RMB 30,000", under=(PIPL,), amount_cny=30000.0
    )
    letter.penalty(case, HANGZHOU_COURT, gyms, "apology", "ordered an apology", under=(PIPL,))
    letter.mentions(
        suit,
        {
            "Hangzhou Internet Court": HANGZHOU_COURT,
            "a chain of gyms": gyms,
            "Zhejiang Consumer Council": CONSUMERS,
        },
    )
    letter.mentions(suit, {"People's Procuratorate of Haishu District": HAISHU_PROCURATORATE, "PIPL": PIPL})
    letter.subordinate(ZHEJIANG_CA, CAC)
    return letter.facts()


def chinese() -> DocumentFacts:
    """华章律师事务所, in Chinese: an administrative fine, a sentence, an association's talk."""
    letter = Newsletter("华章数据合规月报-2025-04.md", "华章律师事务所", "2025-04")
    fine = letter.item(
        "enforcement",
        "鄞州区网信办处罚某物业公司",
        "2025年4月8日，鄞州区网信办依据《数据安全法》第四十五条，对甬家物业服务有限公司处以五万元罚款，"
        "其行为违反该法第二十七条。",
        "2025-04-08",
    )
    case = letter.case(fine, "administrative", "鄞州区网信办处罚某物业公司")
    firm = Company(id="company:yongjia-4d1f", name="甬家物业服务有限公司", sector="property management")
    violated, applied = letter.article(DSL, "27"), letter.article(DSL, "45")
    letter.state(fine, "ENFORCED", YINZHOU_CA, case, "鄞州区网信办依据《数据安全法》第四十五条")
    letter.state(fine, "CITED", case, violated, "其行为违反该法第二十七条", **{"as": "violated"})
    letter.state(fine, "CITED", case, applied, "依据《数据安全法》第四十五条", **{"as": "applied"})
    letter.penalty(case, YINZHOU_CA, firm, "fine", "处以五万元罚款", under=(applied,), amount_cny=50000.0)
    letter.mentions(fine, {"鄞州区网信办": YINZHOU_CA, "甬家物业服务有限公司": firm, "《数据安全法》": DSL})
    letter.mentions(fine, {"第四十五条": applied, "第二十七条": violated})

    sentence = letter.item(
        "litigation",
        "出售公民个人信息获刑",
        "法院认定王某出售公民个人信息，依照《刑法》第二百五十三条之一判处有期徒刑一年六个月，并处罚金二万元。",
        None,
    )
    trial = letter.case(sentence, "criminal", "出售公民个人信息获刑")
    court = Court(id=ids.anonymous_id("Court", sentence.id, "法院"), name="法院", anonymous=True)
    wang = anonymous(Person, sentence, "王某", role="defendant")
    basis = letter.article(CRIMINAL_LAW, "253-1")
    letter.state(sentence, "HEARD", court, trial, "法院认定王某出售公民个人信息")
    letter.state(sentence, "CITED", trial, basis, "依照《刑法》第二百五十三条之一", **{"as": "applied"})
    letter.penalty(trial, court, wang, "imprisonment", "有期徒刑一年六个月", under=(basis,), months=18)
    letter.penalty(trial, court, wang, "fine", "并处罚金二万元", under=(basis,), amount_cny=20000.0)
    letter.mentions(
        sentence, {"法院": court, "王某": wang, "《刑法》": CRIMINAL_LAW, "第二百五十三条之一": basis}
    )

    survey = letter.item(
        "industry",
        "浙江省消保委约谈三家平台",
        "4月15日，浙江省消保委就过度索取权限约谈三家出行平台。",
        "2025-04-15",
    )
    talk = letter.case(survey, "campaign", "浙江省消保委约谈三家平台")
    platforms = anonymous(Company, survey, "三家出行平台", count=3, sector="transport")
    letter.state(survey, "ENFORCED", CONSUMERS, talk, "浙江省消保委就过度索取权限约谈三家出行平台")
    letter.penalty(talk, CONSUMERS, platforms, "summons", "约谈三家出行平台")
    letter.mentions(survey, {"浙江省消保委": CONSUMERS, "三家出行平台": platforms})
    letter.subordinate(YINZHOU_CA, ZHEJIANG_CA)
    return letter.facts()


def sample_facts() -> list[DocumentFacts]:
    """Three newsletters in two languages, with every kind of node and edge; they share bodies and laws."""
    return [march(), april(), chinese()]
