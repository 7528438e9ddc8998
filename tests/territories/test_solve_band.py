# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""From prices to a proof: is what is claimed true at every way out?"""

import time

import numpy as np
import pytest

from oms42.territories.solve_band import solve_band

from . import by_hand, regions


@pytest.mark.parametrize("seed", range(5))
def test_is_the_optimum_proved(seed):
    """Against every plan one by one."""
    band = regions.band(8, 3, seed, tolerance=0.3)
    best = by_hand.best_alignment(band.cost, band.workload, 0.3, {})
    found = solve_band(band, None, gap=0.0, deadline=time.monotonic() + 60)
    assert found.impossible == (best is None)
    if best is not None:
        assert band.value(found.plan) == pytest.approx(best)
        assert found.bound == pytest.approx(best)


def test_does_the_gap_that_is_asked_for_end_the_search():
    band = regions.band(120, 8)
    found = solve_band(band, None, gap=0.05, deadline=time.monotonic() + 60)
    value = band.value(found.plan)
    assert 0 < value - found.bound <= 0.05 * value


def test_is_a_start_that_is_given_kept_if_nothing_better_is_found():
    band = regions.band(8, 3, 1, tolerance=0.3)
    best = solve_band(band, None, gap=0.0, deadline=time.monotonic() + 60).plan
    soon = solve_band(band, None, gap=9.0, deadline=time.monotonic(), start=best)
    assert band.value(soon.plan) <= band.value(best)


def test_is_a_plan_that_is_good_enough_taken():
    band = regions.band(120, 8)
    found = solve_band(band, None, gap=0.0, deadline=time.monotonic() + 60, enough=1e9)
    assert band.keeps(found.plan)
    assert found.bound < band.value(found.plan)


def test_is_nothing_called_impossible_when_the_time_was_too_short():
    """Workloads 1, 1, 1 cannot be halved; without time that is not known."""
    band = regions.band(3, 2, tolerance=0.0)
    found = solve_band(band, None, gap=0.0, deadline=-np.inf)
    assert (found.plan, found.impossible) == (None, False)
