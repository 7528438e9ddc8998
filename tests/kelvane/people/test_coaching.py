# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.coaching import Coaching, _balanced, coaching
from oms42.kelvane.world import World


def drawn(variant: str = "") -> tuple[np.ndarray, Coaching]:
    rng = np.random.default_rng(4)
    attainment = rng.normal(0.92, 0.35, (90, 15)) + rng.normal(0, 0.2, (90, 1))
    attainment[:10, :6] = np.nan
    return attainment, coaching(Identity(1, variant), attainment, np.nanmean(attainment, axis=1))


def test_does_an_hour_lift_the_middle_third_alone() -> None:
    _, done = drawn()
    present = ~np.isnan(done.hours)
    middle = (done.third == 1)[:, None] & present
    slope, at_zero = np.polyfit(done.hours[middle], done.lift[middle], 1)
    assert slope == pytest.approx(0.028)
    assert -at_zero / slope == pytest.approx(2.0)
    assert (done.lift[present & ~middle] == 0).all()


def test_are_the_thirds_equal_and_in_order() -> None:
    attainment, done = drawn()
    career = np.nanmean(attainment, axis=1)
    assert np.bincount(done.third).tolist() == [30, 30, 30]
    assert career[done.third == 0].max() < career[done.third == 1].min()
    assert career[done.third == 1].max() < career[done.third == 2].min()


def test_does_the_rota_draw_half_of_the_sellers_each_quarter_and_add_its_hours() -> None:
    attainment, done = drawn()
    present = ~np.isnan(attainment)
    share = (done.rota & present).sum(axis=0) / present.sum(axis=0)
    assert np.abs(share - 0.5).max() < 0.01
    extra = done.hours[present & done.rota].mean() - done.hours[present & ~done.rota].mean()
    assert extra == pytest.approx(0.8, abs=0.15)


def test_do_those_who_fell_behind_get_the_planted_hours_more() -> None:
    """Mean of the last four quarters below the median, worked out here once more."""
    attainment, done = drawn()
    q = 9
    mean = attainment[:, q - 4 : q].mean(axis=1)
    known = ~np.isnan(mean)
    behind = known & (mean < np.median(mean[known]) - 0.01)
    ahead = known & (mean > np.median(mean[known]) + 0.01)
    gap = done.hours[behind, q].mean() - done.hours[ahead, q].mean()
    assert gap == pytest.approx(1.5, abs=0.35)


def test_is_nobody_coached_who_is_not_there(any_roster: World) -> None:
    rows = any_roster.hidden["rep_quarters"]
    assert not np.isnan(rows["coaching_hours"]).any()
    assert rows["coaching_hours"].min() >= 0.2
    attainment, done = drawn()
    assert np.array_equal(np.isnan(done.hours), np.isnan(attainment))


def test_does_chance_not_blur_the_need() -> None:
    """Of 200 draws one in seven lies further out than 1.5 standard errors; none is left there."""
    rng = np.random.default_rng(5)
    behind, present = rng.random((90, 15)) < 0.5, rng.random((90, 15)) < 0.9
    error = np.sqrt(1 / (present & behind).sum() + 1 / (present & ~behind).sum())
    gaps = []
    for _ in range(200):
        chance = _balanced(rng.normal(size=(90, 15)), behind, present)
        gaps.append(chance[present & behind].mean() - chance[present & ~behind].mean())
    assert np.abs(gaps).max() == pytest.approx(1.5 * error)
