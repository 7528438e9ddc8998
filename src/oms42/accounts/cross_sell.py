# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Selling the next product: what goes with what, and whom an offer moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats import logistic_regression
from oms42.stats.arrays import matrix, outcomes, read_only, same_length, vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class NextProduct:
    """Hold which product each account may want next.

    Attributes:
        products: Names of the products.
        confidence: Share of the owners of a product (row) that own another one (column), shape
            (products, products).
        lift: Confidence over the share of all accounts that own the column's product.
        score: For each account and product it lacks, the highest confidence among what it owns
            (or the share of all, if it owns nothing); NaN for what it owns, shape (n, products).
        best: Index of the best of those; −1 where everything is owned, shape (n,).
    """

    products: tuple[str, ...]
    confidence: FloatArray
    lift: FloatArray
    score: FloatArray
    best: NDArray[np.int64]


def next_product(owned: ArrayLike, products: Sequence[str], *, prior: float = 5.0) -> NextProduct:
    r"""Rank what accounts lack by what owners of their products own.

    $$\hat p_{j \mid i} = \frac{n_{ij} + \kappa s_j}{n_i + \kappa}, \qquad
      \text{lift}_{ij} = \hat p_{j \mid i} / s_j$$

    With $s_j$ the share of all accounts that own j, and κ accounts' worth of it added so that a
    pair seen twice does not look certain. It says who resembles owners, not whom an offer moves.

    Args:
        owned: 1 where an account owns a product, shape (n, products).
        products: Their names.
        prior: Weight κ of the share of all, in accounts.

    Returns:
        Associations and the next product for each account.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is not 0 or 1, shapes do not fit, or a product is owned by nobody.

    Example:
        >>> made = next_product([[1, 1, 0], [1, 1, 0], [1, 0, 0], [0, 0, 1]], ["A", "B", "C"])
        >>> made.products[made.best[2]]
        'B'
    """
    names = tuple(products)
    rows = np.asarray(owned).shape[0] if np.asarray(owned).ndim == 2 else 0
    table = matrix(owned, name="owned", rows=rows)
    if table.shape[1] != len(names) or not names:
        raise ValueError(f"owned has {table.shape[1]} columns for {len(names)} products.")
    if not np.isin(table, (0, 1)).all():
        raise ValueError("owned holds a value that is neither 0 nor 1.")
    share = table.mean(axis=0)
    if (none := np.flatnonzero(share == 0)).size:
        raise ValueError(f"nobody owns {names[none[0]]}; leave it out.")
    both = table.T @ table
    confidence = (both + prior * share) / (np.diag(both)[:, None] + prior)
    np.fill_diagonal(confidence, 1.0)
    has = table[:, :, None] * confidence[None, :, :]
    some = table.sum(axis=1)[:, None] > 0
    score = np.where(some, has.max(axis=1), share)
    score = np.where(table == 1, np.nan, score)
    best = np.where(table.all(axis=1), -1, np.nan_to_num(score, nan=-1.0).argmax(axis=1))
    return NextProduct(
        names, read_only(confidence), read_only(confidence / share), read_only(score), best
    )


@dataclass(frozen=True)
class Uplift:
    """Hold whom an offer moved.

    Attributes:
        effect: Estimated effect of the offer on each account's chance of buying, shape (n,).
        gains: Extra purchases, per account of the whole list, if the offer goes to the best
            0 %, 10 %, … 100 % by estimated effect, shape (11,).
        average: Extra purchases an account if it goes to all.
        area: Area between the gains and those of choosing by lot; 0 if the ranking knows nothing.
    """

    effect: FloatArray
    gains: FloatArray
    average: float
    area: float


