"""Documents coming and going in Neo4j: each whole, and the database the same whatever led to it."""

import random

import pytest
from factories import CAC, CSL, DSL, MPS, PIPL, Newsletter, sample_facts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j_contents import contents
from test_behaviour import expected, one_item

from graph_model import merge
from graph_model.corrections import Log, Merge, Strike, Undo, corrected
from graph_model.nodes import Company
from stores import StoreError, neo4j_arrivals, neo4j_moves
from stores.mirror import mirror_of, same_graph


@pytest.fixture
def small_steps(monkeypatch):
    """Every document in a transaction of its own."""
    monkeypatch.setattr(neo4j_arrivals, "ROWS", 1)


def version(number, **values):
    """Newsletters that state one company and one law differently."""
    letter = Newsletter(f"version-{number}.txt")
    item = letter.item("enforcement", "Fine", "CAC fined the company.")
    firm = Company(id="company:firm", name=f"Firm{'x' * (number % 4)}", aliases=[f"F{number}"], **values)
    law = DSL.model_copy(update={"status": ["draft", "final", None][number % 3], "number": f"No. {number}"})
    letter.penalty(letter.case(item, "administrative", "Fine"), CAC, firm, "fine", "CAC fined", under=(law,))
    letter.subordinate(CAC, MPS)
    return letter.facts()


def test_loading_again_changes_no_property(neo4j_store):
    neo4j_store.save(sample_facts())
    before = contents(neo4j_store)
    assert not neo4j_store.save(sample_facts())
    assert contents(neo4j_store) == before


@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_any_grouping_leave_the_same_database(neo4j_store, monkeypatch, seed):
    documents = [*sample_facts(), *(version(number) for number in range(6))]
    neo4j_store.save(documents)
    before = contents(neo4j_store)
    for facts in documents:
        neo4j_store.forget(facts.document.id)
    random.Random(seed).shuffle(documents)
    monkeypatch.setattr(neo4j_arrivals, "ROWS", 60)
    neo4j_store.save(documents)
    assert contents(neo4j_store) == before


def test_coming_and_going_leaves_no_trace(neo4j_store, small_steps):
    neo4j_store.save(sample_facts())
    before = contents(neo4j_store)
    neo4j_store.save([version(number) for number in range(4)])
    assert contents(neo4j_store) != before
    for number in (2, 0, 3, 1):
        neo4j_store.forget(f"version-{number}.txt")
    assert contents(neo4j_store) == before


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.sampled_from(["bank", "shop", None])), max_size=8)
)
def test_after_any_coming_and_going_the_graph_is_the_merge_of_what_is_held(neo4j_store, moves):
    held = {}
    for stays, number, sector in moves:
        name = f"version-{number}.txt"
        if stays:
            held[name] = version(number, sector=sector)
            neo4j_store.save([held[name]])
        elif name in held:
            neo4j_store.forget(name)
            del held[name]
    assert same_graph(neo4j_store.mirror(), expected(held.values())) == []
    for name in held:
        neo4j_store.forget(name)
    assert contents(neo4j_store)["edges"] == []


def test_the_summary_counts_each_thing_once_however_many_transactions_it_takes(neo4j_store, small_steps):
    documents = [*sample_facts(), *(version(number) for number in range(5))]
    changes = neo4j_store.save(documents)
    nodes, edges = neo4j_store.counts()
    assert (changes.nodes.added, changes.nodes.changed) == (sum(nodes.values()), 0)
    assert (changes.edges.added, changes.edges.changed) == (sum(edges.values()), 0)
    assert (changes.documents.added, changes.documents.unchanged) == (8, 0)
    changes = neo4j_store.save([version(3, sector="bank")])
    assert (changes.documents.changed, changes.nodes.changed, changes.edges.changed) == (1, 1, 0)
    assert changes.nodes.unchanged == sum(nodes.values()) - 1


def test_a_changed_document_replaces_its_own_facts_only(neo4j_store):
    neo4j_store.save([*sample_facts(), one_item(edition=1, company="Old Ltd.")])
    neo4j_store.run("MATCH (n:RegAtlas) SET n.seen = 1", write=True)
    neo4j_store.save([one_item(edition=2, company="New Ltd.")])
    unseen = neo4j_store.run("MATCH (n:RegAtlas) WHERE n.seen IS NULL RETURN n.label ORDER BY n.label").rows
    assert unseen == [["Company"], ["Document"], ["Item"], ["LegalCase"], ["Penalty"]]


