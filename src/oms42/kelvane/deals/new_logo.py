# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Closed new-logo deals: how many each desk works on, and their circumstances.

4,100 deals fall on quarters in proportion to $1.14^{q/4}$ and on layers (region and segment) so
that 67 % of EMEA's are enterprise deals and 17 % of North America's (PT-02; the public sector is
left out of both shares). Within a quarter and layer they fall on the desks in proportion to
$T^{0.8}$ of the desk's target $T$.

Contacts, the presence of Ostler Automation and pushes of the close date are dealt so that every
quarter and layer has its shares. The share of single-threaded deals is flat in 2023 and 2024, rises
in a straight line through the second quarter of 2026 and stays there (PT-01).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.deals.calendar import QUARTERS
from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.magnitudes import NEW, DealMagnitudes
from oms42.kelvane.deals.sampling import dealt, shuffled_order
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.field.layers import SEGMENTS

GROWTH = 1.14
# Share of all deals by segment, and the public sector's by region.
SEGMENT_SHARE = (0.30, 0.62, 0.08)
PUBLIC_SHARE = (0.40, 0.36, 0.14, 0.10)
# Asia-Pacific and Latin America: share of enterprise and mid-market deals, and of enterprise there.
REST, REST_ENTERPRISE = (0.13, 0.09), (0.32, 0.16)
OSTLER = 0.30
# Pushes of the close date: none, one, two, three, four, five.
PUSHES = (0.52, 0.22, 0.12, 0.08, 0.04, 0.02)
# Contacts from three up: three, four, five, six, seven.
MANY = (0.46, 0.27, 0.15, 0.08, 0.04)
# Quarters in which the share of single-threaded deals rises: after 2024Q4, until 2026Q2.
FLAT_UNTIL, RISEN_BY = 7, 13


@dataclass(frozen=True)
class Circumstances:
    """Hold closed deals before their outcome.

    Attributes:
        desk: Row of the desk.
        quarter: Number of the quarter of closing.
        region: Region of the account.
        segment: Segment of the account.
        contacts: Contacts at the buyer, from 1.
        ostler: Whether Ostler Automation competes.
        pushes: How often the close date was moved out.
    """

    desk: NDArray[np.int64]
    quarter: NDArray[np.int64]
    region: NDArray[np.str_]
    segment: NDArray[np.str_]
    contacts: NDArray[np.int64]
    ostler: NDArray[np.bool_]
    pushes: NDArray[np.int64]


