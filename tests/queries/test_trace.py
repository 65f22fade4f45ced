"""From penalty to article to law and back."""

import pytest

from graph_model.ids import article_id
from queries.catalogue import run
from queries.errors import QueryError, UnknownName
from queries.trace import Trace, trace
from stores.base import Store

CASES = (
    "MATCH (k:LegalCase)-[:IMPOSED]->(q:Penalty) WHERE q.kind = $kind RETURN k.id, q.id, k.item ORDER BY q.id"
)


def test_an_article_leads_to_everyone_penalised_with_the_sentences(sample: Store) -> None:
    found = trace(sample, "DSL 27")
    rows = {(r.party, r.kind, r.amount_cny, r.date, r.newsletter) for r in found.rows}
    assert rows == {
        ("a private clinic", "fine", 80000.0, "2025-03-11", "Harbour & Lin LLP, 2025-03"),
        ("a private clinic", "warning", None, "2025-03-11", "Harbour & Lin LLP, 2025-03"),
        ("the manager in charge", "fine", 10000.0, "2025-03-11", "Harbour & Lin LLP, 2025-03"),
        ("甬家物业服务有限公司", "fine", 50000.0, "2025-04-08", "华章律师事务所, 2025-04"),
    }
    assert {(r.cited_as, r.citation) for r in found.rows} == {
        ("violated", "contrary to Article 27 of the DSL"),
        ("violated", "其行为违反该法第二十七条"),
    }
    assert found.rows[0].urls and found.rows[0].quote


def test_what_the_rows_add_up_to(sample: Store) -> None:
    summary = trace(sample, "《数据安全法》第二十七条").summary
    assert (summary.cases, summary.penalties, summary.fines, summary.fines_cny) == (2, 4, 3, 140000.0)
    assert summary.kinds == {"fine": 3, "warning": 1}
    assert summary.articles == ["Data Security Law 27"]


def test_an_amount_that_is_not_stated_is_counted_not_added(sample: Store) -> None:
    summary = trace(sample, "Linjiang Bank").summary
    assert (summary.fines, summary.fines_cny, summary.fines_without_amount) == (2, 1300000.0, 1)


def test_a_law_is_traced_with_its_articles_and_without(sample: Store) -> None:
    found = trace(sample, "PIPL")
    assert {(row.article, row.kind) for row in found.rows} == {
        ("66", "fine"),
        (None, "compensation"),
        (None, "apology"),
    }
    assert [(each.law, each.cited_as) for each in found.instruments] == [
        ("Measures for Reporting of Data Incidents", "mentions")
    ]


def test_a_body_leads_to_its_penalties_and_their_articles(sample: Store) -> None:
    found = trace(sample, "Yinzhou CA")
    assert found.summary.articles == ["Data Security Law 27", "Data Security Law 45"]
    assert found.summary.penalties == 4


def test_a_prosecutor_leads_to_what_the_court_decided(sample: Store) -> None:
    found = trace(sample, "宁波市海曙区人民检察院")
    assert {row.kind for row in found.rows} == {"compensation", "apology"}


@pytest.mark.parametrize("place", [0, 1, 2], ids=["case", "penalty", "item"])
def test_a_case_may_be_named_by_its_id_its_penalty_or_its_item(sample: Store, place: int) -> None:
    ids = sample.run(CASES, {"kind": "imprisonment"}).rows[0]
    assert trace(sample, ids[place]).summary.kinds == {"fine": 1, "imprisonment": 1}


def test_the_paragraphs_of_an_article_belong_to_it(many: Store) -> None:
    articles = {row.article for row in trace(many, "DSL 45").rows}
    assert articles == {"45", "45(1)"}
    assert {row.article for row in trace(many, "DSL 45(1)").rows} == {"45(1)"}


def test_a_trace_and_the_catalogue_agree(many: Store) -> None:
    found = trace(many, article_id("law:dsl", "27"))
    rows = run(many, "articles-cited-in-penalties", article="DSL 27").records()
    assert sorted((r["citation_id"], r["edge_id"]) for r in rows) == sorted(
        (r.citation_id, r.edge_id) for r in found.rows if r.edge_id and r.citation_id
    )


def test_a_case_without_penalty_or_citation_has_its_row(many: Store) -> None:
    rows = trace(many, "CAC").rows
    assert any(row.edge_id is None for row in rows)
    assert any(row.citation_id is None and row.edge_id for row in rows)


def test_records_have_the_columns_of_the_table(sample: Store) -> None:
    found = trace(sample, "DSL 27")
    assert all(list(record) == Trace.columns() for record in found.records())
    assert Trace.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize(
    ("what", "error", "words"),
    [
        ("DSL 99", UnknownName, "nothing in it refers to its article 99"),
        ("Sea Law 3", UnknownName, "no law"),
        ("nobody at all", UnknownName, "no thing"),
        ("Ministry", UnknownName, "2 things"),
    ],
)
def test_what_cannot_be_traced_is_said(sample: Store, what: str, error: type[QueryError], words: str) -> None:
    with pytest.raises(error, match=words):
        trace(sample, what)


def test_a_newsletter_is_no_start_of_a_trace(sample: Store) -> None:
    document = sample.run("MATCH (d:Document) RETURN d.id ORDER BY d.id LIMIT 1").rows[0][0]
    with pytest.raises(QueryError, match="starts from"):
        trace(sample, document)
