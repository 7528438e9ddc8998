# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do greedy opening and exchange count what they save, and stop only where nothing saves?"""

import itertools
from typing import Any

import numpy as np
import pytest

from oms42.territories.site_exchange import Exchange, exchange, greedy

from .places import random_graph


def total(cost: Any, sites: Any) -> float:
    return float(cost[:, sites].min(axis=1).sum())


@pytest.mark.parametrize("seed", range(5))
def test_does_each_greedy_step_open_the_site_that_saves_most(seed: int) -> None:
    cost = np.random.default_rng(seed).random((30, 20))
    opened = greedy(cost, 6)
    for step in range(6):
        choices = [total(cost, [*opened[:step], j]) for j in range(20)]
        assert total(cost, opened[: step + 1]) == pytest.approx(min(choices), rel=1e-12)


def test_does_greedy_open_every_site_if_it_must() -> None:
    assert sorted(greedy(np.ones((3, 4)), 4)) == [0, 1, 2, 3]


@pytest.mark.parametrize("seed", range(5))
def test_does_the_sum_of_parts_give_the_saving_of_every_exchange(seed: int) -> None:
    cost = np.random.default_rng(seed).integers(0, 9, (15, 10)).astype(float)
    state = Exchange(cost, np.array([0, 3, 5]))
    state.improve()
    saving = state.gain - state.loss[:, None] + state.extra
    for out, site in itertools.product(range(3), range(10)):
        if site not in state.sites:
            changed = state.sites.copy()
            changed[out] = site
            assert saving[out, site] == state.value - total(cost, changed)


@pytest.mark.parametrize("seed", range(5))
def test_is_no_single_exchange_left_that_saves(seed: int) -> None:
    cost = random_graph(60, seed)
    sites, value = exchange(cost, np.arange(7))
    assert value == total(cost, sites)
    for out, site in itertools.product(range(7), range(60)):
        assert total(cost, [*np.delete(sites, out), site]) >= value


def test_is_there_nothing_to_exchange_when_all_sites_are_open() -> None:
    sites, value = exchange(np.array([[0.0, 2], [2, 0]]), np.array([1, 0]))
    assert (sites.tolist(), value) == ([0, 1], 0)
