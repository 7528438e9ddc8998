# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The calculation: is a statement of one seller and one year, and is a wrong request refused?"""

import pandas as pd
import pytest

from oms42.compensation import Plan, statement

PLAN = Plan.simple(quota=1_200, target_incentive=120, salary=100, period="monthly")
DEALS = pd.DataFrame(
    {
        "id": ["O1", "O2", "O3"],
        "rep_id": ["R1", "R2", "R1"],
        "date": ["2026-01-05", "2026-01-06", "2026-03-01"],
        "amount": [100, 999, 50],
    }
)


def test_is_a_statement_of_one_seller() -> None:
    done = statement(PLAN, DEALS, seller="R1")
    assert (done.seller, done.year, done.incentive) == ("R1", 2026, 15)
    with pytest.raises(ValueError, match=r"are of 2 sellers \('R1', 'R2'\); .* pass seller="):
        statement(PLAN, DEALS)


def test_does_the_salary_of_twelve_months_add_up_to_the_year() -> None:
    """100 / 12 = 8.333…: eight or nine cents over, 100.00 in all."""
    done = statement(PLAN, [], year=2026)
    assert done.salary == 100
    assert {span.salary for span in done.periods} == {8.33, 8.34}


def test_do_true_ups_lose_no_cent_whatever_the_period() -> None:
    """99.99 a month at 1/9 of the base rate: each month ends in thirds of cents."""
    tiers = [(None, "1/90")]
    deals = [(f"O{m}", f"2026-{m:02d}-10", "99.99") for m in range(1, 13)]
    pays = {
        period: statement(
            Plan.simple(quota=1_000, tiers=tiers, unit="rate", period=period), deals
        ).incentive
        for period in ("monthly", "quarterly", "annual")
    }
    assert set(pays.values()) == {13.33}  # 1,199.88 / 90 = 13.332


@pytest.mark.parametrize(
    ("table", "more", "said"),
    [
        ([], {}, "no transaction and no year; give year="),
        (
            [("O1", "2025-06-01", 1)],
            {"year": 2026},
            "before the fiscal year 2026; leave it out, or",
        ),
        ([("O1", "2027-06-01", 1)], {"year": 2026}, "after the fiscal year 2026"),
        ([("O1", "2026-06-01", 1)], {"start": "2026-07-01"}, "the seller was not employed"),
        ([("O1", "2026-06-01", 1)], {"start": "June"}, "'June' is no day; allowed: a date"),
    ],
)
def test_is_a_request_refused_that_makes_no_statement(table, more, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        statement(PLAN, table, **more)


def test_is_a_leaver_paid_to_the_last_day_and_no_further() -> None:
    """Half a year: quota 600, target 60, 50 for the salary; 600 sold is 100 %."""
    done = statement(PLAN, [("O1", "2026-05-01", 600)], end="2026-06-30")
    assert (done.incentive, done.salary) == (60, 50)
    assert done["2026-07"].postings == ()
