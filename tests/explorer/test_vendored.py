"""The code of others that pages run is what the lock file pins, with its licence beside it."""

import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / "viz" / "explorer" / "page" / "vendor", ROOT / "tests" / "explorer" / "vendor"]
LOCK = ROOT / "scripts" / "vendor" / "package-lock.json"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parts[-3])
def test_each_file_is_the_one_that_was_bundled(folder: Path) -> None:
    note = json.loads((folder / "VERSIONS.json").read_text(encoding="utf-8"))
    there = {path.name for path in folder.iterdir()} - {"VERSIONS.json"}
    assert there == set(note["sha256"])
    for name, digest in note["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parts[-3])
def test_versions_are_those_of_the_lock_file_and_licences_stand_beside_them(folder: Path) -> None:
    note = json.loads((folder / "VERSIONS.json").read_text(encoding="utf-8"))
    locked = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    licences = (folder / "LICENCES.txt").read_text(encoding="utf-8")
    for package, about in note["packages"].items():
        assert locked[f"node_modules/{package}"]["version"] == about["version"]
        assert f"{package} {about['version']}\n" in licences
        assert about["licence"] in ("MIT", "MPL-2.0")


def test_the_lock_file_has_hashes_and_no_addresses() -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert "://" not in text.replace("https://opencollective.com", "").replace("https://github.com", "")
    assert "resolved" not in text
    for name, package in json.loads(text)["packages"].items():
        assert not name or package["integrity"].startswith("sha512-")
