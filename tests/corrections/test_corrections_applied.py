"""What each kind of correction does to the graph, on small cases."""

import pytest
from correcting_cases import (
    ADD,
    ADD_CITED,
    ADD_ISSUED,
    APRIL,
    BANK,
    CAC,
    CLINIC,
    CLINIC_FINED,
    FIRM,
    MARCH,
    MERGE,
    MERGE_LAWS,
    MERGE_NEW,
    MIIT,
    RENAME,
    SPLIT,
    SPLIT_LAW,
    STRIKE,
    STRIKE_ITEM,
    apply,
    edge,
    graph,
    item,
    log,
)
from factories import CAC as CAC_NODE
from factories import DSL, Newsletter, anonymous

from graph_model import Edge, merge
from graph_model.corrections import corrected
from graph_model.nodes import Company, Organisation
from loaders.read import read_bytes
from loaders.rule_reader import RuleReader


def edges(lines: list[dict[str, object]], predicate: str, **values: object) -> list[Edge]:
    found = [e for e in graph(*lines).edges.values() if e.predicate == predicate]
    return [e for e in found if all(getattr(e, key) == value for key, value in values.items())]


# --- merging


def test_what_is_merged_has_all_names_and_all_facts() -> None:
    before, after = graph(), graph(MERGE)
    bank = after.nodes[BANK]
    assert FIRM not in after.nodes
    assert {"甬家物业服务有限公司", "Linjiang Bank"} <= {*bank.aliases, bank.name}
    fined = [e.id for e in before.edges.values() if e.predicate == "PENALISED" and e.target in (BANK, FIRM)]
    assert [e.id for e in after.edges.values() if e.predicate == "PENALISED" and e.target == BANK] == fined


def test_what_was_merged_says_so_and_keeps_its_evidence() -> None:
    ((_, line),) = log(MERGE).lines
    moved = [e for e in graph(MERGE).edges.values() if e.corrections]
    before = graph().edges
    assert moved
    assert all(e.corrections == [line.id] and e.evidence == before[e.id].evidence for e in moved)
    assert graph(MERGE).nodes[BANK].corrections == [line.id]


def test_a_thing_merged_into_one_that_no_document_names_takes_its_id_and_name() -> None:
    node = graph(MERGE_NEW).nodes["company:clinic"]
    assert (node.name, node.aliases, node.anonymous) == ("The Clinic", ["a private clinic"], False)


def test_a_thing_merged_into_one_that_only_the_registry_knows_takes_all_it_knows() -> None:
    line = {"action": "merge", "entity": MIIT, "into": "regulator:cyberspace@shanghai"}
    merged = graph(line)
    body = merged.nodes["regulator:cyberspace@shanghai"]
    assert (body.known, body.level, "MIIT" in body.aliases) == (True, "provincial", True)
    assert [
        e.target for e in merged.edges.values() if e.source == body.id and e.predicate == "SUBORDINATE_TO"
    ]


def test_merged_laws_share_their_articles() -> None:
    merged = graph(MERGE_LAWS)
    assert {node.id for node in merged.nodes.values() if node.label == "Article" and "dsl" in node.law} == {
        "article:dsl:27",
        "article:dsl:45",
        "article:dsl:66",
    }
    article = merged.nodes["article:dsl:66"]
    assert (article.name, article.law_name) == ("Data Security Law, Article 66", "Data Security Law")


def test_merges_follow_one_another() -> None:
    second = {"action": "merge", "entity": BANK, "into": "company:group", "name": "The Group"}
    for lines in ([MERGE, second], [second, MERGE]):
        merged = graph(*lines)
        assert {FIRM, BANK} & merged.nodes.keys() == set()
        assert merged.nodes["company:group"].name == "The Group"


