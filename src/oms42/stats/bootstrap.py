# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The bootstrap: how much a figure would have varied with other data of the same kind."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from oms42.stats.arrays import read_only, share, whole
from oms42.stats.clusters import clusters as cluster_codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray

Method = Literal["percentile", "bca"]


@dataclass(frozen=True)
class Bootstrap:
    """Hold a figure with its uncertainty.

    Attributes:
        estimate: The figure from the data.
        se: Its bootstrap standard error.
        lower: Lower limit.
        upper: Upper limit.
        level: Coverage that was asked for.
        replicates: The figure from each resample, shape (draws,).
    """

    estimate: float
    se: float
    lower: float
    upper: float
    level: float
    replicates: FloatArray


def bootstrap(
    statistic: Callable[..., float],
    *data: ArrayLike,
    draws: int = 2000,
    seed: int = 0,
    level: float = 0.95,
    method: Method = "percentile",
    clusters: ArrayLike | None = None,
) -> Bootstrap:
    r"""Estimate a figure's uncertainty by drawing the rows again, with replacement.

    The percentile interval takes the $\tfrac{1-c}{2}$ and $\tfrac{1+c}{2}$ quantiles of the
    replicates; BCa moves both by the bias $z_0$ and the acceleration $a$:

    $$\Phi\!\Bigl(z_0 + \frac{z_0 + z_q}{1 - a(z_0 + z_q)}\Bigr)$$

    Args:
        statistic: Takes the columns and gives one number.
        data: Columns with one value a row each, shape (n,) or (n, k).
        draws: Number of resamples.
        seed: Seed, an integer ≥ 0.
        level: Coverage of the interval, above 0 and below 1.
        method: percentile or bca.
        clusters: One label a row: then whole clusters are drawn, as rows of one seller or one
            customer are not independent.

    Returns:
        The figure with standard error and interval.

    Raises:
        TypeError: A number is of the wrong type.
        ValueError: There are no data, columns differ in length, there is one cluster only, or the
            method is unknown.

    Source:
        Efron and Tibshirani (1993).

    Example:
        >>> made = bootstrap(np.mean, [1.0, 2.0, 3.0, 4.0], draws=200, seed=1)
        >>> made.estimate, made.lower < 2.5 < made.upper
        (2.5, True)
    """
    columns = _columns(data)
    count, coverage = whole(draws, name="draws", least=2), share(level, name="level")
    if method not in ("percentile", "bca"):
        raise ValueError(f"method is {method!r}; it must be percentile or bca.")
    blocks = _blocks(clusters, columns[0].shape[0])
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    estimate = float(statistic(*columns))

    def once(chosen: NDArray[np.int64]) -> float:
        rows = np.concatenate([blocks[i] for i in chosen])
        return float(statistic(*(column[rows] for column in columns)))

    drawn = rng.integers(0, len(blocks), size=(count, len(blocks)))
    replicates = np.array([once(chosen) for chosen in drawn])
    tails = np.array([(1 - coverage) / 2, (1 + coverage) / 2])
    if method == "bca":
        everyone = np.arange(len(blocks))
        left_out = np.array([once(np.delete(everyone, i)) for i in everyone])
        tails = _adjusted(tails, estimate, replicates, left_out)
    lower, upper = np.quantile(replicates, tails)
    error = float(replicates.std(ddof=1))
    return Bootstrap(estimate, error, float(lower), float(upper), coverage, read_only(replicates))


def _columns(data: tuple[ArrayLike, ...]) -> list[NDArray[Any]]:
    """Check the data."""
    columns = [np.asarray(one) for one in data]
    if not columns or any(column.ndim == 0 or column.shape[0] == 0 for column in columns):
        raise ValueError("there are no data; pass at least one column with at least one row.")
    sizes = {column.shape[0] for column in columns}
    if len(sizes) > 1:
        raise ValueError(f"the columns have {sorted(sizes)} rows; they need one value a row each.")
    return columns


def _blocks(labels: ArrayLike | None, n: int) -> list[NDArray[np.int64]]:
    """List the rows that are drawn together."""
    if labels is None:
        return list(np.arange(n)[:, None])
    codes = cluster_codes(labels, name="clusters", rows=n)
    return [np.flatnonzero(codes == i) for i in range(int(codes.max()) + 1)]


def _adjusted(
    tails: FloatArray, estimate: float, replicates: FloatArray, left_out: FloatArray
) -> FloatArray:
    """Move the tails by bias and acceleration."""
    normal = NormalDist()
    less = (np.sum(replicates < estimate) + np.sum(replicates <= estimate)) / 2 / replicates.size
    if not 0 < less < 1:
        raise ValueError(
            "every resample lies on one side of the figure, so no BCa interval exists; use "
            "method='percentile' or more draws."
        )
    bias = normal.inv_cdf(float(less))
    off = left_out.mean() - left_out
    size = float((off**2).sum())
    acceleration = float((off**3).sum()) / (6 * size**1.5) if size > 0 else 0.0
    moved = [bias + normal.inv_cdf(float(tail)) for tail in tails]
    return np.array([normal.cdf(bias + z / (1 - acceleration * z)) for z in moved])
