"""What the explorer answers: finding, evidence, pages of things, filters, questions, tables."""

import io
import time
import zipfile
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from calls import Site
from factories import sample_facts
from hypothesis import given
from hypothesis import strategies as st

from queries.catalogue import catalogue
from stores import Store
from stores.embedded import EmbeddedStore
from stores.mirror import same_graph
from viz.explorer.asking import chinese
from viz.explorer.evidence import marked
from viz.style import style


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Data Security Law", "law:dsl"),
        ("dsl", "law:dsl"),
        ("data sec", "law:dsl"),
        ("数据安全", "law:dsl"),
        ("數據安全法", "law:dsl"),
        ("DSL 27", "article:dsl:27"),
        ("《数据安全法》第二十七条", "article:dsl:27"),
        ("data securty law", "law:dsl"),
        ("Cybersapce Administraton of Zhejiang", "regulator:cac-zhejiang"),
        ("网信办", "regulator:cac"),
        ("MIIT", "regulator:miit"),
        ("linjang bank", "company:linjiang-bank"),
        ("yinzhou", "regulator:cac-yinzhou"),
    ],
)
def test_names_in_any_form_find_the_thing_in_spite_of_a_typing_error(
    site: Site, typed: str, found: str
) -> None:
    assert found in [each["id"] for each in site.get(f"/api/find?q={quote(typed)}").json][:2]


@pytest.mark.parametrize("typed", ["", " ", "zzzzqqqq", "《》", "\x00", "a" * 5000])
def test_what_means_nothing_finds_nothing(site: Site, typed: str) -> None:
    answer = site.get(f"/api/find?q={quote(typed)}")
    assert (answer.status, answer.json) == (200, [])


def test_what_is_found_can_be_limited_to_kinds(site: Site) -> None:
    assert {each["label"] for each in site.get("/api/find?q=law&labels=Law").json} == {"Law"}


def test_evidence_marks_the_quoted_words_in_the_text_of_the_item(site: Site) -> None:
    fine = next(
        row
        for row in site.thing("article:dsl:27")["trace"]["rows"]
        if row["party_id"] == "company:yongjia-4d1f"
    )
    (fact,) = site.get(f"/api/evidence/{fine['edge_id']}").json["facts"]
    assert [text for text, is_marked in fact["text"] if is_marked] == ["处以五万元罚款"] == fact["quotes"]
    assert "".join(text for text, _ in fact["text"]).startswith("2025年4月8日")
    assert fact["item"]["newsletter"] == "华章数据合规月报-2025-04.md"


@pytest.mark.parametrize("label", ["Penalty", "LegalCase", "Law", "Regulator"])
def test_every_kind_of_thing_has_evidence(site: Site, label: str, sample_atlas: object) -> None:
    graph = site.get("/api/graph").json
    things = [node for node in graph["nodes"] if graph["labels"][node[1]] == label]
    answers = [site.get(f"/api/evidence/{quote(node[0])}") for node in things[:3]]
    assert all(answer.json["facts"] for answer in answers)


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_marked_pieces_are_the_text_and_marks_what_was_asked(text: str, spans: list[tuple[int, int]]) -> None:
    pieces = marked(text, spans)
    assert "".join(piece for piece, _ in pieces) == text
    inside = {at for start, end in spans for at in range(start, min(end, len(text)))}
    flags = [is_marked for piece, is_marked in pieces for _ in piece]
    assert [at in inside for at in range(len(text))] == flags


@pytest.mark.parametrize(
    ("asked", "kept", "dropped"),
    [
        ("penalty=imprisonment", "person", "company:linjiang-bank"),
        ("level=county", "regulator:cac-yinzhou", "company:linjiang-bank"),
        ("place=zhejiang", "company:linjiang-bank", "court:hangzhou-internet-court"),
        ("law=law:pipl&penalty=fine", "company:linjiang-bank", "company:yongjia-4d1f"),
        ("since=2025-04-01&until=2025-04-03", "company:linjiang-bank", "company:yongjia-4d1f"),
        ("since=2025-04-22", "law:measures-for-reporting-of-data-incidents", "company:linjiang-bank"),
    ],
)
def test_filters_keep_the_deeds_that_match(site: Site, asked: str, kept: str, dropped: str) -> None:
    graph = site.get("/api/graph").json
    lines = {line[0]: line for line in graph["lines"]}
    shown = {
        graph["nodes"][end][0] for line in site.get(f"/api/matching?{asked}").json for end in lines[line][1:3]
    }
    assert any(node.startswith(kept) for node in shown)
    assert dropped not in shown


