# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a cap on liability is worth: the loss that stays with the vendor."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import same_length, vector, whole
from oms42.stats.numbers import above_zero, number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

NORMAL = NormalDist()


def retained_loss(rates: ArrayLike, losses: ArrayLike, cap: float = math.inf) -> float:
    r"""Return the loss a year that stays with the vendor under a cap.

    $$\sum_j \lambda_j \min(L_j, \text{cap})$$

    Args:
        rates: Events $\lambda_j$ of each kind a year, shape (k,), 0 or more; of rare ones the
            probability.
        losses: Loss $L_j$ of one, shape (k,), in money, 0 or more.
        cap: The cap on each event, in money; without one everything stays.

    Returns:
        The expected loss a year.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or a value is negative.

    Example:
        >>> round(retained_loss([0.012, 0.004], [1.5e6, 9e6], cap=300_000))
        4800
    """
    often, loss = vector(rates, name="rates"), vector(losses, name="losses")
    same_length(rates=often, losses=loss)
    for name, values in (("rates", often), ("losses", loss)):
        if values.min() < 0:
            raise ValueError(f"{name} holds {values.min():g}; rates and losses are 0 or more.")
    return float(often @ np.minimum(loss, _cap(cap)))


@dataclass(frozen=True)
class RetainedLoss:
    """Hold the yearly loss under a cap where a loss can have any size.

    Attributes:
        expected: Expected loss a year.
        p99: The year that is not exceeded in 99 of 100.
        worst: Largest year that was drawn.
    """

    expected: float
    p99: float
    worst: float


def lognormal_loss(
    rate: float,
    median: float,
    sigma: float,
    cap: float = math.inf,
    *,
    draws: int = 20_000,
    seed: int = 42,
) -> RetainedLoss:
    r"""Return the yearly loss under a cap when losses are lognormal.

    Events come by a Poisson law with rate λ. With $d = (\ln c - \mu)/\sigma$ the mean has a closed
    form, the limited expected value; the tail is drawn.

    $$\lambda\Bigl[e^{\mu + \sigma^2/2}\,\Phi(d - \sigma) + c\,(1 - \Phi(d))\Bigr]$$

    Args:
        rate: Events λ a year.
        median: Median loss of one, $e^\mu$, in money, above 0.
        sigma: Standard deviation σ of the loss's logarithm, above 0.
        cap: The cap c on each event, in money.
        draws: Years that are drawn for the tail.
        seed: The same seed gives the same years.

    Returns:
        Mean and tail.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Source:
        Klugman, Panjer and Willmot (2012).

    Example:
        >>> free = lognormal_loss(0.016, 1e6, 1.5)
        >>> capped = lognormal_loss(0.016, 1e6, 1.5, cap=300_000)
        >>> round(free.expected), round(capped.expected)
        (49283, 4312)
    """
    often, limit = number(rate, name="rate"), _cap(cap)
    middle = above_zero(median, name="median")
    spread = above_zero(sigma, name="sigma")
    mean = middle * math.exp(spread**2 / 2)
    if math.isfinite(limit) and limit > 0:
        d = (math.log(limit) - math.log(middle)) / spread
        mean = mean * NORMAL.cdf(d - spread) + limit * NORMAL.cdf(-d)
    elif limit == 0:
        mean = 0.0
    rng = np.random.default_rng(whole(seed, name="seed"))
    years = whole(draws, name="draws", least=100)
    events = rng.poisson(often, years)
    size = np.minimum(middle * np.exp(spread * rng.standard_normal(int(events.sum()))), limit)
    year = np.bincount(np.repeat(np.arange(years), events), size, minlength=years)
    return RetainedLoss(often * mean, float(np.quantile(year, 0.99)), float(year.max()))


def _cap(cap: float) -> float:
    """Return a cap, which may be infinite."""
    return cap if cap == math.inf else number(cap, name="cap")
