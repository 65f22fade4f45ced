"""Every query is documented, ordered, and written in the Cypher that means the same on both databases."""

import keyword
import re

import pytest

from queries.catalogue import catalogue, questions
from queries.query import Query, read_query, vocabulary

QUERIES = list(catalogue().values())
#: What means something else, or nothing, on one of the two databases.
UNPORTABLE = {
    "labels or type of an element": r"\b(labels|label|type|elementId|keys|startNode|endNode)\s*\(",
    "procedure, subquery call or plug-in": r"\bCALL\b|\bapoc\b",
    "list index or slice": r"[\w)\]]\[\s*(\d|\w+\s*\]|\.\.|-)",
    "path without an upper bound": r"\*\s*(\d*\s*\.\.\s*)?\]",
    "shortest path": r"(?i)shortest",
    "several labels, which one reads as or": r"\((\w*):\w+:\w+",
    "test for a parameter that is null": r"\$\w+\s+IS\s+(NOT\s+)?NULL",
    "adding words to a property that may be unknown": r"\b\w+\.\w+\s*\+|\+\s*\w+\.\w+",
    "undirected pattern of several edges": r"(?<!<)-\[[^\]]*\]-\(\w*[^)]*\)<?-\[[^\]]*\]-(?!>)",
    "comprehension or map projection": r"\[\s*\w+\s+IN\b|\w\s*\{\s*\.",
    "function of one database": r"\b(head|last|tail|split|substring|reduce|toString|cast|date_part)\s*\(",
    "writing": r"\b(CREATE|MERGE|SET|DELETE|REMOVE|LOAD|COPY)\b",
}
EACH = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)


def unportable(cypher: str) -> list[str]:
    bare = re.sub(r"//[^\n]*|'[^']*'", "''", cypher)
    return [what for what, pattern in UNPORTABLE.items() if re.search(pattern, bare)]


@EACH
def test_only_portable_cypher(query: Query) -> None:
    assert unportable(query.cypher) == []


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n) RETURN labels(n)",
        "MATCH ()-[r]->() RETURN type(r)",
        "CALL db.labels()",
        "RETURN apoc.text.clean('x')",
        "MATCH (i:Item) RETURN i.urls[0]",
        "MATCH (a)-[:SUBORDINATE_TO*]->(b) RETURN a",
        "MATCH (a)-[:SUBORDINATE_TO*2..]->(b) RETURN a",
        "MATCH (n:Law:Court) RETURN n",
        "MATCH (n) WHERE $law IS NULL OR n.id = $law RETURN n",
        "MATCH (d:Document) RETURN d.publisher + ', '",
        "MATCH (a)-[x]-(b)-[y]-(c) RETURN a",
        "MATCH (n) RETURN [x IN n.aliases | x]",
        "MATCH (n) RETURN n {.id}",
        "MATCH (n) RETURN substring(n.name, 1)",
        "MERGE (n:Law {id: 'x'})",
    ],
)
def test_the_lint_sees_what_is_not_portable(cypher: str) -> None:
    assert unportable(cypher)


@EACH
def test_rows_come_in_a_stated_order(query: Query) -> None:
    returned, _, order = query.cypher.rpartition("ORDER BY")
    assert "RETURN" in returned and re.search(r"(id|day|kind|month|level)\b[^,]*$", order)


@EACH
def test_parameters_are_those_of_the_text(query: Query) -> None:
    assert set(re.findall(r"\$(\w+)", query.cypher)) == {parameter.name for parameter in query.parameters}


@EACH
def test_columns_are_those_of_the_text(query: Query) -> None:
    names = [column.name for column in query.columns]
    returned = query.cypher.rpartition("RETURN")[2]
    assert len(names) == len(set(names))
    assert all(re.search(rf"\b{name}\b", returned) for name in names)


@EACH
def test_parameters_can_be_given_in_python_and_on_a_command_line(query: Query) -> None:
    for parameter in query.parameters:
        assert parameter.name.isidentifier() and not keyword.iskeyword(parameter.name)
        assert parameter.name not in ("limit", "timeout")
        assert parameter.example != "" and parameter.meaning
        assert not parameter.choices or parameter.example in parameter.choices


@EACH
def test_optional_numbers_and_truth_values_have_a_default_of_their_type(query: Query) -> None:
    for parameter in query.parameters:
        if parameter.type in ("integer", "boolean") and not parameter.required:
            assert type(parameter.default) is {"integer": int, "boolean": bool}[parameter.type]


def test_the_vocabulary_has_no_word_that_no_query_uses() -> None:
    used = {
        "parameters": {parameter.name for query in QUERIES for parameter in query.parameters},
        "columns": {column.name for query in QUERIES for column in query.columns},
    }
    assert {kind: set(words) for kind, words in vocabulary().items()} == used


def test_titles_and_questions_tell_queries_apart() -> None:
    assert len({query.title for query in QUERIES}) == len(QUERIES)
    assert len({query.question for query in QUERIES}) == len(QUERIES)


def test_every_question_people_ask_is_answered_and_every_query_answers_one() -> None:
    assert sorted(questions()) == list(range(1, 21))
    answering = [name for _, names in questions().values() for name in names]
    assert all(names for _, names in questions().values())
    assert set(answering) == set(catalogue())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("MATCH (n) RETURN n", "comment block"),
        ("/*\ntitle: T\ntopic: fines\nquestion: Q\nparameters: [lawn]\ncolumns: [law]\n*/\nRETURN 1", "lawn"),
        ("/*\ntitle: T\ntopic: fines\nquestion: Q\nparameters: []\ncolumns: [lawn]\n*/\nRETURN 1", "lawn"),
        ("/*\ntitle: T\ntopic: fines\nparameters: []\ncolumns: [law]\n*/\nRETURN 1", "question"),
    ],
)
def test_a_file_that_describes_itself_wrongly_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_query("some-query", text)