def test_a_filter_that_there_is_not_is_said(site: Site) -> None:
    answer = site.get("/api/matching?colour=red")
    assert (answer.status, answer.json["error"][:35]) == (400, "there is no filter 'colour'; there ")


@pytest.mark.parametrize("label", [*style().nodes])
def test_every_kind_of_thing_has_a_page(site: Site, sample_atlas: object, label: str) -> None:
    with EmbeddedStore(sample_atlas, read_only=True) as store:  # type: ignore[arg-type]
        ids = [key for key, data in store.mirror().nodes(data=True) if data["label"] == label]
    assert ids
    page = site.thing(ids[0])
    assert page["label"] == label
    assert page["connections"] or page["mentions"] or page.get("items") or page.get("reading")


def test_a_thing_that_there_is_not_is_said(site: Site) -> None:
    assert site.get("/api/thing/law:none").status == 404
    assert site.get("/api/evidence/law:none").status == 404


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_question_is_answered(site: Site, name: str) -> None:
    query = catalogue()[name]
    given = {
        p.name: {"thing": "law:dsl", "edge": "x", "case": "case:x"}.get(p.type, p.example)
        for p in query.parameters
        if p.required
    }
    answer = site.get(f"/api/ask/{name}?" + "&".join(f"{k}={quote(str(v))}" for k, v in given.items()))
    assert answer.status == 200, answer.json
    assert [column["name"] for column in answer.json["columns"]] == [c.name for c in query.columns]


def test_questions_have_chinese_words() -> None:
    words = chinese()
    assert set(words["queries"]) == set(catalogue())
    columns = {column.name for query in catalogue().values() for column in query.columns}
    assert {name for name in columns if not name.endswith("_id")} <= set(words["columns"])
    assert {p.name for query in catalogue().values() for p in query.parameters} == set(words["parameters"])
    assert set(words["nodes"]) == set(style().nodes)
    assert set(words["lines"]) == set(style().lines)


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("/api/ask/penalties-of-regulator", 400, "needs body"),
        ("/api/ask/penalties-of-regulator?body=Nobody", 404, "is called 'Nobody'"),
        ("/api/ask/highest-fines?top=many", 400, "must be a whole number"),
        ("/api/ask/no-such-question", 404, "there is no query"),
    ],
)
def test_a_question_that_can_not_be_asked_is_said(site: Site, path: str, status: int, error: str) -> None:
    answer = site.get(path)
    assert answer.status == status
    assert error in answer.json["error"]


def sheet(answer: bytes) -> tuple[list[str], str]:
    """All strings of a workbook, and the XML of its sheet."""
    with zipfile.ZipFile(io.BytesIO(answer)) as book:
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        return [node.text or "" for node in strings.iter() if node.tag.endswith("}t")], book.read(
            "xl/worksheets/sheet1.xml"
        ).decode()


HOSTILE_CELLS = [
    '=HYPERLINK("http://evil.example/","x")',
    "+1",
    "@SUM(1)",
    "-2",
    "http://evil.example/",
    "\x00\x1b",
    "网信办",
]


def test_a_sheet_holds_text_as_text_and_numbers_as_numbers(site: Site) -> None:
    rows = [[text, 80000.5, None, ["a", "b"], True] for text in HOSTILE_CELLS]
    sent = {"columns": ["name", "yuan", "months", "laws", "known"], "rows": rows}
    strings, xml = sheet(site.call("POST", "/api/table.xlsx", sent).body)
    assert "<f>" not in xml
    assert "hyperlink" not in xml
    assert "<v>80000.5</v>" in xml
    assert {*HOSTILE_CELLS, "", "a; b", "yes"} - {"\x00\x1b"} <= set(strings)