def circumstances(rng: np.random.Generator, them: Desks, size: DealMagnitudes) -> Circumstances:
    """Deal the closed new-logo deals to desks and draw their circumstances.

    Args:
        rng: Source of uniform draws.
        them: The desks.
        size: The planted numbers.

    Returns:
        4,100 deals.

    Raises:
        ValueError: If no desk sells to a segment in some quarter.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> n, one = 45, np.ones(45)
        >>> quarter, text = np.repeat(np.arange(15), 3), np.full(n, "NA")
        >>> segment = np.tile(["enterprise", "mid-market", "public"], 15)
        >>> role, aim = np.full(n, "ae"), 1e7 * one
        >>> them = Desks(text, quarter, role, text, segment, text, aim, one, 0 * one)
        >>> made = circumstances(np.random.default_rng(1), them, DealMagnitudes.of(Identity()))
        >>> made.desk.size, round(float((made.contacts[made.quarter < 8] == 1).mean()), 2)
        (4100, 0.34)
    """
    shares = layer_shares(size)
    per_quarter = apportion(NEW, GROWTH ** (np.arange(QUARTERS) / 4.0))
    desk: list[NDArray[np.int64]] = []
    layer: list[NDArray[np.int64]] = []
    counts = _cells(per_quarter, shares)
    for quarter in range(QUARTERS):
        for row, number in enumerate(counts[quarter].tolist()):
            chosen = _desks_of(them, quarter, REGIONS[row % 4], SEGMENTS[row // 4])
            parts = apportion(number, them.target[chosen] ** 0.8)
            desk.append(np.repeat(chosen, parts))
            layer.append(np.full(number, row))
    where = np.concatenate(desk)
    place = np.concatenate(layer)
    quarters = them.quarter[where]
    order = shuffled_order(rng, quarters, place)
    group = dealt(rng, contact_shares(size)[quarters], order)
    many = 3 + dealt(rng, np.tile(MANY, (where.size, 1)), shuffled_order(rng, group, quarters))
    ostler = dealt(
        rng, np.tile([1 - OSTLER, OSTLER], (where.size, 1)), shuffled_order(rng, group, place)
    )
    pushes = dealt(rng, np.tile(PUSHES, (where.size, 1)), shuffled_order(rng, group, place, ostler))
    return Circumstances(
        desk=where,
        quarter=quarters,
        region=np.array(REGIONS)[place % 4],
        segment=np.array(SEGMENTS)[place // 4],
        contacts=np.where(group < 2, group + 1, many),
        ostler=ostler == 1,
        pushes=pushes,
    )


def contact_shares(size: DealMagnitudes) -> NDArray[np.float64]:
    """Return the shares of deals with one, two and three or more contacts by quarter.

    Args:
        size: The planted numbers.

    Returns:
        Shape (15, 3), rows sum to 1.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> contact_shares(DealMagnitudes.of(Identity()))[[0, 10, 14]].round(2).tolist()
        [[0.34, 0.3, 0.36], [0.43, 0.27, 0.3], [0.52, 0.24, 0.24]]
    """
    way = np.clip((np.arange(QUARTERS) - FLAT_UNTIL) / (RISEN_BY - FLAT_UNTIL), 0.0, 1.0)
    single = size.single_before + way * (size.single_after - size.single_before)
    left = 1.0 - size.single_after
    two = size.two_before + way * (left / 2.0 - size.two_before)
    return np.column_stack([single, two, 1.0 - single - two])


def layer_shares(size: DealMagnitudes) -> NDArray[np.float64]:
    """Return the share of all new-logo deals by segment and region.

    Args:
        size: The planted numbers.

    Returns:
        Shape (3, 4), segments in rows, summing to 1.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> shares = layer_shares(DealMagnitudes.of(Identity()))
        >>> (shares[0, :2] / shares[:2, :2].sum(axis=0)).round(2).tolist()
        [0.17, 0.67]
    """
    both = SEGMENT_SHARE[0] + SEGMENT_SHARE[1]
    rest = both * np.array(REST)
    enterprise = SEGMENT_SHARE[0] - float(rest @ np.array(REST_ENTERPRISE))
    main = both - float(rest.sum())
    emea = (enterprise - size.na_enterprise * main) / (size.emea_enterprise - size.na_enterprise)
    total = np.array([main - emea, emea, *rest])
    share = np.array([size.na_enterprise, size.emea_enterprise, *REST_ENTERPRISE])
    public = SEGMENT_SHARE[2] * np.array(PUBLIC_SHARE)
    return np.stack([total * share, total * (1.0 - share), public])


def _cells(per_quarter: NDArray[np.int64], shares: NDArray[np.float64]) -> NDArray[np.int64]:
    """Split quarters over layers so that the layers' totals hold too, by carrying remainders."""
    running = np.cumsum(per_quarter)
    totals = np.stack([apportion(int(upto), shares.ravel()) for upto in running])
    return np.asarray(np.diff(totals, axis=0, prepend=0), dtype=np.int64)


def _desks_of(them: Desks, quarter: int, region: str, segment: str) -> NDArray[np.int64]:
    """Find the desks that sell to a layer in a quarter; another region's where there is none."""
    able = (them.quarter == quarter) & (them.segment == segment) & (them.target > 0)
    at_home = np.flatnonzero(able & (them.region == region))
    anywhere = np.flatnonzero(able)
    if anywhere.size == 0:
        raise ValueError(f"no desk sells to the segment {segment!r} in quarter number {quarter}")
    return at_home if at_home.size else anywhere
