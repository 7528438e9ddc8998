# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How much of a result will come again, and what that does to a ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import floats, matrix, read_only, share, vector, whole

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Reliability:
    """Hold how much of the differences between sellers persists.

    Attributes:
        single: Reliability of one period: share of its variance that is the seller's own.
        mean: Reliability of the mean over all periods given.
        between: Variance between sellers' true means; 0 where the data show none.
        within: Variance of a period around the seller's own mean.
        lower: Lower confidence limit of `single`.
        upper: Upper confidence limit.
    """

    single: float
    mean: float
    between: float
    within: float
    lower: float
    upper: float


def reliability(results: ArrayLike, *, level: float = 0.95) -> Reliability:
    r"""Split the variance of results into what is the seller's and what is the period's.

    One-way analysis of variance over n sellers and k periods, the intraclass correlation:

    $$\hat\rho = \frac{MS_b - MS_w}{MS_b + (k-1) MS_w}, \qquad
      \rho_k = \frac{k\rho}{1 + (k-1)\rho}$$

    What all sellers share in a period must be taken out before (subtract the period's mean).

    Args:
        results: One row a seller, one column a period, shape (n, k).
        level: Coverage of the limits, from the F distribution.

    Returns:
        The reliability.

    Raises:
        TypeError: A value is not a number.
        ValueError: There are fewer than two sellers or periods, or nothing varies.

    Source:
        Shrout and Fleiss (1979), ICC(1,1) and ICC(1,k).

    Example:
        >>> made = reliability([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
        ...                     [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
        >>> round(made.single, 2), round(made.mean, 2)
        (0.17, 0.44)
    """
    from scipy.stats import f

    rows = np.asarray(results).shape[0] if np.asarray(results).ndim == 2 else 0
    table = matrix(results, name="results", rows=rows)
    n, k = table.shape
    if n < 2 or k < 2:
        raise ValueError(f"results is {n} sellers × {k} periods; at least two of each are needed.")
    means = table.mean(axis=1)
    between = k * float(((means - means.mean()) ** 2).sum()) / (n - 1)
    within = float(((table - means[:, None]) ** 2).sum()) / (n * (k - 1))
    if between + within == 0:
        raise ValueError("every result is the same; there is nothing to split.")
    if within == 0:
        return Reliability(1.0, 1.0, between / k, 0.0, 1.0, 1.0)
    ratio = between / within
    tail = (1 - share(level, name="level")) / 2
    low = ratio / float(f.ppf(1 - tail, n - 1, n * (k - 1)))
    high = ratio * float(f.ppf(1 - tail, n * (k - 1), n - 1))
    single, lower, upper = ((x - 1) / (x + k - 1) for x in (ratio, low, high))
    own = max(0.0, (between - within) / k)
    return Reliability(single, 1 - 1 / ratio, own, within, lower, upper)


@dataclass(frozen=True)
class Ranks:
    """Hold how sure a ranking is.

    Attributes:
        rank: Rank of each seller's estimate, 1 for the highest, shape (n,).
        lower: Best rank that is plausible, shape (n,).
        upper: Worst rank that is plausible, shape (n,).
        in_bottom: Probability of being among the true bottom k, shape (n,).
        in_top: Probability of being among the true top k, shape (n,).
    """

    rank: FloatArray
    lower: FloatArray
    upper: FloatArray
    in_bottom: FloatArray
    in_top: FloatArray


def rank_uncertainty(
    estimates: ArrayLike,
    errors: ArrayLike,
    *,
    k: int = 1,
    level: float = 0.90,
    draws: int = 10_000,
    seed: int = 42,
) -> Ranks:
    r"""Rank sellers, and say how far each rank may be from the true one.

    True levels are drawn from $N(\hat\theta_i, s_i^2)$, ranked in each draw, and the quantiles of
    each seller's ranks are reported. Give shrunken estimates with the errors of what is not known;
    raw means draw too wide a field (`oms42.stats.shrink` shrinks).

    Args:
        estimates: Estimate $\hat\theta_i$ of each seller, shape (n,).
        errors: Its standard error $s_i$, shape (n,), 0 or more.
        k: Sellers at the bottom and at the top that are counted.
        level: Coverage of the ranks' limits.
        draws: Sets of levels that are drawn.
        seed: The same seed gives the same levels.

    Returns:
        Ranks with limits.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, an error is negative, or k exceeds the sellers.

    Source:
        Goldstein and Spiegelhalter (1996).

    Example:
        >>> made = rank_uncertainty([0.95, 0.90, 0.20], [0.1, 0.1, 0.01])
        >>> made.upper.astype(int), made.in_bottom.round(2)
        (array([2, 2, 3]), array([0., 0., 1.]))
    """
    middle = vector(estimates, name="estimates", least=2)
    spread = vector(errors, name="errors", least=2)
    if middle.size != spread.size or spread.min() < 0:
        raise ValueError("errors needs one value of 0 or more for each estimate.")
    few = whole(k, name="k")
    if few > middle.size:
        raise ValueError(f"k is {k}; there are only {middle.size} sellers.")
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    drawn = middle + spread * rng.standard_normal((whole(draws, name="draws"), middle.size))
    drawn += 1e-12 * (1 + np.abs(middle).max()) * rng.random(drawn.shape)
    place = (-drawn).argsort(axis=1).argsort(axis=1) + 1
    tail = (1 - share(level, name="level")) / 2
    low, high = np.quantile(place, [tail, 1 - tail], axis=0, method="inverted_cdf")
    rank = (-middle).argsort(kind="stable").argsort() + 1.0
    return Ranks(
        read_only(floats(rank, name="rank")),
        read_only(low.astype(float)),
        read_only(high.astype(float)),
        read_only(floats((place > middle.size - few).mean(axis=0), name="in_bottom")),
        read_only(floats((place <= few).mean(axis=0), name="in_top")),
    )
