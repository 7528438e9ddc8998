# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What stands behind the registrations?"""

import numpy as np
import pytest

from oms42.kelvane.world import Columns, World


@pytest.fixture(scope="module")
def regs(world: World) -> Columns:
    return world.tables["deal_regs"]


def test_does_a_deal_with_a_registration_have_its_partner_and_account(
    regs: Columns, world: World
) -> None:
    deals = world.tables["opportunities"]
    rows = np.flatnonzero(deals["dealreg_id"] != "")
    assert rows.size > 300
    found = {key: i for i, key in enumerate(regs["dealreg_id"].tolist())}
    place = np.array([found[key] for key in deals["dealreg_id"][rows].tolist()])
    assert np.unique(place).size == place.size
    assert np.array_equal(regs["partner_id"][place], deals["partner_id"][rows])
    assert np.array_equal(regs["account_id"][place], deals["account_id"][rows])
    assert (regs["registered"][place] <= deals["created"][rows]).all()
    assert (deals["created"][rows] <= regs["expires"][place]).all()
    won = deals["outcome"][rows] == "won"
    assert np.array_equal(regs["status"][place] == "converted", won)


def test_does_no_agent_register(regs: Columns, world: World) -> None:
    partners = world.tables["partners"]
    agents = partners["partner_id"][partners["type"] == "agent"]
    assert not np.isin(regs["partner_id"], agents).any()
    assert np.unique(regs["partner_id"]).size == 40


def test_is_the_account_in_the_partner_s_region(regs: Columns, world: World) -> None:
    partners, accounts = world.tables["partners"], world.tables["accounts"]
    home = dict(zip(partners["partner_id"].tolist(), partners["region"].tolist(), strict=True))
    there = dict(zip(accounts["account_id"].tolist(), accounts["region"].tolist(), strict=True))
    pairs = zip(regs["partner_id"].tolist(), regs["account_id"].tolist(), strict=True)
    abroad = [pair for pair in pairs if home[pair[0]] != there[pair[1]]]
    assert abroad == []


def test_is_a_second_registration_of_a_protected_account_rare_or_rejected(regs: Columns) -> None:
    """A partner may register two deals of its own at one account; others do not meet."""
    order = np.lexsort((regs["registered"], regs["account_id"]))
    table = {name: values[order] for name, values in regs.items()}
    met = table["account_id"][1:] == table["account_id"][:-1]
    met &= table["registered"][1:] <= table["expires"][:-1]
    met &= (table["status"][1:] != "rejected") & (table["status"][:-1] != "rejected")
    other = met & (table["partner_id"][1:] != table["partner_id"][:-1])
    assert other.sum() <= 3


def test_do_partners_register_many_of_their_own_deals_within_a_month(world: World) -> None:
    deals, regs = world.tables["opportunities"], world.tables["deal_regs"]
    rows = np.flatnonzero(deals["dealreg_id"] != "")
    place = np.searchsorted(regs["dealreg_id"], deals["dealreg_id"][rows])
    age = (deals["created"][rows] - regs["registered"][place]).astype(int)
    assert (age.min(), age.max() <= 30) == (0, True)
    assert age.mean() > 8
