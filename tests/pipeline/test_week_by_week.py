# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quarter week by week: is the fan the enumeration of who is in by when, and does it end right?

Expected quantiles are counted over all outcomes of the six deals of worked example 2.1.
"""

from itertools import product

import numpy as np
import pytest

from oms42.pipeline import fan_exact, quarter_exact, shared_draws

AMOUNT = np.array([900, 650, 480, 420, 300, 250.0])
P = np.array([0.60, 0.35, 0.50, 0.70, 0.25, 0.80])
PACE = [0.1, 0.5, 1.0]


def counted(chance: np.ndarray, q: float) -> float:
    """Go through all 64 outcomes and give the quantile."""
    outcomes = np.array(list(product([0, 1], repeat=6)))
    weight = np.where(outcomes == 1, chance, 1 - chance).prod(axis=1)
    total = outcomes @ AMOUNT
    order = total.argsort()
    return float(total[order][(weight[order].cumsum() >= q - 1e-12).argmax()])


@pytest.mark.parametrize("q", [0.1, 0.5, 0.9])
def test_is_each_week_the_count_over_all_outcomes(q: float) -> None:
    fan = fan_exact(P, AMOUNT, PACE, q=[q])
    assert fan[0].tolist() == [counted(P * share, q) for share in PACE]


@pytest.mark.parametrize(("rho", "slip"), [(0.0, 0.2), (0.3, 0.0)])
def test_does_the_fan_end_at_the_quarter(rho: float, slip: float) -> None:
    quarter = quarter_exact(P, AMOUNT, rho=rho, slip=slip)
    fan = fan_exact(P, AMOUNT, PACE, rho=rho, slip=slip)
    assert fan[:, -1].tolist() == [quarter.quantile(q) for q in (0.1, 0.5, 0.9)]


def test_do_draws_come_to_the_same_fan() -> None:
    """Means: 1,576.5 times the pace. A mean of 20,000 draws strays by 642/√20,000 = 4.5."""
    by_week = shared_draws(6, draws=20_000, pace=PACE).by_week(P, AMOUNT)
    assert by_week.mean(axis=0) == pytest.approx(1576.5 * np.array(PACE), abs=15)
    drawn = np.quantile(by_week, [0.1, 0.5, 0.9], axis=0)
    assert drawn[:, 1:] == pytest.approx(fan_exact(P, AMOUNT, PACE)[:, 1:], abs=60)


def test_does_nothing_that_was_signed_go_away() -> None:
    by_week = shared_draws(6, draws=500, pace=PACE).by_week(P, AMOUNT, rho=0.3)
    assert (np.diff(by_week, axis=1) >= 0).all()


@pytest.mark.parametrize("pace", [[0.5, 0.4, 1.0], [0.5, 0.9]])
def test_is_a_pace_that_falls_or_does_not_end_at_one_refused(pace: list[float]) -> None:
    with pytest.raises(ValueError, match="never falls and ends at 1"):
        fan_exact(P, AMOUNT, pace)
    with pytest.raises(ValueError, match="never falls and ends at 1"):
        shared_draws(6, draws=10, pace=pace)
