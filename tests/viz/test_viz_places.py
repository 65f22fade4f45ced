import time

import networkx as nx
import pytest

from viz.picture import Line, Picture
from viz.places import Box, places

BOX = Box(180, 60)


def lines_of(graph):
    return [Line(f"{a}-{b}", f"n{a}", f"n{b}", "CITED", ()) for a, b in graph.edges]


def drawn(nodes, degree=2, parts=1):
    graph = nx.disjoint_union_all([nx.barabasi_albert_graph(nodes, degree, seed=s) for s in range(parts)])
    return Picture("", "", {f"n{n}": 1.0 for n in graph}, lines_of(graph))


def overlapping(at, boxes):
    nodes = sorted(at)
    return [
        (a, b)
        for i, a in enumerate(nodes)
        for b in nodes[i + 1 :]
        if abs(at[a][0] - at[b][0]) < (boxes[a].width + boxes[b].width) / 2
        and abs(at[a][1] - at[b][1]) < (boxes[a].height + boxes[b].height) / 2
    ]


@pytest.mark.parametrize(("nodes", "parts"), [(5, 1), (60, 1), (20, 6), (150, 1)])
def test_captions_do_not_overlap(nodes, parts):
    picture = drawn(nodes, parts=parts)
    boxes = dict.fromkeys(picture.nodes, BOX)
    assert overlapping(places(picture, boxes), boxes) == []


def test_columns_stand_side_by_side_without_overlap():
    picture = drawn(60)
    picture.columns = {node: i % 5 for i, node in enumerate(picture.nodes)}
    boxes = dict.fromkeys(picture.nodes, Box(250, 60))
    at = places(picture, boxes)
    assert overlapping(at, boxes) == []
    assert len({x for x, _ in at.values()}) == 5


def test_places_are_always_the_same():
    picture = drawn(80)
    turned = Picture("", "", dict(reversed(picture.nodes.items())), picture.lines[::-1])
    boxes = dict.fromkeys(picture.nodes, BOX)
    assert places(picture, boxes) == places(turned, boxes)


def test_lone_nodes_and_loops_have_places():
    picture = Picture("", "", {"a": 0.0, "b": 1.0}, [Line("x", "b", "b", "CITED", ())])
    assert set(places(picture, dict.fromkeys("ab", BOX))) == {"a", "b"}


def test_nothing_has_no_places():
    assert places(Picture("", ""), {}) == {}


def test_two_thousand_nodes_are_placed_in_reasonable_time():
    picture = drawn(2000)
    start = time.process_time()
    places(picture, dict.fromkeys(picture.nodes, BOX))
    assert time.process_time() - start < 25
