# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""PT-26: what does conflict do to discounts, and what does it leave alone?"""

import numpy as np
import pytest

from oms42.kelvane.channel.conflict_discount import conflict_discount, strata
from oms42.kelvane.draws import stream


def test_is_the_effect_exact_and_every_stratum_s_mean_as_it_was() -> None:
    rng = stream(1, "demo")
    before = np.rint(90.0 + 60.0 * rng.random(1_000)) / 10.0
    stratum = np.where(rng.random(1_000) < 0.4, "long", "short")
    direct = np.flatnonzero(rng.random(1_000) < 0.7)
    clash = direct[rng.random(direct.size) < 0.1]
    made = conflict_discount(before, direct, clash, stratum, 7.0)
    effect = made.given - made.without_conflict
    assert effect[clash] == pytest.approx(np.full(clash.size, 7.0))
    assert not np.delete(effect, clash).any()
    for name in ("long", "short"):
        mine = direct[stratum[direct] == name]
        assert made.given[mine].sum() == pytest.approx(before[mine].sum(), abs=0.16)
    assert np.array_equal(made.given, np.rint(10 * made.given) / 10)


def test_is_a_broken_number_of_points_kept_on_average() -> None:
    """6.37 points in tenths are 6.3 and 6.4; no deal of the stratum gives anything back."""
    before = np.full(300, 20.0)
    every = np.arange(300)
    made = conflict_discount(before, every, every, np.full(300, "a"), 6.37)
    effect = made.given - made.without_conflict
    assert set(np.round(effect, 1).tolist()) == {6.3, 6.4}
    assert effect.mean() == pytest.approx(6.37, abs=1e-3)


def test_are_three_fifths_of_chance_differences_taken_out() -> None:
    """By hand: 12 against 10 leaves 0.4 of 2 points; the mean of the stratum stays 10.5."""
    before = np.array([12.0] * 100 + [10.0] * 300)
    every, clash = np.arange(400), np.arange(100)
    made = conflict_discount(before, every, clash, np.full(400, "a"), 0.0)
    difference = made.given[:100].mean() - made.given[100:].mean()
    assert difference == pytest.approx(0.8, abs=0.01)
    assert made.given.mean() == pytest.approx(10.5, abs=0.001)


def test_are_deals_of_partners_untouched() -> None:
    before = np.array([10.0, 12.0])
    made = conflict_discount(before, np.array([0]), np.array([0]), np.array(["a", "a"]), 7.0)
    assert made.given.tolist() == [10.0, 12.0]


def test_does_no_discount_fall_below_zero() -> None:
    before = np.array([0.2, 0.2])
    same = np.array(["a", "a"])
    made = conflict_discount(before, np.arange(2), np.array([1]), same, 7.0)
    assert made.given.tolist() == [0.0, 7.0]


def test_do_strata_tell_period_term_pull_and_outcome_apart() -> None:
    day = np.array(["2024-12-31", "2025-01-01"], dtype="datetime64[D]")
    deals = {
        "close_date": np.repeat(day, 8),
        "term_years": np.tile([3, 3, 3, 3, 1, 1, 1, 1], 2),
        "outcome": np.tile(["won", "won", "lost", "lost"], 4),
    }
    assert np.unique(strata(deals, np.arange(16) % 2 == 0)).size == 16