def uplift(
    x: ArrayLike, offered: ArrayLike, bought: ArrayLike, *, penalty: float = 1.0, folds: int = 5
) -> Uplift:
    r"""Estimate whom an offer moves, from a trial in which a lot decided who got it.

    Two logistic regressions, one for those with the offer and one for those without,
    $\hat\tau(x) = \hat p_1(x) - \hat p_0(x)$; each account's is estimated by models that have not
    seen it. The gains at share φ of the list are those of the trial itself:

    $$G(\varphi) = \varphi\,(\bar y_{1,\varphi} - \bar y_{0,\varphi})$$

    A list ranked by the chance of buying spends the offer on those who would have bought anyway.

    Args:
        x: What is known of each account, shape (n, k) or (n,).
        offered: 1 where the lot gave the offer, shape (n,).
        bought: 1 where the account bought, shape (n,).
        penalty: Ridge penalty of the regressions, on scaled columns.
        folds: Parts in which the accounts are left out in turn.

    Returns:
        Effects and gains.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or an arm of the trial has no purchase or only purchases.

    Source:
        Radcliffe and Surry (2011).

    Example:
        >>> rng = np.random.default_rng(3)
        >>> size, offer = rng.normal(size=4000), rng.integers(0, 2, 4000)
        >>> made = uplift(size, offer, rng.random(4000) < 0.1 + 0.2 * offer * (size > 0))
        >>> made.area > 0
        True
    """
    arm, end = outcomes(offered, name="offered", both=True), outcomes(bought, name="bought")
    same_length(offered=arm, bought=end)
    table = matrix(x, name="x", rows=arm.size)
    scale = table.std(axis=0)
    table = (table - table.mean(axis=0)) / np.where(scale > 0, scale, 1)
    part = np.arange(arm.size) % folds
    effect = np.empty(arm.size)
    for fold in range(folds):
        out = part == fold
        chance = []
        for side in (1, 0):
            rows = ~out & (arm == side)
            if not 0 < end[rows].sum() < rows.sum():
                raise ValueError(
                    "an arm of the trial has no purchase, or only purchases; more accounts, or "
                    "fewer folds, are needed."
                )
            model = logistic_regression(table[rows], end[rows], penalty=penalty)
            chance.append(model.predict(table[out]))
        effect[out] = chance[0] - chance[1]
    order = np.argsort(-effect, kind="stable")
    gains = np.array([_gain(arm[order], end[order], k) for k in range(11)])
    average = float(gains[-1])
    area = float(((gains[1:] + gains[:-1]) / 2).mean() - average / 2)
    return Uplift(read_only(effect), read_only(gains), average, area)


def _gain(arm: FloatArray, end: FloatArray, tenths: int) -> float:
    """Return the extra purchases of the best tenths, per account of the list."""
    rows = round(arm.size * tenths / 10)
    first, bought = arm[:rows], end[:rows]
    if not 0 < first.sum() < rows:
        return 0.0
    return rows / arm.size * float(bought[first == 1].mean() - bought[first == 0].mean())


def program_effect(
    before: ArrayLike, after: ArrayLike, treated: ArrayLike
) -> tuple[float, float, float]:
    r"""Compare accounts of a program with accounts like them, by matched differences.

    Each treated account is paired with the untreated one nearest to it in what is known from before
    (each used once, all distances together as small as possible), and

    $$\hat\delta = \frac{1}{n_1}\sum_i \bigl[(y_{i1} - y_{i0}) - (y_{c(i)1} - y_{c(i)0})\bigr]$$

    where $y_{i0}$ is the last column of what is known. Programs choose accounts that were growing
    already; without their past growth among what is matched, that growth looks like an effect.

    Args:
        before: What is known from before, shape (n, k): the last column is the outcome's own last
            value, others its history or the size, in the same rows.
        after: The outcome afterwards, shape (n,).
        treated: 1 for accounts of the program, shape (n,).

    Returns:
        The effect, its standard error over pairs, and the naive difference of growth.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or there are fewer untreated than treated accounts.

    Source:
        Heckman, Ichimura and Todd (1997).

    Example:
        >>> effect, error, naive = program_effect(
        ...     [[1, 2], [1, 2.1], [0, 1], [0, 1.1]], [3.5, 3.1, 1.5, 1.6], [1, 0, 1, 0]
        ... )
        >>> round(effect, 2)
        0.25
    """
    from scipy.optimize import linear_sum_assignment

    end, arm = vector(after, name="after", least=4), outcomes(treated, name="treated", both=True)
    same_length(after=end, treated=arm)
    known = matrix(before, name="before", rows=end.size)
    inside, outside = np.flatnonzero(arm == 1), np.flatnonzero(arm == 0)
    if inside.size > outside.size:
        raise ValueError(
            f"{inside.size} treated accounts cannot each have one of {outside.size} others; "
            "compare fewer, or find more."
        )
    scale = known.std(axis=0)
    place = (known - known.mean(axis=0)) / np.where(scale > 0, scale, 1)
    gaps = ((place[inside][:, None, :] - place[outside][None, :, :]) ** 2).sum(axis=2)
    rows, columns = linear_sum_assignment(gaps)
    grown = end - known[:, -1]
    pairs = grown[inside[rows]] - grown[outside[columns]]
    error = float(pairs.std(ddof=1) / np.sqrt(pairs.size)) if pairs.size > 1 else float("nan")
    naive = float(grown[inside].mean() - grown[outside].mean())
    return float(pairs.mean()), error, naive