def _fined_twice(first: float | None, second: float | None) -> tuple[Newsletter, list[str]]:
    """An item that fines one company under two names."""
    letter = Newsletter("twice.txt")
    told = letter.item("enforcement", "Fine", "CAC fined Acme. CAC fined Acme Ltd.")
    case = letter.case(told, "administrative", "Fine")
    names = [Company(id="company:a", name="Acme"), Company(id="company:b", name="Acme Ltd.")]
    for party, amount in zip(names, (first, second), strict=True):
        letter.penalty(
            case, CAC_NODE, party, "fine", f"CAC fined {party.name}", under=(DSL,), amount_cny=amount
        )
        letter.mentions(told, {party.name: party})
    return letter, [party.id for party in names]


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [((5.0, 5.0), [5.0]), ((5.0, None), [5.0]), ((None, 5.0), [5.0]), ((5.0, 6.0), [5.0, 6.0])],
)
def test_a_fine_told_under_two_names_is_one_fine_unless_the_amounts_differ(
    amounts: tuple[float | None, float | None], expected: list[float]
) -> None:
    letter, (one, other) = _fined_twice(*amounts)
    done = corrected([letter.facts()], log({"action": "merge", "entity": one, "into": other}))
    merged = merge(done.documents)
    fined = [e for e in merged.edges.values() if e.predicate == "PENALISED"]
    assert sorted(e.amount_cny or 0 for e in fined) == expected
    penalties = [n for n in merged.nodes.values() if n.label == "Penalty"]
    assert sorted(n.amount_cny or 0 for n in penalties) == expected
    assert {e.penalty_id for e in fined} == {n.id for n in penalties}
    if len(expected) == 1:
        assert len(fined[0].evidence) == 2
        (mention,) = [e for e in merged.edges.values() if e.predicate == "MENTIONED_IN" and e.source == other]
        assert mention.surfaces == ["Acme", "Acme Ltd."]


REFUSED = [
    (
        {"action": "merge", "entity": "regulator:cac-zhejiang", "into": "court:hangzhou-internet-court"},
        "may not begin at a Court",
    ),
    ({"action": "merge", "entity": "regulator:cac-yinzhou", "into": CLINIC}, "may not begin at a Company"),
    ({"action": "strike", "edge": edge(MARCH, "IMPOSED")}, "strike the PENALISED edge"),
    ({"action": "strike", "edge": edge(MARCH, "PART_OF")}, "always part of its law"),
    ({**ADD, "target_name": None}, 'give a "target_name"'),
    ({**ADD, "predicate": "ENFORCED", "kind": None, "amount_cny": None}, "may not end at a Company"),
]


@pytest.mark.parametrize(("line", "why"), REFUSED, ids=range(len(REFUSED)))
def test_what_would_make_no_graph_is_left_out_whole_and_told(line: dict[str, object], why: str) -> None:
    done = apply({key: value for key, value in line.items() if value is not None})
    assert [why in idle.why for idle in done.idle] == [True], done.idle
    assert merge(done.documents) == graph()


# --- splitting


def test_what_an_item_calls_by_a_name_is_a_thing_of_its_own() -> None:
    divided = graph(SPLIT)
    (new,) = [node for node in divided.nodes.values() if node.name == "Linjiang Rural Bank"]
    here = {e.target: e.item for e in divided.edges.values() if e.predicate == "PENALISED"}
    assert here[new.id] == item(APRIL, 2)
    assert here[BANK] == item(APRIL, 3)
    assert new.aliases == ["Linjiang Bank"]


def test_a_law_is_split_with_the_articles_that_the_item_cites() -> None:
    divided = graph(SPLIT_LAW)
    (law,) = [n for n in divided.nodes.values() if n.label == "Law" and n.id.endswith("apart")]
    articles = [n for n in divided.nodes.values() if n.label == "Article" and n.law == law.id]
    assert [n.number for n in articles] == ["66"]
    assert "article:pipl:66" in divided.nodes


def test_what_was_split_can_be_merged_with_another() -> None:
    ((_, line),) = log(SPLIT).lines
    merged = graph(SPLIT, {"action": "merge", "entity": line.new_id, "into": FIRM})
    assert line.new_id not in merged.nodes
    assert len([e for e in merged.edges.values() if e.predicate == "PENALISED" and e.target == FIRM]) == 2


# --- renaming


