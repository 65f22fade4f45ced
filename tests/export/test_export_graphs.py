"""Node-link JSON, GraphML and GEXF lead back to the same graph."""

import io
import json
import re

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viz.export.node_link import node_link, read_node_link
from viz.export.xml import gexf, graphml

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(value):
    """What XML can hold of a value: lists as JSON, no forbidden characters."""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
    return NOT_XML.sub("\ufffd", text) if isinstance(text, str) else text


def flat(mirror, leave_out=()):
    keep = lambda data: {k: allowed(v) for k, v in data.items() if k not in leave_out}  # noqa: E731
    nodes = {node: keep(data) for node, data in mirror.nodes(data=True)}
    return nodes, {(u, v, k): keep(data) for u, v, k, data in mirror.edges(keys=True, data=True)}


def from_gexf(content):
    """The graph read back, with the names and types that GEXF keeps for itself undone."""
    read = nx.read_gexf(io.BytesIO(content))
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(read.nodes(data=True))
    graph.add_edges_from((u, v, data["id"], data) for u, v, data in read.edges(data=True))
    for node, data in graph.nodes(data=True):
        data["id"], data["label"] = node, data.pop("kind_of_node")
        if "start_" in data:
            data["start"], data["number"] = data.pop("start_"), int(data["number"])
    for _, _, data in graph.edges(data=True):
        data.pop("label")
    return graph


def from_graphml(content):
    return nx.read_graphml(io.BytesIO(content), force_multigraph=True)


def test_node_link_gives_the_graph_back(any_mirror):
    assert nx.utils.graphs_equal(read_node_link(node_link(any_mirror)), any_mirror)


def test_networkx_reads_node_link_itself(mirror):
    back = nx.node_link_graph(json.loads(node_link(mirror)), edges="edges")
    assert set(back.nodes) == set(mirror.nodes)
    assert set(back.edges(keys=True)) == set(mirror.edges(keys=True))
    assert back.nodes["law:dsl"]["name_zh"] == "数据安全法"


def test_graphml_gives_the_graph_back(any_mirror):
    assert flat(from_graphml(graphml(any_mirror))) == flat(any_mirror)


def test_gexf_gives_the_graph_back(any_mirror):
    back = from_gexf(gexf(any_mirror))
    assert flat(back) == flat(any_mirror)


def test_gexf_shows_names_as_captions(mirror):
    back = nx.read_gexf(io.BytesIO(gexf(mirror)))
    assert back.nodes["regulator:mps"]["label"] == "Ministry of Public Security"


@pytest.mark.parametrize("write", [graphml, gexf])
def test_chinese_stays_chinese(mirror, write):
    assert "国家互联网信息办公室" in write(mirror).decode("utf-8")


def small(name, quote, aliases, amount):
    graph = nx.MultiDiGraph()
    graph.add_node("a", id="a", label="Regulator", name=name, aliases=aliases, known=True)
    graph.add_node("b", id="b", label="Item", name=quote, start=3, number=1)
    for key in ("e:1", "e:2"):
        graph.add_edge(
            "a", "b", key, id=key, predicate="PENALISED", quote=quote, quotes=[quote], amount_cny=amount
        )
    return graph


graphs = st.builds(
    small,
    st.text(),
    st.text(),
    st.lists(st.text(), max_size=3),
    st.floats(allow_nan=False, allow_infinity=False),
)


@given(graphs)
def test_any_text_survives_node_link(graph):
    assert nx.utils.graphs_equal(read_node_link(node_link(graph)), graph)


@given(graphs)
def test_any_text_survives_graphml(graph):
    assert flat(from_graphml(graphml(graph))) == flat(graph)


@given(graphs)
def test_any_text_survives_gexf(graph):
    assert flat(from_gexf(gexf(graph))) == flat(graph)
