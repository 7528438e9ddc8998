# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Can a name break the table of grades, or run in a spreadsheet?"""

import csv
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from oms42.grading.intake.export import COLUMNS, StatusExport, safe
from oms42.grading.intake.status import open_course

from .conftest import Course

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_does_a_text_run_as_a_formula(text: str) -> None:
    assert safe(text) == f"'{text}"


def test_does_a_number_stay_a_number() -> None:
    assert (safe(-1.5), safe(0), safe("x-1")) == ("-1.5", "0", "x-1")


def test_is_a_name_with_commas_and_breaks_one_field(course: Course, tmp_path: Path) -> None:
    """Stock nbgrader quotes nothing: this name would shift the score by two columns."""
    coursedir = open_course(course.root)
    file = tmp_path / "out.csv"
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        gradebook.add_student("ann", last_name='Lee, "A"\n', first_name="=cmd()")
        gradebook.add_student("zoe")
        exporter = StatusExport(parent=coursedir.parent, to=str(file), student=["ann"])
        exporter.export(gradebook)
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert list(rows[0]) == list(COLUMNS)
    assert [(row["student_id"], row["last_name"], row["score"]) for row in rows] == [
        ("ann", 'Lee, "A"\n', "0.0")
    ]
    assert rows[0]["first_name"] == "'=cmd()"
    assert rows[0]["status"] == "not handed in"
