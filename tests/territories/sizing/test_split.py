# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A given split: the book's present heads and its first steps."""

import pytest

from oms42.territories.sizing import Power, equal_margins, fit_response, split_value

CURVES = [Power.through(24, 21.4, 0.45), Power.through(30, 12.3, 0.30), Power.through(6, 3.3, 0.55)]
MARGIN = [0.62, 0.60, 0.55]


def test_worked_example_1_2_present_heads() -> None:
    """WE1.2: scales 5.1206, 4.4337, 1.2318; margins $0.249M, $0.074M, $0.166M; 3.863; 37.0."""
    now = split_value(CURVES, [24, 30, 6], margin=MARGIN, cost=0.31)
    assert [round(curve.a, 4) for curve in CURVES] == [5.1206, 4.4337, 1.2318]
    assert now.marginal.round(3).tolist() == [0.249, 0.074, 0.166]
    assert f"{now.objective:.3f}" == "3.863"
    assert now.sales.sum() == pytest.approx(37.0)


@pytest.mark.parametrize(("heads", "share"), [([30, 24, 6], "44%"), ([34, 20, 6], "67%")])
def test_worked_example_1_2_first_steps(heads: list[int], share: str) -> None:
    """WE1.2: (30, 24, 6) captures 44 % of the gain and (34, 20, 6) 67 %."""
    now, step = (
        split_value(CURVES, x, margin=MARGIN, cost=0.31).objective for x in ([24, 30, 6], heads)
    )
    best = equal_margins(CURVES, 60, margin=MARGIN, cost=0.31).objective
    assert f"{(step - now) / (best - now):.0%}" == share


def test_is_a_fitted_response_taken() -> None:
    fit = fit_response([1, 4, 9], [2.0, 4.1, 5.9])
    assert split_value([fit], [4]).sales[0] == pytest.approx(float(fit(4)))


def test_must_there_be_an_effort_a_segment() -> None:
    with pytest.raises(ValueError, match="effort has shape"):
        split_value(CURVES, [1, 2])
