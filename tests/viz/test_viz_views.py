import pytest

from viz.picture import label_of
from viz.views import VIEWS, picture


def between(drawn, kind):
    return {(line.source, line.target): line for line in drawn.lines if line.kind == kind}


def test_bodies_that_issued_one_instrument_are_joined(mirror):
    lines = between(picture(mirror, "regulators"), "JOINT_ISSUE")
    assert set(lines) == {
        ("regulator:cac", "regulator:miit"),
        ("regulator:cac", "regulator:mps"),
        ("regulator:miit", "regulator:mps"),
    }


def test_a_draft_and_its_final_text_are_one_instrument_issued_jointly(mirror):
    """CAC and MIIT released the draft and the final text: one instrument, four statements."""
    line = between(picture(mirror, "regulators"), "JOINT_ISSUE")["regulator:cac", "regulator:miit"]
    assert (line.count, len(line.facts)) == (1, 4)


def test_bodies_that_enforced_one_case_are_joined(mirror):
    other = mirror.copy()
    body = "regulator:cac-yinzhou"
    _, case, stated = next(e for e in mirror.out_edges(body, data=True) if e[2]["predicate"] == "ENFORCED")
    other.add_edge("regulator:mps", case, "enforced:new", **{**stated, "id": "enforced:new"})
    joint = between(picture(other, "regulators"), "JOINT_ACTION")
    assert set(joint) == {("regulator:cac-yinzhou", "regulator:mps")}
    assert not between(picture(mirror, "regulators"), "JOINT_ACTION")


def test_the_chain_of_subordination_is_drawn(mirror):
    assert set(between(picture(mirror, "regulators"), "SUBORDINATE_TO")) == {
        ("regulator:cac-yinzhou", "regulator:cac-zhejiang"),
        ("regulator:cac-zhejiang", "regulator:cac"),
        ("regulator:communications-shanghai", "regulator:miit"),
    }


def test_bodies_that_act_alone_are_counted(mirror):
    """The two courts, the procuratorate and the consumer council act in one case each."""
    assert "act alone: 4 more" in picture(mirror, "regulators").lead


def test_a_neighbourhood_holds_the_neighbours_without_newsletters(mirror):
    drawn = picture(mirror, "neighbourhood", "regulator:cac")
    assert set(drawn.nodes) == {
        "regulator:cac",
        "regulator:cac-zhejiang",
        "law:measures-for-reporting-of-data-incidents",
    }
    assert drawn.centre == "regulator:cac"


def test_a_deeper_neighbourhood_holds_more(mirror):
    near, far = (set(picture(mirror, "neighbourhood", "regulator:cac", depth=d).nodes) for d in (1, 2))
    assert near < far
    assert "regulator:cac-yinzhou" in far


def test_around_a_newsletter_its_items_are_drawn(mirror):
    document = next(node for node in mirror if label_of(mirror, node) == "Document")
    assert {label_of(mirror, node) for node in picture(mirror, "neighbourhood", document).nodes} == {
        "Document",
        "Item",
    }


def test_statements_of_one_fact_are_one_line_with_all_their_proofs(mirror):
    drawn = picture(mirror, "neighbourhood", "regulator:cac")
    (issued,) = between(drawn, "ISSUED").values()
    assert (issued.count, len(issued.facts)) == (2, 2)


ARTICLE_27 = "article:dsl:27"


@pytest.mark.parametrize(
    ("node", "cases"),
    [
        (None, 8),
        (ARTICLE_27, 2),
        ("law:dsl", 2),
        ("law:pipl", 3),
        ("regulator:cac-yinzhou", 2),
        ("company:linjiang-bank", 2),
        ("court:hangzhou-internet-court", 1),
        ("regulator:mps", 0),
    ],
)
def test_a_trace_leads_from_any_node_to_its_cases(mirror, node, cases):
    drawn = picture(mirror, "citation-trace", node)
    assert sum(label_of(mirror, n) == "LegalCase" for n in drawn.nodes) == cases


@pytest.mark.parametrize("label", ["LegalCase", "Penalty", "Item", "Document", "Person", "Procuratorate"])
def test_a_trace_starts_at_any_kind_of_node(mirror, label):
    node = max(n for n in mirror if label_of(mirror, n) == label)
    assert any(label_of(mirror, n) == "Penalty" for n in picture(mirror, "citation-trace", node).nodes)


def test_articles_stand_in_the_middle_column(mirror):
    drawn = picture(mirror, "citation-trace", ARTICLE_27)
    columns = {label_of(mirror, node): column for node, column in drawn.columns.items()}
    order = ["Regulator", "LegalCase", "Article", "Penalty", "Company"]
    assert [columns[label] for label in order] == [0, 1, 2, 3, 4]


def test_a_penalty_carries_the_sentence_of_who_penalised_whom(mirror):
    drawn = picture(mirror, "citation-trace", ARTICLE_27)
    kinds = {key: data["predicate"] for _, _, key, data in mirror.edges(keys=True, data=True)}
    lines = between(drawn, "IMPOSED_ON").values()
    assert lines
    assert all({kinds[fact] for fact in line.facts} == {"PENALISED", "IMPOSED_ON"} for line in lines)


def test_a_law_without_cases_shows_what_it_cites_and_is_cited_by(mirror):
    drawn = picture(mirror, "citation-trace", "law:csl")
    assert set(drawn.nodes) == {"law:csl", "law:measures-for-reporting-of-data-incidents"}


def test_everything_draws_all_but_newsletters(mirror):
    labels = {label_of(mirror, node) for node in picture(mirror, "everything").nodes}
    assert labels == {label_of(mirror, node) for node in mirror} - {"Document", "Item"}
    assert set(picture(mirror, "everything", items=True).nodes) == set(mirror)


def test_each_line_rests_on_edges_of_the_graph(mirror):
    known = {key for _, _, key in mirror.edges(keys=True)}
    for view in VIEWS:
        drawn = picture(mirror, view, "law:dsl")
        assert drawn.lines
        assert all(line.facts and known.issuperset(line.facts) for line in drawn.lines)


@pytest.mark.parametrize(
    ("view", "node", "message"),
    [
        ("pie-chart", None, "no view 'pie-chart'; choose one of regulators"),
        ("neighbourhood", None, "needs a node"),
        ("neighbourhood", "law:none", "no node with the id 'law:none'"),
        ("citation-trace", "law:none", "no node with the id 'law:none'"),
    ],
)
def test_what_can_not_be_drawn_is_said(mirror, view, node, message):
    with pytest.raises(ValueError, match=message):
        picture(mirror, view, node)
