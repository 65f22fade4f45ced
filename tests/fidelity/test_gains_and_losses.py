"""Facts gained and lost between two commits: what is told of them, and what there is to compare with."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "fidelity" / "changes.py"
spec = importlib.util.spec_from_file_location("fidelity_changes", SCRIPT)
changes = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = changes
spec.loader.exec_module(changes)
Fact = changes.Fact

FINE = Fact("a.txt", 2, "PENALISED Regulator CAC -> Company X {kind fine}", "the CAC fined X")
WARNING = Fact("a.txt", 2, "PENALISED Regulator CAC -> Company X {kind warning}", "the CAC warned X")
OTHER = Fact("b.txt", 1, "mention of Law Data Security Law", "the DSL")


@pytest.mark.parametrize(
    ("before", "after", "gained", "lost"),
    [
        ([FINE], [FINE], [], []),
        ([FINE], [FINE._replace(quote="other words")], [], []),
        ([FINE], [WARNING], [WARNING], [FINE]),
        ([], [FINE, OTHER], [FINE, OTHER], []),
        ([FINE, FINE], [FINE], [], [FINE]),
        ([FINE], [FINE._replace(item=3)], [FINE._replace(item=3)], [FINE]),
    ],
)
def test_what_is_gained_and_lost(before, after, gained, lost):
    found = changes.compared(before, after)
    assert (found.gained, found.lost, found.before, found.after) == (gained, lost, len(before), len(after))


def test_the_report_has_the_lost_before_the_gained_below_their_item():
    assert changes.report(changes.compared([FINE], [WARNING, OTHER]), "abc").splitlines() == [
        "Facts against abc: 1 then, 2 now, 2 gained, 1 lost",
        "a.txt, item 2",
        "  - PENALISED Regulator CAC -> Company X {kind fine}",
        "      “the CAC fined X”",
        "  + PENALISED Regulator CAC -> Company X {kind warning}",
        "      “the CAC warned X”",
        "b.txt, item 1",
        "  + mention of Law Data Security Law",
        "      “the DSL”",
    ]


def git(folder, *arguments):
    identity = ["-c", "user.name=n", "-c", "user.email=e@example.com"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path):
    """A checkout of the code that makes facts, with one sample and one commit."""
    root = tmp_path / "checkout"
    for package in changes.CODE:
        shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "samples").mkdir()
    shutil.copy(ROOT / "samples" / "pagoda-street-2017-09.txt", root / "samples")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    return root


def lose_the_dates(root):
    reader = root / "loaders" / "rule_reader.py"
    reader.write_text(reader.read_text("utf-8").replace("date=draft.date,", "date=None,"), "utf-8")


def test_the_working_tree_is_compared_with_the_last_commit(checkout, capsys):
    lose_the_dates(checkout)
    assert changes.main([], checkout) == 0
    told = capsys.readouterr().out
    assert "(first)" in told
    assert "\n  - item " in told
    assert ", 2017-" in told
    assert "\n  + item " in told


def test_an_unchanged_tree_is_compared_with_the_commit_before(checkout, capsys):
    lose_the_dates(checkout)
    git(checkout, "commit", "-qam", "second")
    assert changes.main([], checkout) == 0
    told = capsys.readouterr().out
    assert "(first)" in told
    assert "\n  - item " in told


def test_without_an_earlier_commit_there_is_nothing_to_compare_with(checkout, capsys):
    assert changes.main([], checkout) == 0
    assert "no earlier commit" in capsys.readouterr().out


def test_outside_of_git_there_is_nothing_to_compare_with(tmp_path, capsys):
    assert changes.main([], tmp_path) == 0
    assert "no git checkout" in capsys.readouterr().out


def test_code_that_does_not_run_is_told(checkout, capsys):
    git(checkout, "commit", "-q", "--allow-empty", "-m", "second")
    (checkout / "loaders" / "rule_reader.py").write_text("broken(", "utf-8")
    assert changes.main([], checkout) == 0
    assert "doesn't run: SyntaxError" in capsys.readouterr().out
