# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a certificate claim what objective and bound prove, and no more?"""

import math

import pytest

from oms42.territories.outcome import Infeasible, certify, relative_gap, rounding_of


@pytest.mark.parametrize(
    ("objective", "bound", "gap"),
    [(100, 95, 0.05), (-100, -105, 0.05), (0, 0, 0), (100, 101, 0), (7, -math.inf, math.inf)],
)
def test_is_the_gap_the_distance_as_a_share_of_the_objective(
    objective: float, bound: float, gap: float
) -> None:
    assert relative_gap(objective, bound) == gap


def test_does_the_bound_lie_above_where_the_aim_is_to_maximize() -> None:
    assert relative_gap(200, 210, maximize=True) == 0.05
    assert relative_gap(200, 190, maximize=True) == 0


def test_is_a_zero_objective_with_a_lower_bound_never_called_optimal() -> None:
    assert certify(0.0, -1.0).status == "feasible"
    assert certify(0.0, -1.0).gap > 1


@pytest.mark.parametrize(
    ("bound", "whole", "status"),
    [
        (105, False, "optimal"),
        (104.5, False, "feasible"),
        (104.5, True, "optimal"),
        (104, True, "feasible"),  # 104 itself may be reached
        (104 + 1e-9, True, "feasible"),  # the same, but for rounding
    ],
)
def test_is_a_solution_optimal_only_if_the_bound_proves_it(
    bound: float, whole: bool, status: str
) -> None:
    found = certify(105.0, bound, whole=whole)
    assert found.status == status
    assert (found.gap == 0) == (status == "optimal")
    assert found.bound == (105 if status == "optimal" else bound)


def test_does_a_difference_of_one_in_a_billion_whole_units_still_count() -> None:
    assert certify(5e9, 5e9 - 1000, whole=True).status == "feasible"


def test_is_a_bound_pushed_past_the_objective_by_rounding_put_on_it() -> None:
    assert certify(10.0, 10.0 + 1e-12).bound == 10.0


def test_is_a_difference_below_the_resolution_of_the_terms_rounding() -> None:
    assert certify(1e-39, 0.0, scale=1.0).status == "optimal"
    assert certify(-1e-39, 0.0, maximize=True, scale=1.0).status == "optimal"
    assert certify(1e-11, 0.0, scale=1.0).status == "feasible"


def test_is_the_larger_of_both_roundings_taken() -> None:
    """A billionth of the objective, a trillionth of the terms."""
    assert rounding_of(-2.0, 100.0) == 2e-9
    assert rounding_of(2.0, 1e6) == 1e-6


def test_can_infeasibility_be_caught_as_a_bad_value() -> None:
    with pytest.raises(ValueError, match="holds 3"):
        raise Infeasible("holds 3")
