# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Prices on the band: a bound that holds whatever the prices, and good prices fast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Band

# The temperatures of the smoothed dual, as shares of the mean spread of an account's costs.
TEMPERATURES = (0.1, 0.02, 0.004, 0.0008)
STEPS = 60  # of L-BFGS at each temperature


@dataclass(frozen=True, eq=False)
class Prices:
    r"""Hold the prices of the band's limits and what they prove.

    Attributes:
        load: Price $\mu_j$ of a unit of workload at home j: positive where the upper limit binds,
            negative where the lower one does, shape (m,).
        move: Price $\nu \ge 0$ of a move.
        bound: No assignment within the band costs less.
        reduced: What giving account i to home j costs beyond the account's cheapest choice, after
            the prices, shape (n, m): an assignment that uses the pair costs at least
            ``bound + reduced``.
    """

    load: FloatArray
    move: float
    bound: float
    reduced: FloatArray


def price(band: Band, load: FloatArray, move: float = 0.0) -> Prices:
    r"""Evaluate the Lagrangian bound at given prices.

    $$L(\mu, \nu) = \sum_i \min_j (c_{ij} + \mu_j w_i + \nu a_{ij})
      - \sum_j (\mu_j^+ U_j - \mu_j^- L_j) - \nu M$$

    Args:
        band: The problem.
        load: Prices $\mu$, shape (m,).
        move: Price $\nu$, 0 or more.

    Returns:
        The prices with the bound, from which the rounding of the sums is taken off.

    Example:
        >>> from oms42.territories.band import Band
        >>> c = np.array([[1.0, 4.0], [2.0, 3.0]])
        >>> even = Band(c, np.ones(2), np.ones(2), np.ones(2), np.zeros((2, 2)))
        >>> round(price(even, np.array([0.0, 0.0])).bound, 6)
        3.0
        >>> round(price(even, np.array([1.0, 0.0])).bound, 6)
        4.0
    """
    move = move if np.isfinite(band.moves) else 0.0
    priced = band.cost + load * band.workload[:, None] + move * band.away
    cheapest = priced.min(axis=1)
    limits = np.maximum(load, 0.0) * band.upper + np.minimum(load, 0.0) * band.lower
    paid = limits.sum() + (move * band.moves if move else 0.0)
    size = float(np.abs(cheapest).sum() + np.abs(limits).sum())
    bound = float(cheapest.sum() - paid) - 1e-12 * size
    return Prices(load, move, bound, priced - cheapest[:, None])


def ascend(band: Band) -> Prices:
    r"""Find good prices: maximize the dual, smoothed, at falling temperatures.

    The minimum over homes becomes $-T \log \sum_j \exp(-\cdot / T)$, which has a gradient
    everywhere; L-BFGS climbs it in the 2m + 1 prices. One step costs n × m operations, however
    many accounts there are.

    Args:
        band: The problem.

    Returns:
        The best prices found; the bound holds in any case.

    Example:
        >>> from oms42.territories.band import Band
        >>> c = np.array([[1.0, 4.0], [2.0, 3.0]])
        >>> even = Band(c, np.ones(2), np.ones(2), np.ones(2), np.zeros((2, 2)))
        >>> round(ascend(even).bound, 3)
        4.0
    """
    from scipy.optimize import minimize

    m = band.lower.size
    free = np.where(np.isfinite(band.cost), band.cost, np.nan)
    spread = float(np.nanmean(np.nanmax(free, axis=1) - np.nanmin(free, axis=1)))
    best = price(band, np.zeros(m))
    if spread == 0.0:
        return best
    scale = spread / max(float(band.workload.mean()), 1e-300)
    x = np.zeros(2 * m + 1)
    limits = [(0.0, None)] * (2 * m) + [(0.0, None if np.isfinite(band.moves) else 0.0)]
    for share in TEMPERATURES:
        done = minimize(
            _smoothed,
            x,
            args=(band, share * spread, scale, spread),
            jac=True,
            method="L-BFGS-B",
            bounds=limits,
            options={"maxiter": STEPS},
        )
        x = done.x
        found = price(band, (x[:m] - x[m : 2 * m]) * scale, float(x[-1]) * spread)
        best = found if found.bound > best.bound else best
    return best


def _smoothed(
    x: FloatArray, band: Band, temperature: float, scale: float, spread: float
) -> tuple[float, FloatArray]:
    """Give the smoothed dual, negated and in units of the spread, with its gradient."""
    m = band.lower.size
    up, down, move = x[:m] * scale, x[m : 2 * m] * scale, float(x[-1]) * spread
    priced = band.cost + (up - down) * band.workload[:, None]
    if move:
        priced += move * band.away
    least = priced.min(axis=1)
    shares = np.exp((least[:, None] - priced) / temperature)
    total = shares.sum(axis=1)
    shares /= total[:, None]
    loads = band.workload @ shares
    moves = band.moves if np.isfinite(band.moves) else 0.0
    value = least.sum() - temperature * np.log(total).sum()
    value += -(up @ band.upper) + down @ band.lower - move * moves
    moved = (shares * band.away).sum() - moves if np.isfinite(band.moves) else 0.0
    slope = np.concatenate(
        [(loads - band.upper) * scale, (band.lower - loads) * scale, [moved * spread]]
    )
    return -float(value) / spread, -slope / spread
