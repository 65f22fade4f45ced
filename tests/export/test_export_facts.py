import json

import pytest

from graph_model import merge
from stores.mirror import mirror_of
from viz.export.facts import facts_lines


@pytest.fixture(scope="session")
def rows(mirror):
    return [json.loads(line) for line in facts_lines(mirror).decode().splitlines()]


def find(rows, predicate, **subject):
    return [
        row
        for row in rows
        if row["predicate"] == predicate and all(row["subject"][k] == v for k, v in subject.items())
    ]


KINDS = ["CONTAINS", "MENTIONED_IN", "ISSUED", "ENFORCED", "PROSECUTED", "HEARD", "CITED", "PENALISED"]


@pytest.mark.parametrize("predicate", KINDS)
def test_every_edge_of_these_kinds_is_a_line(mirror, rows, predicate):
    stated = [d for _, _, d in mirror.edges(data=True) if d["predicate"] == predicate]
    assert len(find(rows, predicate)) == len(stated) > 0


def test_no_other_kind_is(rows):
    assert {row["predicate"] for row in rows} == set(KINDS)


def test_documents_are_named_by_their_file(rows):
    assert {row["document"] for row in rows} == {
        "harbour-2025-03.txt",
        "beacon-2025-04.html",
        "华章数据合规月报-2025-04.md",
    }


def test_an_item_has_its_heading_data_and_its_extent(mirror, rows):
    row = next(
        r for r in find(rows, "CONTAINS") if r["object"]["title"] == "Incident reporting measures finalised"
    )
    item = mirror.nodes[row["object"]["id"]]
    assert row["object"]["category"] == "legislation"
    assert row["object"]["date"] == "2025-04-22"
    assert row["object"]["urls"] == ["https://www.cac.gov.cn/2025-04/22/example.htm"]
    assert row["evidence"] == [{"start": item["start"], "end": item["stop"]}]


def test_an_untitled_item_has_no_title(rows):
    assert [row["object"]["date"] for row in find(rows, "CONTAINS") if row["object"]["title"] is None] == [
        None
    ]


def test_an_article_has_its_number_and_law(rows):
    cited = [row["object"] for row in find(rows, "CITED") if row["object"]["id"] == "article:dsl:27"]
    assert {(thing["number"], thing["law"]["id"], thing["law"]["label"]) for thing in cited} == {
        ("27", "law:dsl", "Law")
    }
    assert all("DSL" in thing["law"]["aliases"] for thing in cited)


def test_a_paragraph_stands_under_its_article(mirror):
    rows = paragraph_rows(mirror)
    assert {(r["object"]["id"], r["object"]["number"], r["object"]["provision"]) for r in rows} == {
        ("article:dsl:54", "54", "54(1)")
    }


def test_two_paragraphs_that_one_case_cites_are_one_line(mirror):
    one, two = paragraph_rows(mirror, "54(1)"), paragraph_rows(mirror, "54(1)", "54(2)")
    assert len(one) == len(two) == 1
    assert len(two[0]["evidence"]) >= len(one[0]["evidence"])


def paragraph_rows(mirror, *numbers):
    """The lines of one citation of an article, had it cited these paragraphs of Article 54."""
    graph = mirror.copy()
    source, target, key, data = next(
        edge
        for edge in mirror.edges(keys=True, data=True)
        if edge[3]["predicate"] == "CITED" and edge[1] == "article:dsl:27"
    )
    for number in numbers or ("54(1)",):
        node = mirror.nodes[target] | {"number": number, "name": f"Data Security Law, Article {number}"}
        graph.add_node(f"article:dsl:{number}", **node)
        graph.add_edge(source, f"article:dsl:{number}", key=f"{key}:{number}", **data)
    rows = [json.loads(line) for line in facts_lines(graph).decode().splitlines()]
    return [row for row in find(rows, "CITED", id=source) if row["object"]["id"] == "article:dsl:54"]


def test_properties_are_those_of_the_kind(rows):
    fine = next(row for row in find(rows, "PENALISED") if row["properties"]["amount_cny"] == 80000)
    assert fine["properties"] == {"kind": "fine", "amount_cny": 80000.0, "months": None}
    draft = next(row for row in find(rows, "ISSUED") if row["properties"]["stage"] == "draft")
    assert draft["properties"]["comments_until"] == "2025-04-03"


def test_evidence_is_where_the_quotes_stand(mirror, rows):
    issued = find(rows, "ISSUED", id="regulator:mps")[0]
    data = next(d for _, _, d in mirror.out_edges("regulator:mps", data=True) if d["predicate"] == "ISSUED")
    assert [span["end"] - span["start"] for span in issued["evidence"]] == [len(q) for q in data["quotes"]]
    assert len(issued["evidence"]) == 2


def test_a_name_used_in_one_document_is_an_alias_there_only(rows):
    """The Chinese newsletter's short name for the Yinzhou body is none of its known aliases."""
    enforced = {
        row["document"]: row["subject"]["aliases"]
        for row in find(rows, "ENFORCED", id="regulator:cac-yinzhou")
    }
    assert "鄞州区网信办" in enforced["华章数据合规月报-2025-04.md"]
    assert "鄞州区网信办" not in enforced["harbour-2025-03.txt"]
    assert "宁波市鄞州区互联网信息办公室" in enforced["harbour-2025-03.txt"]


def test_lines_follow_the_text(rows):
    places = [(row["document"], [s["start"] for s in row["evidence"]][:1]) for row in rows]
    assert places == sorted(places)


def test_no_facts_no_lines():
    assert facts_lines(mirror_of(merge([]))) == b""
