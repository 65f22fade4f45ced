"""The documentation says what is so: its commands run, its figures and lists are current."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graph_model.edges import ENDPOINTS
from graph_model.nodes import NODE_TYPES
from regatlas.cli import NAMES, main
from regatlas.exits import MEANINGS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like a fresh clone, as far as the README's commands see."""
    folder = tmp_path_factory.mktemp("clone")
    (folder / "samples").symlink_to(ROOT / "samples")
    return folder


def test_the_commands_of_the_readme_run(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workplace)
    monkeypatch.delenv("NEO4J_URI", raising=False)
    commands = [shlex.split(line, comments=True) for line in "".join(blocks("sh")).splitlines()]
    assert {words[1] for words in commands} == set(NAMES)
    for words in commands:
        assert words[0] == "regatlas"
        if words[1] == "serve":  # It runs until it is interrupted: see tests/explorer.
            assert main([*words[1:], "--help"]) == 0
            continue
        assert main(words[1:]) == 0, (words, capsys.readouterr().err)


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (code,) = blocks("python")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Data Security Law 27" in ran.stdout


def test_the_readme_lists_the_exit_codes() -> None:
    rows = {
        int(code): meaning for code, meaning in re.findall(r"^\| (\d+) \| ([^|]+) \|$", README, re.MULTILINE)
    }
    assert rows == {code.value: meaning for code, meaning in MEANINGS.items()}


@pytest.mark.parametrize("script", ["readme_figures.py", "catalogue_page.py", "neo4j_looks.py"])
def test_what_scripts_write_is_current(script: str) -> None:
    ran = subprocess.run([sys.executable, ROOT / "scripts" / script, "--check"], cwd=ROOT, check=False)
    assert ran.returncode == 0, f"run: .venv/bin/python scripts/{script}"


@pytest.mark.parametrize("kind", [*NODE_TYPES, *ENDPOINTS])
def test_every_kind_of_node_and_edge_is_documented(kind: str) -> None:
    assert f"\n| `{kind}` |" in (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_within_the_documentation_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_make_targets_that_the_documentation_names_exist(page: Path) -> None:
    rules = "\n".join(
        path.read_text(encoding="utf-8") for path in [ROOT / "Makefile", *(ROOT / "make").glob("*.mk")]
    )
    named = re.findall(r"^make (\w[\w-]*)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert [target for target in named if not re.search(rf"^{target}:", rules, re.MULTILINE)] == []
