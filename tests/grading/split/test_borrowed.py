# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a name found that a test takes from a cell that students may edit?"""

import nbformat
import pytest

from oms42.grading.split.borrowed import borrowed, needed


def notebook(*cells):
    """A notebook of cells, each a name, a kind and a source."""
    made = []
    for name, kind, source in cells:
        cell = nbformat.v4.new_code_cell(source)
        if kind != "plain":
            cell.metadata["nbgrader"] = {
                "grade_id": name,
                "grade": kind == "test",
                "locked": kind != "solution",
                "solution": kind == "solution",
            }
        made.append(cell)
    return nbformat.v4.new_notebook(cells=made)


def test_is_an_import_in_an_open_cell_found():
    found = borrowed(
        notebook(
            ("setup", "plain", "from math import isclose"),
            ("f", "solution", "def f(x): return x"),
            ("f-test", "test", "assert isclose(f(1), 1)"),
        )
    )
    assert found == {"f-test": ["isclose"]}


def test_may_a_test_use_solutions_locked_cells_builtins_and_its_own_names():
    found = borrowed(
        notebook(
            ("tools", "helper", "from math import isclose\ndef near(a): return isclose(a, BOUND)"),
            ("f", "solution", "f = lambda x: x\nanswer = 'B'"),
            (
                "f-test",
                "test",
                "BOUND = 1\nfor case in [1]:\n    assert near(f(case)), len(answer)",
            ),
        )
    )
    assert found == {}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("x = 1", ""),
        ("print(x)", "print x"),
        ("def f(a, *b, c=d, **e): return a + b + c + e + g", "d g"),
        ("[i for i in rows if i > least]", "rows least"),
        ("class K(Base):\n    size = width\n    def m(self): return size", "Base width size"),
        ("lambda x: x + y", "y"),
        ("def f():\n    global z\n    z = z + 1", "z"),
        ("this is no code", ""),
    ],
)
def test_are_the_names_found_that_a_cell_looks_up(source, names):
    assert set(needed(source)) == set(names.split())
