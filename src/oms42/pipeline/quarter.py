# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quarter as a distribution: open deals, their chances, and a shock that all of them share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from oms42.pipeline.open_deals import OpenDeals, open_deals
from oms42.stats.arrays import read_only, share, whole

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

# Draws are made in blocks of so many numbers: a long list of deals must not fill the memory.
BLOCK = 2_000_000
NODES = 64  # of the quadrature over the common shock
POINTS = 500_000  # totals that an exact distribution may have


@dataclass(frozen=True)
class Quarter:
    """Hold the distribution of what a quarter brings.

    Attributes:
        total: Totals that can come, increasing, shape (m,), in the money of the amounts.
        weight: Probability of each, shape (m,); adds up to 1.
        mean: Mean.
        sd: Standard deviation.
        exact: Whether it is computed, not drawn.
    """

    total: FloatArray
    weight: FloatArray
    mean: float
    sd: float
    exact: bool

    def reaches(self, target: float) -> float:
        """Return the probability that the total is at least the target.

        Args:
            target: The target, in the money of the amounts.

        Returns:
            The probability.

        Example:
            >>> round(quarter_exact([0.5, 0.5], [100, 200]).reaches(200), 6)
            0.5
        """
        return float(self.weight[self.total >= target - 1e-9 * max(1.0, abs(target))].sum())

    def quantile(self, q: float) -> float:
        """Return the smallest total that is not exceeded with probability q.

        Args:
            q: Above 0 and below 1: 0.1 for P10.

        Returns:
            The total.

        Raises:
            ValueError: q is not a share.

        Example:
            >>> quarter_exact([0.5, 0.5], [100, 200]).quantile(0.5)
            100.0
        """
        reached = np.cumsum(self.weight) >= share(q, name="q") - 1e-12
        return float(self.total[int(reached.argmax())])


def quarter_exact(
    p: ArrayLike, amount: ArrayLike, *, rho: float = 0.0, slip: float | ArrayLike = 0.0
) -> Quarter:
    r"""Compute the distribution of the quarter from few deals, without drawing.

    Without dependence the deals are folded into the distribution one by one. With it, that is done
    for each value of the common shock, and the values are weighed by Gauss–Hermite quadrature:

    $$p_i(z) = \Phi\left(\frac{\Phi^{-1}(p_i) + \sqrt{\rho}\, z}{\sqrt{1-\rho}}\right)$$

    Args:
        p: Probability that each deal is won, 0 to 1, shape (n,).
        amount: Its amount, shape (n,).
        rho: Correlation of the deals' latent scores, 0 or more and below 1.
        slip: Share of the wins that close after the quarter, one or one a deal, 0 to 1.

    Returns:
        The distribution.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a probability is none, or so many different totals can come that
            `quarter_simulated` is the better way.

    Example:
        >>> quarter = quarter_exact([0.6, 0.35], [900, 650])
        >>> quarter.total, quarter.weight.round(2)
        (array([   0.,  650.,  900., 1550.]), array([0.26, 0.14, 0.39, 0.21]))
    """
    deals = open_deals(p, amount, rho, slip)
    chance, mass = shocked(deals)
    total, weight = fold(chance, deals)
    return _quarter(total, mass @ weight, exact=True)


