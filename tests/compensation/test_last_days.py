# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The hockey stick: are the last business days counted right, and Kelvane's found?"""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from oms42.compensation import hockey_stick
from oms42.compensation.last_days import calendar_days, days_left
from oms42.datasets import columns


def test_are_business_days_to_the_end_those_of_the_calendar() -> None:
    """31 March 2026 is a Tuesday; 28 March a Saturday, counted for Friday the 27th."""
    found = days_left(["2026-03-31", "2026-03-30", "2026-03-28", "2026-03-27", "2026-04-01"])
    assert found.tolist() == [0, 1, 2, 2, 64]
    assert days_left(["2025-12-31", "2025-08-29"]).tolist() == [0, 22]


def test_are_shares_and_discounts_those_by_hand() -> None:
    """First quarter 3 of 4, second 1 of 2; together 4 of 6; 20 of 129 business days."""
    made = hockey_stick(
        pd.Series(pd.to_datetime(["2026-01-15", "2026-03-30", "2026-05-04", "2026-06-30"])),
        [1, 3, 1, 1],
        discounts=[10, 16, 12, 18],
        draws=50,
    )
    assert made.by_quarter == pytest.approx([0.75, 0.5])
    assert made.share == pytest.approx(4 / 6)
    assert made.even == pytest.approx(20 / (64 + 65))
    assert made.ratio == pytest.approx(made.share / made.even)
    assert (made.discount_late, made.discount_before) == (17, 11)
    assert made.quarters == ("2026Q1", "2026Q2")
    assert made.profile[[0, 1]] == pytest.approx([1 / 6, 3 / 6]), "30 June and 30 March"
    assert made.profile.sum() == pytest.approx(1)
    assert made.to_frame()["share"].tolist() == [0.75, 0.5]


def test_does_a_fiscal_year_move_the_quarters() -> None:
    """From February: 30 April 2026 ends the first quarter of fiscal 2027; March is its middle."""
    assert days_left(["2026-04-30", "2026-04-29", "2026-01-30"], 2).tolist() == [0, 1, 0]
    made = hockey_stick(["2026-03-31", "2026-04-30", "2026-07-31"], first_month=2, draws=50)
    assert made.quarters == ("2027Q1", "2027Q2")
    assert made.by_quarter == pytest.approx([0.5, 1.0])
    with pytest.raises(ValueError, match="first_month is 13"):
        days_left(["2026-04-30"], 13)


def test_is_even_booking_no_hockey_stick() -> None:
    days = np.arange("2024-01-01", "2026-01-01", dtype="datetime64[D]")
    made = hockey_stick(days[np.is_busday(days)], draws=50)
    assert made.ratio == pytest.approx(1.0)
    assert np.isnan(made.discount_late)


def test_is_kelvanes_share_the_planted_one() -> None:
    """PT-05: 46 % of the bookings in the last ten business days of a quarter; ± 2 points."""
    deals = columns("opportunities")
    rows = (deals["outcome"] == "won") & (deals["close_date"] < np.datetime64("2026-10-01"))
    made = hockey_stick(
        deals["close_date"][rows], deals["amount_acv"][rows], discounts=deals["discount_pct"][rows]
    )
    assert made.share == pytest.approx(0.46, abs=0.02)
    assert made.lower < made.share < made.upper
    assert made.ratio > 2.5
    assert made.discount_late > made.discount_before


def test_are_dates_read_in_every_form() -> None:
    forms = [dt.date(2026, 3, 31), dt.datetime(2026, 3, 31, 12), np.datetime64("2026-03-31T05")]
    for one in forms:
        assert calendar_days([one])[0] == np.datetime64("2026-03-31")


def test_is_what_is_no_date_refused() -> None:
    with pytest.raises(TypeError, match="like 2026-03-31"):
        hockey_stick([20260331, 20260630])
    with pytest.raises(TypeError, match="what is no date"):
        hockey_stick(["yesterday", "2026-01-01"])
    with pytest.raises(ValueError, match="missing date"):
        hockey_stick(["NaT", "2026-01-01"])
    with pytest.raises(ValueError, match="at least two"):
        hockey_stick(["2026-01-02", "2026-01-03"])
    with pytest.raises(ValueError, match="0 or more"):
        hockey_stick(["2026-01-02", "2026-04-03"], [1, -1])
