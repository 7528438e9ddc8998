# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a cell a test because the instructor says so, and never because the submission does?"""

import os
import sys
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from oms42.grading.split.roles import Trusted, from_gradebook, from_notebook


def test_does_a_name_that_nobody_knows_belong_to_the_student():
    trusted = Trusted({"tools": "x"}, {"test": "y"})
    assert [trusted.role(name) for name in ("tools", "test", "mine", None)] == [
        "helper",
        "test",
        "student",
        "student",
    ]


def _cell(name, source="x", kind=nbformat.v4.new_code_cell, **settings):
    """A cell with nbgrader's settings."""
    plain = {"grade": False, "locked": False, "solution": False, "grade_id": name}
    return kind(source, metadata={"nbgrader": plain | settings})


def test_are_locked_code_cells_read_from_a_notebook():
    markdown = nbformat.v4.new_markdown_cell
    cells = [
        nbformat.v4.new_code_cell("plain"),
        _cell("tools", "1", locked=True),
        _cell("answer", "2", solution=True),
        _cell("test", "3", grade=True, locked=True, points=1),
        _cell("manual", "4", grade=True, solution=True, points=1),
        _cell("text", "5", markdown, locked=True),
    ]
    found = from_notebook(nbformat.v4.new_notebook(cells=cells))
    assert (found.helpers, found.tests) == ({"tools": "1"}, {"test": "3"})


def test_are_locked_code_cells_read_from_the_gradebook(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with Gradebook(url) as gradebook:
        gradebook.add_assignment("ps1")
        gradebook.add_notebook("nb", "ps1")
        code = {"cell_type": "code", "notebook": "nb", "assignment": "ps1"}
        for name, locked in (("tools", True), ("answer", False), ("test", True), ("manual", False)):
            gradebook.add_source_cell(
                name, "nb", "ps1", cell_type="code", locked=locked, source=name
            )
        for name in ("test", "manual"):
            gradebook.add_grade_cell(name, "nb", "ps1", max_score=1, cell_type=code["cell_type"])
        for name in ("answer", "manual"):
            gradebook.add_solution_cell(name, "nb", "ps1")
    found = from_gradebook(url, "ps1", "nb")
    assert (found.helpers, found.tests) == ({"tools": "tools"}, {"test": "test"})
