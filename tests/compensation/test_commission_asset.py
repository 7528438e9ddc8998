# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Commission as an asset: schedule, expedient, renewals, end of contract."""

from decimal import Decimal
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.compensation import amortise, benefit_months, commensurate, impairment


def test_is_the_asset_spread_as_in_the_book() -> None:
    """WE3.5: 48,000 over five years: 9,600 a year, not 48,000 in the first."""
    made = amortise(48_000, 60)
    assert made.capitalized
    assert made.by_year.tolist() == [9_600] * 5
    assert made.expense[0] == 800
    assert made.carrying[11] == 38_400


@given(
    st.integers(0, 10**9),
    st.integers(1, 120),
    st.one_of(st.none(), st.lists(st.floats(0.01, 9), min_size=120, max_size=120)),
)
def test_does_no_cent_get_lost(cents: int, months: int, pattern: list[float] | None) -> None:
    commission = Decimal(cents) / 100
    made = amortise(commission, months, pattern=None if pattern is None else pattern[:months])
    assert sum(made.cents) == cents
    assert min(made.cents) >= 0
    assert made.carrying[-1] == 0
    if pattern is None:
        assert max(made.cents) - min(made.cents) <= 1


def test_are_odd_cents_spread_as_by_hand() -> None:
    """100.00 over three months: 33.33, 66.67 and 100.00 cumulated: 33.33, 33.34, 33.33."""
    made = amortise(100, 3)
    assert made.cents == (3333, 3334, 3333)
    assert fsum(made.expense) == 100


def test_does_the_expedient_reach_twelve_months_and_no_further() -> None:
    short, long = amortise(1_200, 12, expedient=True), amortise(1_300, 13, expedient=True)
    assert not short.capitalized
    assert short.expense.tolist() == [1_200] + [0] * 11
    assert long.capitalized
    assert long.expense.tolist() == [100] * 13
    assert amortise(1_200, 12).capitalized, "it is an election"


def test_is_the_transfer_of_services_followed() -> None:
    """Half of the service in the first of three months, the rest evenly."""
    assert amortise(100, 3, pattern=[2, 1, 1]).expense.tolist() == [50, 25, 25]


def test_is_what_is_left_expensed_when_the_contract_ends() -> None:
    made = amortise(48_000, 60).ended(14)
    assert made.months == 14
    assert made.cents[:13] == (80_000,) * 13
    assert made.expense[-1] == 48_000 - 13 * 800
    assert sum(made.cents) == 4_800_000
    assert made.to_frame()["carrying"].iloc[-1] == 0


def test_is_a_renewal_commensurate_if_proportional() -> None:
    """TRG, November 2016: 5 % and 5 % are; 6 % and 2 % are not, whatever the effort (Q3.6)."""
    assert commensurate(0.05, 0.05)
    assert not commensurate(0.06, 0.02)
    assert not commensurate(0.06, 0.0)
    assert benefit_months(36, 60, 0.06, 0.02) == 60
    assert benefit_months(36, 60, 0.05, 0.05) == 36
    assert benefit_months(36, 24, 0.06, 0.0) == 36, "never shorter than the contract"


def test_is_an_asset_beyond_what_is_to_come_impaired() -> None:
    """IFRS 15.101: 9,600 carried; 20,000 to come less 15,000 of costs leaves 5,000: 4,600."""
    assert impairment(9_600, 20_000, 15_000) == 4_600
    assert impairment(9_600, 20_000) == 0
    assert impairment(9_600, 1_000, 2_000) == 9_600


def test_are_wrong_arguments_refused() -> None:
    with pytest.raises(ValueError, match="whole cents"):
        amortise(10.005, 3)
    with pytest.raises(ValueError, match="months is 0"):
        amortise(10, 0)
    with pytest.raises(ValueError, match="pattern needs 3 values"):
        amortise(10, 3, pattern=[1, 1])
    with pytest.raises(ValueError, match="has 3 months"):
        amortise(10, 3).ended(4)
    with pytest.raises(ValueError, match="commission is -1"):
        amortise(-1, 3)
