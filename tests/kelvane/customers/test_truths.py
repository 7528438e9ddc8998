# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from statistics import NormalDist

import numpy as np
import pytest
from sklearn.neighbors import NearestNeighbors

from oms42.kelvane.customers.magnitudes import Magnitudes
from oms42.kelvane.customers.truths import expected_auc, promises
from oms42.kelvane.identity import Identity
from oms42.kelvane.truth import Promise
from oms42.kelvane.world import World

from .measures import MEASURES, established, growth, matched

PUBLISHED = promises(Identity())


@pytest.mark.parametrize("promise", PUBLISHED, ids=lambda promise: promise.name)
def test_is_the_promise_kept_by_the_published_company(promise: Promise, world: World) -> None:
    measured = MEASURES[promise.name](world)
    assert promise.kept_by(measured), f"{promise.says} planted {promise.value}, got {measured}"


def test_is_every_promise_kept_by_a_variant(variant_world: World) -> None:
    for promise in promises(variant_world.identity):
        measured = MEASURES[promise.name](variant_world)
        assert promise.kept_by(measured), f"{promise.name}: {promise.value}, got {measured}"


def test_are_the_promises_those_of_the_case() -> None:
    """PT-17, PT-18, PT-19 and PT-27 of the answer key."""
    value = {promise.name: promise.value for promise in PUBLISHED}
    assert 1.3 <= value["PT-17.whale_peak"] <= 1.5
    assert value["PT-17.unprofitable_accounts"] == 190
    assert (value["PT-18.key_growth"], value["PT-18.other_growth"]) == (0.19, 0.08)
    assert value["PT-18.matched"] == value["PT-18.effect"] == 0.045
    assert value["PT-19.unprofitable_share"] == 0.17
    assert (value["PT-27.low_burn"], value["PT-27.over_commit"]) == (0.15, 0.23)
    assert value["PT-27.churn_ratio"] == 4.0


def test_does_every_promise_have_a_measure_and_every_measure_a_promise() -> None:
    assert set(MEASURES) == {promise.name for promise in PUBLISHED}


def test_would_the_naive_comparison_mislead(world: World) -> None:
    """19 less 8 is 11 points; the matched estimate is nearer to 4.5 than to it."""
    naive = growth(world, key=True) - growth(world, key=False)
    assert naive == pytest.approx(0.11, abs=1e-3)
    assert abs(matched(world) - 0.045) < abs(matched(world) - naive)


def test_do_pairs_with_repeated_partners_agree(world: World) -> None:
    """Matched with replacement: less exact, within the case's 2 points all the same."""
    revenue, key = established(world)
    before, after = np.diff(np.log(revenue), axis=1).T
    place = np.column_stack([before, np.log(revenue[:, 1])])
    place = (place - place.mean(axis=0)) / place.std(axis=0)
    near = NearestNeighbors(n_neighbors=1).fit(place[~key]).kneighbors(place[key])[1][:, 0]
    gap = np.expm1((after[key] - after[~key][near]).mean())
    assert gap == pytest.approx(0.045, abs=0.02)


def test_is_the_expected_area_that_of_two_normal_signs() -> None:
    """By hand: ln 2.6 / .75 = 1.274, ln 1.8 / .55 = 1.069; together 1.663; Φ(1.663 / √2)."""
    hand = NormalDist().cdf(1.663 / 2**0.5)
    assert expected_auc(Magnitudes.of(Identity())) == pytest.approx(hand, abs=2e-4)
