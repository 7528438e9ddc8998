# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import json

from oms42.grading.similarity.work import LONGEST, make_work, read_work


def test_is_the_students_code_alone_read(tmp_path) -> None:
    """Locked cells, tests and text are the instructor's or no code; a solution cell is not."""
    kinds = [
        ("locked = 1", {"locked": True, "solution": False, "grade": False}, "code"),
        ("assert f()", {"locked": True, "solution": False, "grade": True}, "code"),
        ("def f(): pass", {"locked": False, "solution": True, "grade": False}, "code"),
        ("words", {"locked": False, "solution": True, "grade": True}, "markdown"),
    ]
    cells = [
        {"cell_type": kind, "source": source, "metadata": {"nbgrader": settings}}
        for source, settings, kind in kinds
    ]
    cells.append({"cell_type": "code", "source": ["free = ", "2"], "metadata": {}})
    (tmp_path / "e2.ipynb").write_text(json.dumps({"cells": cells}))
    assert read_work("1", tmp_path).lines == ("def f(): pass", "free = 2")


def test_does_one_broken_cell_spoil_no_other() -> None:
    good = "total = [1, 2, 3, 4, 5]"
    broken = make_work("1", ["def f(:\n   '''", good])
    assert set(make_work("2", [good]).grams) <= set(broken.grams)
    assert broken.lines[2] == good
    assert broken.spans[-1] == (2, 2)


def test_does_no_gram_reach_from_one_cell_into_the_next() -> None:
    """Else what was released would count where cells between are left out."""
    one, two = "a = [1, 2, 3, 4, 5]", "b = {1: 2, 3: 4, 5: 6}"
    apart = {*make_work("1", [one]).grams, *make_work("1", [two]).grams}
    assert set(make_work("1", [one, two]).grams) == apart


def test_is_a_huge_cell_cut() -> None:
    assert len(make_work("1", ["x" * (3 * LONGEST)]).lines[0]) == LONGEST
