# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.expansions import Expansions, expansions
from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.identity import Identity


@pytest.fixture(scope="module")
def made(base: Base) -> Expansions:
    winners = base.deals.desk[base.deals.won & ~base.deals.new]
    rng = np.random.default_rng(1)
    return expansions(rng, base.them, winners, DealMagnitudes.of(Identity()))


def test_are_41_percent_of_3050_won(made: Expansions) -> None:
    assert (made.won.size, int(made.won.sum())) == (3_050, 1_250)


def test_wins_an_often_pushed_expansion_6_percent(made: Expansions) -> None:
    """305 deals, 18 or 19 of them won: an exact count, rounded."""
    often = made.pushes >= 3
    assert made.won[often].mean() == pytest.approx(0.06, abs=0.005)
    assert made.probability[often].mean() == pytest.approx(0.06, abs=1e-12)


def test_helps_every_further_contact(made: Expansions) -> None:
    rate = [made.won[np.minimum(made.contacts, 3) == k].mean() for k in (1, 2, 3)]
    assert rate[0] + 0.04 < rate[1] < rate[2] - 0.02


def test_are_the_true_probabilities_those_of_the_outcome(made: Expansions) -> None:
    assert made.probability.mean() == pytest.approx(made.won.mean(), abs=0.002)


def test_lose_desks_that_win_more_also_more(made: Expansions) -> None:
    won, lost = np.bincount(made.desk[made.won]), np.bincount(made.desk[~made.won])
    size = max(won.size, lost.size)
    won, lost = np.pad(won, (0, size - won.size)), np.pad(lost, (0, size - lost.size))
    assert np.corrcoef(won, lost)[0, 1] > 0.5
