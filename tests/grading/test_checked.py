# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import copy

import nbformat
import pytest
from nbgrader.nbgraderformat import ValidationError

from oms42.grading.checked import CheckOnce

FACTS = {"grade": True, "solution": False, "locked": True, "points": 2, "schema_version": 3}


def notebook(*names: str, **changed: object) -> nbformat.NotebookNode:
    """Make a notebook with test cells of these names."""
    cells = [
        nbformat.v4.new_code_cell(
            "", metadata={"nbgrader": {**FACTS, "grade_id": name, "cell_type": "code", **changed}}
        )
        for name in names
    ]
    return nbformat.v4.new_notebook(cells=cells)


def test_is_what_was_right_right_again() -> None:
    step, right = CheckOnce(), notebook("q1", "q2")
    for _ in range(2):
        assert step.preprocess(copy.deepcopy(right), {})[0] == right


@pytest.mark.parametrize(
    "wrong",
    [notebook("q1", "q1"), notebook("q1", points=-1), notebook("q1", locked="yes")],
    ids=["twice", "negative", "type"],
)
def test_is_a_wrong_notebook_wrong_however_often_it_comes(wrong) -> None:
    step = CheckOnce()
    step.preprocess(notebook("q1"), {})
    for _ in range(2):
        with pytest.raises(Exception, match=r".") as error:
            step.preprocess(copy.deepcopy(wrong), {})
        assert isinstance(error.value, ValidationError)
