# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.datasets.channel import deal_regs, gifts_hospitality, partners

from .loaders import Loader, check


@pytest.mark.parametrize("loader", [partners, deal_regs, gifts_hospitality])
def test_does_each_loader_give_the_table_of_its_name(loader: Loader) -> None:
    check(loader)


def test_is_every_registration_by_a_partner_that_exists() -> None:
    assert set(deal_regs()["partner_id"]) <= set(partners()["partner_id"])
