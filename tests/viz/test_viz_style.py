from itertools import combinations
from typing import get_args

import pytest

from graph_model.edges import Predicate
from graph_model.nodes import NODE_TYPES
from viz.style import line_kind, style


def test_every_kind_of_node_has_a_style():
    assert set(style().nodes) == set(NODE_TYPES)


@pytest.mark.parametrize("predicate", get_args(Predicate))
def test_every_kind_of_edge_has_a_style(predicate):
    assert line_kind({"predicate": predicate}) in style().lines


def test_how_something_is_cited_is_told_apart():
    assert line_kind({"predicate": "CITED", "as": "violated"}) == "CITED violated"
    assert line_kind({"predicate": "CITED", "as": "implements"}) == "CITED"


def test_no_two_kinds_of_node_look_alike():
    looks = [(kind.shape, kind.colour) for kind in style().nodes.values()]
    assert len(set(looks)) == len(looks)


def test_no_two_kinds_of_line_look_alike():
    for (one, a), (other, b) in combinations(style().lines.items(), 2):
        assert (a.stroke, a.colour, a.directed) != (b.stroke, b.colour, b.directed), (one, other)


def test_the_relationships_of_regulators_have_three_strokes():
    kinds = [style().lines[name].stroke for name in ("JOINT_ISSUE", "JOINT_ACTION", "SUBORDINATE_TO")]
    assert kinds == ["solid", "dashed", "dotted"]


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("ground", ["#ffffff", "#0f1318"])
@pytest.mark.parametrize(
    "colour", sorted({k.colour for s in (style().nodes, style().lines) for k in s.values()})
)
def test_colours_stand_out_from_both_grounds(colour, ground):
    """WCAG 2.2, success criterion 1.4.11: 3:1 for parts of a picture."""
    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3
