"""docs/neo4j.md: its Cypher answers on the samples, and the looks it ships caption every kind of node."""

import json
import re
from pathlib import Path

import pytest

import regatlas
from graph_model.nodes import NODE_TYPES
from stores.neo4j import Neo4jStore

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "neo4j.md").read_text("utf-8")
STATEMENTS = re.findall(r"^```cypher\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.neo4j
def test_its_statements_answer_on_the_samples(neo4j_store: Neo4jStore) -> None:
    regatlas.build(ROOT / "samples", store=neo4j_store.where).close()
    for statement in STATEMENTS:
        assert neo4j_store.run(statement).rows, statement
    found = re.search(r"query '(CALL db.index.fulltext.*?)'", PAGE)
    assert found and any("网信办" in str(row) or row for row in neo4j_store.run(found[1]).rows)


def test_every_kind_of_node_has_a_caption() -> None:
    grass = (ROOT / "docs" / "neo4j" / "regatlas.grass").read_text("utf-8")
    rules = dict(re.findall(r"^(\S+) \{\n(.*?)^\}", grass, re.MULTILINE | re.DOTALL))
    bloom = json.loads((ROOT / "docs" / "neo4j" / "regatlas-bloom.json").read_text("utf-8"))
    captions = {category["labels"][0]: category["captionKeys"] for category in bloom["categories"]}
    for label in NODE_TYPES:
        assert 'caption: "{name}"' in rules[f"node.{label}"]
        assert captions[label] == ["name"]
