# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The best solution so far, and when to stop looking for a better one."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.outcome import rounding_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    IntArray = NDArray[np.intp]


@dataclass
class Incumbent:
    """The best choice of sites so far.

    Attributes:
        sites: The open sites.
        value: What they cost.
        whole: Whether every cost is a whole number, so that a better solution saves 1 or more.
        deadline: When to stop, on the clock of ``time.monotonic``.
        scale: The size of the costs that bounds are added up from.
        raw: What the cheapest choice cost before it was improved by exchange.
        seen: Choices of sites that were looked at already.

    Example:
        >>> best = Incumbent(np.array([0, 2]), 105.0, whole=True)
        >>> best.offer(np.array([1, 2]), 103.0)
        >>> best.value, round(best.cut, 3)
        (103.0, 102.0)
    """

    sites: IntArray
    value: float
    whole: bool = False
    deadline: float = np.inf
    scale: float = 0.0
    raw: float = np.inf
    seen: set[bytes] = field(default_factory=set)

    @property
    def cut(self) -> float:
        """A bound at or above this proves that no better solution is there."""
        if np.isinf(self.value):
            return np.inf
        rounding = rounding_of(self.value, self.scale)
        return self.value - (1 - max(rounding, 1e-6) if self.whole else rounding)

    @property
    def late(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.deadline

    def offer(self, sites: IntArray, value: float) -> None:
        """Take a solution if it is better.

        Args:
            sites: The open sites.
            value: What they cost.
        """
        if value < self.value:
            self.sites, self.value = sites, value

    def is_new(self, sites: IntArray) -> bool:
        """Say whether a choice of sites was not looked at before, and remember it.

        Args:
            sites: The open sites, in ascending order.

        Returns:
            True the first time.
        """
        key = sites.tobytes()
        if key in self.seen:
            return False
        self.seen.add(key)
        return True
