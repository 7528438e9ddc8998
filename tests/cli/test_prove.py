# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 prove`: does the report say what was proved, on which sources, and what failed?"""

import subprocess
from pathlib import Path

import pytest

from oms42.cli.errors import CommandError
from oms42.cli.main import main
from oms42.cli.project import MARKS
from oms42.cli.prove import report, sources

# Written by pytest 9 (`--junit-xml`), cut to what the report reads.
JUNIT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1" skipped="1">
<testcase classname="tests.kelvane.test_many" name="test_holds[seed 7]" time="61.2345" />
<testcase classname="tests.kelvane.test_many" name="test_fails" time="0.04">
  <failure message="assert 1 == 2">def test_fails(): ...</failure></testcase>
<testcase classname="tests.kelvane.test_many" name="test_breaks" time="0.06">
  <error message="fixture">...</error></testcase>
<testcase classname="tests.kelvane.test_many" name="test_left_out[a|b]" time="0">
  <skipped message="no">...</skipped></testcase>
</testsuite></testsuites>
"""
PROOFS = """
import pytest

@pytest.mark.prove
def test_right():
    assert True

@pytest.mark.prove
def test_wrong():
    assert False

def test_short():
    assert False
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a checkout with two proofs and a short test, and change into it."""
    root = tmp_path.resolve()
    for mark in MARKS:
        (root / mark).touch()
    for folder in ("src/oms42", "tests", "exercises", "datasets", "web/src"):
        (root / folder).mkdir(parents=True)
    (root / "pyproject.toml").write_text('[tool.pytest.ini_options]\nmarkers = ["prove: long"]\n')
    (root / "tests" / "test_proofs.py").write_text(PROOFS)
    (root / ".gitignore").write_text("_build\n__pycache__\n.pytest_cache\n*.log\n")
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    monkeypatch.chdir(root)
    return root


def test_does_each_proof_have_its_row_with_result_and_seconds(tmp_path: Path) -> None:
    (tmp_path / "junit.xml").write_text(JUNIT)
    said = report(tmp_path / "junit.xml", "0123abcd")
    rows = [line for line in said.splitlines() if line.startswith("| test_")]
    assert rows == [
        "| test_holds[seed 7] | passed | 61.2 |",
        "| test_fails | failure | 0.0 |",
        "| test_breaks | error | 0.1 |",
        r"| test_left_out[a\|b] | skipped | 0.0 |",
    ]


def test_does_the_report_name_the_sources_and_no_machine(tmp_path: Path) -> None:
    (tmp_path / "junit.xml").write_text(JUNIT)
    said = report(tmp_path / "junit.xml", "0123abcd")
    assert "Sources: `0123abcd`" in said
    assert str(tmp_path) not in said


def test_does_a_failed_proof_give_1_and_stand_in_the_report(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A real run of pytest in a small checkout; the test that is no proof does not run."""
    assert main(["prove"]) == 1
    kept = (checkout / "_build" / "proof.md").read_text()
    assert "| test_right | passed |" in kept
    assert "| test_wrong | failure |" in kept
    assert "test_short" not in kept
    assert "report: _build/proof.md, sources " in capsys.readouterr().out


def test_may_proofs_be_chosen_by_name(checkout: Path) -> None:
    assert main(["prove", "-k", "right"]) == 0
    assert "test_wrong" not in (checkout / "_build" / "proof.md").read_text()


def test_is_a_name_that_fits_no_proof_an_error_and_leaves_no_report(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty run that counts as proof would be the worst of outcomes."""
    assert main(["prove", "-k", "nothing_like_it"]) == 2
    assert "no proof ran; check what you gave to -k" in capsys.readouterr().err
    assert not (checkout / "_build" / "proof.md").exists()


def test_does_the_hash_change_with_each_file_that_git_lists_and_no_other(checkout: Path) -> None:
    """Tracked or new, at the top or below; what is ignored counts for nothing."""
    first = sources(checkout)
    assert sources(checkout) == first
    (checkout / "ignored.log").touch()
    assert sources(checkout) == first
    (checkout / "new.py").write_text("x = 1\n")
    second = sources(checkout)
    subprocess.run(["git", "add", "new.py"], cwd=checkout, check=True)
    assert sources(checkout) == second, "the same files, now tracked"
    (checkout / "folder").mkdir()
    (checkout / "new.py").rename(checkout / "folder" / "new.py")
    third = sources(checkout)
    (checkout / "folder" / "new.py").write_text("x = 2\n")
    assert len({first, second, third, sources(checkout)}) == 4


def test_does_a_folder_without_git_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="install git and prove in a clone"):
        sources(tmp_path)


def test_do_an_earlier_runs_results_not_pass_for_this_ones(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pytest that dies without a word leaves no results; the old ones must be gone by then."""
    assert main(["prove", "-k", "right"]) == 0
    (checkout / "conftest.py").write_text("import os\nos._exit(1)\n")
    assert main(["prove"]) == 2
    assert "no proof ran" in capsys.readouterr().err
    assert not (checkout / "_build" / "proof.xml").exists()
