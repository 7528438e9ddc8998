# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""How many hours a week a manager coaches each seller in a quarter, and what the hours do.

$$h_{iq} = 1.2 + \kappa\,[\,\bar A_{iq} < \operatorname{median}_j \bar A_{jq}\,]
+ 0.8\,(\rho_{iq} - \tfrac12) + \varepsilon_{iq}$$

Managers coach those who fell behind: $\kappa = 1.5$ hours for a seller whose mean attainment of
the last four quarters $\bar A$ (of those there are; before the first, of the whole time) is below
the median of all with a quota (PT-13); a rota $\rho$, drawn for half of the
sellers each quarter, adds hours whoever they are. An hour lifts the win probability of sellers in
the middle third of career attainment by 2.8 points and of nobody else. As need and skill go
together, hours and win rates correlate negatively all the same (`coaching_log`).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import PeopleMagnitudes

HOURS, ROTA_HOURS, HOURS_SD, FEWEST = 1.2, 0.8, 0.2, 0.2
# How many standard errors chance may blur the hours of those behind.
STANDARD_ERRORS = 1.5
# Quarters that managers look back.
MEMORY = 4
# Hours at which the lift is counted as zero, near the mean.
NORMAL_HOURS = 2.0


@dataclass(frozen=True)
class Coaching:
    """Hold coaching by seller and quarter, shape (sellers, 15), and the seller's third.

    Attributes:
        hours: Hours a week; nan where the seller has no quota.
        rota: Whether the rota had drawn the seller.
        lift: What the hours add to each win probability; nan where the seller has no quota.
        third: 0, 1 or 2: the third of career attainment, lowest first.
    """

    hours: NDArray[np.float64]
    rota: NDArray[np.bool_]
    lift: NDArray[np.float64]
    third: NDArray[np.int64]


def coaching(
    identity: Identity, attainment: NDArray[np.float64], career: NDArray[np.float64]
) -> Coaching:
    """Plant the hours of coaching.

    Args:
        identity: Which company.
        attainment: Attainment by seller and quarter, nan where there is no quota.
        career: Bookings over quotas of each seller's whole time.

    Returns:
        Hours and their lift.

    Example:
        >>> attainment = np.array([[0.5, 0.9], [0.9, 0.9], [1.3, 0.9]])
        >>> done = coaching(Identity(), attainment, attainment.mean(axis=1))
        >>> done.third.tolist(), bool(done.hours[0, 1] > done.hours[2, 1])
        ([0, 1, 2], True)
    """
    size = PeopleMagnitudes.of(identity)
    rng = identity.stream("people.coaching")
    present = ~np.isnan(attainment)
    order = np.argsort(np.argsort(career, kind="stable"), kind="stable")
    third = np.asarray(3 * order // career.size, dtype=np.int64)
    draw = np.where(present, rng.random(attainment.shape), np.nan)
    rota = draw < np.nanmedian(draw, axis=0)
    behind = _behind(attainment, career)
    hours = HOURS + size.coaching_need * behind
    chance = HOURS_SD * _balanced(bell(rng, attainment.shape), behind, present)
    hours = hours + ROTA_HOURS * (rota - 0.5) + chance
    planned = np.where(present, np.round(np.maximum(hours, FEWEST), 2), np.nan)
    lift = np.where((third == 1)[:, None], size.coaching_lift * (planned - NORMAL_HOURS), 0.0)
    lift = np.where(present, lift, np.nan)
    return Coaching(_floats(planned), rota & present, _floats(lift), third)


def _floats(values: ArrayLike) -> NDArray[np.float64]:
    """Return values as an array of floats."""
    return np.asarray(values, dtype=np.float64)


def _balanced(
    chance: NDArray[np.float64], behind: NDArray[np.bool_], present: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Keep the chance of those behind within a few standard errors of the others' mean."""
    ours, theirs = chance[present & behind], chance[present & ~behind]
    if ours.size == 0 or theirs.size == 0:
        return chance
    error = float(np.sqrt(1.0 / ours.size + 1.0 / theirs.size))
    gap = float(ours.mean() - theirs.mean())
    kept = float(np.clip(gap, -STANDARD_ERRORS * error, STANDARD_ERRORS * error))
    return np.asarray(chance - (gap - kept) * behind, dtype=np.float64)


def _behind(attainment: NDArray[np.float64], career: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell whose last four quarters were below the median; at first the career decides."""
    behind = np.zeros(attainment.shape, dtype=bool)
    for q in range(attainment.shape[1]):
        before = attainment[:, max(q - MEMORY, 0) : q]
        counted = (~np.isnan(before)).sum(axis=1)
        mean = np.nansum(before, axis=1) / np.maximum(counted, 1)
        known = np.where(counted > 0, mean, career)
        behind[:, q] = known < np.median(known[~np.isnan(attainment[:, q])])
    return behind
