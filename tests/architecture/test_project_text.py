"""Committed text: lock files carry hashes and no registry address, and nothing names a place on one machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def test_there_are_lock_files_for_running_building_and_developing() -> None:
    assert [lock.name for lock in LOCKS] == [
        "requirements-build.lock",
        "requirements-dev.lock",
        "requirements.lock",
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_has_hashes_and_no_addresses(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    pinned = re.split(r"^(?=\S+==)", text, flags=re.MULTILINE)[1:]
    assert pinned
    assert [entry.split()[0] for entry in pinned if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-build.lock"])
def test_a_lock_file_pins_what_pyproject_asks_for(name: str) -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-build.lock": project["dependency-groups"]["build"],
    }[name]
    pinned = {
        line.partition("==")[0]
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    wanted = {re.split(r"[<>=;\s\[]", need)[0].lower().replace("_", "-") for need in asked}
    assert wanted <= pinned


def test_no_committed_file_names_a_folder_of_somebodys_home() -> None:
    files = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    home = re.compile(r"(?<![\w.])/(?:(?:home|Users)/\w+|root)/")
    named = []
    for name in filter(None, files.split("\0")):
        path = ROOT / name
        if path.is_file() and home.search(path.read_text(encoding="utf-8", errors="ignore")):
            named.append(name)
    assert named == []
