# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""PT-26: what does conflict do to discounts, and what does it leave alone?"""

import numpy as np
import pytest

from oms42.kelvane.channel.conflict_discount import conflict_discount, strata
from oms42.kelvane.draws import stream


def test_is_the_effect_exact_and_every_stratum_s_mean_as_it_was() -> None:
    rng = stream(1, "demo")
    before = 9.0 + 6.0 * rng.random(1_000)
    stratum = np.where(rng.random(1_000) < 0.4, "long", "short")
    direct = np.flatnonzero(rng.random(1_000) < 0.7)
    clash = direct[rng.random(direct.size) < 0.1]
    made = conflict_discount(before, direct, clash, stratum, 7.0)
    effect = made.given - made.without_conflict
    assert effect[clash] == pytest.approx(np.full(clash.size, 7.0))
    assert not np.delete(effect, clash).any()
    for name in ("long", "short"):
        mine = direct[stratum[direct] == name]
        assert made.given[mine].mean() == pytest.approx(before[mine].mean(), abs=1e-12)


def test_are_deals_of_partners_untouched() -> None:
    before = np.array([10.0, 12.0])
    made = conflict_discount(before, np.array([0]), np.array([0]), np.array(["a", "a"]), 7.0)
    assert made.given.tolist() == [10.0, 12.0]


def test_does_no_discount_fall_below_zero() -> None:
    before = np.array([0.2, 20.0])
    same = np.array(["a", "a"])
    made = conflict_discount(before, np.arange(2), np.array([1]), same, 7.0)
    assert made.given[0] == 0.0


def test_do_strata_tell_period_term_pull_and_outcome_apart() -> None:
    day = np.array(["2024-12-31", "2025-01-01"], dtype="datetime64[D]")
    deals = {
        "close_date": np.repeat(day, 8),
        "term_years": np.tile([3, 3, 3, 3, 1, 1, 1, 1], 2),
        "outcome": np.tile(["won", "won", "lost", "lost"], 4),
    }
    assert np.unique(strata(deals, np.arange(16) % 2 == 0)).size == 16
