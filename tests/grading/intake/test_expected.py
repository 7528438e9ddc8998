# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is what must be there read from the gradebook as nbgrader itself means it?"""

from typing import Any

import nbformat
import pytest
from nbgrader.utils import compute_checksum

from oms42.grading.intake.expected import (
    checksum,
    from_gradebook,
    from_notebook,
    without_hidden,
)
from oms42.grading.intake.status import open_course

from .conftest import Course, source_notebook

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own


@pytest.mark.parametrize("cell", source_notebook()["cells"][1:])
def test_is_the_checksum_nbgraders_own(cell: dict[str, Any]) -> None:
    settings = cell["metadata"]["nbgrader"]
    ours = checksum(cell["cell_type"], cell["source"], settings)
    assert ours == compute_checksum(nbformat.from_dict(cell))


def test_does_the_gradebook_say_what_the_source_says(course: Course) -> None:
    """The same cells in the source's order; answers are stubs in the gradebook."""
    found = from_gradebook(open_course(course.root), "ps1")["ps1"]
    source = from_notebook(source_notebook())
    assert [one.name for one in found] == [one.name for one in source]
    for mine, theirs in zip(found, source, strict=True):
        assert (mine.grade, mine.solution, mine.locked) == (
            theirs.grade,
            theirs.solution,
            theirs.locked,
        )
        assert mine.points == theirs.points
        assert mine.solution or mine.source == theirs.source


def test_is_an_assignment_that_was_never_generated_empty(course: Course) -> None:
    assert from_gradebook(open_course(course.root), "ps9") == {}


@pytest.mark.parametrize(
    ("source", "released"),
    [
        ("a", "a"),
        ("### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS", ""),
        ("a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS\nc\n# END", "a\nc\n# END"),
        ("a\n### BEGIN HIDDEN TESTS\nb", "a"),
    ],
)
def test_are_hidden_tests_taken_out(source: str, released: str) -> None:
    assert without_hidden(source) == released
