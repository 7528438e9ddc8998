# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What does the stage add, and what does it change of what others have made?"""

import numpy as np
import pytest

from oms42.kelvane.world import World


def test_does_the_list_price_agree_with_amount_and_discount(world: World) -> None:
    deals = world.tables["opportunities"]
    direct = (deals["type"] != "renewal") & (deals["partner_id"] == "")
    dollars = deals["amount_acv"] / (1 - deals["discount_pct"] / 100)
    ratio = deals["list_price"][direct] / dollars[direct]
    assert np.median(ratio) == pytest.approx(1.0, abs=1e-6)


def test_are_discounts_discounts(world: World) -> None:
    discount = world.tables["opportunities"]["discount_pct"]
    assert discount.min() >= 0
    assert discount.max() < 50


def test_is_the_volume_of_partners_their_share_of_fiscal_2025(world: World) -> None:
    """Company fact: 31 % of bookings."""
    deals = world.tables["opportunities"]
    won = (deals["outcome"] == "won") & (
        deals["close_date"].astype("datetime64[Y]") == np.datetime64("2025")
    )
    share = world.tables["partners"]["volume"].sum() / deals["amount_acv"][won].sum()
    assert share == pytest.approx(0.31, abs=0.005)


def test_do_hidden_partner_quarters_agree_with_the_table(world: World) -> None:
    cells, regs = world.hidden["partner_quarters"], world.tables["deal_regs"]
    made = dict.fromkeys(np.unique(cells["partner_id"]).tolist(), 0)
    for key in regs["partner_id"].tolist():
        made[key] += 1
    for key, count in made.items():
        assert cells["registrations"][cells["partner_id"] == key].sum() == count
    held = cells["registrations_without_conflict"] - cells["registrations"]
    assert not held[~cells["after_conflict"]].any()


def test_does_a_variant_differ_in_every_table(world: World, variant_world: World) -> None:
    for name in ("partners", "deal_regs", "gifts_hospitality"):
        one, other = world.tables[name], variant_world.tables[name]
        assert any(
            not np.array_equal(one[column], other[column], equal_nan=one[column].dtype.kind == "f")
            for column in one
        ), name
