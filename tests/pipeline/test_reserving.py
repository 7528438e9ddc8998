# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reserving: is the threshold the one that costs least, and is every slot counted once?"""

import numpy as np
import pytest

from oms42.pipeline import reserve


def test_is_a_small_case_as_counted_by_hand() -> None:
    """Threshold 2/(2+3) = .4: slots for .9, .4, .6; one idle at 2; one win of .3 rushed at 3."""
    made = reserve([0.9, 0.4, 0.6, 0.3, 0.1], [1, 1, 0, 1, 0], rush=3, idle=2)
    assert made.threshold == pytest.approx(0.4)
    assert (made.reserved, made.idle, made.rushed, made.cost) == (3, 1, 1, 5.0)


def test_does_no_other_threshold_cost_less_where_chances_are_true() -> None:
    """Expected cost by exact chances, over all cut points."""
    p = np.linspace(0.005, 0.995, 100)
    cost = {cut: sum((1 - q) if q >= cut else 4 * q for q in p) for cut in np.linspace(0, 1, 201)}
    best = min(cost, key=lambda cut: cost[cut])
    assert reserve(p, np.ones(100), rush=4).threshold == pytest.approx(best, abs=0.011)


def test_do_chances_that_are_too_high_reserve_too_much() -> None:
    rng = np.random.default_rng(2)
    true = rng.beta(1, 4, 5000)
    won = (rng.random(5000) < true).astype(int)
    honest, loud = (reserve(p, won, rush=3) for p in (true, true / (true + (1 - true) / 4)))
    assert loud.reserved > 1.5 * honest.reserved
    assert loud.cost > 1.15 * honest.cost


@pytest.mark.parametrize("given", [{"rush": 0}, {"rush": 3, "idle": -1}])
def test_are_costs_of_zero_or_less_refused(given: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="above 0"):
        reserve([0.5], [1], **given)


def test_must_lengths_agree() -> None:
    with pytest.raises(ValueError, match="won"):
        reserve([0.5, 0.2], [1], rush=2)