def test_a_renamed_thing_keeps_its_old_names() -> None:
    law = graph(RENAME).nodes["law:dsl"]
    assert (law.name, "Data Security Law" in law.aliases) == ("Data Security Act", True)


def test_articles_follow_the_name_of_their_law() -> None:
    assert graph(RENAME).nodes["article:dsl:27"].name == "Data Security Act, Article 27"


def test_the_last_name_holds_and_the_replaced_one_is_told() -> None:
    done = apply(RENAME, {**RENAME, "name": "DSL Act"})
    law = merge(done.documents).nodes["law:dsl"]
    assert (law.name, "Data Security Act" in law.aliases) == ("DSL Act", False)
    assert [idle.why for idle in done.idle] == ["a later line gives another name"]


def test_a_chinese_name_is_given_alone() -> None:
    law = graph({"action": "rename", "entity": "law:dsl", "name_zh": "数安法"}).nodes["law:dsl"]
    assert (law.name, law.name_zh, "数据安全法" in law.aliases) == ("Data Security Law", "数安法", True)


# --- striking


def test_a_struck_penalty_goes_with_all_that_tells_of_it() -> None:
    before, after = graph(), graph(STRIKE)
    penalty = before.edges[CLINIC_FINED].penalty_id
    assert penalty not in after.nodes
    assert CLINIC in after.nodes
    gone = {before.edges[key].predicate for key in before.edges.keys() - after.edges.keys()}
    assert gone == {"PENALISED", "IMPOSED", "IMPOSED_ON", "UNDER", "MENTIONED_IN"}


def test_a_penalty_of_two_bodies_stays_with_the_other() -> None:
    letter = Newsletter("joint.txt")
    told = letter.item("enforcement", "Fine", "CAC and MPS fined a clinic.")
    case = letter.case(told, "administrative", "Fine")
    clinic = anonymous(Company, told, "a clinic")
    penalty = letter.penalty(case, CAC_NODE, clinic, "fine", "fined a clinic")
    joint = {"kind": "fine", "penalty_id": penalty.id}
    other = letter.state(
        told, "PENALISED", Organisation(id="organisation:x", name="x"), clinic, "fined", **joint
    )
    facts = letter.facts()
    done = corrected([facts], log({"action": "strike", "edge": other.id}))
    assert penalty.id in {node.id for node in next(iter(done.documents)).nodes}


def test_a_struck_item_takes_all_that_it_states() -> None:
    after = graph(STRIKE_ITEM)
    gone = item(MARCH, 3)
    assert gone not in after.nodes
    assert [e for e in after.edges.values() if gone in (e.item, e.source, e.target)] == []


# --- adding


def test_an_added_penalty_has_all_its_edges_and_says_who_read_it() -> None:
    (fined,) = edges([ADD], "PENALISED", target="company:lab")
    assert (fined.reader, fined.amount_cny, fined.item) == ("correction", 80000, item(MARCH, 2))
    assert fined.evidence[0].quote == "fined the clinic RMB 80,000"
    added = graph(ADD)
    assert added.nodes[fined.penalty_id].kind == "fine"
    told = {e.predicate for e in added.edges.values() if fined.penalty_id in (e.source, e.target)}
    assert told == {"IMPOSED", "IMPOSED_ON", "UNDER"}
    assert edges([ADD], "MENTIONED_IN", source="company:lab", target=item(MARCH, 2))
    assert edges([ADD], "ENFORCED", source=CAC, target=fined.case_id)


def test_an_added_citation_takes_the_article_and_its_law_from_the_registry() -> None:
    (cited,) = edges([ADD_CITED], "CITED", target="article:csl:27")
    assert cited.as_ == "violated"
    assert graph(ADD_CITED).nodes["article:csl:27"].law_name == "Cybersecurity Law"


def test_an_added_issuing_takes_the_date_of_the_item() -> None:
    (issued,) = edges([ADD_ISSUED], "ISSUED", source="regulator:mps", stage="draft")
    assert issued.date == "2025-03-04"


JOINT = "1. Fines\n\nOn 3 June 2025, the CAC and the MIIT jointly fined Foo Co., Ltd. RMB 50,000.\n"


