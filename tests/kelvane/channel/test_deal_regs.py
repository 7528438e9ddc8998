# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do registrations stand behind the right deals and nowhere else?"""

import numpy as np
import pytest

from oms42.kelvane.world import Columns, World


@pytest.fixture(scope="module")
def regs(world: World) -> Columns:
    return world.tables["deal_regs"]


def test_are_there_2100_registrations_in_order_of_the_day(regs: Columns) -> None:
    assert regs["dealreg_id"].size == np.unique(regs["dealreg_id"]).size == 2_100
    assert (np.diff(regs["registered"]) >= np.timedelta64(0)).all()
    assert regs["registered"].min() >= np.datetime64("2023-01-01")
    assert regs["registered"].max() <= np.datetime64("2026-09-30")


def test_do_registrations_run_for_90_days(regs: Columns) -> None:
    assert ((regs["expires"] - regs["registered"]) == np.timedelta64(90, "D")).all()


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


def test_is_converted_what_belongs_to_a_won_deal_alone(regs: Columns, world: World) -> None:
    deals = world.tables["opportunities"]
    won = deals["dealreg_id"][deals["outcome"] == "won"]
    converted = regs["dealreg_id"][regs["status"] == "converted"]
    assert set(converted.tolist()) == set(won[won != ""].tolist())


def test_is_active_what_has_not_expired(regs: Columns) -> None:
    active = regs["status"] == "active"
    assert (regs["expires"][active] >= np.datetime64("2026-09-30")).all()
    assert (regs["expires"][regs["status"] == "expired"] < np.datetime64("2026-09-30")).all()


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


def test_is_a_price_disclosed_on_about_a_third_everywhere(regs: Columns) -> None:
    """35 % of 2,100, within 3 standard errors (3.1 points)."""
    assert regs["end_user_price_disclosed"].mean() == pytest.approx(0.35, abs=0.032)


def test_are_accounts_that_are_protected_already_rejected_first(regs: Columns) -> None:
    """Two live registrations of one account are few: a partner's own deal may come late."""
    order = np.lexsort((regs["registered"], regs["account_id"]))
    table = {name: values[order] for name, values in regs.items()}
    same = table["account_id"][1:] == table["account_id"][:-1]
    met = same & (table["registered"][1:] <= table["expires"][:-1])
    rejected = table["status"] == "rejected"
    assert (met & ~rejected[1:] & ~rejected[:-1]).sum() < 0.02 * met.size
    assert rejected[1:][met].mean() > 2 * rejected.mean()
