# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A commission on a pool of contracts: the example of the Transition Resource Group."""

import pytest

from oms42.compensation import amortise, pooled_commission


def test_is_the_commission_the_one_of_the_trg_example() -> None:
    """TRG, November 2016: 0–9 contracts 0 %, 10–19 2 % of all, 20 and more 5 % of all.

    Contracts of 1,000: the tenth brings 2 % of 10,000 = 200, the twentieth 1,000 − 380 = 620.
    """
    made = pooled_commission([1_000.0] * 25)
    assert [made.due[n - 1] for n in (9, 10, 19, 20, 25)] == pytest.approx(
        [0, 200, 380, 1000, 1250]
    )
    assert made.added[9] == pytest.approx(200)
    assert made.added[19] == pytest.approx(620)
    assert made.added[20] == pytest.approx(50)
    assert made.total == pytest.approx(1_250)
    assert made.allocated == pytest.approx([50.0] * 25)


def test_is_all_of_it_capitalized_by_contract() -> None:
    made = pooled_commission([1_000.0] * 25)
    schedules = [amortise(round(float(one), 2), 36) for one in made.allocated]
    assert sum(sum(one.cents) for one in schedules) == 125_000


def test_do_larger_contracts_bear_more() -> None:
    made = pooled_commission([100.0, 300.0], [(2, 0.1)])
    assert made.due.tolist() == pytest.approx([0, 40])
    assert made.allocated.tolist() == pytest.approx([10, 30])


def test_are_tiers_out_of_order_refused() -> None:
    with pytest.raises(ValueError, match="must rise"):
        pooled_commission([1.0], [(20, 0.05), (10, 0.02)])
    with pytest.raises(ValueError, match="0 or more"):
        pooled_commission([-1.0])
