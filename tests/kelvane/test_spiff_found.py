# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.bookings import bookings
from oms42.kelvane.identity import Identity
from oms42.kelvane.spiff_found import spiff_found
from oms42.kelvane.world import World

from .bookings_measures import LIFTED, estimated


@pytest.mark.parametrize("seed", [42, 7])
def test_do_lifts_and_errors_agree_with_least_squares(seed: int) -> None:
    """statsmodels, in the analyst's measure of PT-10."""
    world = bookings(World(Identity(seed)))
    cube = world.tables["bookings_monthly"]["units"].reshape(45, 4, 4)
    lift, error = spiff_found(cube[:, :, 2], cube[:, :, 3], tuple(LIFTED))
    for at, quarter in enumerate(LIFTED):
        assert (lift[at], error[at]) == pytest.approx(estimated(world, quarter), rel=1e-9)


def test_is_the_lift_within_two_standard_errors_in_every_company() -> None:
    """By chance alone one of the three is further out in about one company of ten."""
    planted = {"2025Q3": 0.28, "2025Q4": -0.16, "2026Q1": -0.08}
    for seed in range(30):
        world = bookings(World(Identity(seed)))
        for quarter, size in planted.items():
            lift, error = estimated(world, quarter)
            assert np.abs(lift - size) <= 2.0 * error + 1e-9, (seed, quarter)