def test_what_others_changed_by_hand_goes_with_its_document(neo4j_store):
    neo4j_store.save([*sample_facts(), one_item()])
    neo4j_store.run("MATCH (n:RegAtlas {id: 'company:acme'}) SET n.name = 'Edited', n.note = 'x'", write=True)
    neo4j_store.forget("one.txt")
    assert same_graph(neo4j_store.mirror(), expected(sample_facts())) == []


def test_documents_that_share_a_name_are_kept_though_they_come_in_several_transactions(
    neo4j_store, small_steps
):
    together = [one_item(edition=number) for number in (1, 2, 3)]
    changes = neo4j_store.save(together)
    assert same_graph(neo4j_store.mirror(), expected(together)) == []
    assert (changes.documents.added, changes.replaced) == (3, [])


def test_documents_are_taken_in_as_they_come(neo4j_store, small_steps):
    arrived, seen = [], []

    def coming():
        for number in range(6):
            arrived.append(number)
            yield version(number)

    neo4j_store.save(coming(), progress=lambda step, done, total: seen.append((done, len(arrived))))
    assert [done for done, _ in seen] == [1, 2, 3, 4, 5, 6]
    assert all(arrived_by_then <= done + 2 for done, arrived_by_then in seen)


def test_a_document_that_makes_no_graph_leaves_those_before_it(neo4j_store, small_steps):
    bad = one_item("bad.txt")
    bad = bad.model_copy(update={"nodes": [node for node in bad.nodes if node.label != "Law"]})
    with pytest.raises(StoreError, match=r"bad\.txt: its facts make no graph.*law:dsl"):
        neo4j_store.save([version(1), version(2), bad, version(3)])
    assert same_graph(neo4j_store.mirror(), expected([version(1), version(2)])) == []


def test_documents_that_disagree_on_what_a_thing_is(neo4j_store):
    neo4j_store.save([version(1)])
    letter = Newsletter("other.txt")
    item = letter.item("enforcement", "Talk", "CSL and PIPL apply.")
    letter.mentions(item, {"CSL": CSL, "PIPL": PIPL.model_copy(update={"id": "company:firm"})})
    with pytest.raises(StoreError, match="company:firm is a Company and a Law"):
        neo4j_store.save([letter.facts()])
    assert same_graph(neo4j_store.mirror(), expected([version(1)])) == []


MARCH = sample_facts()[0]
HOLDS = Merge(entity="company:yongjia-4d1f", into="company:linjiang-bank", name="Linjiang Bank")
#: It would leave a penalty that nobody imposed: one newsletter makes the line hold nowhere.
REFUSED = Strike(edge=next(edge.id for edge in MARCH.edges if edge.predicate == "IMPOSED"))


@pytest.mark.parametrize("lines", [[HOLDS], [REFUSED], [HOLDS, REFUSED]], ids=["holds", "refused", "both"])
def test_under_corrections_any_coming_and_going_leaves_the_same_database(neo4j_store, small_steps, lines):
    log = Log().adding(lines)
    neo4j_store.save(sample_facts(), corrections=log)
    at_once = contents(neo4j_store)
    for seed in range(2):
        documents = sample_facts()
        random.Random(seed).shuffle(documents)
        for facts in documents:
            neo4j_store.forget(facts.document.id)
        assert contents(neo4j_store)["edges"] == []
        neo4j_store.save(documents)
        assert contents(neo4j_store) == at_once
    neo4j_store.correct(lambda held: held.adding(Undo(line=line.id) for line in lines))
    assert same_graph(neo4j_store.mirror(), expected(sample_facts())) == []


def test_a_newsletter_that_comes_or_goes_under_corrections_lets_the_others_lie(neo4j_store, monkeypatch):
    neo4j_store.save(sample_facts(), corrections=Log().adding([HOLDS]))
    monkeypatch.setattr(neo4j_moves, "_all_held", lambda _: pytest.fail("all documents are read"))
    neo4j_store.save([version(1), version(2)])
    neo4j_store.save([version(1, sector="bank")])
    neo4j_store.forget("version-2.txt")
    monkeypatch.undo()
    held = [*sample_facts(), version(1, sector="bank")]
    graph = merge(corrected(held, Log().adding([HOLDS])).documents)
    assert same_graph(neo4j_store.mirror(), mirror_of(graph)) == []
