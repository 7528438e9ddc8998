# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The integer programs: is the answer right, silent, and honest?"""

import os

import numpy as np

from oms42.territories.program import Rows, solve

ONE = np.zeros(3, dtype=np.intp)
PICK = np.arange(3)


def test_is_a_knapsack_solved():
    """Hand calculation: values 6, 5, 5 with weights 3, 2, 2 and room for 4: the last two."""
    room = Rows(ONE, PICK, np.array([3.0, 2.0, 2.0]), np.array([-np.inf]), np.array([4.0]))
    answer = solve(np.array([-6.0, -5.0, -5.0]), [room])
    assert answer.x.tolist() == [0, 1, 1]
    assert np.isclose(answer.bound, -10)
    assert (answer.impossible, answer.finished) == (False, True)


def test_is_a_program_without_a_solution_called_impossible():
    rows = Rows(ONE, PICK, np.ones(3), np.array([4.0]), np.array([np.inf]))
    assert solve(np.ones(3), [rows]).impossible


def test_is_an_empty_program_impossible():
    assert solve(np.empty(0), []).impossible


def test_does_the_solver_print_nothing_and_python_still_print(capfd):
    rows = Rows(ONE, PICK, np.ones(3), np.array([1.0]), np.array([1.0]))
    solve(np.ones(3), [rows])
    os.write(1, b"after")
    assert capfd.readouterr().out == "after"
