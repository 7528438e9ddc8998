# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""How each firm stands with Kelvane: customer or prospect, key account, since when, through whom.

Customers are drawn in each layer in the promised number, firms of larger potential sooner. 490 of
them bought before January 2023, the first day of the tables; what the others bought first, and
when, is settled with their won deal (`oms42.kelvane.deals`). Key accounts are six for each key
account manager, the firms of the region with the highest

$$z(\ln \text{potential}) + 0.9\,z(\text{pre-trend}) + 0.6\,\varepsilon$$

among the customers of before 2023: they are chosen because they were growing already (PT-18).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.field.firms import Firms
from oms42.kelvane.field.layers import LAYERS
from oms42.kelvane.field.seats import KAMS
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

EARLY = 490
KEYS_EACH = 6
PRE_TREND = (0.07, 0.09)
# Share of customers and of prospects that a partner has brought.
THROUGH_PARTNER = (0.31, 0.08)
FIRST_DAY, LAST_DAY = "2023-01-02", "2026-09-30"
OLDEST_DAY = "2017-01-02"


@dataclass(frozen=True)
class Standing:
    """Hold how each firm stands with Kelvane.

    Attributes:
        customer: Whether it has a contract on 30 September 2026.
        key: Whether it is a key account.
        first_purchase: Date of the first contract; NaT for prospects.
        pre_trend: Yearly growth of its purchases before the key account program, as a share.
        partner: Key of the partner that brought it; empty for none.
    """

    customer: NDArray[np.bool_]
    key: NDArray[np.bool_]
    first_purchase: NDArray[np.datetime64]
    pre_trend: NDArray[np.float64]
    partner: NDArray[np.str_]


def standing(identity: Identity, firms: Firms, partners: Columns) -> Standing:
    """Draw how each firm stands with Kelvane.

    Args:
        identity: Which company.
        firms: The firms.
        partners: Region of each partner.

    Returns:
        One entry a firm.

    Example:
        >>> from oms42.kelvane.field import firms, grid, partner_regions, potential, workload
        >>> who = Identity()
        >>> work, planted = workload.workload(who), potential.potential(who)
        >>> them = firms.firms(who, grid.grid(), work, planted)
        >>> drawn = standing(who, them, partner_regions.partner_regions(who))
        >>> int(drawn.customer.sum()), int(drawn.key.sum())
        (1310, 84)
    """
    rng = identity.stream("field.standing")
    size = firms.layer.size
    customer = _customers(rng, firms)
    early = _early(rng, firms, customer)
    pre_trend = PRE_TREND[0] + PRE_TREND[1] * bell(rng, (size,))
    region = np.array([REGIONS.index(layer.region) for layer in LAYERS])[firms.layer]
    key = _keys(rng, firms, early, pre_trend, region)
    first = _first_purchase(rng, customer, early)
    through = rng.random(size) < np.where(customer, *THROUGH_PARTNER)
    partner = np.full(size, "", dtype="U5")
    for number, name in enumerate(REGIONS):
        rows = np.flatnonzero(through & (region == number))
        pool = partners["partner_id"][partners["region"] == name]
        partner[rows] = pool[(rng.random(rows.size) ** 1.5 * pool.size).astype(np.int64)]
    return Standing(customer, key, first, pre_trend, partner)


def _customers(rng: np.random.Generator, firms: Firms) -> NDArray[np.bool_]:
    """Draw the promised number of customers of each layer."""
    score = 0.5 * np.log(firms.potential) + bell(rng, firms.layer.shape)
    chosen = np.zeros(firms.layer.size, dtype=bool)
    for number, layer in enumerate(LAYERS):
        rows = np.flatnonzero(firms.layer == number)
        chosen[rows[np.argsort(-score[rows], kind="stable")[: layer.customers]]] = True
    return chosen


def _early(
    rng: np.random.Generator, firms: Firms, customer: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Draw who bought before the first day of the tables."""
    rows = np.flatnonzero(customer)
    score = 0.4 * np.log(firms.potential[rows]) + bell(rng, rows.shape)
    early = np.zeros(customer.size, dtype=bool)
    early[rows[np.argsort(-score, kind="stable")[:EARLY]]] = True
    return early


def _keys(
    rng: np.random.Generator,
    firms: Firms,
    early: NDArray[np.bool_],
    pre_trend: NDArray[np.float64],
    region: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Choose the key accounts."""
    size, growth = np.log(firms.potential), pre_trend
    score = (size - size[early].mean()) / size[early].std()
    score += 0.9 * (growth - growth[early].mean()) / growth[early].std()
    score += 0.6 * bell(rng, early.shape)
    chosen = np.zeros(early.size, dtype=bool)
    for number, managers in enumerate(KAMS):
        rows = np.flatnonzero(early & (region == number))
        chosen[rows[np.argsort(-score[rows], kind="stable")[: KEYS_EACH * managers]]] = True
    return chosen


def _first_purchase(
    rng: np.random.Generator, customer: NDArray[np.bool_], early: NDArray[np.bool_]
) -> NDArray[np.datetime64]:
    """Draw dates: before 2023 for the early, from 2023 on for the others, more of them late."""
    day = np.full(customer.size, np.datetime64("NaT"), dtype="datetime64[D]")
    spans = ((early, OLDEST_DAY, FIRST_DAY), (customer & ~early, FIRST_DAY, LAST_DAY))
    for rows, first, last in spans:
        start, end = np.datetime64(first, "D"), np.datetime64(last, "D")
        days = int((end - start).astype(np.int64))
        drawn = start + (rng.random(int(rows.sum())) ** 0.8 * days).astype(np.int64)
        day[rows] = np.busday_offset(drawn, 0, roll="backward")
    return day
