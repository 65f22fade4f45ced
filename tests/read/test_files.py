import hashlib
import io
from pathlib import Path

import pytest

from loaders.read import (
    STDIN,
    FormatError,
    MissingError,
    ReadError,
    SkippedError,
    find_files,
    read_bytes,
    read_path,
)
from loaders.read.files import LARGEST


def found(paths, root):
    problems: list[ReadError] = []
    files = list(find_files(paths, problems.append))
    return [p.relative_to(root).as_posix() for p in files], problems


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")


def test_folders_are_searched_below_in_order_and_each_file_is_given_once(tmp_path):
    write(
        tmp_path,
        "b.TXT",
        "a/z.md",
        "a/c.html",
        "a/b/d.pdf",
        "e.docx",
        "f.markdown",
        "g.htm",
        "h.xhtml",
        "i.text",
    )
    names, problems = found([tmp_path, tmp_path / "b.TXT", str(tmp_path / "a")], tmp_path)
    assert sorted(names) == [
        "a/b/d.pdf",
        "a/c.html",
        "a/z.md",
        "b.TXT",
        "e.docx",
        "f.markdown",
        "g.htm",
        "h.xhtml",
        "i.text",
    ]
    assert names == found([tmp_path], tmp_path)[0]
    assert problems == []


@pytest.mark.parametrize(
    ("name", "kind", "says"),
    [
        (".hidden.txt", SkippedError, "hidden file"),
        (".git/a.txt", SkippedError, "hidden folder"),
        ("~$a.docx", SkippedError, "hidden file"),
        ("a.csv", SkippedError, r"unknown kind \(\.csv\)"),
        ("README", SkippedError, "no suffix"),
        ("a.doc", FormatError, r"save it as \.docx"),
        ("a.eml", FormatError, r"\.html or \.txt"),
    ],
)
def test_what_is_passed_over_is_told(tmp_path, name, kind, says):
    write(tmp_path, "a.txt", name)
    names, (problem,) = found([tmp_path], tmp_path)
    assert names == ["a.txt"]
    assert type(problem) is kind
    assert problem.path.startswith(str(tmp_path))
    with pytest.raises(kind, match=says):
        raise problem


def test_the_other_paths_are_given_when_one_is_wrong(tmp_path):
    write(tmp_path, "a.txt")
    (tmp_path / "empty").mkdir()
    names, problems = found([tmp_path / "gone", tmp_path / "empty", tmp_path / "a.txt"], tmp_path)
    assert names == ["a.txt"]
    assert [problem.what for problem in problems] == ["does not exist", "has no documents in it"]


def test_without_a_report_errors_are_raised_and_notices_logged(tmp_path, caplog):
    write(tmp_path, "a.txt", "b.csv")
    assert [path.name for path in find_files([tmp_path])] == ["a.txt"]
    assert "b.csv" in caplog.text
    with pytest.raises(MissingError, match="does not exist"):
        list(find_files([tmp_path / "gone"]))


def test_a_folder_that_links_to_itself_ends(tmp_path):
    write(tmp_path, "a/a.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    assert found([tmp_path], tmp_path)[0] == ["a/a.txt"]


def test_a_link_that_leads_nowhere_is_told(tmp_path):
    write(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone")
    assert [p.what for p in found([tmp_path], tmp_path)[1]] == ["is a link that leads nowhere"]


def test_standard_input(monkeypatch):
    class Standard:
        buffer = io.BytesIO("工信部".encode("gb18030"))

    monkeypatch.setattr("sys.stdin", Standard)
    assert list(find_files(["-"])) == [STDIN]
    source = read_path(STDIN)
    assert (source.name, source.text, source.media_type) == ("stdin", "工信部", "text/plain")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"words", "a.txt", "text/plain"),
        (b"words", "a.MD", "text/markdown"),
        (b"<p>words", "a.htm", "text/html"),
        (b"<!DOCTYPE html><p>words", "stdin", "text/html"),
        (b"<html> is an element", "a.txt", "text/plain"),
        (b"words", "a.b", "text/plain"),
    ],
)
def test_kinds(data, name, kind):
    source = read_bytes(data, name)
    assert (source.media_type, source.name, source.sha256) == (kind, name, hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(("name", "says"), [("gone.txt", "does not exist"), ("", "is a folder")])
def test_paths_that_are_no_files(tmp_path, name, says):
    with pytest.raises(MissingError, match=says):
        read_path(tmp_path / name)


def test_a_refused_file_is_told_in_one_line(tmp_path, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied", str(self))

    write(tmp_path, "a.txt")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(MissingError, match="may not be read"):
        read_path(tmp_path / "a.txt")


def test_a_file_that_is_too_large(tmp_path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(FormatError, match="larger than 50 MB"):
        read_path(tmp_path / "a.txt")


def test_a_kind_that_is_not_read_says_what_to_do():
    with pytest.raises(FormatError, match=r"a\.rtf: is a \.rtf file, which is not read; open it in Word"):
        read_bytes(b"{\\rtf1}", "a.rtf")


def test_an_error_is_one_line():
    error = ReadError("a\nb.txt", "is  broken", "mend\nit")
    assert str(error) == "a b.txt: is broken; mend it"