def quarter_simulated(
    p: ArrayLike,
    amount: ArrayLike,
    *,
    rho: float = 0.0,
    slip: float | ArrayLike = 0.0,
    amount_cv: float = 0.0,
    draws: int = 20_000,
    seed: int = 42,
) -> Quarter:
    r"""Draw the quarter many times.

    Deal i is won in a draw if $\sqrt{\rho}\,Z + \sqrt{1-\rho}\,\varepsilon_i \le \Phi^{-1}(p_i)$;
    Z is the shock that all deals of a draw share. An amount may move too: it is then drawn from a
    lognormal with the given mean and coefficient of variation.

    Args:
        p: Probability that each deal is won, 0 to 1, shape (n,).
        amount: Its expected amount, shape (n,).
        rho: Correlation of the deals' latent scores, 0 or more and below 1.
        slip: Share of the wins that close after the quarter, one or one a deal, 0 to 1.
        amount_cv: Standard deviation of an amount divided by its mean, 0 or more.
        draws: How many quarters are drawn.
        seed: The same seed gives the same draws.

    Returns:
        The draws as a distribution; each weighs 1 / draws.

    Raises:
        TypeError: A value is not a number, or draws or seed not a whole one.
        ValueError: Lengths differ, or a value is out of its range.

    Example:
        >>> quarter = quarter_simulated([0.6, 0.35], [900, 650], draws=50_000)
        >>> abs(quarter.mean - 767.5) < 10
        True
    """
    deals = open_deals(p, amount, rho, slip)
    if not amount_cv >= 0:
        raise ValueError(f"amount_cv is {amount_cv!r}; it is 0 or more.")
    count = whole(draws, name="draws", least=1)
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    n = deals.amount.size
    total = np.empty(count)
    for start in range(0, count, max(1, BLOCK // n)):
        stop = min(count, start + max(1, BLOCK // n))
        score = np.sqrt(1 - deals.rho) * rng.standard_normal((stop - start, n))
        score += np.sqrt(deals.rho) * rng.standard_normal((stop - start, 1))
        money = deals.amount
        if amount_cv:
            sigma = np.sqrt(np.log1p(amount_cv**2))
            noise = rng.standard_normal((stop - start, n))
            money = money * np.exp(sigma * noise - sigma**2 / 2)
        total[start:stop] = ((score <= deals.threshold) * money).sum(axis=1)
    return drawn(total)


def drawn(total: FloatArray) -> Quarter:
    """Take draws for the distribution; each weighs the same.

    Args:
        total: What each drawn quarter brought, shape (m,).

    Returns:
        The draws, sorted.

    Example:
        >>> drawn(np.array([30.0, 10.0])).quantile(0.5)
        10.0
    """
    return _quarter(np.sort(total), np.full(total.size, 1 / total.size), exact=False)


def shocked(deals: OpenDeals) -> tuple[FloatArray, FloatArray]:
    """Give the deals' chances for each value of the common shock, and how much each value weighs.

    Args:
        deals: The deals; without correlation one value stands for all.

    Returns:
        Chances, shape (k, n), and weights that add up to 1, shape (k,).

    Example:
        >>> chance, weight = shocked(open_deals([0.5], [100], 0.3, 0.0))
        >>> round(float(weight @ chance[:, 0]), 6)
        0.5
    """
    if not deals.rho:
        return deals.chance[None, :], np.ones(1)
    nodes, masses = _hermite()
    return deals.given(nodes), masses


@cache
def _hermite() -> tuple[FloatArray, FloatArray]:
    """Work out the quadrature once: it takes longer than all the deals."""
    nodes, masses = np.polynomial.hermite_e.hermegauss(NODES)
    return read_only(nodes), read_only(masses / masses.sum())


def _quarter(total: FloatArray, weight: FloatArray, *, exact: bool) -> Quarter:
    """Return the distribution with its two moments."""
    mean = float(total @ weight)
    sd = float(np.sqrt(np.maximum((total - mean) ** 2 @ weight, 0)))
    return Quarter(read_only(total), read_only(weight), mean, sd, exact)


def fold(chance: FloatArray, deals: OpenDeals) -> tuple[FloatArray, FloatArray]:
    """Fold deal after deal into the totals.

    Args:
        chance: Chance of each deal, one row a case, shape (k, n).
        deals: The deals, for their amounts.

    Returns:
        The totals that can come, shape (m,), and their probabilities, shape (k, m).

    Raises:
        ValueError: Too many different totals can come.

    Example:
        >>> fold(np.array([[0.5]]), open_deals([0.5], [100], 0.0, 0.0))
        (array([  0., 100.]), array([[0.5, 0.5]]))
    """
    total, weight = np.zeros(1), np.ones((chance.shape[0], 1))
    for number, amount in enumerate(deals.amount.tolist()):
        p = chance[:, number, None]
        both = np.round(np.concatenate([total, total + amount]), 6)
        parts = np.concatenate([weight * (1 - p), weight * p], axis=1)
        total, place = np.unique(both, return_inverse=True)
        if total.size > POINTS:
            raise ValueError(
                f"more than {POINTS:,} different totals can come from {deals.amount.size} deals; "
                "round the amounts, or use quarter_simulated."
            )
        order = np.argsort(place, kind="stable")
        first = np.searchsorted(place[order], np.arange(total.size))
        weight = np.add.reduceat(parts[:, order], first, axis=1)
    return total, weight
