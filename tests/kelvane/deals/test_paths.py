# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.paths import amounts_known, last_stage, stages

N = 4000
RNG = np.random.default_rng(1)


def test_stalls_a_lost_deal_earlier_where_it_was_less_likely() -> None:
    probability = RNG.random(N)
    wins = RNG.random(N) < 0.3
    last = last_stage(np.random.default_rng(2), wins, probability)
    assert set(last[wins].tolist()) == {5}
    low, high = probability < 0.3, probability > 0.7
    assert last[~wins & low].mean() < last[~wins & high].mean() - 0.5


def test_are_stalls_spread_as_the_shares_say() -> None:
    """5, 12, 22, 29 and 32 % of the deals that are not won."""
    last = last_stage(np.random.default_rng(3), np.zeros(N, dtype=bool), RNG.random(N))
    assert np.bincount(last, minlength=6)[1:] / N == pytest.approx(
        np.array([0.05, 0.12, 0.22, 0.29, 0.32]), abs=0.001
    )


def test_never_goes_a_stage_back_or_beyond_the_last() -> None:
    deal, progress = np.repeat(np.arange(100), 21), np.tile(np.linspace(0, 1, 21), 100)
    last = RNG.integers(1, 6, 100)
    stage = stages(np.random.default_rng(4), deal, progress, last).reshape(100, 21)
    assert (np.diff(stage, axis=1) >= 0).all()
    assert (stage[:, 0] == 1).all()
    assert (stage[:, -1] == last).all()


def test_is_the_amount_a_round_guess_first_and_right_in_the_end() -> None:
    deal, progress = np.repeat(np.arange(N), 3), np.tile([0.0, 0.5, 1.0], N)
    amount = np.exp(RNG.normal(11, 0.5, N))
    known = amounts_known(np.random.default_rng(5), deal, progress, amount).reshape(N, 3)
    assert (known[:, 2] == amount).all()
    assert (known[:, 0] % 100 == 0).all()
    error = np.log(known / amount[:, None])
    assert error[:, 0].std() == pytest.approx(0.22, abs=0.01)
    assert error[:, 1].std() == pytest.approx(0.11, abs=0.01)
    assert (known[:, 0] / amount).mean() == pytest.approx(1.0, abs=0.015)
