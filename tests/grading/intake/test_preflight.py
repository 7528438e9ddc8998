# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does every kind of damaged submission end graded after a mend, or flagged with a reason?"""

import hashlib
import json
import os
import stat
from pathlib import Path

import nbformat
import pytest

from oms42.grading.intake.expected import Expected, without_hidden
from oms42.grading.intake.limits import Limits
from oms42.grading.intake.preflight import Outcome, preflight

from .conftest import answered, cell_of, source_notebook
from .corrupt import KINDS, Json, beside, note, renamed

TESTS = ("q1-test", "q2-test", "q3", "helper")


@pytest.fixture
def right() -> Json:
    """The notebook with right answers, as a student hands it in."""
    notebook = answered(source_notebook())
    for cell in notebook["cells"]:
        cell["source"] = without_hidden(cell["source"])
    return notebook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A student's folder in a course."""
    (tmp_path / "source/ps1").mkdir(parents=True)
    (tmp_path / "source/ps1/ps1.ipynb").write_text("{}")
    made = tmp_path / "submitted" / "bob" / "ps1"
    made.mkdir(parents=True)
    return made


def look(folder: Path, expected: Expected) -> Outcome:
    return preflight(folder, "bob", "ps1", expected)


def graded(outcome: Outcome) -> Json:
    """The notebook that is graded."""
    found: Json = json.loads(outcome.files["ps1.ipynb"])
    return found


def snapshot(folder: Path) -> dict[str, object]:
    """Everything in a folder: kinds, modes, times and bytes."""
    found: dict[str, object] = {}
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place) / name
            state = path.lstat()
            data = path.read_bytes() if stat.S_ISREG(state.st_mode) else b""
            digest = hashlib.sha256(data).hexdigest()
            found[str(path)] = (state.st_mode, state.st_mtime_ns, state.st_size, digest)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_what_becomes_of(kind: str, folder: Path, right: Json, expected: Expected) -> None:
    """Is it graded or flagged as it should be, for that reason, with the original untouched?"""
    make, status, reason = KINDS[kind]
    make(folder, right)
    before = snapshot(folder.parents[1])
    outcome = look(folder, expected)
    assert outcome.report.status == status, outcome.report.words()
    assert reason in {"", *(one.kind for one in outcome.report.findings)}
    assert ("ps1.ipynb" in outcome.files) == (status != "flagged")
    assert all(one.what and one.todo for one in outcome.report.findings)
    assert snapshot(folder.parents[1]) == before


@pytest.mark.parametrize(
    "kind", [kind for kind, (_, status, _) in KINDS.items() if status != "flagged"]
)
def test_is_what_is_graded_a_whole_notebook(
    kind: str, folder: Path, right: Json, expected: Expected
) -> None:
    """Is it valid for Jupyter, with every test of the assignment in it exactly once?"""
    KINDS[kind][0](folder, right)
    notebook = graded(look(folder, expected))
    nbformat.validate(notebook)
    names = [one["metadata"].get("nbgrader", {}).get("grade_id") for one in notebook["cells"]]
    assert [names.count(name) for name in TESTS] == [1, 1, 1, 1]
    for cell in expected["ps1"]:
        if cell.locked:
            assert cell_of(notebook, cell.name)["source"] == cell.source
            assert cell_of(notebook, cell.name)["metadata"]["nbgrader"] == cell.settings


def test_does_right_work_pass_with_nothing_found(
    folder: Path, right: Json, expected: Expected
) -> None:
    (folder / "ps1.ipynb").write_text(json.dumps(right))
    outcome = look(folder, expected)
    assert outcome.report.findings == ()
    sources = [without_hidden(cell["source"]) for cell in graded(outcome)["cells"]]
    assert sources == [cell["source"] for cell in right["cells"]]


@pytest.mark.parametrize(
    "student", ["../bob", "a/b", "", "a\nb", "<b>", "con", "=1+1", "\udcff", "x" * 300, "{0}", "*"]
)
def test_is_an_id_that_no_page_or_table_can_hold_flagged(
    student: str, folder: Path, expected: Expected
) -> None:
    outcome = preflight(folder, student, "ps1", expected)
    assert [one.kind for one in outcome.report.findings] == ["student-id"]
    assert outcome.files == {}


@pytest.mark.parametrize("student", ["1000", "Müller Jörg 学生", "o'neil", "ann.lee", "a_b-c"])
def test_is_an_honest_id_taken(student: str, folder: Path, right: Json, expected: Expected) -> None:
    (folder / "ps1.ipynb").write_text(json.dumps(right))
    assert preflight(folder, student, "ps1", expected).report.status == "as is"


def test_is_a_submission_over_the_limit_flagged(
    folder: Path, right: Json, expected: Expected
) -> None:
    beside(lambda place: note(place, "data.csv", b"x" * 5000))(folder, right)
    small = Limits(file_bytes=4000)
    assert preflight(folder, "bob", "ps1", expected, small).report.status == "flagged"
    words = preflight(folder, "bob", "ps1", expected, small).report.words()
    assert "'data.csv' has 5000 bytes; 4000 bytes are allowed" in words


def test_does_the_digest_tell_two_submissions_apart(
    folder: Path, right: Json, expected: Expected
) -> None:
    renamed("ps1.ipynb")(folder, right)
    first = look(folder, expected).report.digest
    assert look(folder, expected).report.digest == first
    note(folder, "data.csv")
    assert look(folder, expected).report.digest != first


def test_is_one_of_two_notebooks_graded_when_the_other_is_missing(
    folder: Path, right: Json, expected: Expected
) -> None:
    (folder / "ps1.ipynb").write_text(json.dumps(right))
    outcome = look(folder, {**expected, "ps2": expected["ps1"]})
    assert [one.kind for one in outcome.report.findings] == ["missing-notebook"]
    assert list(outcome.files) == ["ps1.ipynb"]


def test_does_data_beside_the_notebook_come_along(
    folder: Path, right: Json, expected: Expected
) -> None:
    beside(lambda place: note(place, "data/sales.csv", "a,b\n"))(folder, right)
    assert look(folder, expected).files["data/sales.csv"] == b"a,b\n"
