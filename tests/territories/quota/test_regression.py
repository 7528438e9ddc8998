# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Regression quotas: a hand calculation, SciPy's line, and residuals that favor nobody."""

import numpy as np
import pytest

from oms42.territories.quota import by_regression

RNG = np.random.default_rng(7)
DRIVERS = RNG.lognormal(2, 0.3, (40, 2))
SALES = 3 + DRIVERS @ np.array([0.5, 0.2]) + RNG.normal(0, 0.4, 40)


def test_are_the_quotas_those_of_a_hand_calculation() -> None:
    """Means 25 and 6; Σxy = 60, Σx² = 236; 6 + 60/236·(P − 25), times 28.512/24."""
    made = by_regression(26.4, [9, 7, 5, 3], [30, 34, 22, 14], over_assignment=0.08)
    wanted = [(6 + 60 / 236 * (P - 25)) * 28.512 / 24 for P in (30, 34, 22, 14)]
    assert made.quotas == pytest.approx(wanted)
    assert made.coef == pytest.approx([6 - 25 * 60 / 236, 60 / 236])


def test_are_the_residuals_uncorrelated_with_every_driver() -> None:
    made = by_regression(100, SALES, DRIVERS)
    assert made.correlations == pytest.approx([0, 0], abs=1e-9)
    for column in DRIVERS.T:
        assert np.corrcoef(made.residuals, column)[0, 1] == pytest.approx(0, abs=1e-9)


def test_are_quotas_in_proportion_to_expected_sales() -> None:
    made = by_regression(100, SALES, DRIVERS, over_assignment=0.1)
    assert made.quotas / made.expected == pytest.approx(np.full(40, 110 / SALES.sum()))
    assert made.expected + made.residuals == pytest.approx(SALES)
    assert made.quotas.sum() == pytest.approx(110)


def test_is_a_frame_of_drivers_taken_and_quotas_rounded() -> None:
    import pandas as pd

    frame = pd.DataFrame(DRIVERS, columns=["potential", "accounts"])
    made = by_regression(1e6, pd.Series(SALES), frame, unit=1000)
    assert (made.quotas % 1000 == 0).all()
    assert made.total == 1e6


@pytest.mark.parametrize(
    ("sales", "drivers", "word"),
    [
        ([1, 2, 3, 4], [[1, 2], [2, 4], [3, 6], [4, 8]], "linearly dependent"),
        ([0.1, 0.1, 5, 9], [1, 2, 5, 7], "the line expects sales of"),
        ([1, 2], [1, 2], "at least 3"),
        ([1, 2, 3], [1, 2], "drivers has shape"),
    ],
)
def test_is_bad_input_refused(sales: list[float], drivers: list[object], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        by_regression(10, sales, drivers)  # type: ignore[arg-type]  # that is the point
