# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planted year: the last four quarters of the 84, moved until each year is the planted one.

Quarters keep their class (`classes`), the promised number of account executives is below 70 % in
each quarter, those who left counted too, and the seller of the case ends at 62 %. As quotas follow
attainment, what can be reached is looked at again after each fit.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.people.annual import Annual
from oms42.kelvane.people.calendar import YEAR
from oms42.kelvane.people.classes import TRIGGER, classify, set_flagged
from oms42.kelvane.people.fitting import fit
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.quota_plan import ratcheted
from oms42.kelvane.people.reach import bring_into_reach

CASE_ATTAINMENT = 0.62
# The number of account executives that the flagged are stated for.
EXECUTIVES = 60
PASSES = 4


@dataclass(frozen=True)
class Sellers:
    """Hold what the panel is made from, one row a seller.

    Attributes:
        present: Whether the seller has a quota, shape (sellers, 15).
        active: Whether the seller is there at the end.
        executive: Whether the seller is an account executive.
        case: Whether it is the seller of the case.
        year: Planted annual attainment, by seller (a leaver's is that of the successor).
        base: Quotas before the ratchet, shape (sellers, 15).
        pace: Ramp over planned ramp, shape (sellers, 15).
    """

    present: NDArray[np.bool_]
    active: NDArray[np.bool_]
    executive: NDArray[np.bool_]
    case: NDArray[np.bool_]
    year: Annual
    base: NDArray[np.float64]
    pace: NDArray[np.float64]


def plant(
    size: PeopleMagnitudes,
    sellers: Sellers,
    attainment: NDArray[np.float64],
    held: NDArray[np.bool_],
    rng: np.random.Generator,
) -> NDArray[np.float64]:
    """Move the planted year's quarters of those who stayed.

    Args:
        size: The planted numbers.
        sellers: Who was there when, and with what quota before the ratchet.
        attainment: Attainment as it was drawn, shape (sellers, 15).
        held: Whether business was held back; such a quarter keeps its class.
        rng: Source of chance.

    Returns:
        Attainment with the planted year, shape (sellers, 15).

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> none, every = np.zeros(6), np.full(6, True)
        >>> year = Annual(np.linspace(0.8, 1.1, 6), none + 0.95, none, none, none, none)
        >>> whole = np.ones((6, 15))
        >>> sellers = Sellers(whole > 0, every, every, ~every, year, 1e5 * whole, whole)
        >>> size, rng = PeopleMagnitudes.of(Identity()), np.random.default_rng(1)
        >>> done = plant(size, sellers, 0.9 * whole, whole < 0, rng)
        >>> done[0, :11].tolist() == [0.9] * 11, bool((done[0, 11:] != 0.9).all())
        (True, True)
    """
    rows, last = np.flatnonzero(sellers.active), YEAR[-1]
    here = np.ix_(rows, np.array(YEAR))
    draws = rng.random((rows.size, len(YEAR)))
    case = sellers.case[rows]
    target = sellers.year.attainment[rows]
    value = attainment[here]
    alone = (~np.isnan(value)).sum(axis=1) == 1
    value = np.where(np.isnan(value) | ~alone[:, None], value, target[:, None])
    counts = _to_flag(size, sellers, attainment)

    def quotas(attained: NDArray[np.float64]) -> NDArray[np.float64]:
        whole = np.hstack([attainment[rows, : YEAR[0]], attained])
        return ratcheted(sellers.base[rows], whole, size.ratchet)[:, YEAR[0] :]

    value[case, -1] = np.nan
    share = sellers.base[rows, last] / sellers.base[here].sum(axis=1)
    target = np.where(case, (target - share * CASE_ATTAINMENT) / (1.0 - share), target)
    watched = sellers.executive[rows]
    planted = _in_passes(value, target, watched, held[here], counts, draws, quotas)
    planted[case, -1] = CASE_ATTAINMENT
    result = attainment.copy()
    result[here] = planted
    return result


def _in_passes(
    value: NDArray[np.float64],
    target: NDArray[np.float64],
    watched: NDArray[np.bool_],
    held: NDArray[np.bool_],
    counts: list[int],
    draws: NDArray[np.float64],
    quotas: Callable[[NDArray[np.float64]], NDArray[np.float64]],
) -> NDArray[np.float64]:
    """Bring into reach, set the number of flagged, fit; then again with the quotas that follow."""
    planted = value
    fixed = held | np.isnan(value)
    for _ in range(PASSES):
        cells = bring_into_reach(classify(value, quotas(planted)), target, fixed)
        cells = set_flagged(cells, target, watched, fixed, counts, draws)
        value, planted = cells.value, fit(cells, target, quotas)
    return planted


def _to_flag(
    size: PeopleMagnitudes,
    sellers: Sellers,
    attainment: NDArray[np.float64],
) -> list[int]:
    """Count the executives still to be flagged in each quarter.

    Those who left are as they are, and so is the seller of the case at the end.
    """
    theirs = attainment[sellers.executive][:, YEAR]
    there = (~np.isnan(theirs)).sum(axis=0)
    gone = attainment[sellers.executive & ~sellers.active][:, YEAR]
    wanted = np.rint(size.flagged / EXECUTIVES * there) - (gone < TRIGGER).sum(axis=0)
    wanted[-1] -= int(sellers.case.sum())
    return [max(int(count), 0) for count in wanted]
