"""Corrections in any number and order: applied twice is applied once, order is nothing, undoing restores."""

import hypothesis.strategies as st
from correcting_cases import (
    ADD_CITED,
    ADD_ISSUED,
    BANK,
    CAC,
    CLINIC,
    EVERY,
    FIRM,
    MERGE,
    MERGE_NEW,
    MIIT,
    RENAME,
    SPLIT,
    SPLIT_LAW,
    STRIKE,
    STRIKE_ITEM,
    apply,
    log,
)
from factories import sample_facts
from hypothesis import given, settings

from graph_model import merge
from graph_model.corrections import Settled, corrected

Line = dict[str, object]
#: Lines that have nothing to do with one another.
UNRELATED = [MERGE, SPLIT_LAW, STRIKE, STRIKE_ITEM, RENAME, ADD_CITED, ADD_ISSUED]
THINGS = [BANK, FIRM, CLINIC, CAC, MIIT, "law:dsl", "law:pipl", "law:csl", "court:hangzhou-internet-court"]
EDGES = [edge.id for facts in sample_facts() for edge in facts.edges]

merges = st.fixed_dictionaries({"entity": st.sampled_from(THINGS), "into": st.sampled_from(THINGS)})
lines = st.one_of(
    st.sampled_from(EVERY),
    merges.filter(lambda d: d["entity"] != d["into"])
    .filter(lambda d: d["entity"].split(":")[0] == d["into"].split(":")[0])
    .map(lambda d: {"action": "merge", **d}),
    st.sampled_from(EDGES).map(lambda key: {"action": "strike", "edge": key}),
    st.sampled_from(THINGS).map(lambda key: {"action": "rename", "entity": key, "name": "A name"}),
)


def _plain(facts: object) -> list[str]:
    return [each.model_dump_json() for each in facts]


@given(st.lists(lines, max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_corrections_make_a_graph_and_applying_them_twice_is_applying_them_once(
    chosen: list[Line],
) -> None:
    once = list(apply(*chosen).documents)
    merge(once)
    assert _plain(corrected(once, log(*chosen)).documents) == _plain(once)


@given(st.permutations(UNRELATED))
@settings(max_examples=30, deadline=None)
def test_the_order_of_unrelated_lines_is_nothing(order: list[Line]) -> None:
    assert _plain(apply(*order).documents) == _plain(apply(*UNRELATED).documents)


@given(st.lists(lines, max_size=5), st.permutations([0, 1, 2]))
@settings(max_examples=30, deadline=None)
def test_the_order_of_documents_is_nothing(chosen: list[Line], order: list[int]) -> None:
    documents = sample_facts()
    shuffled = [documents[place] for place in order]
    assert merge(apply(*chosen, documents=shuffled).documents) == merge(apply(*chosen).documents)


@given(st.lists(lines, max_size=4), lines)
@settings(max_examples=40, deadline=None)
def test_undoing_a_line_restores_exactly_what_was(chosen: list[Line], last: Line) -> None:
    last = {**last, "id": "last"}
    undone = apply(*chosen, last, {"action": "undo", "line": "last"})
    assert _plain(undone.documents) == _plain(apply(*chosen).documents)


@given(st.lists(lines, max_size=4))
@settings(max_examples=30, deadline=None)
def test_each_document_is_corrected_by_itself(chosen: list[Line]) -> None:
    """Which lines are refused is told by all documents together; what holds is applied to each alone."""
    held = [line for _, line in log(*chosen).lines]
    whole = apply(*chosen)
    refused = {idle.line.id for idle in whole.idle}
    kept = [line for line, parsed in zip(chosen, held, strict=True) if parsed.id not in refused]
    alone = [next(iter(apply(*kept, documents=[facts]).documents)) for facts in sample_facts()]
    assert _plain(alone) == _plain(whole.documents)


@given(st.lists(lines, max_size=6), st.integers(0, 2))
@settings(max_examples=60, deadline=None)
def test_one_document_may_come_or_go_without_a_look_at_the_others(chosen: list[Line], which: int) -> None:
    """Where it is said that nothing else changes, nothing does."""
    one, every = sample_facts()[which], sample_facts()
    without, whole = (apply(*chosen, documents=some) for some in ([d for d in every if d != one], every))
    arriving = Settled(log(*chosen), without.rounds)
    if arriving.may_come(arriving.corrected(one)):
        assert whole.rounds == without.rounds
        assert arriving.corrected(one).facts == list(whole.documents)[which]
    leaving = Settled(log(*chosen), whole.rounds)
    if leaving.may_go(leaving.corrected(one)):
        assert whole.rounds == without.rounds
    assert leaving.may_come(leaving.corrected(one))


def test_a_document_that_refuses_a_line_concerns_all_others() -> None:
    march, *others = sample_facts()
    imposed = next(edge.id for edge in march.edges if edge.predicate == "IMPOSED")
    unasked = Settled(log({"action": "strike", "edge": imposed}), ())
    assert not unasked.may_come(unasked.corrected(march))
    assert all(unasked.may_come(unasked.corrected(other)) for other in others)
    left_out = Settled(log({"action": "strike", "edge": imposed, "id": "x"}), (frozenset({"x"}),))
    assert left_out.may_come(left_out.corrected(march)) and not left_out.may_go(left_out.corrected(march))


def test_facts_without_corrections_are_the_very_same() -> None:
    documents = sample_facts()
    assert all(
        one is other for one, other in zip(apply(documents=documents).documents, documents, strict=True)
    )
    undone = apply({**SPLIT, "id": "a"}, {"action": "undo", "line": "a"}, documents=documents)
    assert all(one is other for one, other in zip(undone.documents, documents, strict=True))


def test_a_split_thing_merged_back_is_as_it_was() -> None:
    ((_, line),) = log(SPLIT).lines
    done = apply(SPLIT, {"action": "merge", "entity": line.new_id, "into": BANK})
    assert _plain(done.documents) == _plain(sample_facts())
    assert {idle.why for idle in done.idle} == {
        "a later line merges them again",
        f"no document names {line.new_id}",
    }


def test_a_thing_of_a_name_that_the_registry_lacks_stays_new() -> None:
    graph = merge(apply(MERGE_NEW).documents)
    assert graph.nodes["company:clinic"].known is False
