# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.bookings_magnitudes import BookingsMagnitudes
from oms42.kelvane.demand import Chance, chance
from oms42.kelvane.draws import stream
from oms42.kelvane.facts import PRODUCTS
from oms42.kelvane.flows import COUNTED, planted, price_path, solve, spread
from oms42.kelvane.identity import Identity
from oms42.kelvane.months import quarters, simulated_months

FY2025 = {"subscription": 104.0, "consumption": 17.6, "hardware": 42.2, "services": 12.2}
Q3_2026 = {"subscription": 31.16, "consumption": 5.76, "hardware": 10.64, "services": 3.256}

SIZE = BookingsMagnitudes.of(Identity())


def luck(seed: int) -> Chance:
    return chance(stream(seed, "bookings_monthly"))


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("seed", [42, 0, 9])
def test_do_the_solved_level_and_growth_meet_both_facts(product: str, seed: int) -> None:
    flow = solve(product, luck(seed), SIZE)
    quarter = quarters(simulated_months())
    year = flow.revenue[np.char.startswith(quarter, "2025")].sum() / 1e6
    assert year == pytest.approx(FY2025[product], rel=1e-9)
    assert flow.revenue[quarter == "2026Q3"].sum() / 1e6 == pytest.approx(
        Q3_2026[product], rel=1e-9
    )


@pytest.mark.parametrize("product", COUNTED)
def test_is_growth_of_counted_products_the_same_for_every_seed(product: str) -> None:
    assert solve(product, luck(1), SIZE).growth == solve(product, luck(2), SIZE).growth


def test_does_a_company_without_chance_shock_or_spiff_just_grow() -> None:
    """By hand: the same quarter a year later is 1.03⁴ times as large in EMEA."""
    flow = spread("subscription", 0.03, np.ones((57, 4)), SIZE)
    quarter = flow.deals[:, 1].reshape(19, 3).sum(axis=1)
    assert quarter[4:] / quarter[:-4] == pytest.approx(np.full(15, 1.03**4))
    assert flow.use.max() == 0.0


def test_does_the_spiff_touch_hardware_alone() -> None:
    """Planted: +28 %, −16 % and −8 % on units (PT-10)."""
    ratio = planted("hardware", SIZE) / planted("services", SIZE)
    quarter = quarters(simulated_months())
    expected = {"2025Q3": 1.28, "2025Q4": 0.84, "2026Q1": 0.92}
    for name in np.unique(quarter).tolist():
        assert ratio[quarter == name] == pytest.approx(expected.get(name, 1.0))


def test_does_the_price_path_end_at_the_price_of_q3_2026() -> None:
    ends = {p: price_path(p, SIZE)[-2] for p in PRODUCTS}
    assert ends == pytest.approx(
        {"subscription": 41.0, "consumption": 960.0, "hardware": 5600.0, "services": 5087.5}
    )
