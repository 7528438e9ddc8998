# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the arms of the trial have the planted totals, and sellers that differ as planted?"""

import numpy as np
import pytest

from oms42.kelvane.draws import stream
from oms42.kelvane.selling.trial_arms import arm, split_reps


def test_are_sellers_of_like_size_split_between_the_arms() -> None:
    sizes = np.array([90, 88, 50, 49, 20, 19, 5])
    rep = np.repeat([f"R{i}" for i in range(7)], sizes)
    treat, control = split_reps(stream(1, "demo"), rep, np.zeros(rep.size, dtype=bool))
    assert {len(treat), len(control)} == {3}
    total = dict(zip([f"R{i}" for i in range(7)], sizes.tolist(), strict=True))
    assert abs(sum(total[k] for k in treat) - sum(total[k] for k in control)) <= 4
    assert "R6" not in {*treat.tolist(), *control.tolist()}


def test_does_chance_decide_who_of_a_pair_is_treated() -> None:
    rep = np.repeat(["R0", "R1"], [30, 30])
    won = np.zeros(60, dtype=bool)
    first = [split_reps(stream(i, "demo"), rep, won)[0][0] for i in range(40)]
    assert 8 < first.count("R0") < 32


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_has_an_arm_its_totals_and_its_intraclass_correlation(seed: int) -> None:
    """The estimator is that of Shrout & Fleiss (1979), ICC(1,1), on 30 sellers."""
    rng = stream(seed, "demo")
    size = 40 + np.floor(40 * rng.random(30)).astype(int)
    won = np.floor(size * 0.4).astype(int)
    made = arm(
        rng, np.array([f"R{i:02d}" for i in range(30)]), (won, size - won), (1150, 260), 0.03
    )
    assert (made.deals.sum(), made.wins.sum()) == (1150, 260)
    assert (made.wins <= won).all()
    assert (made.deals - made.wins <= size - won).all()
    p, n = made.wins / made.deals, made.deals
    mean = 260 / 1150
    between = (n * (p - mean) ** 2).sum() / 29
    within = (n * p * (1 - p)).sum() / (1150 - 30)
    typical = (1150 - (n**2).sum() / 1150) / 29
    assert (between - within) / (between + (typical - 1) * within) == pytest.approx(0.03, abs=0.012)


def test_is_an_arm_refused_that_the_sellers_cannot_fill() -> None:
    few = np.array([3, 4])
    with pytest.raises(ValueError, match="7 won and 100 lost"):
        arm(stream(1, "demo"), np.array(["R1", "R2"]), (few, few * 0 + 50), (40, 8), 0.03)