@pytest.mark.parametrize("body", [CAC, MIIT])
def test_a_fact_that_is_read_already_is_the_one_that_was_read(body: str) -> None:
    read = RuleReader().read(read_bytes(JOINT.encode(), "joint.txt"))
    fined = [e for e in read.edges if e.predicate == "PENALISED"]
    assert len(fined) == 2
    line = {
        **ADD,
        "source": body,
        "target": fined[0].target,
        "document": "joint.txt",
        "quote": "the CAC and the MIIT jointly fined Foo Co., Ltd. RMB 50,000",
        "amount_cny": 50000,
    }
    done = next(iter(apply(line, documents=[read]).documents))
    again = {e.source: e for e in done.edges if e.predicate == "PENALISED"}
    assert sorted(e.id for e in again.values()) == sorted(e.id for e in fined)
    assert (again[body].reader, len(again[body].corrections or [])) == ("rules", 1)


def test_a_mention_is_added_with_its_words() -> None:
    line = {
        "action": "add",
        "predicate": "MENTIONED_IN",
        "source": "regulator:mps",
        "document": MARCH.document.sha256,
        "quote": "Shanghai Communications Administration",
    }
    (mention,) = edges([line], "MENTIONED_IN", source="regulator:mps", target=item(MARCH, 3))
    assert mention.surfaces == ["Shanghai Communications Administration"]


UNBORNE = [
    ({**ADD, "quote": "words that nobody printed"}, "stands in no item of harbour-2025-03.txt"),
    ({**ADD, "quote": "MIIT", "amount_cny": 5}, "states no amount of 5 yuan"),
    ({**ADD, "quote": "on"}, "stands in 2 items"),
    ({**ADD, "quote": "fined the manager in charge RMB 10,000"}, "states no amount of 80,000 yuan"),
    ({**ADD_CITED, "target": "article:csl:28"}, "doesn't hold the number 28"),
    ({**ADD, "document": "lost.txt"}, "no document lost.txt is held"),
]


@pytest.mark.parametrize(("line", "why"), UNBORNE, ids=range(len(UNBORNE)))
def test_a_fact_that_the_text_does_not_bear_out_is_not_added(line: dict[str, object], why: str) -> None:
    done = apply(line)
    assert [why in idle.why for idle in done.idle] == [True], done.idle
    assert merge(done.documents) == graph()


@pytest.mark.parametrize(
    ("quote", "number", "borne"),
    [
        ("依照《刑法》第二百五十三条之一判处有期徒刑", "253", True),
        ("依照《刑法》第二百五十三条之一判处有期徒刑", "252", False),
    ],
)
def test_an_article_is_borne_out_by_chinese_numerals(quote: str, number: str, borne: bool) -> None:
    line = {
        **ADD_CITED,
        "target": f"article:csl:{number}",
        "document": "华章数据合规月报-2025-04.md",
        "quote": quote,
    }
    assert (apply(line).idle == ()) is borne


# --- what finds nothing

IDLE = [
    ({"action": "merge", "entity": "law:lost", "into": "law:dsl"}, "no document names law:lost"),
    ({"action": "split", "entity": "law:dsl", "item": "item:lost:1"}, "item:lost:1 doesn't name law:dsl"),
    ({"action": "rename", "entity": "law:lost", "name": "x"}, "no document names law:lost"),
    ({"action": "strike", "edge": "cited:lost"}, "no document states cited:lost"),
    ({"action": "undo", "line": "lost"}, "no line has the id lost"),
]


@pytest.mark.parametrize(("line", "why"), IDLE, ids=range(len(IDLE)))
def test_a_line_that_finds_nothing_is_told(line: dict[str, object], why: str) -> None:
    done = apply(line)
    assert [idle.why for idle in done.idle] == [why]
    assert list(done.documents) == list(apply().documents)


def test_a_second_merge_of_the_same_is_needless() -> None:
    assert [i.why for i in apply(MERGE, {**MERGE, "why": "again"}).idle] == ["they are one already"]
