"""`import regatlas`: a few names, quick to import, the same answers as the command line."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from factories import sample_facts

import regatlas
from queries.errors import UnknownName, UnknownQuery
from stores.errors import StoreError
from stores.open import open_store

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[regatlas.Atlas]:
    path = tmp_path_factory.mktemp("api") / "atlas"
    with open_store(path) as store:
        store.save(sample_facts())
    with regatlas.open(path) as opened:
        yield opened


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import sys, regatlas; print({'pydantic', 'networkx', 'ladybug', 'neo4j', 'typer'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


@pytest.mark.parametrize("name", regatlas.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(regatlas, name).__doc__
    assert name in dir(regatlas)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        regatlas.nonsense  # noqa: B018


def test_query_takes_the_name_of_a_query_and_names_of_things(atlas: regatlas.Atlas) -> None:
    rows = atlas.query("penalties-of-regulator", body="Zhejiang CA")
    assert {row["amount_cny"] for row in rows} == {1300000.0, None}


def test_query_takes_cypher_and_parameters(atlas: regatlas.Atlas) -> None:
    rows = atlas.query("MATCH (l:Law) WHERE l.name = $name RETURN l.articles AS n", name="Data Security Law")
    assert rows == [{"n": 55}]


def test_a_misspelt_query_suggests_the_right_one(atlas: regatlas.Atlas) -> None:
    with pytest.raises(UnknownQuery, match="penalties-by-article"):
        atlas.query("penalties-by-artcle")


@pytest.mark.parametrize(
    "what", ["DSL 27", "Article 27 of the Data Security Law", "《数据安全法》第二十七条", "article:dsl:27"]
)
def test_trace_takes_an_article_by_any_name(atlas: regatlas.Atlas, what: str) -> None:
    trace = atlas.trace(what)
    assert trace.id == "article:dsl:27"
    assert trace.summary.fines == 3


def test_find_gives_the_id_that_a_name_means(atlas: regatlas.Atlas) -> None:
    assert atlas.find("CAC") == atlas.find("国家网信办") == "regulator:cac"
    with pytest.raises(UnknownName, match="Silly Walks"):
        atlas.find("Ministry of Silly Walks")


def test_the_mirror_is_a_multigraph_with_what_the_counts_say(atlas: regatlas.Atlas) -> None:
    mirror = atlas.mirror()
    nodes, edges = atlas.counts()
    assert isinstance(mirror, nx.MultiDiGraph)
    assert (len(mirror), mirror.number_of_edges()) == (sum(nodes.values()), sum(edges.values()))


def test_an_atlas_opened_to_read_is_not_changed(atlas: regatlas.Atlas) -> None:
    with pytest.raises(StoreError, match="reading only"):
        atlas.forget("harbour-2025-03.txt")


def test_opening_where_nothing_was_built_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="regatlas build"):
        regatlas.open(tmp_path / "none")


def test_build_warns_of_what_cannot_be_read_and_reads_the_rest(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    letter = SAMPLES / "pagoda-street-2017-09.txt"
    with (
        pytest.warns(UserWarning, match=r"empty\.txt"),
        regatlas.build([letter, tmp_path / "empty.txt"], tmp_path / "atlas") as atlas,
    ):
        assert atlas.report is not None
        assert atlas.report.read == [str(letter)]
        assert atlas.counts()[0]["Document"] == 1


def test_read_gives_the_facts_of_one_newsletter() -> None:
    path = SAMPLES / "pagoda-street-2025-03.txt"
    facts = regatlas.read(path)
    text = path.read_text(encoding="utf-8")
    stated = [edge for edge in facts.edges if edge.basis == "stated"]
    assert stated
    assert [
        edge for edge in stated for span in edge.evidence if text[span.start : span.end] != span.quote
    ] == []
