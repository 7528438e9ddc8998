# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does stock nbgrader grade a whole class in one batch, each task by itself?

Two dozen submissions mix the kept right and wrong solutions as no student of the short test does:
each task's list is dealt out at a pace of its own. What a solution earns is written in its file.
"""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from oms42.grading.course import build, find_sources

from .test_e2_nbgrader import (
    ANSWER,
    CELLS,
    COURSE,
    FUNCTIONS,
    TESTS,
    filled,
    isolated,
    nbgrader,
    python,
)

pytestmark = [pytest.mark.prove, pytest.mark.grader]

STUDENTS = 24
FIRST = 3000


def dealt(answers):
    """Deal out one solution for each task to every student; each list at a pace of its own."""
    lists = [sorted(n for n in answers if n.split("/")[1] == task) for task in FUNCTIONS]
    return {
        str(FIRST + k): [kept[(pace * k + pace) % len(kept)] for pace, kept in enumerate(lists, 1)]
        for k in range(STUDENTS)
    }


def handed_in(course, answers):
    """Write the LMS's archive; return the points that each student should get."""
    archive = course / "downloaded/e2/archive"
    archive.mkdir(parents=True)
    expected = {}
    with zipfile.ZipFile(archive / "e2 submissions.zip", "w") as pack:
        for student, names in dealt(answers).items():
            work = {cell: answers[name].code for cell, name in zip(CELLS, names, strict=True)}
            name = f"student_{student}_9_forecasting.ipynb"
            pack.writestr(name, filled(course, work, ANSWER))
            points = [answers[name].earns for name in names]
            expected[student] = dict(zip(TESTS, points, strict=True)) | {"decision": 2.0}
    return expected


def test_does_a_batch_of_two_dozen_mixed_submissions_get_every_point_it_should(tmp_path, answers):
    """No submission may change what another gets, nor one task what the next one earns."""
    course = tmp_path / "course"
    shutil.copytree(COURSE, course, ignore=shutil.ignore_patterns("*.ipynb"))
    for source in find_sources(course):
        build(source)
    environment = isolated(tmp_path)
    nbgrader(course, environment, "generate_assignment", "e2")
    expected = handed_in(course, answers)
    assert len({tuple(points.values()) for points in expected.values()}) > 5
    for command in ("zip_collect", "autograde"):
        nbgrader(course, environment, command, "e2")
    marks = dict.fromkeys(expected, (2.0, "Read."))
    script = Path(__file__).with_name("enter_grades.py")
    found = json.loads(python(course, environment, str(script), stdin=json.dumps(marks)))
    assert found == expected
