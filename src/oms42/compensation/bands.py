# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""A rate schedule with its numbers filled in: levels of a position, and a rate from each level on.

With levels $0 = s_0 < s_1 < \dots$ and rates $m_k$ from $s_k$ on, a seller at position $x$ earns

$$\text{marginal: } \sum_k m_k\,\bigl(\min(x, s_{k+1}) - s_k\bigr)^+ \qquad
  \text{retroactive: } m_{k(x)}\,x, \quad k(x) = \max\{k : s_k \le x\}$$

A level is reached *at* its value: at 100 % the tier from 100 % on counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A float this close below a level has reached it: sums of twelve months leave such dust.
DUST = 1e-12


@dataclass(frozen=True)
class Bands:
    """Levels and rates.

    Attributes:
        starts: Where each band begins, in units of the position; the first is 0.
        rates: Money for each unit that is paid on.
        retroactive: Whether the rate reached pays on everything, back to the first unit.

    Example:
        >>> bands = Bands((Fraction(0), Fraction(300)), (Fraction(1, 10), Fraction(1, 5)), False)
        >>> [float(amount) for _, _, amount in bands.split(Fraction(288), Fraction(378))]
        [1.2, 15.6]
    """

    starts: tuple[Fraction, ...]
    rates: tuple[Fraction, ...]
    retroactive: bool

    def band(self, position: Fraction) -> int:
        """Name the band that a position has reached, counted from 0."""
        reached = [k for k, start in enumerate(self.starts) if start <= position]
        return reached[-1] if reached else 0

    def split(
        self, before: Fraction, after: Fraction, paid_on: Fraction | None = None
    ) -> list[tuple[int, Fraction, Fraction]]:
        """Split one credit over the marginal bands that it runs through.

        Args:
            before: Position before the credit.
            after: Position after it.
            paid_on: What the rates apply to, spread evenly over the way; by default the way itself.

        Returns:
            For each band: its number, the part of `paid_on` in it, and the money earned on it.
        """
        way = after - before
        value = way if paid_on is None else paid_on
        if way == 0:
            k = self.band(after)
            return [(k, value, value * self.rates[k])]
        low, high = min(before, after), max(before, after)
        made = []
        for k, rate in enumerate(self.rates):
            start = self.starts[k] if k else min(low, Fraction(0))
            end = self.starts[k + 1] if k + 1 < len(self.starts) else max(high, start)
            overlap = min(high, end) - max(low, start)
            if overlap > 0:
                part = value * overlap / (high - low)
                made.append((k, part, part * rate))
        return made if way > 0 else made[::-1]

    def pay(
        self, position: NDArray[np.float64], paid_on: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Work out the money for many positions at once.

        Args:
            position: Positions, any shape.
            paid_on: What the rates apply to; by default the positions.

        Returns:
            Money, same shape, not rounded.
        """
        if self.retroactive:
            value = position if paid_on is None else paid_on
            return value * self._reached(position)
        rates = [float(rate) for rate in self.rates]
        money = rates[0] * position
        for start, step in zip(self.starts[1:], np.diff(rates), strict=True):
            if step:
                over = position - float(start)
                np.maximum(over, 0.0, out=over)
                over *= step
                money += over
        if paid_on is None:
            return money
        still = position == 0
        mean = np.where(still, self._reached(position), money / np.where(still, 1.0, position))
        return np.asarray(mean * paid_on)

    def _reached(self, position: NDArray[np.float64]) -> NDArray[np.float64]:
        levels = np.array([float(start) * (1 - DUST) for start in self.starts[1:]])
        rates = np.array([float(rate) for rate in self.rates])
        return rates[np.searchsorted(levels, position, side="right")]
