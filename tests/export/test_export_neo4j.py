"""The bulk exports for Neo4j: imported by Neo4j's own tools, they give the same graph."""

from pathlib import Path

import pytest
import serve
from factories import CAC, DSL, Newsletter, sample_facts
from neo4j_server import opened

from graph_model import merge
from graph_model.corrections import Log, Rename, Undo, corrected
from graph_model.nodes import Company
from stores import StoreError
from stores.mirror import mirror_of, same_graph
from stores.neo4j import Neo4jStore
from viz.export import export
from viz.export.cypher import literal

HOSTILE = [
    "\"q\" 's' \\ `t`",
    "a,b;c\td",
    "line\nbreak\r\n",
    "𠮷野家 😀 e\u0301",
    "\x1f unit",
    "x'}) DETACH DELETE n //",
    "; \u2028",
]


def hostile():
    letter = Newsletter("hostile.txt")
    for number, name in enumerate(HOSTILE):
        item = letter.item("enforcement", name, f"CAC fined {name} x.")
        party = Company(id=f"company:{number}", name=name, aliases=[name, ""], sector="")
        letter.penalty(
            letter.case(item, "administrative", name), CAC, party, "fine", f"fined {name}", under=(DSL,)
        )
    return letter.facts()


DOCUMENTS = [*sample_facts(), hostile()]
MIRROR = mirror_of(merge(DOCUMENTS))
LOG = Log().adding([Rename(entity="law:dsl", name="Data Security Act", why='house "style"')])
CORRECTED = mirror_of(merge(corrected(DOCUMENTS, LOG).documents))


@pytest.mark.neo4j
@pytest.mark.parametrize("version", serve.VERSIONS)
def test_what_neo4j_admin_imports_is_the_same_graph_and_can_be_built_on(version: str, tmp_path: Path) -> None:
    export(CORRECTED, "neo4j-admin", tmp_path / "files", iter(DOCUMENTS[1:] + DOCUMENTS[:1]), LOG)
    serve.bulk_import(version, tmp_path / "home", tmp_path / "files")
    server = serve.start(version, tmp_path / "home")
    try:
        with Neo4jStore(server.uri) as store:
            with pytest.raises(StoreError, match="run: regatlas migrate"):
                store.known()
            assert store.migrate() == (0, 2)
            assert same_graph(store.mirror(), CORRECTED) == []
            assert not store.save(DOCUMENTS, corrections=LOG)
            store.correct(lambda held: held.adding([Undo(line=LOG.lines[0][1].id)]))
            assert same_graph(store.mirror(), MIRROR) == []
            for facts in DOCUMENTS[1:]:
                store.forget(facts.document.id)
            assert same_graph(store.mirror(), mirror_of(merge(DOCUMENTS[:1]))) == []
    finally:
        server.process.kill()


def test_the_script_gives_the_same_graph_however_often_it_runs(
    neo4j_store: Neo4jStore, tmp_path: Path
) -> None:
    export(MIRROR, "cypher", tmp_path / "graph.cypher")
    statements = (tmp_path / "graph.cypher").read_text("utf-8").split(";\n")
    for _ in range(2):
        with opened(neo4j_store.where) as store, store._session() as session:
            for statement in filter(str.strip, statements):
                session.run(statement).consume()
        assert same_graph(neo4j_store.mirror(), MIRROR) == []


def test_no_line_of_the_script_but_a_last_one_ends_in_a_semicolon(tmp_path: Path) -> None:
    export(MIRROR, "cypher", tmp_path / "graph.cypher")
    text = (tmp_path / "graph.cypher").read_bytes().decode("utf-8")
    assert text.splitlines() == text.split("\n")[:-1]
    starts = {line.split()[0] for line in ("\n" + text).split(";\n") if line.strip()}
    assert starts == {"CREATE", "UNWIND"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (1.5, "1.5"),
        ("it's \\ \n", "'it\\'s \\\\ \\u000a'"),
        ("网信办", "'网信办'"),
        (["a", 1], "['a', 1]"),
        ({"b": 1, "as": "x"}, "{`as`: 'x', `b`: 1}"),
    ],
)
def test_values_as_cypher_writes_them(value: object, text: str) -> None:
    assert literal(value) == text


@pytest.mark.parametrize("out", ["-", "file"])
def test_an_import_needs_a_folder(out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("")
    with pytest.raises(ValueError, match="give a folder"):
        export(MIRROR, "neo4j-admin", out)
