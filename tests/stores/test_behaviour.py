"""What every store does alike: one suite, run over each of them."""

import random

import pytest
from factories import CAC, DSL, Newsletter, sample_facts

from graph_model import DocumentFacts, Edge, merge
from graph_model.nodes import Company
from stores import Store, StoreError
from stores.mirror import counts, mirror_of, same_graph

HOSTILE = [
    'it\'s "quoted" \\ and `ticked`',
    "</script><script>alert(1)</script>",
    "'}) DETACH DELETE n //",
    "line\nbreak\ttab\r\nend",
    "nul\x00inside",
    "\u202eright to left\u202c",
    "𠮷野家 😀 ﬁ é",
    "NULL",
    "[a, b]",
    "$name",
    "x" * 10_000,
]


def expected(documents):
    return mirror_of(merge(sorted(documents, key=lambda facts: facts.document.id)))


def assert_holds(store: Store, documents: list[DocumentFacts]) -> None:
    mirror = store.mirror()
    assert same_graph(mirror, expected(documents)) == []
    assert store.counts() == counts(mirror)
    assert {facts.document.sha256 for facts in store.facts()} == {
        facts.document.sha256 for facts in documents
    }


def one_item(name="one.txt", edition=1, text="CAC acted.", title="One", company="Acme Ltd.", **values):
    """A newsletter of one item, in which one company is fined."""
    letter = Newsletter(name, edition=edition)
    item = letter.item("enforcement", title, text)
    case = letter.case(item, "administrative", "A case")
    party = Company(id="company:acme", name=company, **values)
    letter.penalty(case, CAC, party, "fine", text[:3], under=(DSL,), amount_cny=5.0)
    return letter.facts()


def test_saves_nodes_and_edges_with_all_properties(store):
    changes = store.save(sample_facts())
    assert_holds(store, sample_facts())
    nodes, edges = store.counts()
    assert (changes.nodes.added, changes.edges.added) == (sum(nodes.values()), sum(edges.values()))
    assert changes.documents.added == 3


def test_the_revision_changes_with_the_graph_and_only_then(store):
    assert store.revision() == ""
    store.save([one_item()])
    first = store.revision()
    store.save([one_item()])
    assert store.revision() == first
    store.save([one_item("two.txt")])
    assert store.revision() not in ("", first)


def test_saving_again_changes_nothing(store):
    store.save(sample_facts())
    before = store.mirror()
    changes = store.save(sample_facts())
    assert not changes
    assert changes.documents.unchanged == 3
    assert changes.nodes.unchanged == before.number_of_nodes()
    assert same_graph(before, store.mirror()) == []


def test_one_by_one_in_any_order_gives_the_same(store):
    documents = sample_facts()
    random.Random(7).shuffle(documents)
    for facts in documents:
        store.save([facts])
    assert_holds(store, sample_facts())


def test_saving_nothing_makes_an_empty_graph(store):
    assert not store.save([])
    assert store.counts() == ({}, {})


def test_knows_what_need_not_be_read_again(store):
    old = one_item("old.txt").model_copy(update={"version": 0})
    store.save([*sample_facts(), old])
    assert store.known() == {facts.document.sha256 for facts in sample_facts()}


def test_gives_back_the_facts(store):
    store.save(sample_facts())
    by_hash = sorted(sample_facts(), key=lambda facts: facts.document.sha256)
    assert list(store.facts()) == by_hash


def test_another_content_under_the_same_name_replaces(store):
    store.save([*sample_facts(), one_item(edition=1, company="Old Ltd.")])
    changes = store.save([one_item(edition=2, company="New Ltd.")])
    assert_holds(store, [*sample_facts(), one_item(edition=2, company="New Ltd.")])
    assert changes.replaced == ["one.txt"]
    assert (changes.documents.changed, changes.documents.added, changes.documents.removed) == (1, 0, 0)


def test_documents_that_arrive_together_share_a_name(store):
    together = [one_item(edition=1), one_item(edition=2)]
    store.save(together)
    assert_holds(store, together)


def test_other_facts_of_the_same_content_take_their_place(store):
    store.save([one_item(sector="banking", count=3)])
    changes = store.save([one_item(sector="insurance")])
    assert_holds(store, [one_item(sector="insurance")])
    assert "count" not in store.mirror().nodes["company:acme"]
    assert (changes.documents.changed, changes.nodes.changed, changes.nodes.added) == (1, 1, 0)


@pytest.mark.parametrize("named", ["name", "id", "sha256"])
def test_forgets_what_only_one_document_states(store, named):
    documents = sample_facts()
    store.save(documents)
    changes = store.forget(getattr(documents[1].document, named))
    assert_holds(store, [documents[0], documents[2]])
    assert changes.documents.removed == 1
    assert changes.nodes.removed > 0


def test_forgetting_all_leaves_nothing(store):
    store.save(sample_facts())
    for facts in sample_facts():
        store.forget(facts.document.name)
    assert store.counts() == ({}, {})
    assert store.known() == set()


def test_forgetting_an_unknown_document_says_what_is_held(store):
    store.save(sample_facts())
    with pytest.raises(StoreError, match=r"no document 'nowhere\.txt' is held .*beacon-2025-04\.html"):
        store.forget("nowhere.txt")
    assert_holds(store, sample_facts())


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_come_back_as_they_were(store, name):
    facts = one_item(name=f"{name[:40]}.txt", text=name, title=name, company=name, aliases=[name, ""])
    store.save([facts])
    assert_holds(store, [facts])


def test_parallel_edges_stay_apart(store):
    letter = Newsletter("twice.txt")
    bank = Company(id="company:bank", name="Bank")
    for day in ("2025-01-01", "2025-01-02"):
        item = letter.item("enforcement", day, "CAC fined Bank.", day)
        letter.penalty(letter.case(item, "administrative", day), CAC, bank, "fine", "CAC fined Bank")
    store.save([letter.facts()])
    assert store.mirror().number_of_edges("regulator:cac", "company:bank") == 2


def test_facts_that_make_no_graph_are_refused_whole(store):
    store.save(sample_facts())
    bad = one_item("bad.txt")
    stray = Edge(id="issued:stray", predicate="ISSUED", source="regulator:cac", target="law:nowhere")
    bad = bad.model_copy(update={"edges": [*bad.edges, stray]})
    with pytest.raises(StoreError, match=r"bad\.txt: its facts make no graph.*law:nowhere"):
        store.save([one_item("good.txt"), bad])
    assert_holds(store, sample_facts())


def test_progress_reaches_its_end(cypher_store):
    seen = []
    cypher_store.save(sample_facts(), progress=lambda *step: seen.append(step))
    assert seen
    last = {name: (done, total) for name, done, total in seen}
    assert all(done == total for done, total in last.values())


def test_many_documents(store):
    documents = [one_item(f"{n}.txt", company=f"Company {n % 3}") for n in range(120)]
    store.save(documents)
    assert_holds(store, documents)


def test_a_graph_in_memory_takes_no_cypher():
    from stores.memory import MemoryStore

    with pytest.raises(StoreError, match="takes no Cypher"):
        MemoryStore().run("RETURN 1")
