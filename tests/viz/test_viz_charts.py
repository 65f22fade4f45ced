import re
from xml.etree import ElementTree

import networkx as nx
import pytest

import viz
from viz.charts.axis import TimeAxis
from viz.charts.chart import fines
from viz.charts.fines import fines_by_law, fines_by_regulator
from viz.charts.law_life import law_life
from viz.charts.matrix import citation_matrix

MEASURES = "law:measures-for-reporting-of-data-incidents"
NODES = {"law-life": "law:dsl", "neighbourhood": "law:dsl", "citation-trace": "law:dsl"}
ALL = [*viz.VIEWS, *viz.CHARTS]


def words(svg):
    return [node.text for node in ElementTree.fromstring(svg).iter() if node.tag.endswith("}text")]


def test_a_fine_counts_once_and_one_without_an_amount_counts_too(mirror):
    found = fines(mirror)
    stated = [data for _, _, data in mirror.edges(data=True) if data["predicate"] == "PENALISED"]
    assert len(found) == len({d["penalty_id"] for d in stated if d["kind"] == "fine"})
    assert sum(fine.amount is None for fine in found) >= 1


def test_what_two_bodies_impose_and_two_newsletters_report_is_one_fine(mirror):
    other = mirror.copy()
    source, party, key, data = next(
        edge
        for edge in mirror.edges(keys=True, data=True)
        if edge[3]["predicate"] == "PENALISED" and edge[3].get("amount_cny") == 1300000
    )
    other.add_edge("regulator:cac", party, f"{key}-2", **{**data, "id": f"{key}-2"})
    assert len(fines(other)) == len(fines(mirror))
    assert ("regulator:cac", source) in [fine.bodies for fine in fines(other)]


def test_fines_stand_in_the_lane_of_their_body_or_law(mirror):
    by_body, by_law = fines_by_regulator(mirror), fines_by_law(mirror)
    assert "1,300,000" in words(by_body.svg)
    assert "Personal Information Protection Law" in words(by_law.svg)
    assert len(by_body.rows) == len(by_law.rows) == len(fines(mirror))
    assert "unknown" in {row.cells[3] for row in by_body.rows}
    assert all(row.quotes and row.edge for row in by_body.rows)


def test_fines_of_one_body_alone(mirror):
    one = fines_by_regulator(mirror, "regulator:cac-zhejiang")
    assert {row.cells[1] for row in one.rows} == {"Cyberspace Administration of Zhejiang Province"}


def test_a_law_s_life_goes_from_draft_to_effect(mirror):
    rows = [row.cells[:2] for row in law_life(mirror, MEASURES).rows]
    assert [what for _, what in rows if what.startswith(("draft", "issued", "takes"))] == [
        next(what for _, what in rows if what.startswith("draft")),
        "issued",
        "takes effect",
    ]
    assert ("2025-04-22", "issued") in rows
    assert ("2025-07-01", "takes effect") in rows


def test_a_law_that_several_bodies_issue_is_issued_once(mirror):
    (issued,) = [row for row in law_life(mirror, MEASURES).rows if row.cells[1] == "issued"]
    assert issued.cells[2].count(";") == 2


def test_citations_of_articles_belong_to_the_life_of_their_law(mirror):
    what = [row.cells[1] for row in law_life(mirror, "law:dsl").rows]
    assert "cited article 27 (violated)" in what
    assert "cited article 45 (applied)" in what


def test_the_matrix_counts_every_citation(mirror):
    chart = citation_matrix(mirror)
    cited = [data for _, _, data in mirror.edges(data=True) if data["predicate"] == "CITED"]
    assert len(chart.rows) == len(cited)
    assert "Criminal Law" in words(chart.svg)
    assert {row.cells[4] for row in citation_matrix(mirror, "law:csl").rows} == {"amends"}


