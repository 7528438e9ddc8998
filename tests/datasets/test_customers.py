# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.datasets.customers import account_pnl, consumption_m
from oms42.datasets.market import accounts

from .loaders import Loader, check


@pytest.mark.parametrize("loader", [account_pnl, consumption_m])
def test_does_each_loader_give_the_table_of_its_name(loader: Loader) -> None:
    check(loader)


@pytest.mark.parametrize("loader", [account_pnl, consumption_m])
def test_is_every_account_one_of_the_crm(loader: Loader) -> None:
    assert set(loader()["account_id"]) <= set(accounts()["account_id"])
