# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.datasets.catalog import folder
from oms42.datasets.customers import account_pnl, consumption_m
from oms42.datasets.market import accounts, bookings_monthly

from .loaders import Loader, check


@pytest.mark.parametrize("loader", [account_pnl, consumption_m])
def test_does_each_loader_give_the_table_of_its_name(loader: Loader) -> None:
    check(loader)


@pytest.mark.parametrize("loader", [account_pnl, consumption_m])
def test_is_every_account_one_of_the_crm(loader: Loader) -> None:
    assert set(loader()["account_id"]) <= set(accounts()["account_id"])


def test_are_the_totals_that_the_datasheet_warns_of_those_of_the_tables() -> None:
    """Revenue of accounts and of the company by fiscal year, in millions of dollars."""
    text = (folder() / "README.md").read_text("utf-8")
    said = next(line for line in text.splitlines() if line.startswith("- **`account_pnl` adds up"))
    ours = account_pnl().groupby("year")["revenue"].sum() / 1e6
    theirs = bookings_monthly()
    reported = theirs.groupby(theirs["month"].dt.year)["revenue"].sum() / 1e6
    assert f"${ours[2025]:.1f}M: the reported ${reported[2025]:.1f}M less" in said
    assert f"${ours[2023]:.1f}M and ${ours[2024]:.1f}M" in said
    assert f"${reported[2023]:.1f}M and ${reported[2024]:.1f}M" in said
