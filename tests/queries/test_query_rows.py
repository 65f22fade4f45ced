"""What every query gives: something, in the columns that it names, of the types that they promise."""

import pytest
from factories import sample_facts
from query_settings import settings

from queries.catalogue import catalogue, run
from stores.base import Store
from stores.embedded import EmbeddedStore

#: What each query is asked that may find a law cited as a whole in a column for articles.
WHOLE_LAWS = {
    "citation-trace": {"law": "law:pipl"},
    "penalties-under-law": {"law": "law:pipl"},
    "instruments-citing-law": {"law": "law:pipl"},
    "citations-between-laws": {},
    "compare-bodies-articles": {"body": "court:hangzhou-internet-court", "other_body": "regulator:mps"},
}
NUMBER = "Order No. 91"


@pytest.mark.parametrize("name", list(catalogue()))
def test_finds_something_and_what_it_says_it_finds(name: str, many: Store) -> None:
    query = catalogue()[name]
    results = [run(many, name, **given) for given in settings(query.parameters, many)]  # type: ignore[arg-type]
    assert any(result.rows for result in results)
    assert results[0].columns == [column.name for column in query.columns]


@pytest.mark.parametrize("name", list(catalogue()))
def test_values_have_the_types_that_the_columns_promise(name: str, many: Store) -> None:
    types = {"string": str, "integer": int, "number": float, "boolean": bool, "list": list, "set": list}
    query = catalogue()[name]
    for given in settings(query.parameters, many):
        for row in run(many, name, **given).rows:  # type: ignore[arg-type]
            for column, value in zip(query.columns, row, strict=True):
                assert value is None or type(value) is types[column.type], column.name


@pytest.fixture(scope="module")
def numbered(tmp_path_factory):
    """The sample, its laws cited as a whole and with the number under which each was promulgated."""
    facts = [
        document.model_copy(
            update={
                "nodes": [
                    node.model_copy(update={"number": NUMBER}) if node.label == "Law" else node
                    for node in document.nodes
                ]
            }
        )
        for document in sample_facts()
    ]
    with EmbeddedStore(tmp_path_factory.mktemp("numbered") / "atlas") as store:
        store.save(facts)
        yield store


@pytest.mark.parametrize("name", WHOLE_LAWS)
def test_the_number_of_an_instrument_is_no_article(name, numbered):
    rows = run(numbered, name, **WHOLE_LAWS[name]).records()
    cited = [row["articles"] if "articles" in row else row["article"] for row in rows]
    assert None in cited or [] in cited
    assert NUMBER not in str(cited)
