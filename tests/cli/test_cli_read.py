"""Commands that ask an atlas: their formats, and what they say when there is nothing to answer."""

import csv
import io
import json
from pathlib import Path

import pytest
from command_line import Run

PENALISED = "MATCH (r:Regulator)-[p:PENALISED]->(c) RETURN r.name, p.kind, p.amount_cny, c.name ORDER BY p.id"


def test_stats_count_nodes_and_edges_by_kind(run: Run, atlas: Path) -> None:
    ran = run("stats", "--store", atlas, "--format", "json")
    counts = {(row["what"], row["kind"]): row["count"] for row in json.loads(ran.out)}
    assert ran.code == 0
    assert counts["node", "Document"] == 3
    assert counts["all", "nodes"] == sum(n for (what, _), n in counts.items() if what == "node")


def test_cypher_gives_the_same_rows_in_every_format(run: Run, atlas: Path) -> None:
    as_json = json.loads(run("query", PENALISED, "--store", atlas, "--format", "json").out)
    as_csv = list(csv.reader(io.StringIO(run("query", PENALISED, "--store", atlas, "--format", "csv").out)))
    as_table = run("query", PENALISED, "--store", atlas).out.splitlines()
    assert as_csv[0] == list(as_json[0]) == as_table[0].split("\t")
    assert len(as_csv) == len(as_table) == len(as_json) + 1
    assert [row[0] for row in as_csv[1:]] == [row["r.name"] for row in as_json]
    assert [line.split("\t")[3] for line in as_table[1:]] == [row["c.name"] for row in as_json]


def test_an_unknown_amount_is_unknown_in_a_table_null_in_json_and_empty_in_csv(run: Run, atlas: Path) -> None:
    statement = "MATCH ()-[p:PENALISED]->(c) WHERE p.kind = 'warning' RETURN p.amount_cny AS amount"
    assert run("query", statement, "--store", atlas).out == "amount\nunknown\n"
    assert json.loads(run("query", statement, "--store", atlas, "-f", "json").out) == [{"amount": None}]
    assert run("query", statement, "--store", atlas, "-f", "csv").out == 'amount\n""\n'


def test_records_have_a_line_for_each_cell(run: Run, atlas: Path) -> None:
    out = run(
        "query",
        "MATCH (l:Law {id: 'law:dsl'}) RETURN l.name AS name, l.articles AS n",
        "-s",
        atlas,
        "-f",
        "records",
    ).out
    assert out == "-- 1 --\nname  Data Security Law\nn     55\n"


def test_a_statement_is_read_from_standard_input(run: Run, atlas: Path) -> None:
    ran = run(
        "query", "-", "--store", atlas, "--format", "csv", stdin=b"MATCH (d:Document) RETURN count(*) AS n"
    )
    assert ran.out == "n\n3\n"


def test_parameters_reach_cypher_with_their_types(run: Run, atlas: Path) -> None:
    statement = (
        "MATCH ()-[p:PENALISED]->() WHERE p.amount_cny > $least AND p.kind = $kind RETURN p.amount_cny AS n"
    )
    ran = run("query", statement, "-p", "least=100000", "-p", "kind=fine", "-s", atlas, "-f", "csv")
    assert ran.out == "n\n1300000\n"


def test_columns_are_chosen_and_ordered(run: Run, atlas: Path) -> None:
    statement = "MATCH (l:Law {id: 'law:dsl'}) RETURN l.name AS name, l.articles AS n, l.kind AS kind"
    assert (
        run("query", statement, "-s", atlas, "--columns", "kind,name", "-f", "csv").out
        == "kind,name\nlaw,Data Security Law\n"
    )


def test_a_limit_that_cuts_rows_off_is_told(run: Run, atlas: Path) -> None:
    ran = run("query", "MATCH (d:Document) RETURN d.name AS name", "-s", atlas, "--limit", "2", "-f", "csv")
    assert len(ran.out.splitlines()) == 3
    assert "more than 2 rows" in ran.err


def test_without_an_argument_the_catalogue_is_listed(run: Run) -> None:
    rows = json.loads(run("query", "--format", "json").out)
    assert len(rows) >= 20
    assert "penalties-by-article" in {row["name"] for row in rows}


def test_a_query_of_the_catalogue_runs_by_its_name(run: Run, atlas: Path) -> None:
    rows = json.loads(run("query", "penalties-by-article", "-s", atlas, "-f", "json").out)
    assert {(row["law"], row["article"]) for row in rows} >= {
        ("Data Security Law", "27"),
        ("Data Security Law", "45"),
    }


def test_a_query_of_the_catalogue_takes_names_as_parameters(run: Run, atlas: Path) -> None:
    rows = json.loads(
        run("query", "penalties-of-regulator", "-p", "body=Zhejiang CA", "-s", atlas, "-f", "json").out
    )
    assert {row["amount_cny"] for row in rows} == {1300000, None}


def test_a_query_is_described_with_its_parameters_and_columns(run: Run) -> None:
    rows = json.loads(run("query", "penalties-of-regulator", "--describe", "-f", "json").out)
    assert {"title", "question", "parameter", "column"} == {row["what"] for row in rows}


def test_trace_leads_from_an_article_to_the_quotes(run: Run, atlas: Path) -> None:
    rows = json.loads(run("trace", "DSL 27", "--store", atlas, "--format", "json").out)
    assert rows
    assert "鄞州区" in json.dumps(rows, ensure_ascii=False)


def test_review_lists_names_that_the_registry_lacks_with_their_place(run: Run, atlas: Path) -> None:
    rows = json.loads(run("review", "--store", atlas, "--format", "json").out)
    (measures,) = {(r["kind"], r["what"]) for r in rows if r["kind"] == "new-law"}
    assert measures == ("new-law", "Measures for Reporting of Data Incidents")
    assert all(isinstance(row["start"], int) for row in rows if row["kind"] == "new-law")


@pytest.mark.parametrize("view", ["regulators", "everything"])
def test_a_view_is_one_page(run: Run, atlas: Path, tmp_path: Path, view: str) -> None:
    assert run("view", view, "-o", tmp_path / "page.html", "--store", atlas).code == 0
    assert "<html" in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "begins"), [("fines.svg", b"<svg "), ("fines.PNG", b"\x89PNG"), ("fines", b"<!doctype")]
)
def test_the_name_of_the_output_says_whether_it_is_a_page_or_an_image(
    run: Run, atlas: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    assert run("view", "fines-by-regulator", "-o", tmp_path / name, "--store", atlas).code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(("view", "node"), [("neighbourhood", "国家网信办"), ("citation-trace", "DSL 27")])
def test_a_view_of_a_node_takes_any_of_its_names_and_writes_to_standard_output(
    run: Run, atlas: Path, view: str, node: str
) -> None:
    ran = run("view", view, node, "--store", atlas, "-o", "-")
    assert ran.code == 0
    assert ran.out.lstrip().lower().startswith("<!doctype html>")


def test_facts_are_exported_line_by_line(run: Run, atlas: Path) -> None:
    lines = run("export", "facts", "-o", "-", "--store", atlas).out.splitlines()
    assert {"PENALISED", "CONTAINS"} <= {json.loads(line)["predicate"] for line in lines}


@pytest.mark.parametrize("kind", ["node-link", "graphml", "gexf"])
def test_the_graph_is_exported_to_a_file(run: Run, atlas: Path, tmp_path: Path, kind: str) -> None:
    assert run("export", kind, "-o", tmp_path / "graph", "--store", atlas).code == 0
    assert (tmp_path / "graph").stat().st_size > 0
