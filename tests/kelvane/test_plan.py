# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.bookings_magnitudes import BookingsMagnitudes
from oms42.kelvane.demand import chance
from oms42.kelvane.draws import stream
from oms42.kelvane.facts import PRODUCTS
from oms42.kelvane.flows import solve
from oms42.kelvane.identity import Identity
from oms42.kelvane.months import months, quarters
from oms42.kelvane.plan import plan

SIZE = BookingsMagnitudes.of(Identity())
PLAN_Q3_2026 = {
    "subscription": 32_000_000,
    "consumption": 5_760_000,
    "hardware": 9_000_000,
    "services": 3_300_000,
}


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("seed", [42, 5])
def test_is_the_plan_of_q3_2026_the_fact(product: str, seed: int) -> None:
    table = plan(solve(product, chance(stream(seed, "bookings_monthly")), SIZE))
    assert table[quarters(months()) == "2026Q3"].sum() == PLAN_Q3_2026[product]


@pytest.mark.parametrize("product", PRODUCTS)
def test_is_the_plan_in_whole_thousands_and_positive(product: str) -> None:
    table = plan(solve(product, chance(stream(42, "bookings_monthly")), SIZE))
    assert (table % 1000 == 0).all()
    assert table.min() > 0


def test_does_the_plan_know_nothing_of_the_spiff() -> None:
    """Year-on-year growth of planned hardware in Q3 2025 is close to that of Q2 and Q4 2025."""
    table = plan(solve("hardware", chance(stream(42, "bookings_monthly")), SIZE)).sum(axis=1)
    quarter = table.reshape(15, 3).sum(axis=1)
    growth = quarter[8:12] / quarter[4:8]
    assert np.ptp(growth) < 0.02