def test_a_csv_guards_what_a_spreadsheet_takes_for_a_formula(site: Site) -> None:
    sent = {"columns": ["name", "yuan"], "rows": [[text, -5] for text in HOSTILE_CELLS]}
    text = site.call("POST", "/api/table.csv", sent).body.decode("utf-8-sig")
    lines = text.split("\r\n")
    assert lines[1] == '"\'=HYPERLINK(""http://evil.example/"",""x"")",-5'
    assert lines[7] == "网信办,-5"


@pytest.mark.parametrize("sent", [[], {"columns": ["a"]}, {"columns": ["a"], "rows": [["b", "c"]]}, b"{"])
def test_a_table_that_is_none_is_refused(site: Site, sent: object) -> None:
    assert site.call("POST", "/api/table.csv", sent).status == 400


def test_it_works_on_every_store(cypher_store: Store, serve: object) -> None:
    site = serve(cypher_store)  # type: ignore[operator]
    assert site.get("/api/overview").json["counts"] == {}
    text = (
        "# Example Privacy Monthly, April 2025\n\n## Enforcement\n\n1. Ningbo CA fines a hospital\n\n"
        "On April 3, 2025, the Cyberspace Administration of Zhejiang Province fined Example Hospital Co., Ltd. "
        "RMB 50,000 for violating Article 27 of the Data Security Law.\n"
    )
    told = site.add(("example-2025-04.md", text.encode()))
    assert told["state"] == "done", told
    assert told["read"] == ["example-2025-04.md"]
    fine = site.get("/api/overview").json["fines"]["highest"][0]
    assert fine["amount_cny"] == 50000
    (fact, *_) = site.get(f"/api/evidence/{quote(fine['edge'])}").json["facts"]
    assert any("RMB 50,000" in piece for piece, is_marked in fact["text"] if is_marked)
    assert site.thing("article:dsl:27")["trace"]["summary"]["fines_cny"] == 50000
    assert site.get("/api/ask/penalties-by-article").json["rows"]
    found = site.call("POST", "/api/cypher", {"statement": "MATCH (a:Article) RETURN a.id AS id"}).json
    assert ["article:dsl:27"] in found["rows"]
    assert site.call("DELETE", f"/api/additions/{told['id']}").json["state"] == "undone"
    assert site.get("/api/overview").json["counts"] == {}


def letter(amount: str) -> bytes:
    return (
        "# Example Privacy Monthly, April 2025\n\n## Enforcement\n\n1. Zhejiang CA fines a hospital\n\n"
        "On April 3, 2025, the Cyberspace Administration of Zhejiang Province fined Example Hospital Co., Ltd. "
        f"RMB {amount} for violating Article 27 of the Data Security Law.\n"
    ).encode()


def test_undoing_brings_back_what_an_addition_replaced(embedded_store: Store, serve: object) -> None:
    site = serve(embedded_store)  # type: ignore[operator]
    site.add(("example.md", letter("50,000")))
    before = embedded_store.mirror()
    told = site.add(("example.md", letter("60,000")), ("notes.md", b"nothing here"))
    assert site.get("/api/overview").json["fines"]["total_cny"] == 60000
    assert site.call("DELETE", f"/api/additions/{told['id']}").json["state"] == "undone"
    assert same_graph(before, embedded_store.mirror()) == []
    assert site.call("DELETE", f"/api/additions/{told['id']}").status == 400


def test_what_is_known_or_can_not_be_read_is_told(embedded_store: Store, serve: object) -> None:
    site = serve(embedded_store)  # type: ignore[operator]
    site.add(("example.md", letter("50,000")))
    told = site.add(("example.md", letter("50,000")), ("broken.pdf", b"%PDF-1.4 broken"))
    assert told["unchanged"] == ["example.md"]
    assert told["things"] == {}
    assert told["failed"][0].startswith("broken.pdf: ")
    assert told["undoable"] is False


def test_a_change_of_the_atlas_by_another_process_is_seen(
    embedded_store: EmbeddedStore, serve: object
) -> None:
    site = serve(embedded_store)  # type: ignore[operator]
    assert site.get("/api/overview").json["counts"] == {}
    with EmbeddedStore(Path(embedded_store.where)) as other:
        other.save(sample_facts())
    time.sleep(1.1)
    assert site.get("/api/overview").json["counts"]["Document"] == 3
