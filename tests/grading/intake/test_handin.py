# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a student told before handing in what the pre-flight would say after?"""

import copy
import hashlib
import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from oms42.grading.intake.handin import check_rules, receipt

from .conftest import Course, cell_of
from .corrupt import KINDS

# what only the course folder can show; a single file has none of it
ELSEWHERE = (
    "renamed",
    "no-notebook",
    "special-file",
    "file-name",
    "timestamp",
    "packed",
    "hard-link",
)


def data(notebook: dict[str, Any]) -> bytes:
    return json.dumps(notebook).encode()


def test_does_right_work_pass(made: Course) -> None:
    for released in (None, data(made.released)):
        checked = check_rules(data(made.right), "ps1", released)
        assert checked.report.status == "as is", checked.report.words()


def test_is_an_edited_test_seen_without_the_release(made: Course) -> None:
    notebook = copy.deepcopy(made.right)
    cell_of(notebook, "q1-test")["source"] = "pass"
    checked = check_rules(data(notebook), "ps1")
    assert [one.kind for one in checked.report.findings] == ["edited-cell"]


def test_is_a_deleted_cell_seen_with_the_release(made: Course) -> None:
    notebook = copy.deepcopy(made.right)
    notebook["cells"].remove(cell_of(notebook, "q1-test"))
    assert check_rules(data(notebook), "ps1").report.status == "as is"
    checked = check_rules(data(notebook), "ps1", data(made.released))
    assert [one.kind for one in checked.report.findings] == ["missing-cell"]


@pytest.mark.parametrize(
    "kind",
    ["not JSON", "empty", "UTF-16", "NaN", "format 99", "test cell duplicated", "schema 99"],
)
def test_does_the_check_say_what_the_preflight_says(
    kind: str, made: Course, tmp_path_factory: pytest.TempPathFactory
) -> None:
    make, status, reason = KINDS[kind]
    folder = tmp_path_factory.mktemp("work")
    make(folder, made.right)
    found = check_rules((folder / "ps1.ipynb").read_bytes(), "ps1", data(made.released)).report
    assert found.status == status
    assert reason in [one.kind for one in found.findings]


@pytest.mark.parametrize(
    "said", [{"grade": True, "grade_id": "x", "points": "many"}, {"grade": True}]
)
def test_are_damaged_settings_said_and_survived(said: dict[str, Any], made: Course) -> None:
    notebook = copy.deepcopy(made.right)
    notebook["cells"][0]["metadata"]["nbgrader"] = said
    found = check_rules(data(notebook), "ps1").report
    assert found.status == "mended"


def test_is_a_notebook_without_tasks_flagged() -> None:
    notebook = {"nbformat": 4, "cells": [{"cell_type": "code", "source": "", "metadata": {}}]}
    assert check_rules(data(notebook), "x").report.findings[-1].kind == "no-tasks"


def test_does_the_receipt_belong_to_the_file_alone(made: Course) -> None:
    file = data(made.right)
    found = receipt(check_rules(file, "ps1"), {"t": (1.0, 2.0)}, datetime(2026, 1, 2, tzinfo=UTC))
    assert found["sha256"] == hashlib.sha256(file).hexdigest()
    assert found["visible_tests"] == {"t": {"points": 1.0, "of": 2.0}}
    assert found["checked"] == "2026-01-02T00:00:00+00:00"


def test_do_the_rules_load_without_nbgrader_and_jupyter() -> None:
    """In a browser's Python there is neither, nor a second process."""
    words = (
        "import sys, oms42.grading.intake.handin as h; h.check_rules(b'{}', 'x'); "
        "print([n for n in ('nbgrader', 'nbformat', 'subprocess') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
