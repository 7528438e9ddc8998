# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
import statsmodels.api as sm

from oms42.kelvane.people.coaching_log import Effects, logged_hours
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.world import World, build_world

from .coaching_measures import raw, slopes


def test_does_taking_effects_out_agree_with_least_squares_on_dummies() -> None:
    """statsmodels, weighted, with one dummy a seller and one a quarter."""
    rng = np.random.default_rng(2)
    seller, quarter = rng.integers(0, 8, 90), rng.integers(0, 5, 90)
    weight, y = rng.integers(1, 9, 90).astype(float), rng.normal(size=90)
    x = np.hstack([np.eye(8)[seller], np.eye(5)[quarter][:, 1:]])
    expected = sm.WLS(y, x, weights=weight).fit().resid
    assert Effects(seller, quarter, weight).removed(y) == pytest.approx(expected, abs=1e-6)


def test_does_the_log_give_the_planted_slopes(world: World, variant_world: World) -> None:
    for one in (world, variant_world):
        lift = PeopleMagnitudes.of(one.identity).coaching_lift
        assert slopes(one) == pytest.approx([0.0, lift, 0.0], abs=0.002)


def test_does_the_log_differ_from_the_plan_by_little(world: World) -> None:
    rows = world.hidden["rep_quarters"]
    size = PeopleMagnitudes.of(world.identity)
    logged = logged_hours(rows, world.tables["opportunities"], size)
    change = logged - rows["coaching_hours"]
    assert np.sqrt(np.mean(change**2)) < 0.8
    assert np.corrcoef(logged, rows["coaching_hours"])[0, 1] > 0.7
    assert logged.min() >= 0.1


def test_are_hours_without_deals_logged_as_planned(world: World) -> None:
    rows, deals = world.hidden["rep_quarters"], world.tables["opportunities"]
    logged = logged_hours(rows, deals, PeopleMagnitudes.of(world.identity))
    managers_only = rows["role"] == "kam"  # key account managers close no new-logo deals
    new = (deals["type"] == "new") & (deals["outcome"] != "open")
    assert not np.isin(rows["rep_id"][managers_only], deals["rep_id"][new]).any()
    assert np.array_equal(logged[managers_only], rows["coaching_hours"][managers_only])


def test_is_the_raw_slope_the_planted_one_where_the_usual_direction_does_not_reach_it() -> None:
    """In this company Newton's method ran away and ended in a singular matrix."""
    one = build_world(42, "class-8")
    aim = PeopleMagnitudes.of(one.identity)
    assert slopes(one) == pytest.approx([0.0, aim.coaching_lift, 0.0], abs=0.002)
    assert raw(one) == pytest.approx(aim.coaching_raw, abs=0.001)