@pytest.mark.parametrize(
    ("view", "node", "message"),
    [
        ("law-life", None, "needs a node"),
        ("law-life", "regulator:cac", "is no law"),
        ("law-life", "law:none", "no node with the id"),
        ("pie-chart", None, "choose one of regulators"),
    ],
)
def test_what_can_not_be_drawn_is_said(mirror, view, node, message):
    for draw in (viz.page, viz.svg):
        with pytest.raises(ValueError, match=message):
            draw(mirror, view, node=node)


@pytest.mark.parametrize("view", viz.CHARTS)
def test_an_empty_graph_says_that_it_is_empty(view):
    empty = nx.MultiDiGraph()
    empty.add_node("law:dsl", id="law:dsl", label="Law", name="Data Security Law")
    assert "There is nothing to draw" in viz.page(empty, view, node=NODES.get(view))
    with pytest.raises(ValueError, match="nothing to draw"):
        viz.svg(empty, view, node=NODES.get(view))


@pytest.mark.parametrize("view", ALL)
def test_every_view_and_chart_is_svg_without_script_or_address(hostile_mirror, view):
    drawing = viz.svg(hostile_mirror, view, node=NODES.get(view))
    tags = {node.tag.partition("}")[2] for node in ElementTree.fromstring(drawing).iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "text", "path", "circle", "polygon"}
    assert not re.search(r"""(?:href|url|src|on\w+)\s*=""", re.sub(r">[^<]*<", "><", drawing))


@pytest.mark.parametrize("view", ALL)
def test_the_same_graph_gives_the_same_svg(mirror, view):
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(mirror.nodes(data=True))))
    turned.add_edges_from(reversed(list(mirror.edges(keys=True, data=True))))
    node = NODES.get(view)
    assert viz.svg(mirror, view, node=node) == viz.svg(turned, view, node=node)


@pytest.mark.parametrize("view", ["fines-by-regulator", "citation-trace"])
def test_a_png_is_a_png_of_the_drawing_s_size(mirror, view):
    content = viz.image(mirror, view, "png", node=NODES.get(view))
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    size = re.search(r'viewBox="0 0 ([\d.]+)', viz.svg(mirror, view, node=NODES.get(view)))
    assert int.from_bytes(content[16:20]) == pytest.approx(2 * float(size[1]), abs=2)


@pytest.mark.parametrize("view", viz.CHARTS)
def test_a_chart_s_page_has_no_script_and_shows_hostile_names_as_text(hostile_mirror, view):
    html = viz.page(hostile_mirror, view, node=NODES.get(view))
    assert "default-src 'none'; style-src" in html.replace("&#39;", "'")
    assert "<script" not in html
    assert not re.findall(r"<(?:img|b|iframe|svg onload)\b", html)


@pytest.mark.browser
@pytest.mark.parametrize("view", viz.CHARTS)
def test_a_chart_s_page_opens_by_itself_on_screen_and_phone(chromium, hostile_mirror, tmp_path, view):
    viz.write_page(viz.page(hostile_mirror, view, node=NODES.get(view)), tmp_path / "page.html")
    for size in ({"width": 1200, "height": 800}, {"width": 390, "height": 844}):
        context, seen = chromium.new_context(viewport=size, color_scheme="dark"), []
        context.on("request", lambda request, seen=seen: seen.append(request.url))
        page = context.new_page()
        page.on("console", lambda message, seen=seen: seen.append(message.text))
        page.goto((tmp_path / "page.html").as_uri())
        page.click("summary >> nth=0")
        assert page.is_visible("blockquote >> nth=0")
        assert seen == [page.url]
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert (
            page.evaluate("() => getComputedStyle(document.querySelector('.ink')).fill")
            == "rgb(231, 235, 240)"
        )
        context.close()


def test_an_axis_places_days_in_order_and_names_years():
    axis = TimeAxis("2023-01", "2025-12", 0, 1000)
    places = [axis.at(day) for day in ("2023-01-01", "2023-06", "2024", "2025-12-28")]
    assert places == sorted(places)
    assert 0 <= places[0] < 1 < 990 < places[-1] <= 1000
    assert "2024-01" in "".join(axis.marks(0, 10))
