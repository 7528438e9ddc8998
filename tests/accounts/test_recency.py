# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Histories: are purchases counted as the purchase models need them, and as they were known?"""

import numpy as np
import pytest

from oms42.accounts import histories, rfm_scores
from oms42.datasets import real


def test_are_cdnow_customers_summed_up_as_in_the_paper() -> None:
    """Fader, Hardie and Lee (2005): 2,357 customers, 39 weeks; the first has 2, 30.43, 38.86."""
    bought = real.cdnow()
    made = histories(bought["customer_id"], bought["date"], bought["amount"], as_of="1997-09-30")
    assert made.customer.size == 2357
    first = (made.frequency[0], made.recency[0], made.age[0], made.spend[0])
    assert first == pytest.approx((2, 30.43, 38.86, 22.35), abs=0.006)


def test_does_nothing_count_that_was_bought_later() -> None:
    """A purchase after the day is planted; every measure stays."""
    who, when = ["A", "A", "B"], ["2026-01-01", "2026-02-01", "2026-01-20"]
    before = histories(who, when, [1, 2, 3], as_of="2026-03-01")
    after = histories(
        [*who, "A", "C"], [*when, "2026-04-01", "2026-04-02"], [1, 2, 3, 99, 99], as_of="2026-03-01"
    )
    assert before.to_frame().equals(after.to_frame())


def test_do_two_purchases_of_a_day_count_once() -> None:
    """By hand, in days: first day, then 5 + 7 on the eleventh day."""
    made = histories(
        ["A"] * 3,
        ["2026-01-01", "2026-01-11", "2026-01-11"],
        [1, 5, 7],
        as_of="2026-01-31",
        days_per_period=1,
    )
    assert (made.frequency[0], made.recency[0], made.age[0], made.spend[0]) == (1, 10, 30, 12)


def test_are_equal_customers_scored_alike() -> None:
    """By hand: ranks 1, 2.5, 2.5, 4 of 4, in halves: 1, 2, 2, 2."""
    made = rfm_scores([1, 5, 5, 9], [1, 2, 3, 4], [4, 3, 2, 1], groups=2)
    assert made[:, 0].tolist() == [1, 2, 2, 2]
    assert made[:, 1].tolist() == [1, 1, 2, 2]
    assert made[:, 2].tolist() == [2, 2, 1, 1]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((["A"], ["2026-01-01", "2026-01-02"]), "customer has shape"),
        ((["A"], ["NaT"]), "day is missing for a purchase"),
        ((["A"], ["2027-01-01"]), "nobody had bought by 2026-06-30; the first purchase is of 2027"),
    ],
)
def test_is_bad_input_named(given: tuple[list[str], list[str]], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        histories(*given, as_of="2026-06-30")


def test_are_scores_of_unlike_columns_refused() -> None:
    with pytest.raises(ValueError, match="one value a customer each"):
        rfm_scores(np.arange(5), np.arange(6), np.arange(5), groups=2)
