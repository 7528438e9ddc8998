# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The assignment that is attacked: hidden tests, partial credit, a written answer."""

from typing import Any

import nbformat
from nbformat import NotebookNode

Q1_POINTS, Q2_POINTS, Q3_POINTS = 3.0, 4.0, 5.0
SECRET = "hidden-words-of-the-test"  # stands in a hidden test; nobody may read it
HONEST = {
    "q1": (
        "def moving_mean(values, k):\n"
        "    if k < 1:\n"
        "        raise ValueError('k must be at least 1')\n"
        "    return float(np.mean(values[-k:]))"
    ),
    "q2": "def shares(values):\n    total = sum(values)\n    return [v / total for v in values]",
    "q3": "The mean of three months, because the series has no trend.",
}
TOOLS = '''
import contextlib
import math

import numpy as np


def _close(value, expected):
    """Tell whether a value is a number near another one."""
    return isinstance(value, (int, float)) and abs(value - expected) < 1e-9
'''
Q1_TEST = f'''
assert _close(moving_mean([1, 2, 3, 4], 2), 3.5), "the mean of the last two values is 3.5"
### BEGIN HIDDEN TESTS
words = "{SECRET}"
assert abs(moving_mean([10, 20, 60], 3) - 30) < 1e-9, words
values = [5.0, 1.0]
assert moving_mean(values, 1) == 1.0 and values == [5.0, 1.0], words
try:
    moving_mean([1, 2], 0)
except ValueError:
    pass
else:
    raise AssertionError(words)
### END HIDDEN TESTS
'''
Q2_TEST = """
score = 0
try:
    if sum(shares([1, 1, 2])) == 1:
        score += 1
    if all(_close(a, b) for a, b in zip(shares([1, 1, 2]), [0.25, 0.25, 0.5], strict=True)):
        score += 1
    ### BEGIN HIDDEN TESTS
    with contextlib.suppress(AssertionError):
        np.testing.assert_allclose(shares([3, 1]), [0.75, 0.25])
        score += 1
    if all(map(lambda value: shares([value]) == [1.0], [2.0, 5.0])):
        score += 1
    ### END HIDDEN TESTS
except Exception as error:
    print(type(error).__name__, error)
float(score)
"""


def source_notebook() -> NotebookNode:
    """Return the notebook as its author wrote it."""
    solution = "### BEGIN SOLUTION\n{}\n### END SOLUTION"
    return nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell("import numpy as np", id="setup"),
            _cell("tools", TOOLS, locked=True),
            _cell("q1", solution.format(HONEST["q1"]), solution=True),
            _cell("q1-test", Q1_TEST, locked=True, points=Q1_POINTS),
            _cell("q2", solution.format(HONEST["q2"]), solution=True),
            _cell("q2-test", Q2_TEST, locked=True, points=Q2_POINTS),
            _cell("q3", HONEST["q3"], markdown=True, solution=True, points=Q3_POINTS),
        ],
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            "language_info": {"name": "python"},
        },
    )


def _cell(
    name: str,
    source: str,
    *,
    markdown: bool = False,
    locked: bool = False,
    solution: bool = False,
    points: float | None = None,
) -> NotebookNode:
    """Return a cell with nbgrader's metadata."""
    settings: dict[str, Any] = {
        "grade_id": name,
        "grade": points is not None,
        "locked": locked,
        "solution": solution,
        "schema_version": 3,
    }
    if points is not None:
        settings["points"] = points
    make = nbformat.v4.new_markdown_cell if markdown else nbformat.v4.new_code_cell
    return make(source.strip(), id=name, metadata={"nbgrader": settings})
