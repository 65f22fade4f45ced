"""Imports run one way: nothing knows what stands above it, and loaders and stores don't know one another."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: What each package may import of the others.
ALLOWED = {
    "graph_model": set(),
    "loaders": {"graph_model"},
    "stores": {"graph_model"},
    "queries": {"graph_model", "stores"},
    "viz": {"graph_model", "stores", "queries"},
    "regatlas": {"graph_model", "loaders", "stores", "queries", "viz"},
}


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports anywhere, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: imports are absolute"
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_imports_only_what_stands_below_it(package: str) -> None:
    modules = sorted((ROOT / package).rglob("*.py"))
    assert modules
    wrong = {
        str(module): bad
        for module in modules
        if (bad := imported(module) & set(ALLOWED) - ALLOWED[package] - {package})
    }
    assert wrong == {}


def test_the_table_names_every_package_of_the_project() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == set(ALLOWED)
