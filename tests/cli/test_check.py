# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does `oms42 check` tell a student what to mend, and give a receipt that a program can read?"""

import hashlib
import json
from pathlib import Path

import nbformat
import pytest

from oms42.cli.main import main
from oms42.grading.intake.expected import ExpectedCell

TEST = ExpectedCell("q1-test", "code", "assert 1", True, False, True, False, 2.0)


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """A notebook with one test, as nbgrader releases it."""
    cell = nbformat.v4.new_code_cell(TEST.source, metadata={"nbgrader": TEST.settings})
    file = tmp_path / "ps1.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), file)
    return file


def test_does_a_whole_notebook_pass_and_keep_its_bytes(
    notebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = notebook.read_bytes()
    file = tmp_path / "receipt.json"
    assert main(["check", str(notebook), "--no-run", "--receipt", str(file)]) == 0
    receipt = json.loads(file.read_text())
    assert receipt["sha256"] == hashlib.sha256(before).hexdigest()
    assert receipt["sha256"] in capsys.readouterr().out
    assert notebook.read_bytes() == before


def test_is_a_student_told_what_would_be_mended(
    notebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook.write_text(notebook.read_text().replace("assert 1", "pass"))
    assert main(["check", str(notebook), "--no-run"]) == 1
    assert "the locked cell 'q1-test' has been edited" in capsys.readouterr().out


def test_is_a_notebook_that_cannot_be_graded_said_to_be_set_aside(
    notebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook.write_text("{")
    assert main(["check", str(notebook)]) == 1
    assert "would be set aside and not graded" in capsys.readouterr().out


def test_is_a_file_that_is_not_there_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere.ipynb"]) == 2
    assert "give the path of an .ipynb file" in capsys.readouterr().err


@pytest.mark.grader
@pytest.mark.filterwarnings("ignore::RuntimeWarning", "ignore::ResourceWarning")
def test_are_the_visible_tests_run(notebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(notebook)]) == 0
    assert "q1-test: 2 of 2 points" in capsys.readouterr().out
