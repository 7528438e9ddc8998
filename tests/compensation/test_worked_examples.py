# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The worked examples of chapter 3 on pay curves and statements, to the printed digit."""

import numpy as np
import pytest

from oms42.compensation import Clawback, Plan, Tiers, Transaction, statement

BANDS = [(0.5, 0.6), (1.0, "solve"), (1.25, 1.5), (None, 2.0)]
WE31 = {
    "salary": 120_000,
    "target_incentive": 120_000,
    "quota": 1_200_000,
    "tiers": BANDS,
}
# attainment, incentive, compensation cost of sales (total pay over bookings, in percent)
PRINTED = [
    (0.45, 32_400, 28.2),
    (0.80, 86_400, 21.5),
    (1.00, 120_000, 20.0),
    (1.18, 152_400, 19.2),
    (1.40, 201_000, 19.1),
]


@pytest.mark.parametrize(("attainment", "incentive", "ccos"), PRINTED)
def test_does_the_pay_curve_pay_what_the_text_prints(
    attainment: float, incentive: float, ccos: float
) -> None:
    """WE3.1, by hand for 118 %: .5·.6 + .5·1.4 + .18·1.5 = 1.27 of 120,000 = 152,400."""
    plan = Plan.simple(**WE31)
    assert float(plan.payout(attainment)) == pytest.approx(incentive, abs=1e-6)
    total = float(plan.total_pay(attainment))
    assert round(100 * total / (attainment * 1_200_000), 1) == ccos


@pytest.mark.parametrize("period", ["monthly", "quarterly", "annual"])
@pytest.mark.parametrize(("attainment", "incentive"), [row[:2] for row in PRINTED])
def test_does_a_cumulative_statement_pay_the_same_to_the_cent(
    attainment: float, incentive: float, period: str
) -> None:
    """WE3.1 however often it is settled: true-ups to date lose no cent."""
    plan = Plan.simple(**WE31, period=period)
    twelfth = attainment * 1_200_000 / 12
    deals = [(f"O{month}", f"2026-{month:02d}-15", twelfth) for month in range(1, 13)]
    assert statement(plan, deals).incentive == incentive


def test_is_the_solved_rate_one_point_four() -> None:
    """WE3.1: (1 - .5·.6) / .5 = 1.4 of the base rate of 10 %."""
    assert float(Tiers(BANDS).solved()[1]) == 1.4


def test_does_a_convex_curve_cost_more_than_pay_at_the_mean() -> None:
    """WE3.1: A ~ N(.92, .28) cut at 0: E about 109.2k (± 0.3k), pay at the mean about 106.5k."""
    plan = Plan.simple(**WE31)
    draws = np.random.default_rng(42).normal(0.92, 0.28, 400_000).clip(0)
    assert float(plan.payout(draws).mean()) == pytest.approx(109_200, abs=300)
    # by hand: .3 + .42 · 1.4 = .888 of 120,000 = 106,560 at .92
    assert float(plan.payout(0.92)) == pytest.approx(106_560, abs=1e-6)
    assert 100 * float((draws >= 1).mean()) == pytest.approx(38.7, abs=0.3)


def test_what_does_pulling_a_deal_into_the_quarter_gain() -> None:
    """WE3.3: 288,000 pays 28,800; with 90,000 more 45,600: 12,000 at 10 % + 78,000 at 20 %."""
    plan = Plan.simple(
        quota=1_200_000,
        unit="rate",
        tiers=[(1.0, 0.10), (None, 0.20)],
        period="quarterly",
        accumulation="discrete",
    )
    first = [("O1", "2026-03-01", 288_000)]
    pulled = statement(plan, [*first, ("O2", "2026-03-31", 90_000)])
    assert statement(plan, first)["2026Q1"].paid == 28_800
    assert pulled["2026Q1"].paid == 45_600
    assert pulled["2026Q1"].paid - 28_800 == 16_800
    # in the next quarter, alone: 90,000 at 10 %
    waited = statement(plan, [*first, ("O2", "2026-04-01", 90_000)])
    assert waited["2026Q2"].paid == 9_000


def of_value(basis: str, **rules: object) -> Plan:
    """A plan that pays 10 % of a value of the contract."""
    one = {"name": "contracts", "basis": basis, "tiers": {"steps": [{"rate": 0.1}], "unit": "rate"}}
    return Plan(basis, measures=[one], **rules)


DEAL = {"id": "C1", "day": "2026-01-10", "amount": 300_000, "acv": 300_000, "tcv": 900_000}


def test_what_does_a_three_year_deal_pay_on_total_and_on_annual_value() -> None:
    """WE3.4: 10 % of 3 × 300,000 = 90,000; of 300,000 = 30,000."""
    assert statement(of_value("tcv"), [DEAL]).incentive == 90_000
    assert statement(of_value("acv"), [DEAL]).incentive == 30_000


def test_does_a_recoverable_advance_leave_pay_on_what_was_delivered() -> None:
    """WE3.4: 90,000 paid ahead; switch at month 14 of 36: 90,000 · 14/36 = 35,000 stays."""
    plan = of_value("tcv", clawback=Clawback("switch", within_months=36, share="prorata"))
    first = statement(plan, [DEAL])
    second = statement(plan, [{**DEAL, "cancelled": "2027-03-10"}], year=2027, earlier=first)
    assert first.incentive == 90_000
    assert second.amount("switch") == -55_000
    assert second.balance == 55_000  # nothing earned in 2027 to keep it back from
    assert first.incentive - second.balance == 35_000


def test_does_a_kicker_on_anniversaries_pay_one_percent_for_each_extra_year() -> None:
    """WE3.4: 30,000 at signing, then 1 % of 300,000 = 3,000 on each of two anniversaries."""
    plan = Plan(
        "ACV and kicker",
        measures=[
            {
                "name": "new",
                "products": ["new"],
                "tiers": {"steps": [{"rate": 0.1}], "unit": "rate"},
            },
            {
                "name": "kicker",
                "products": ["anniversary"],
                "tiers": {"steps": [{"rate": 0.01}], "unit": "rate"},
            },
        ],
    )
    signed = Transaction("C1", "2026-01-10", 300_000, product="new")
    years = [
        Transaction(f"C1/{year}", f"{year}-01-10", 300_000, product="anniversary")
        for year in (2027, 2028)
    ]
    paid = [statement(plan, [one]).incentive for one in (signed, *years)]
    assert paid == [30_000, 3_000, 3_000]


@pytest.mark.parametrize(
    ("contracts", "rate"), [(0, 0.0), (9, 0.0), (10, 0.02), (19, 0.02), (20, 0.05), (25, 0.05)]
)
def test_does_the_retroactive_example_of_the_transition_group_pay_on_all_contracts(
    contracts: int, rate: float
) -> None:
    """TRG, November 2016: 0–9 contracts 0 %, 10–19 2 % of 1–19, 20 and more 5 % of 1–20+.

    Every contract is worth 1,000 here: 19 pay 2 % of 19,000 = 380, 20 pay 5 % of 20,000 = 1,000.
    """
    plan = Plan(
        "Contracts",
        measures=[
            {
                "name": "contracts",
                "counts": "count",
                "tiers": {
                    "steps": [(10, 0), (20, 0.02), (None, 0.05)],
                    "kind": "retroactive",
                    "unit": "rate",
                    "by": "amount",
                },
            }
        ],
    )
    deals = [(f"C{k}", f"2026-{1 + k % 12:02d}-01", 1_000) for k in range(contracts)]
    assert statement(plan, deals, year=2026).incentive == pytest.approx(rate * contracts * 1_000)
