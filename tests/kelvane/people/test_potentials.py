# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.potentials import potentials
from oms42.kelvane.world import World


def test_do_territories_keep_the_index_of_the_map(any_roster: World) -> None:
    seats = any_roster.hidden["seats"]
    index = potentials(any_roster.identity, seats)
    own = ~np.isnan(seats["potential_index"])
    assert int(own.sum()) == 60
    assert np.array_equal(index[own], seats["potential_index"][own])


def test_is_the_index_of_portfolios_spread_as_that_of_territories(any_roster: World) -> None:
    cv = PeopleMagnitudes.of(any_roster.identity).potential_cv
    index = potentials(any_roster.identity, any_roster.hidden["seats"])[60:]
    assert index.size == 24
    assert index.mean() == pytest.approx(1.0)
    assert index.std() == pytest.approx(cv)
    assert index.min() > 0.3
    assert np.mean((index - 1.0) ** 3) > 0  # skewed to the right, as a lognormal is
