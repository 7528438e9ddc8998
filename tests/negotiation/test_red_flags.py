# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Red flags: the case's partner, and the planted entries below the approval limit."""

import numpy as np
import pytest
import scipy.stats

from oms42 import datasets
from oms42.negotiation import limit_flag, peer_flag
from oms42.negotiation.red_flags import _poisson_tail

PEERS = [16, 18, 17, 21, 15, 19, 20, 18, 17, 19, 16, 20]


def test_is_the_case_as_printed() -> None:
    """WE9.5: mean 18.0, SD 1.86, z = 5.4 for a margin of 28."""
    made = peer_flag(28, PEERS)
    assert (made.mean, round(made.sd, 2), round(made.z, 1)) == (18, 1.86, 5.4)


def test_is_the_robust_distance_that_of_scipy() -> None:
    usual = scipy.stats.median_abs_deviation(PEERS, scale="normal")
    assert peer_flag(28, PEERS).robust_z == pytest.approx(10 / usual)


def test_can_one_odd_peer_hide_another() -> None:
    """A second partner at 30 stretches the spread; the median's distance stays."""
    hidden = peer_flag(28, [*PEERS, 30, 31])
    assert hidden.z < 2.5
    assert hidden.robust_z > 4


def test_what_if_half_of_the_peers_are_equal() -> None:
    assert peer_flag(9, [5, 5, 5, 6]).robust_z == np.inf
    assert peer_flag(5, [5, 5, 5, 6]).robust_z == 0


def test_are_the_planted_entries_found_in_the_case() -> None:
    """PT-25: 22 hospitality entries split just under the limit of 500."""
    values = datasets.load("gifts_hospitality")["value_usd"]
    made = limit_flag(values, 500, 20)
    assert made.below >= 22
    assert made.excess == pytest.approx(22, abs=3)
    assert made.p < 1e-6


def test_is_a_smooth_law_left_alone() -> None:
    """Lognormal entries, many times: at the 5 percent level few are flagged."""
    rng = np.random.default_rng(2)
    found = [limit_flag(rng.lognormal(4.5, 0.9, 6000), 500, 20).p < 0.05 for _ in range(200)]
    assert np.mean(found) < 0.12


@pytest.mark.parametrize(("seen", "mean"), [(0, 2.0), (1, 0.5), (5, 2.0), (22, 1.5), (40, 50.0)])
def test_is_the_chance_that_of_scipy(seen: int, mean: float) -> None:
    assert _poisson_tail(seen, mean) == pytest.approx(scipy.stats.poisson.sf(seen - 1, mean))


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: peer_flag(1, [2, 2, 2]), "all peers are 2; without spread there is no distance"),
        (lambda: peer_flag(1, [2, 3]), "peers"),
        (lambda: limit_flag([1.0], 500, 0), "window is 0"),
        (lambda: limit_flag([1.0], 500, 200), "3 windows of 200 below 500 reach below zero"),
        (lambda: limit_flag([1.0], 500, 20, around=1), "around is 1"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()
