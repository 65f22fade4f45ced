"""What holds for every kind of export."""

import networkx as nx
import pytest

from viz.export import KINDS, export

ONE_FILE = [kind for kind in KINDS if kind not in ("csv", "neo4j-admin")]


@pytest.mark.parametrize("kind", ONE_FILE)
def test_any_graph_is_written_as_utf8(any_mirror, kind, tmp_path):
    export(any_mirror, kind, tmp_path / "new folder" / "图.out")
    (tmp_path / "new folder" / "图.out").read_bytes().decode("utf-8")


def shuffled(mirror):
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(mirror.nodes(data=True))))
    other.add_edges_from(reversed(list(mirror.edges(keys=True, data=True))))
    return other


@pytest.mark.parametrize("kind", ONE_FILE)
def test_equal_graphs_give_equal_bytes(mirror, kind, tmp_path):
    export(mirror, kind, tmp_path / "one")
    export(shuffled(mirror), kind, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("kind", ONE_FILE)
def test_a_dash_is_standard_output(mirror, kind, tmp_path, capfdbinary):
    export(mirror, kind, tmp_path / "file")
    export(mirror, kind, "-")
    assert capfdbinary.readouterr().out == (tmp_path / "file").read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_the_graph_is_left_as_it_was(mirror, kind, tmp_path):
    before = mirror.copy()
    export(mirror, kind, tmp_path / "out")
    assert nx.utils.graphs_equal(mirror, before)


def test_an_unknown_kind_names_those_there_are(mirror, tmp_path):
    with pytest.raises(ValueError, match=r"no export 'pdf'.*graphml"):
        export(mirror, "pdf", tmp_path / "x")


def test_a_failed_write_leaves_the_old_file(mirror, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        export(mirror, "facts", tmp_path / "folder")
    assert list(tmp_path.iterdir()) == [tmp_path / "folder"]
