# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""How fast a commitment burns: the law behind `consumption_m`.

The burn rate of account $i$ in its contract month $t$, use over one twelfth of the first year's
commitment, is

$$b_{it} = c_i\,\frac{1}{1 + e^{-(t - \mu_i)/s}}\,S_{m(t)}\,e^{\sigma z_{it} - \sigma^2/2}$$

with a ceiling $c_i$, a logistic ramp with midpoint $\mu_i \sim N(4.5, 1.5)$ months and scale
$s = 1.6$, a season $S$ of the calendar month and noise of $\sigma = 0.25$. Midpoints are negatively
correlated with ceilings (customers that start fast end high), which is why the first eight weeks
predict month 12.

Exact shares are planted on what a reader can measure: 15 % of the accounts burn less than 0.5 on
average over months 10 to 12, and 23 % more than 1.3 over months 7 to 9. To that end each ceiling is
moved, where chance would spoil it, to the right side of the line.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.customers.magnitudes import Magnitudes
from oms42.kelvane.customers.residuals import residuals
from oms42.kelvane.draws import bell
from oms42.kelvane.draws import order as order_of
from oms42.kelvane.identity import Identity

SPAN = 33
MIDPOINT, MIDPOINT_SD, SCALE, SIGMA = 4.5, 1.5, 1.6, 0.25
# Correlation of the midpoint with the log of the ceiling.
LINK = -0.45
# January to December, mean 1: plants run full before the summer and pause at its height.
SEASON = (0.99, 1.01, 1.04, 1.04, 1.03, 1.02, 0.95, 0.91, 1.02, 1.04, 1.03, 0.92)
LOW_LINE, OVER_LINE = 0.5, 1.3
# How far from a line the planted averages stay.
CLEAR = 0.04


@dataclass(frozen=True)
class Burn:
    r"""Hold burn rates and what they were made from.

    Attributes:
        rate: Burn rate by account and contract month, shape (n, 33).
        ceiling: Ceilings $c_i$, shape (n,).
        midpoint: Midpoints $\mu_i$ of the ramp in months, shape (n,).
    """

    rate: NDArray[np.float64]
    ceiling: NDArray[np.float64]
    midpoint: NDArray[np.float64]


def burn(start: NDArray[np.datetime64], identity: Identity) -> Burn:
    """Draw the burn rates of all commitments.

    Args:
        start: First month of each commitment, `datetime64[M]`, shape (n,).
        identity: Which company.

    Returns:
        The burn rates and their parameters.

    Example:
        >>> start = np.full(200, "2024-01", dtype="datetime64[M]")
        >>> rate = burn(start, Identity()).rate
        >>> rate.shape, int((rate[:, 9:12].mean(axis=1) < 0.5).sum())
        ((200, 33), 30)
    """
    sizes, rng = Magnitudes.of(identity), identity.stream("consumption_m burn")
    n = start.size
    order = order_of(rng, n)
    low, over = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    n_low, n_over = round(sizes.low_burn * n), round(sizes.over_commit * n)
    low[order[:n_low]], over[order[n_low : n_low + n_over]] = True, True
    ceiling = _ceilings(low, over, rng)
    midpoint = _midpoints(ceiling, rng)
    t = np.arange(1, SPAN + 1)
    month = (start.astype(np.int64)[:, None] + t - 1) % 12
    noise = np.exp(SIGMA * bell(rng, (n, SPAN)) - SIGMA**2 / 2)
    ramp = 1.0 / (1.0 + np.exp(-(t - midpoint[:, None]) / SCALE))
    path = ramp * np.array(SEASON)[month] * noise
    ceiling = _planted(ceiling, path, low, over)
    return Burn(ceiling[:, None] * path, ceiling, midpoint)


def _ceilings(
    low: NDArray[np.bool_], over: NDArray[np.bool_], rng: np.random.Generator
) -> NDArray[np.float64]:
    """Draw ceilings: a low group, a high group with a heavy tail, and the rest between."""
    u = rng.random(low.size)
    middle = 0.62 + 0.56 * u
    high = 1.34 * (1.0 - 0.97 * u) ** -0.16
    return np.where(low, 0.15 + 0.31 * u, np.where(over, high, middle))


def _midpoints(ceiling: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """Draw midpoints whose correlation with the log of the ceiling is the link."""
    log = np.log(ceiling)
    z = (log - log.mean()) / log.std()
    mixed = LINK * z + np.sqrt(1.0 - LINK**2) * residuals(bell(rng, (ceiling.size,)), z)
    return np.asarray(np.clip(MIDPOINT + MIDPOINT_SD * mixed, 1.0, 8.5), dtype=np.float64)


def _planted(
    ceiling: NDArray[np.float64],
    path: NDArray[np.float64],
    low: NDArray[np.bool_],
    over: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Move ceilings just as far as the planted shares need."""
    early, late = path[:, 6:9].mean(axis=1), path[:, 9:12].mean(axis=1)
    under_late = (LOW_LINE - CLEAR) / late
    above_late = (LOW_LINE + CLEAR) / late
    under_early = (OVER_LINE - CLEAR) / early
    above_early = (OVER_LINE + CLEAR) / early
    middle = np.clip(ceiling, above_late, np.maximum(under_early, above_late))
    high = np.maximum(ceiling, np.maximum(above_early, above_late))
    return np.where(low, np.minimum(ceiling, under_late), np.where(over, high, middle))
