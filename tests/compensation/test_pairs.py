# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rules that meet: does each pair pay what a hand calculation says?"""

import pytest

from oms42.compensation import (
    Bonus,
    Cap,
    Clawback,
    Draw,
    Gate,
    Modifier,
    Plan,
    Role,
    Transaction,
    Windfall,
    statement,
)

DOUBLE = [(1.0, 1), (None, 2)]


def simple(**rules: object) -> Plan:
    """Quota 400,000, target 40,000 (base rate 10 %), twice the rate above quota, by quarter."""
    told = {"quota": 400_000, "target_incentive": 40_000, "tiers": DOUBLE, "period": "quarterly"}
    return Plan.simple(**{**told, **rules})


def paid(done: object) -> list[float]:
    """Incentive by period."""
    return [span.paid for span in done.periods]


def test_does_a_cap_stop_the_accelerator() -> None:
    """Cap × accelerator: 160 % earns 40,000 + 60 % · 2 · 40,000 = 88,000; the cap is 1.5 · 40,000.

    It binds from 40,000 + x · 80,000 = 60,000, x = .25: 125 % of quota.
    """
    plan = simple(caps=[Cap(1.5, applies_to="bookings")])
    assert statement(plan, [("O1", "2026-02-01", 640_000)]).incentive == 60_000
    assert statement(plan, [("O1", "2026-02-01", 500_000)]).incentive == 60_000
    assert statement(plan, [("O1", "2026-02-01", 499_000)]).incentive == 59_800


def test_does_a_cumulative_cap_bind_on_the_year_and_a_discrete_one_on_the_quarter() -> None:
    """Cap 1.5. One quarter of 200,000, then nothing.

    Cumulative: 50 % of the year: 20,000, no cap. Discrete: quota 100,000, target 10,000: 200 %
    earns 10,000 + 20,000 = 30,000, capped at 15,000.
    """
    deals = [("O1", "2026-02-01", 200_000)]
    cap = [Cap(1.5, applies_to="bookings")]
    assert statement(simple(caps=cap), deals).incentive == 20_000
    assert statement(simple(caps=cap, accumulation="discrete"), deals).incentive == 15_000


def test_does_a_clawback_raise_the_balance_of_a_draw() -> None:
    """Draw × clawback, recoverable draw 5,000 a quarter, rate 10 %.

    Q1 earns 3,000: paid 5,000, owes 2,000. Q2 earns 9,000 less 3,000 clawed back (O1) less 2,000
    owed = 4,000 < 5,000: paid 5,000, owes 1,000. Q3 earns 8,000 - 1,000 = 7,000. Q4: 5,000 ahead.
    """
    plan = simple(draws=[Draw(5_000)], clawback=Clawback("exit", within_months=12))
    deals = [
        Transaction("O1", "2026-01-10", 30_000, cancelled="2026-05-05"),
        Transaction("O2", "2026-04-10", 90_000),
        Transaction("O3", "2026-07-10", 80_000),
    ]
    done = statement(plan, deals)
    assert paid(done) == [5_000, 5_000, 7_000, 5_000]
    assert [span.balance for span in done.periods] == [2_000, 1_000, 0, 5_000]
    assert done.earned == 17_000  # 3,000 + 9,000 - 3,000 + 8,000


def test_does_a_guarantee_shield_against_low_sales_and_not_against_clawbacks() -> None:
    """Guarantee 5,000: Q1 earns 3,000, topped up to 5,000, nothing owed.

    Q2 earns 0, topped up to 5,000, less 3,000 clawed back = 2,000.
    """
    plan = simple(
        draws=[Draw(5_000, recoverable=False)], clawback=Clawback("exit", within_months=12)
    )
    deals = [Transaction("O1", "2026-01-10", 30_000, cancelled="2026-05-05")]
    done = statement(plan, deals)
    assert paid(done) == [5_000, 2_000, 5_000, 5_000]
    assert done.balance == 0


def test_does_a_split_fill_the_tiers_with_its_share_alone() -> None:
    """Split × tier: 70 % of 800,000 is 560,000: 400,000 at 10 % + 160,000 at 20 % = 72,000.

    Without splitting first it would be 70 % of (40,000 + 80,000) = 84,000.
    """
    deals = [Transaction("O1", "2026-02-01", 800_000, share=0.7)]
    assert statement(simple(), deals).incentive == 72_000


def test_does_an_overlay_count_at_its_role_and_split() -> None:
    """Overlay × split: 600,000 · 50 % split · 40 % role = 120,000 at 10 % = 12,000."""
    plan = simple(crediting=[Role("overlay", 0.4)])
    deals = [Transaction("O1", "2026-02-01", 600_000, share=0.5, role="overlay")]
    assert statement(plan, deals).incentive == 12_000


def test_does_a_shut_gate_hold_back_the_jump_of_a_retroactive_tier() -> None:
    """Gate × retroactive: at 100 % all 400,000 pay 20 % = 80,000 if margin ≥ .5, else a quarter.

    With accumulation the gate judges the year to date: Q1 shut (300,000 at 10 %, a quarter: 7,500),
    Q2 open: 80,000 to date, so Q2 pays 72,500.
    """
    plan = simple(
        kind="retroactive", gates=[Gate("margin", "margin", at_least=0.5, otherwise=0.25)]
    )
    deals = [("O1", "2026-02-01", 300_000), ("O2", "2026-05-01", 100_000)]
    done = statement(plan, deals, metrics={"margin": [0.49, 0.5, 0.5, 0.5]})
    assert paid(done) == [7_500, 72_500, 0, 0]
    lines = done["2026Q2"].postings[0].lines
    assert [(one.transaction, one.amount) for one in lines] == [
        ("O1", 30_000),  # re-rated: 300,000 · (20 % - 10 %)
        ("O2", 20_000),
        ("", 22_500),  # the gate's 22,500 of Q1 come back
    ]


