# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""One week of a seller who can hold deals back, close them, or close them sooner at a discount."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import comb, exp, factorial
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

    Moves = list[tuple[FloatArray, NDArray[np.intp]]]

GRAIN = 10  # credited bookings are kept in tenths of a deal


@dataclass(frozen=True)
class SellingWeek:
    """Hold what can happen in a week.

    Attributes:
        actions: What the seller can do with the open deals: names, shape (a,).
        chance: Probability that an open deal leaves in the week under each, shape (a,).
        credit: Credited per deal that leaves: 1 at list price, 1 − d at a discount, 0 if the deal
            is lost because it was held back, shape (a,).
        toil: Private cost of each to the seller, money a week, shape (a,).
        arrivals: New deals a week, on average.
        loss: Probability that a deal left open is lost in the week.
        capacity: Most deals that can be open at once.
        top: Largest credited amount, in tenths of a deal; more is counted as this.
    """

    actions: tuple[str, ...]
    chance: FloatArray
    credit: FloatArray
    toil: FloatArray
    arrivals: float
    loss: float
    capacity: int
    top: int

    @cached_property
    def pairs(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Open deals n and closings k ≤ n, all pairs."""
        n, k = np.tril_indices(self.capacity + 1)
        return np.asarray(n, dtype=np.intp), np.asarray(k, dtype=np.intp)

    @cached_property
    def closing(self) -> FloatArray:
        """Probability of k closings out of n under each action, shape (a, pairs)."""
        n, k = self.pairs
        ways = np.array([comb(int(i), int(j)) for i, j in zip(n, k, strict=True)])
        p = self.chance[:, None]
        return np.asarray(ways * p**k * (1 - p) ** (n - k), dtype=np.float64)

    @cached_property
    def by_open(self) -> FloatArray:
        """The same with a row for each n, to sum over k: shape (a, n, pairs)."""
        n, _ = self.pairs
        return np.asarray(self.closing[:, None, :] * (n == np.arange(self.capacity + 1)[:, None]))

    @cached_property
    def shift(self) -> tuple[NDArray[np.intp], FloatArray]:
        """Tenths credited by k closings, rounded down, and what that left, shape (a, pairs).

        A credit between two tenths is split between them.
        """
        _, k = self.pairs
        credit = (GRAIN * self.credit)[:, None] * k
        below = np.floor(credit + 1e-9)
        return below.astype(np.intp), np.maximum(credit - below, 0.0) * (credit - below > 1e-9)

    @cached_property
    def left(self) -> NDArray[np.intp]:
        """Open deals after the closings, one a pair."""
        n, k = self.pairs
        return np.asarray(n - k, dtype=np.intp)

    @cached_property
    def reached(self) -> NDArray[np.intp]:
        """Where each pair of open deals and closings leads from each credited amount.

        Cells of the values by open deals and credited amount, with room above the top, shape
        (a, pairs, y).
        """
        below, _ = self.shift
        width = self.top + 1 + GRAIN * self.capacity + 1
        first = self.left * width + below
        return np.asarray(first[:, :, None] + np.arange(self.top + 1), dtype=np.intp)

    @cached_property
    def between(self) -> FloatArray:
        """Transition of the open deals by loss and arrivals, shape (n, n)."""
        size = self.capacity + 1
        stay = np.array(
            [
                [comb(m, j) * (1 - self.loss) ** j * self.loss ** (m - j) if j <= m else 0.0
                 for j in range(size)]
                for m in range(size)
            ]
        )  # fmt: skip
        new = [exp(-self.arrivals) * self.arrivals**j / factorial(j) for j in range(size)]
        come = np.zeros((size, size))
        for m in range(size):
            come[m, m:] = new[: size - m]
            come[m, -1] += 1 - come[m].sum()  # what finds no place is turned away
        return np.asarray(stay @ come)

    @cached_property
    def typical(self) -> FloatArray:
        """Probability of each number of open deals if all close as they come, shape (n,)."""
        closed = np.zeros((self.capacity + 1, self.capacity + 1))
        closed[self.pairs[0], self.left] = self.closing[0]
        chain = np.linalg.matrix_power(closed @ self.between, 256)
        return np.asarray(chain[0] / chain[0].sum())

    def back(self, value: FloatArray) -> FloatArray:
        """Value each action from the values a week later.

        Args:
            value: By open deals and credited amount, shape (n, y).

        Returns:
            Expected value of each action, its own cost not yet taken, shape (a, n, y).
        """
        after = self.between @ value
        more = GRAIN * self.capacity + 1  # above the top, everything is worth what the top is
        padded = np.concatenate([after, np.repeat(after[:, -1:], more, axis=1)], axis=1)
        _, part = self.shift
        worth = padded.take(self.reached)
        if part.any():
            worth = worth + part[:, :, None] * (padded.take(self.reached + 1) - worth)
        return np.asarray(self.by_open @ worth)

    def flow(self, choice: NDArray[np.intp]) -> Moves:
        """Say where probability goes in a week of a policy.

        Args:
            choice: Number of the action by open deals and credited amount, shape (n, y).

        Returns:
            Shares of the probability of each state, and cells that they go to, shape (pairs, y)
            each: one pair of arrays, or two where credits fall between two tenths.
        """
        n, _ = self.pairs
        below, part = self.shift
        act, row = choice[n], np.arange(n.size)[:, None]
        chance = self.closing[act, row]
        to = np.arange(self.top + 1) + below[act, row]
        start = self.left[:, None] * (self.top + 1)
        cells = start + np.minimum(to, self.top)
        if not part.any():
            return [(chance, cells)]
        rest = part[act, row]
        above = start + np.minimum(to + 1, self.top)
        return [(chance * (1 - rest), cells), (chance * rest, above)]

    def forth(self, mass: FloatArray, moves: Moves) -> FloatArray:
        """Move probability a week on.

        Args:
            mass: Probability by open deals and credited amount, shape (n, y).
            moves: Where it goes, from `flow`.

        Returns:
            Probability a week later, shape (n, y).
        """
        n, _ = self.pairs
        got = np.zeros(mass.size)
        for share, cell in moves:
            got += np.bincount(cell.ravel(), (share * mass[n]).ravel(), minlength=mass.size)
        return np.asarray(self.between.T @ got.reshape(mass.shape))
