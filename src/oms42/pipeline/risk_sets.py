# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Who was still under observation at each time, and what happened then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import same_length, vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class RiskSets:
    """Hold counts by time.

    Attributes:
        time: Times at which a row ended, with event or without, increasing, shape (m,).
        at_risk: Rows under observation just before, shape (m,).
        events: Events of each kind 1 … k at that time, shape (m, k).
    """

    time: FloatArray
    at_risk: FloatArray
    events: FloatArray


def risk_sets(duration: ArrayLike, kind: FloatArray, kinds: int = 1) -> RiskSets:
    """Count who is at risk and what happens, time by time.

    Where an event and the end of an observation fall on one time, the event comes first, as
    everywhere in survival analysis.

    Args:
        duration: Time to the event or to the last look, ≥ 0, shape (n,).
        kind: 0 for no event, else the number of its kind, 1 … kinds, shape (n,).
        kinds: How many kinds there are.

    Returns:
        The counts.

    Raises:
        TypeError: A duration is not a number.
        ValueError: Lengths differ, or a duration is negative or missing.

    Example:
        >>> made = risk_sets([2, 2, 5], np.array([1.0, 0, 1]))
        >>> made.time, made.at_risk, made.events.ravel()
        (array([2., 5.]), array([3., 1.]), array([1., 1.]))
    """
    length = vector(duration, name="duration")
    same_length(duration=length, event=kind)
    if length.min() < 0:
        row = int(length.argmin())
        raise ValueError(
            f"duration is {length[row]:g} in row {row}; a time to close is 0 or more: is the close "
            "date before the date of creation?"
        )
    time, place = np.unique(length, return_inverse=True)
    ended = np.bincount(place, minlength=time.size)
    at_risk = length.size - np.concatenate([[0], np.cumsum(ended)[:-1]])
    events = np.zeros((time.size, kinds))
    for number in range(kinds):
        events[:, number] = np.bincount(place[kind == number + 1], minlength=time.size)
    return RiskSets(time, at_risk.astype(float), events)