def test_has_a_seller_hired_in_july_half_the_quota_of_a_cumulative_year() -> None:
    """Mid-year hire × cumulative: quota 200,000, target 20,000. 150,000 in Q3, 100,000 in Q4.

    Q3: 150,000 at 10 % = 15,000. Q4: 50,000 at 10 % + 50,000 at 20 % = 15,000; 30,000 in all,
    which is 125 %: 20,000 + 25 % · 2 · 20,000.
    """
    plan = simple(salary=100_000)
    deals = [("O1", "2026-08-01", 150_000), ("O2", "2026-11-01", 100_000)]
    done = statement(plan, deals, start="2026-07-01")
    assert paid(done) == [0, 0, 15_000, 15_000]
    assert done.salary == 50_000
    assert done["2026Q4"].postings[0].quota == 200_000


def test_is_a_month_begun_in_the_middle_counted_by_its_days() -> None:
    """Hired 16 April: 15 of 30 days, so 8.5 of 12 months: quota 400,000 · 8.5/12 = 283,333.33."""
    done = statement(simple(), [("O1", "2026-05-01", 100_000)], start="2026-04-16")
    assert done["2026Q2"].postings[0].quota == pytest.approx(400_000 * 8.5 / 12)


def test_does_a_windfall_clause_work_before_the_accelerator() -> None:
    """Windfall × accelerator: 900,000; above 50 % of 400,000 a quarter counts.

    200,000 + 700,000 / 4 = 375,000 of credit: below quota, 37,500. Without: 40,000 + 100,000.
    """
    plan = simple(windfall=Windfall(above=0.5, counts=0.25))
    deals = [("O1", "2026-02-01", 900_000)]
    assert statement(plan, deals).incentive == 37_500
    assert statement(simple(), deals).incentive == 140_000


def test_does_a_discount_lower_the_credit_and_so_attainment() -> None:
    """Modifier of a transaction × tier: 500,000 · .8 = 400,000 pays 40,000, no accelerator."""
    plan = simple(
        modifiers=[Modifier("price", "discount", [(0, 1), (0.2, 0.8)], level="transaction")]
    )
    deals = [Transaction("O1", "2026-02-01", 500_000, values={"discount": 0.2})]
    assert statement(plan, deals).incentive == 40_000


def test_does_a_modifier_work_before_the_cap() -> None:
    """Modifier × cap: 150 % earns 80,000; · 1.1 = 88,000; the cap of 2 · 40,000 leaves 80,000."""
    plan = simple(
        modifiers=[Modifier("retention", "nrr", [(0, 1), (1.1, 1.1)])],
        caps=[Cap(2, applies_to="bookings")],
    )
    deals = [("O1", "2026-02-01", 600_000)]
    assert statement(plan, deals, metrics={"nrr": 1.15}).incentive == 80_000
    assert statement(plan, deals, metrics={"nrr": 1.0}).incentive == 80_000
    small = [("O1", "2026-02-01", 400_000)]
    assert statement(plan, small, metrics={"nrr": 1.15}).incentive == 44_000


def test_does_a_cap_on_the_sum_stop_bonuses_too() -> None:
    """Cap × bonus: 40,000 + 5,000 bonus at 100 %; the cap of 42,000 a year takes 3,000."""
    plan = simple(
        caps=[Cap(42_000, "money")], bonuses=[Bonus("quota", "bookings", 5_000, per="year")]
    )
    done = statement(plan, [("O1", "2026-02-01", 400_000)])
    assert done.incentive == 42_000
    assert done.amount("cap on the sum") == -3_000


def test_does_a_clawback_take_back_what_the_cap_left() -> None:
    """Clawback × cap: O1 and O2 earn 40,000 each of 60,000 that the cap leaves: 30,000 comes back.

    600,000 in two halves, rate 10 % to 400,000 and 20 % above: O1 300,000 · 10 % = 30,000; O2
    100,000 · 10 % + 200,000 · 20 % = 50,000; cap 60,000 takes a quarter of each: O1 keeps 22,500.
    """
    plan = simple(
        caps=[Cap(1.5, applies_to="bookings")], clawback=Clawback("exit", within_months=12)
    )
    deals = [
        Transaction("O1", "2026-01-10", 300_000, cancelled="2026-07-05"),
        Transaction("O2", "2026-01-11", 300_000),
    ]
    done = statement(plan, deals)
    assert done.amount("exit") == -22_500
    assert done.earned == 37_500


def test_do_true_ups_of_a_retroactive_tier_follow_a_cancelled_deal() -> None:
    """Clawback × retroactive: O1 paid 10 % (10,000), cancelled in Q2, re-rated to 20 % in Q3.

    The re-rating of 10,000 in Q3 is taken back with it.
    """
    plan = simple(kind="retroactive", clawback=Clawback("exit", within_months=12))
    deals = [
        Transaction("O1", "2026-01-10", 100_000, cancelled="2026-05-05"),
        Transaction("O2", "2026-08-10", 300_000),
    ]
    done = statement(plan, deals)
    assert [span.amount("exit") for span in done.periods] == [0, -10_000, -10_000, 0]
    assert done.earned == 60_000  # 300,000 at 20 %
