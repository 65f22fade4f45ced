import csv
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.nodes import NODE_TYPES
from viz.export import export
from viz.export.tables import _cell, _csv


def read(content):
    """Rows as the documentation says to read them: without the leading apostrophe, empty cells left out."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [{k: v[1:] if v.startswith("'") else v for k, v in row.items() if v} for row in rows]


def as_text(data):
    values = {k: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for k, v in data.items()}
    return {k: v for k, v in values.items() if v}


def test_the_tables_hold_the_whole_graph(any_mirror, tmp_path):
    export(any_mirror, "csv", tmp_path / "out")
    tables = {path.stem: read(path.read_bytes()) for path in (tmp_path / "out").iterdir()}
    assert set(tables) == {*NODE_TYPES, "edges"}
    nodes = {row["id"]: row for label in NODE_TYPES for row in tables[label]}
    assert nodes == {node: as_text(data) for node, data in any_mirror.nodes(data=True)}
    edges = {(row.pop("source"), row.pop("target"), row["id"]): row for row in tables["edges"]}
    assert edges == {(u, v, k): as_text(d) for u, v, k, d in any_mirror.edges(keys=True, data=True)}


def test_a_zip_holds_the_same_files_and_is_always_the_same(mirror, tmp_path):
    export(mirror, "csv", tmp_path / "one.zip")
    export(mirror, "csv", tmp_path / "two.zip")
    export(mirror, "csv", tmp_path / "folder")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert inside == {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_run_is_marked_as_text(start):
    assert _cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize(
    ("value", "cell"),
    [(-5.0, "-5.0"), (None, ""), (True, "true"), (["网信办"], '["网信办"]'), ("CAC", "CAC")],
)
def test_other_values_are_plain(value, cell):
    assert _cell(value) == cell


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_survives(texts):
    assert [row["name"] for row in read(_csv(["name"], [{"name": text} for text in texts]))] == texts


@pytest.mark.parametrize(("out", "message"), [("-", "several files"), ("a-file", "is a file")])
def test_what_is_no_folder_is_refused(mirror, tmp_path, out, message):
    (tmp_path / "a-file").write_text("kept")
    with pytest.raises(ValueError, match=message):
        export(mirror, "csv", out if out == "-" else tmp_path / out)
    assert (tmp_path / "a-file").read_text() == "kept"
