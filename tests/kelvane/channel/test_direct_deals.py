# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are direct deals found, and their time on the account?"""

import numpy as np
import pytest

from oms42.kelvane.channel.direct_deals import (
    account_rows,
    direct_deals,
    quarter_of,
    quarter_start,
)
from oms42.kelvane.world import Columns


def days(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[D]")


@pytest.fixture
def opportunities() -> Columns:
    return {
        "account_id": np.array(["A2", "A1", "A2", "A1", "A2"]),
        "type": np.array(["new", "expansion", "renewal", "new", "expansion"]),
        "partner_id": np.array(["", "", "", "P-001", ""]),
        "created": days("2024-01-10", "2024-02-01", "2024-01-01", "2024-01-01", "2026-08-01"),
        "close_date": days("2024-03-01", "2024-05-01", "2024-02-01", "2024-02-01", "2026-08-15"),
        "outcome": np.array(["lost", "won", "won", "won", "open"]),
    }


def test_are_renewals_and_partners_deals_left_out(opportunities: Columns) -> None:
    deals = direct_deals(opportunities, {"account_id": np.array(["A1", "A2", "A3"])})
    assert deals.row.tolist() == [1, 0, 4]
    assert deals.account.tolist() == [0, 1, 1]
    assert deals.start.tolist() == [0, 1, 3, 3]


def test_is_an_open_deal_open_until_the_last_day(opportunities: Columns) -> None:
    """Its close date in the CRM may have passed."""
    deals = direct_deals(opportunities, {"account_id": np.array(["A1", "A2", "A3"])})
    assert str(deals.until[2]) == "2026-09-30"


def test_are_deals_counted_that_were_open_between_two_days(opportunities: Columns) -> None:
    deals = direct_deals(opportunities, {"account_id": np.array(["A1", "A2", "A3"])})
    account = np.array([1, 1, 1, 0, 2])
    first = days("2024-03-01", "2024-03-02", "2024-01-01", "2024-01-01", "2023-01-01")
    last = days("2024-04-01", "2026-07-31", "2026-12-31", "2024-01-31", "2026-09-30")
    assert deals.touching(account, first, last).tolist() == [1, 0, 2, 0, 0]


def test_do_quarters_and_their_first_days_agree() -> None:
    quarter = np.arange(15)
    assert np.array_equal(quarter_of(quarter_start(quarter)), quarter)
    assert np.array_equal(quarter_of(quarter_start(quarter + 1) - 1), quarter)


def test_are_accounts_found_whatever_their_order() -> None:
    accounts = {"account_id": np.array(["b", "c", "a"])}
    assert account_rows(accounts, np.array(["c", "a", "b", "c"])).tolist() == [1, 2, 0, 1]


def test_does_nothing_touch_anything_where_there_are_no_direct_deals(
    opportunities: Columns,
) -> None:
    renewed = {**opportunities, "type": np.full(5, "renewal")}
    deals = direct_deals(renewed, {"account_id": np.array(["A1", "A2"])})
    assert deals.touching(np.array([0]), days("2023-01-01"), days("2026-09-30")).tolist() == [0]
