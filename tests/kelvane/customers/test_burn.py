# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.kelvane.customers.burn import LINK, SCALE, SEASON, SIGMA, Burn, burn
from oms42.kelvane.identity import Identity

START = np.datetime64("2024-01", "M") + np.arange(380) % 22


@pytest.fixture(scope="module")
def made() -> Burn:
    return burn(START, Identity())


@pytest.mark.parametrize("seed", range(6))
def test_are_the_shares_of_low_and_high_burn_exact_whatever_the_seed(seed: int) -> None:
    """15 % of 380 is 57 below a half in months 10 to 12; 23 % is 87 above 1.3 in months 7 to 9."""
    rate = burn(START, Identity(seed)).rate
    assert (rate[:, 9:12].mean(axis=1) < 0.5).sum() == 57
    assert (rate[:, 6:9].mean(axis=1) > 1.3).sum() == 87


def test_does_nothing_lie_so_near_a_line_that_rounding_moves_it(made: Burn) -> None:
    late, early = made.rate[:, 9:12].mean(axis=1), made.rate[:, 6:9].mean(axis=1)
    assert np.abs(late - 0.5).min() > 0.03
    assert np.abs(early - 1.3).min() > 0.03


def test_is_the_season_one_on_average_over_the_year() -> None:
    assert sum(SEASON) / 12 == pytest.approx(1.0)


def test_is_the_ramp_logistic_around_its_midpoint(made: Burn) -> None:
    """Free of ceiling and season, the log of the rate less that of the ramp is noise around 0."""
    t = np.arange(1, 34)
    ramp = 1 / (1 + np.exp(-(t - made.midpoint[:, None]) / SCALE))
    season = np.array(SEASON)[(START.astype(int)[:, None] + t - 1) % 12]
    noise = np.log(made.rate / (made.ceiling[:, None] * ramp * season))
    error = SIGMA / noise.size**0.5
    assert abs(noise.mean() + SIGMA**2 / 2) < 3 * error
    assert noise.std() == pytest.approx(SIGMA, rel=0.03)


def test_do_those_that_start_fast_end_high(made: Burn) -> None:
    """The midpoint's correlation with the log of the ceiling before the ceilings are moved."""
    link = np.corrcoef(made.midpoint, np.log(made.ceiling))[0, 1]
    assert link == pytest.approx(LINK, abs=0.08)
    assert made.midpoint.mean() == pytest.approx(4.5, abs=0.05)
    assert made.midpoint.std() == pytest.approx(1.5, abs=0.1)


def test_have_the_ceilings_a_heavy_tail(made: Burn) -> None:
    assert 2.0 < made.ceiling.max() < 5.0
    assert made.ceiling.min() > 0.1
