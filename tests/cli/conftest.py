"""What the tests of the command line share: running it, and an atlas of hand-made facts."""

import io
import sys
from pathlib import Path

import pytest
from command_line import Ran, Run
from factories import sample_facts

from regatlas.cli import main
from stores.open import open_store


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in a folder of its own, and a server is used only where a test names it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEO4J_URI", raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `regatlas` with these arguments, `stdin` on its standard input."""

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded atlas of three hand-made newsletters; tests only read it."""
    path = tmp_path_factory.mktemp("cli") / "atlas"
    with open_store(path) as store:
        store.save(sample_facts())
    return path
