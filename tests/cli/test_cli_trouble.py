"""Troubles: one line on standard error that says what and where, an exit code that means it, no traceback."""

import io
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import SAMPLES, Run
from reportlab.pdfgen.canvas import Canvas

from regatlas.exits import Exit

SAMPLE = SAMPLES / "pagoda-street-2017-09.txt"
COUNT = "MATCH (n) RETURN count(*) AS n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("query", "MATCH (n RETURN n"), Exit.QUERY, "Cypher error"),
        (("query", "MATCH (n) DETACH DELETE n"), Exit.QUERY, "only read"),
        (("query", "MATCH (n) RETURN n.id, $who"), Exit.QUERY, "$who"),
        (("query", "penalties-by-artcle"), Exit.QUERY, "penalties-by-article"),
        (("query", "penalties-of-regulator"), Exit.QUERY, "body"),
        (
            ("query", "penalties-of-regulator", "-p", "body=Ministry of Silly Walks"),
            Exit.NOT_FOUND,
            "Silly Walks",
        ),
        (("query", "penalties-by-article", "-p", "period=soon"), Exit.QUERY, "period"),
        (("query", COUNT, "-p", "no-equals"), Exit.USAGE, "KEY=VALUE"),
        (("query", COUNT, "--columns", "m"), Exit.USAGE, "'m'"),
        (("query", "no-such-query", "--describe"), Exit.QUERY, "no-such-query"),
        (("query", COUNT, "--format", "xml"), Exit.USAGE, "xml"),
        (("trace", "Law of the Jungle"), Exit.NOT_FOUND, "Law of the Jungle"),
        (("view", "portrait"), Exit.USAGE, "portrait"),
        (("view", "neighbourhood"), Exit.USAGE, "neighbourhood"),
        (("view", "neighbourhood", "Nobody at all"), Exit.NOT_FOUND, "Nobody at all"),
        (("view", "regulators", "-o", "/proc/nowhere/page.html"), Exit.OUTPUT, "/proc/nowhere"),
        (("export", "telegram"), Exit.USAGE, "telegram"),
        (("forget", "no-such.txt"), Exit.STORE, "no-such.txt"),
        (("stats", "--nonsense"), Exit.USAGE, "--nonsense"),
    ],
)
def test_a_wrong_question_is_one_clear_line(
    run: Run, atlas: Path, arguments: tuple[str, ...], code: Exit, said: str
) -> None:
    ran = run(*arguments, "--store", atlas)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "command", [("stats",), ("query", COUNT), ("trace", "DSL"), ("view", "regulators"), ("review",)]
)
def test_asking_before_building_says_how_to_build(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = run(*command, "--store", tmp_path / "none")
    assert ran.code == Exit.STORE
    assert "regatlas build" in ran.err
    assert not (tmp_path / "none").exists()


def test_a_server_that_is_down_is_said_so(run: Run) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{free.getsockname()[1]}"
    ran = run("stats", "--store", uri)
    assert (ran.code, len(ran.err.splitlines())) == (Exit.STORE, 1)
    assert uri in ran.err


@pytest.mark.parametrize("uri", ["http://localhost:7474", "bolt://", "bolt://localhost:port"])
def test_a_wrong_address_is_said_so(run: Run, uri: str) -> None:
    ran = run("stats", "--store", uri)
    assert (ran.code, len(ran.err.splitlines())) == (Exit.STORE, 1)
    assert uri in ran.err


def test_neo4j_uri_of_the_environment_is_the_default_store(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    assert "bolt://127.0.0.1:1" in run("stats").err


def encrypted_pdf() -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, encrypt="reader")
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def bad_inputs(folder: Path) -> dict[str, str]:
    """Files that can't be read, by what is said of each."""
    contents = {
        "empty.txt": (b"", "empty"),
        "binary.txt": (bytes(range(256)) * 40, "binary"),
        "broken.docx": (b"PK\x03\x04 but no Word file", "broken.docx"),
        "broken.pdf": (b"%PDF-1.7\nbut nothing more", "broken.pdf"),
        "locked.pdf": (encrypted_pdf(), "password"),
    }
    for name, (content, _) in contents.items():
        (folder / name).write_bytes(content)
    return {name: said for name, (_, said) in contents.items()}


def test_what_cannot_be_read_is_said_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    expected = bad_inputs(folder)
    (folder / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    ran = run("build", folder, tmp_path / "missing.txt", "--format", "csv")
    assert ran.code == Exit.UNREAD
    for name, said in {**expected, "missing.txt": "does not exist"}.items():
        (line,) = [line for line in ran.err.splitlines() if name in line]
        assert said in line
    assert "document,read,1" in ran.out
    assert "document,failed,6" in ran.out
    assert (
        run("query", "MATCH (d:Document) RETURN d.name AS name", "-f", "csv").out == f"name\n{SAMPLE.name}\n"
    )


def test_nothing_readable_makes_no_atlas(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("build", tmp_path / "empty.txt").code == Exit.UNREAD
    assert not (tmp_path / "atlas").exists()


def test_a_closed_pipe_is_no_trouble(atlas: Path) -> None:
    command = [sys.executable, "-m", "regatlas", "export", "facts", "-o", "-", "--store", str(atlas)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0


def test_a_pipe_that_closes_before_the_first_line_is_no_trouble() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "regatlas", "query"]
    ran = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_chinese_leaves_a_pipe_as_utf_8_whatever_the_locale(atlas: Path, encoding: str) -> None:
    statement = "MATCH (l:Law {id: 'law:dsl'}) RETURN l.name_zh AS name"
    command = [sys.executable, "-m", "regatlas", "query", statement, "--store", str(atlas), "-f", "csv"]
    ran = subprocess.run(
        command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=True
    )
    assert ran.stdout.decode("utf-8") == "name\n数据安全法\n"


def test_a_table_is_not_coloured_and_steers_no_terminal(run: Run, atlas: Path) -> None:
    ran = run("query", "RETURN '\\u001b[31mred' AS a, 'two\\nlines' AS b", "--store", atlas)
    assert ran.out == "a\tb\n\N{REPLACEMENT CHARACTER}[31mred\ttwo lines\n"
