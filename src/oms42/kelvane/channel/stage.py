# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The stage of the channel: partners, their registrations, conflict, and hospitality."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.channel.case_agent import with_case_agent
from oms42.kelvane.channel.conflict_discount import Discounts, conflict_discount, strata
from oms42.kelvane.channel.conflicts import Conflicts, conflicts
from oms42.kelvane.channel.deal_regs import deal_regs
from oms42.kelvane.channel.direct_deals import QUARTERS, DirectDeals, direct_deals
from oms42.kelvane.channel.hospitality import gifts_hospitality
from oms42.kelvane.channel.magnitudes import ChannelMagnitudes
from oms42.kelvane.channel.partners import partners, with_volume
from oms42.kelvane.channel.registration_counts import Counts, registration_counts
from oms42.kelvane.channel.registrations import cells, registrations
from oms42.kelvane.channel.rotation import Rotation, rotation
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.world import Columns, World


def channel(world: World) -> World:
    """Add the tables of the channel, and what conflict does to opportunities.

    Args:
        world: The world so far, with accounts, opportunities and reps.

    Returns:
        The world with `partners`, `deal_regs` and `gifts_hospitality`; with `dealreg_id`,
        `discount_pct` and `list_price` of `opportunities` as registrations and conflict make them;
        with the key of the agent of the case exchanged in `accounts` and `opportunities`; and with
        hidden `channel_conflicts` and `partner_quarters`.

    Raises:
        ValueError: If there are too few direct deals or accounts for the planted numbers.

    Example:
        >>> from oms42.kelvane.field.partner_regions import partner_regions
        >>> from oms42.kelvane.identity import Identity
        >>> i, none = np.arange(3_000), np.full(3_000, "", dtype="<U5")
        >>> day = np.datetime64("2023-01-02") + i * 7 % 1_300
        >>> accounts = {
        ...     "account_id": np.char.zfill(i.astype(str), 4),
        ...     "region": np.resize(REGIONS, i.size),
        ...     "country": np.resize(["US", "DE", "IN", "BR"], i.size),
        ...     "partner_id": none,
        ... }
        >>> deals = {
        ...     "opp_id": i.astype(str),
        ...     "account_id": accounts["account_id"],
        ...     "partner_id": none,
        ...     "type": np.full(i.size, "new"),
        ...     "created": day,
        ...     "close_date": day + 40,
        ...     "outcome": np.full(i.size, "lost"),
        ...     "term_years": np.full(i.size, 1),
        ...     "amount_acv": np.full(i.size, 9e4),
        ...     "list_price": np.full(i.size, 1e5),
        ...     "discount_pct": np.full(i.size, 10.0),
        ... }
        >>> reps = {"rep_id": np.array(["R1"]), "region": np.array(["EMEA"])}
        >>> reps["hire_date"] = np.array(["2020-01-02"], dtype="datetime64[D]")
        >>> reps["leave_date"] = np.array(["NaT"], dtype="datetime64[D]")
        >>> world = World(Identity()).with_tables(
        ...     accounts=accounts, opportunities=deals, reps=reps
        ... )
        >>> world = world.with_hidden(
        ...     partner_regions=partner_regions(Identity()), opportunities={"pulled_in": i < 0}
        ... )
        >>> made = channel(world)
        >>> made.tables["deal_regs"]["dealreg_id"].size
        2100
        >>> int(made.hidden["channel_conflicts"]["in_conflict"].sum())
        249
    """
    identity, size = world.identity, ChannelMagnitudes.of(world.identity)
    places = world.hidden["partner_regions"]
    accounts, deals = with_case_agent(
        world.tables["accounts"], world.tables["opportunities"], places
    )
    them = with_volume(partners(identity, places), deals)
    turns = rotation(identity, them)
    direct = direct_deals(deals, accounts)
    stratum = strata(deals, world.hidden["opportunities"]["pulled_in"])
    region = np.array([REGIONS.index(r) for r in accounts["region"][direct.account].tolist()])
    clash = conflicts(identity, direct, region, stratum[direct.row], turns, size.conflict_share)
    counts = registration_counts(identity, turns, cells(clash, turns), size.registration_fall)
    tables = (accounts, deals, them)
    made = registrations(identity, tables, direct, turns, clash, counts)
    table, key = deal_regs(identity, made, turns, tables)
    discount = conflict_discount(
        deals["discount_pct"], direct.row, direct.row[clash.deal], stratum, size.conflict_discount
    )
    world = world.with_tables(
        accounts=accounts,
        partners=them,
        deal_regs=table,
        gifts_hospitality=gifts_hospitality(identity, world.tables["reps"], accounts),
        opportunities=_changed(deals, key, discount),
    )
    return world.with_hidden(
        channel_conflicts=_conflicts(deals, direct, clash, discount),
        partner_quarters=_quarters(them, turns, counts),
    )


def _changed(deals: Columns, key: NDArray[np.str_], discount: Discounts) -> Columns:
    """Write registrations and discounts into the opportunities; amounts stay as they are."""
    moved = discount.given != deals["discount_pct"]
    listed = np.rint(100.0 * deals["amount_acv"] / (1.0 - discount.given / 100.0)) / 100.0
    return {
        **deals,
        "discount_pct": discount.given,
        "list_price": np.where(moved, listed, deals["list_price"]),
        "dealreg_id": key,
    }


def _conflicts(
    deals: Columns, direct: DirectDeals, clash: Conflicts, discount: Discounts
) -> Columns:
    """Lay out what conflict has done, one row an opportunity."""
    meets = np.zeros(deals["opp_id"].size, dtype=bool)
    meets[direct.row[clash.deal]] = True
    return {
        "opp_id": deals["opp_id"],
        "in_conflict": meets,
        "discount_without_conflict": discount.without_conflict,
    }


def _quarters(them: Columns, turns: Rotation, counts: Counts) -> Columns:
    """Lay out registrations with and without conflict, one row a partner and quarter."""
    return {
        "partner_id": np.repeat(them["partner_id"][turns.partner], QUARTERS),
        "quarter": np.tile(np.arange(QUARTERS), turns.partner.size),
        "conflict": turns.conflict.ravel(),
        "after_conflict": turns.after.ravel(),
        "registrations_without_conflict": counts.without_conflict.ravel(),
        "registrations": counts.made.ravel(),
    }
