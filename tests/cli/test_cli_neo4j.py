"""The command line on a real server: the same answers as from a folder."""

from pathlib import Path

import pytest
from command_line import SAMPLES, Run

from stores.neo4j import Neo4jStore

QUESTIONS = [
    ("stats", "--format", "csv"),
    ("query", "penalties-by-article", "--format", "csv"),
    (
        "query",
        "MATCH (l:Law)<-[:ISSUED]-(b) RETURN l.name AS law, b.name AS body ORDER BY law, body",
        "-f",
        "csv",
    ),
    ("trace", "Data Security Law", "--format", "json"),
    ("view", "regulators", "-o", "-"),
    ("export", "facts", "-o", "-"),
    ("review", "--format", "json"),
]


@pytest.mark.neo4j
def test_a_server_answers_like_a_folder(run: Run, neo4j_store: Neo4jStore, tmp_path: Path) -> None:
    server, folder = neo4j_store.where, str(tmp_path / "atlas")
    assert run("build", SAMPLES, "--store", server).out == run("build", SAMPLES, "--store", folder).out
    for question in QUESTIONS:
        ours, theirs = (run(*question, "--store", where) for where in (folder, server))
        assert ours.code == theirs.code == 0, theirs.err
        assert ours.out == theirs.out, question


CORRECTED = (
    "query",
    "MATCH (n) WHERE n.corrections IS NOT NULL RETURN n.id AS id, n.name AS name, n.aliases AS aliases ORDER BY id",
    "-f",
    "json",
)


@pytest.mark.neo4j
def test_a_server_is_corrected_like_a_folder(run: Run, neo4j_store: Neo4jStore, tmp_path: Path) -> None:
    server, folder, file = neo4j_store.where, str(tmp_path / "atlas"), tmp_path / "ours.jsonl"
    for where in (server, folder):
        assert run("build", SAMPLES, "--store", where).code == 0
    renamed = run("correct", "rename", "CNKI", "The Knowledge Base", "--store", server, "--corrections", file)
    applied = run("correct", "apply", "--store", folder, "--corrections", file)
    assert (renamed.code, applied.code) == (0, 0), renamed.err + applied.err
    for question in (CORRECTED, ("correct", "list", "-f", "json"), ("review", "-f", "json")):
        ours, theirs = (run(*question, "--store", where) for where in (folder, server))
        assert ours.out == theirs.out, question
    assert "The Knowledge Base" in run(*CORRECTED, "--store", server).out
    assert run("correct", "undo", "1", "--store", server).code == 0
    assert run(*CORRECTED, "--store", server).out == "[]\n"
