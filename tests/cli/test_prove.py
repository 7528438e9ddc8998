# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 prove`: does the report say what was proved, on which sources, and what failed?"""

from pathlib import Path

import pytest

from oms42.cli.main import main
from oms42.cli.project import MARKS
from oms42.cli.prove import report

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
