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


def test_is_converted_what_belongs_to_a_won_deal_alone(regs: Columns, world: World) -> None:
    deals = world.tables["opportunities"]
    won = deals["dealreg_id"][deals["outcome"] == "won"]
    converted = regs["dealreg_id"][regs["status"] == "converted"]
    assert set(converted.tolist()) == set(won[won != ""].tolist())


def test_is_active_what_has_not_expired(regs: Columns) -> None:
    active = regs["status"] == "active"
    assert (regs["expires"][active] >= np.datetime64("2026-09-30")).all()
    assert (regs["expires"][regs["status"] == "expired"] < np.datetime64("2026-09-30")).all()


def test_is_a_price_disclosed_on_about_a_third_everywhere(regs: Columns) -> None:
    """35 % of 2,100, within 3 standard errors (3.1 points)."""
    assert regs["end_user_price_disclosed"].mean() == pytest.approx(0.35, abs=0.032)
