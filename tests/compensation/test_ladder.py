# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Ladders: is the value that of the last level reached, or of the line between?"""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.compensation import PlanError
from oms42.compensation.ladder import check_points, value_at, values_at

LADDER = (
    (Fraction(1, 2), Fraction(8, 10)),
    (Fraction(6, 10), Fraction(1)),
    (Fraction(8, 10), Fraction(12, 10)),
)


@pytest.mark.parametrize(
    ("x", "step", "line"),
    [
        ("0.4", 0.8, 0.8),
        ("0.5", 0.8, 0.8),
        ("0.55", 0.8, 0.9),
        ("0.6", 1, 1),
        ("0.7", 1, 1.1),
        ("0.8", 1.2, 1.2),
        ("2", 1.2, 1.2),
    ],
)
def test_is_a_value_read_by_steps_or_by_lines(x: str, step: float, line: float) -> None:
    at = Fraction(x)
    assert float(value_at(LADDER, at, "step")) == step
    assert float(value_at(LADDER, at, "linear")) == line


@given(st.integers(0, 200), st.sampled_from(["step", "linear"]))
def test_do_the_exact_and_the_vectorised_form_agree(percent: int, between: str) -> None:
    x = Fraction(percent, 100)
    many = values_at(LADDER, np.array([float(x)]), between)
    assert many[0] == pytest.approx(float(value_at(LADDER, x, between)), abs=1e-12)


@pytest.mark.parametrize("levels", [(), (1, 1), (2, 1)])
def test_is_a_ladder_out_of_order_refused(levels: tuple[int, ...]) -> None:
    points = tuple((Fraction(level), Fraction(1)) for level in levels)
    with pytest.raises(PlanError, match=r"Modifier\.steps: the levels are .*; allowed: one pair"):
        check_points(points, "Modifier.steps")
