# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.comp_payouts import MEAN_TERM, SPIFF_QUARTER, formula
from oms42.kelvane.world import Columns, World


def one(quarter: str, quota: float, acv: float, tcv: float, splits: float = 1.0) -> Columns:
    return {
        "quarter": np.array([quarter]),
        "quota": np.array([quota]),
        "bookings_acv": np.array([acv]),
        "bookings_tcv": np.array([tcv]),
        "credited_splits": np.array([splits]),
    }


def test_does_a_quarter_at_quota_pay_a_quarter_of_the_target_incentive() -> None:
    """At the plan's mean term, and in 2024 at annual value: 120,000 ÷ 4."""
    now = formula(one("2026Q2", 300_000, 300_000, 300_000 * MEAN_TERM), np.array([120_000.0]))
    then = formula(one("2024Q2", 300_000, 300_000, 900_000), np.array([120_000.0]))
    assert now["commission"].tolist() == then["commission"].tolist() == [30_000.0]
    assert now["accelerator"].tolist() == [0.0]


def test_do_three_year_terms_pay_three_times_as_much_since_2025() -> None:
    """The first design fault."""
    short = formula(one("2025Q1", 300_000, 200_000, 200_000), np.array([120_000.0]))
    long = formula(one("2025Q1", 300_000, 200_000, 600_000), np.array([120_000.0]))
    assert long["commission"][0] == pytest.approx(3 * short["commission"][0], abs=0.02)


def test_does_the_rate_double_above_quota_without_a_cap() -> None:
    """Faults two and three: at 300 % two thirds of the commission are paid once more."""
    paid = formula(one("2026Q1", 100_000, 300_000, 300_000 * MEAN_TERM), np.array([40_000.0]))
    assert paid["commission"][0] == pytest.approx(30_000.0)
    assert paid["accelerator"][0] == pytest.approx(20_000.0)


def test_is_nothing_ever_taken_back(world: World) -> None:
    """Fault four."""
    assert (world.tables["comp_payouts"]["clawback"] == 0.0).all()


def test_do_split_credits_above_one_overpay(world: World) -> None:
    paid = formula(one("2026Q1", 1e5, 5e4, 1e5, 1.3), np.array([4e4]))
    fair = formula(one("2026Q1", 1e5, 5e4, 1e5), np.array([4e4]))
    assert paid["commission"][0] == pytest.approx(1.3 * fair["commission"][0], abs=0.02)


def test_is_total_pay_the_sum_of_its_parts(world: World) -> None:
    pay = world.tables["comp_payouts"]
    parts = sum(pay[k] for k in ("base_paid", "commission", "accelerator", "spiff"))
    assert pay["payout_total"] == pytest.approx(parts - pay["clawback"], abs=0.011)


def test_did_most_sellers_earn_the_spiff_of_2025_in_its_quarter(world: World) -> None:
    pay = world.tables["comp_payouts"]
    inside = pay["quarter"] == SPIFF_QUARTER
    assert (pay["spiff"][inside] > 0).mean() > 0.7
    assert (pay["spiff"][~inside] > 0).mean() == pytest.approx(0.45, abs=0.06)


def test_is_a_years_variable_pay_that_of_the_worked_example(world: World) -> None:
    """Blueprint WE3.6: 88 and 100 thousand dollars, women and men; here within a tenth."""
    pay = world.tables["comp_payouts"]
    rows = np.isin(pay["quarter"], ["2025Q4", "2026Q1", "2026Q2", "2026Q3"])
    mean = float(np.mean((pay["commission"] + pay["accelerator"] + pay["spiff"])[rows]))
    assert 4 * mean == pytest.approx((30 * 88_000 + 54 * 100_000) / 84, rel=0.1)
