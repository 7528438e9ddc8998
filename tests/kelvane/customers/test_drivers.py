# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.kelvane.customers.drivers import Drivers, capital, drivers
from oms42.kelvane.identity import Identity

N = 1_000
REVENUE = np.random.default_rng(1).lognormal(11.4, 0.9, N)
USUAL = 0.38 * REVENUE
EXCESS = np.where(np.arange(N) < 170, 0.45 * REVENUE, 0.0)


@pytest.fixture(scope="module")
def made() -> Drivers:
    return drivers(REVENUE, USUAL, EXCESS, Identity(), 2025)


def test_is_the_cost_at_the_companys_rates_the_promised_one_to_the_cent(made: Drivers) -> None:
    """420 a visit, 65 a support hour, 380 a rush order, 140 a custom hour, 9 % a year on DSO."""
    cost = (
        420 * made.visits
        + 65 * made.support_h
        + 380 * made.rush_orders
        + 140 * made.custom_eng_h
        + made.returns_usd
        + 0.09 * REVENUE * made.days / 365
    )
    assert np.abs(cost - USUAL - EXCESS).max() < 0.0051


def test_are_all_quantities_ones_that_can_be_counted(made: Drivers) -> None:
    for name in ("visits", "support_h", "returns_usd", "rush_orders", "custom_eng_h"):
        assert getattr(made, name).min() >= 0, name
    tenths = 10 * np.concatenate([made.support_h, made.custom_eng_h])
    assert np.abs(tenths - np.rint(tenths)).max() < 1e-6
    assert 20 <= made.days.min() < made.days.max() <= 160


def test_do_three_drivers_cause_four_fifths_of_the_excess(made: Drivers) -> None:
    """PT-17: the gap in cost over revenue between the two groups, split by driver."""
    late = EXCESS > 0
    costs = {
        "visits": 420.0 * made.visits,
        "support": 65 * made.support_h,
        "returns": made.returns_usd,
        "rush": 380.0 * made.rush_orders,
        "custom": 140 * made.custom_eng_h,
        "capital": capital(REVENUE, made.days),
    }
    gap = {
        name: cost[late].sum() / REVENUE[late].sum() - cost[~late].sum() / REVENUE[~late].sum()
        for name, cost in costs.items()
    }
    assert (gap["rush"] + gap["custom"] + gap["capital"]) / sum(gap.values()) == pytest.approx(
        0.80, abs=0.03
    )
    assert abs(gap["visits"]) < 0.01
    assert gap["rush"] / gap["custom"] == pytest.approx(0.42 / 0.58, rel=0.1)
    assert gap["support"] / gap["returns"] == pytest.approx(0.60 / 0.40, rel=0.2)


def test_do_they_pay_45_days_later(made: Drivers) -> None:
    late = EXCESS > 0
    error = (made.days[late].var() / late.sum() + made.days[~late].var() / (~late).sum()) ** 0.5
    assert abs(made.days[late].mean() - made.days[~late].mean() - 45) < 3 * error


def test_does_an_account_that_was_no_customer_cost_nothing() -> None:
    """No revenue, no usual cost: every quantity but the days is 0."""
    none = drivers(np.zeros(1), np.zeros(1), np.zeros(1), Identity(), 2023)
    found = (none.visits, none.support_h, none.returns_usd, none.rush_orders, none.custom_eng_h)
    assert [float(quantity[0]) for quantity in found] == [0.0] * 5


def test_is_capital_nine_percent_a_year_for_the_days() -> None:
    """By hand: 100,000 × 0.09 × 73 / 365 = 1,800."""
    assert capital(np.array([1e5]), np.array([73])).tolist() == pytest.approx([1_800.0])
