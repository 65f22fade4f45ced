import base64
import hashlib
import json
import re

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import viz
from viz.page import script_json
from viz.proof import web_links

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<content>.*?)</script>", re.DOTALL)


def data_of(html):
    return json.loads(
        next(m["content"] for m in SCRIPT.finditer(html) if "application/json" in m["attributes"])
    )


@pytest.fixture(scope="session", params=viz.VIEWS)
def html(request, mirror):
    return viz.page(mirror, request.param, node="law:dsl")


def test_the_page_names_no_address_to_load_from(html):
    markup = SCRIPT.sub("", html)
    assert re.findall(r"""(?:src|href|url|@import|action)\s*[=(:]\s*["']?\s*[^"'\s>]*""", markup) == []
    assert "sourceMappingURL" not in html


def test_only_the_page_s_own_scripts_and_style_may_run(html):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1].replace(
        "&#39;", "'"
    )
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    for match in SCRIPT.finditer(html):
        if not match["attributes"]:
            digest = base64.b64encode(hashlib.sha256(match["content"].encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy


def test_the_same_graph_gives_the_same_page(mirror):
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(mirror.nodes(data=True))))
    turned.add_edges_from(reversed(list(mirror.edges(keys=True, data=True))))
    for view in viz.VIEWS:
        assert viz.page(mirror, view, node="law:dsl") == viz.page(turned, view, node="law:dsl")


def test_physics_is_off_and_every_node_has_its_place(html):
    drawing = data_of(html)["drawing"]
    assert drawing["options"]["physics"]["enabled"] is False
    assert all({"x", "y"} <= node.keys() for node in drawing["nodes"])


def test_a_line_has_its_quote_newsletter_date_and_link(mirror):
    data = data_of(viz.page(mirror, "neighbourhood", node="regulator:mps"))
    fact = data["lines"][0]["facts"][0]
    assert fact["quotes"][0].startswith("CAC, MIIT and MPS jointly promulgated")
    assert data["items"][fact["item"]] == {
        "title": "Incident reporting measures finalised",
        "date": "2025-04-22",
        "urls": ["https://www.cac.gov.cn/2025-04/22/example.htm"],
        "newsletter": "beacon-2025-04.html",
        "publisher": "Beacon Law",
        "issue": "2025-04",
    }


def test_what_the_registry_states_says_so(mirror):
    data = data_of(viz.page(mirror, "neighbourhood", node="regulator:communications-shanghai"))
    facts = [fact for line in data["lines"] if line["kind"] == "SUBORDINATE_TO" for fact in line["facts"]]
    assert [fact["note"] for fact in facts] == ["From the registry of known bodies, not from a newsletter."]


def test_amounts_and_terms_stand_in_the_table(mirror):
    data = data_of(viz.page(mirror, "citation-trace"))
    details = {detail for line in data["lines"] for detail in line["details"]}
    assert {"fine", "RMB 80,000", "RMB 1,300,000", "18 months", "order to correct"} <= details


def test_a_title_can_be_given(mirror):
    assert "<title>A &lt;b&gt; C</title>" in viz.page(mirror, "everything", title="A <b> C")


def test_an_empty_graph_says_that_it_is_empty():
    html = viz.page(nx.MultiDiGraph(), "regulators")
    assert "nothing to draw" in html
    assert "<script" not in html


@pytest.mark.parametrize("view", viz.VIEWS)
def test_hostile_names_stay_out_of_the_markup(hostile_mirror, view):
    html = viz.page(hostile_mirror, view, node="regulator:hostile-2")
    assert len(SCRIPT.findall(html)) == 3
    markup = SCRIPT.sub("", html)
    assert re.findall(r"<(?:img|svg onload|b|script)\b", markup) == []


@given(
    st.recursive(
        st.text() | st.none() | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_in_a_page_can_not_end_its_script(value):
    text = script_json(value)
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == value


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://www.cac.gov.cn/a", True),
        ("http://example.cn/?q=1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.cn/a", False),
        ("https://", False),
        ("http://[broken", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_links_to_the_web_are_links(url, kept):
    assert web_links([url]) == ([url] if kept else [])


def test_a_page_is_written_as_utf8(tmp_path):
    viz.write_page("<p>网信办 \udc80</p>", tmp_path / "new" / "page.html")
    assert (tmp_path / "new" / "page.html").read_bytes() == "<p>网信办 ?</p>".encode()


def test_a_dash_is_standard_output(capfdbinary):
    viz.write_page("<p>网信办</p>", "-")
    assert capfdbinary.readouterr().out == "<p>网信办</p>".encode()
