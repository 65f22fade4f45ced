"""Help: on everything, with examples, at once."""

import subprocess
import sys

import pytest
from command_line import Run

from regatlas.cli import NAMES
from regatlas.exits import MEANINGS


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself_with_examples(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert "Examples:" in ran.out
    assert f"regatlas {name}" in ran.out.partition("Examples:")[2]


def test_help_lists_the_commands_and_the_exit_codes(run: Run) -> None:
    words = " ".join(run("--help").out.split())
    assert [name for name in NAMES if f" {name} " not in words] == []
    assert [code for code, meaning in MEANINGS.items() if f"{code.value} {meaning}" not in words] == []


def test_without_arguments_help_is_shown_and_the_exit_code_is_that_of_a_wrong_command_line(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: regatlas")
    assert len(ran.err.splitlines()) > 10


def test_help_imports_nothing_heavy() -> None:
    heavy = "{'ladybug', 'neo4j', 'networkx', 'pyarrow', 'pydantic', 'pyvis', 'rich', 'yaml', 'opencc'}"
    code = f"import sys; from regatlas.cli import main; main(['--help']); print({heavy} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.rstrip().endswith("set()")


def test_the_version_is_that_of_the_package(run: Run) -> None:
    from importlib.metadata import version

    assert run("--version").out == f"regatlas {version('regatlas')}\n"
