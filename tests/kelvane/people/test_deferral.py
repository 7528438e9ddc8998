# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.deferral import BAND, HIGHEST, Behavior, behave


def many(deferral: float = 0.35, first_planted: int = 6) -> Behavior:
    rng = np.random.default_rng(1)
    latent = np.clip(rng.normal(0.95, 0.35, (200, 6)), 0.1, 2.4)
    draws = rng.random((2, 200, 6))
    return behave(latent, np.full(latent.shape, 1e5), draws, deferral, 0.6, first_planted)


def test_does_the_promised_share_of_those_above_the_band_hold_back() -> None:
    done = many()
    above = done.closable > BAND[1]
    assert done.held.sum(axis=0).tolist() == [round(0.35 * n) for n in above.sum(axis=0).tolist()]
    assert not (done.held & ~above).any()


def test_do_those_who_hold_back_land_in_the_band_and_others_where_they_could() -> None:
    done = many()
    inside = done.attainment[done.held]
    assert BAND[0] <= inside.min()
    assert inside.max() <= BAND[1]
    assert np.array_equal(done.attainment[~done.held], done.closable[~done.held])


def test_is_what_is_held_back_sold_a_quarter_later() -> None:
    """By hand: 1.30 of 100,000 possible, 1.02 closed; 28,000 on a quota of 101,200 after."""
    draws = np.full((2, 1, 2), 0.5)
    done = behave(np.array([[1.3, 0.5]]), np.full((1, 2), 1e5), draws, 1.0, 0.6, 2)
    assert done.attainment[0, 0] == pytest.approx(1.02)
    assert done.attainment[0, 1] == pytest.approx(0.5 + 28_000 / 101_200)


def test_is_nothing_held_back_where_nobody_wants_to() -> None:
    done = many(deferral=0.0)
    assert not done.held.any()
    assert np.array_equal(done.attainment, done.closable)


def test_does_nobody_hold_back_in_more_than_half_of_the_planted_quarters() -> None:
    latent = np.full((10, 4), 1.5)
    done = behave(latent, np.full((10, 4), 1e5), np.full((2, 10, 4), 0.5), 1.0, 0.6, 0)
    assert done.held.sum(axis=1).max() <= 2
    assert np.nanmax(done.closable) <= HIGHEST


def test_does_a_seller_without_a_quota_stay_out_of_it() -> None:
    latent = np.array([[np.nan, 1.3, np.nan]])
    done = behave(latent, np.full((1, 3), 1e5), np.zeros((2, 1, 3)), 1.0, 0.6, 3)
    assert np.isnan(done.attainment[0, [0, 2]]).all()
    assert done.held.tolist() == [[False, True, False]]
