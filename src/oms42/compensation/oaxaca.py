# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Oaxaca–Blinder: a difference of means, split into what groups have and what it earns them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.stats.arrays import matrix, outcomes, read_only, same_length, vector
from oms42.stats.least_squares import Errors, LeastSquares, least_squares

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

Reference = Literal["pooled", "men", "women"]


@dataclass(frozen=True)
class OaxacaBlinder:
    """Hold the two-fold decomposition of mean pay of men less mean pay of women.

    Attributes:
        gap: Mean of men less mean of women, in money.
        explained: Part that goes with differences in the columns.
        unexplained: The rest: gap − explained.
        explained_se: Standard error of the explained part.
        unexplained_se: Standard error of the unexplained part.
        detail: Explained part of each column, shape (k,).
        detail_se: Standard error of each, shape (k,).
        reference: Whose slopes value the differences.
        slopes: These slopes, shape (k,).
        difference: Mean of each column, men less women, shape (k,).
    """

    gap: float
    explained: float
    unexplained: float
    explained_se: float
    unexplained_se: float
    detail: FloatArray
    detail_se: FloatArray
    reference: Reference
    slopes: FloatArray
    difference: FloatArray


def oaxaca_blinder(
    pay: ArrayLike, woman: ArrayLike, x: ArrayLike, *, reference: Reference = "pooled"
) -> OaxacaBlinder:
    r"""Split the difference between two mean pays into explained and unexplained.

    $$\bar y_m - \bar y_w = \underbrace{(\bar x_m - \bar x_w)'\beta^*}_{\text{explained}}
      + \text{unexplained}$$

    ``pooled`` takes $\beta^*$ from one regression of all with an indicator for women; the
    unexplained part is then the indicator's coefficient with its sign turned. ``men`` and ``women``
    take the slopes of that group. Standard errors count both the slopes (HC3; HC1 where one person
    alone fixes a slope) and the means as
    estimated (Jann 2008).

    Args:
        pay: Pay, shape (n,).
        woman: 1 for a woman, 0 for a man, shape (n,).
        x: Columns that may explain pay, shape (n, k) or (n,).
        reference: Whose slopes: pooled, men or women.

    Returns:
        Both parts, by column.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a group is too small, or the reference is unknown.

    Source:
        Oaxaca (1973); Blinder (1973); Jann (2008), The Blinder–Oaxaca decomposition.

    Example:
        >>> made = oaxaca_blinder([9, 12, 11, 14, 13, 17], [1, 1, 1, 0, 0, 0], [1, 2, 2, 3, 2, 4])
        >>> round(made.gap, 3), round(made.explained, 3), round(made.unexplained, 3)
        (4.0, 2.833, 1.167)
    """
    money, she = vector(pay, name="pay", least=5), outcomes(woman, name="woman", both=True)
    same_length(pay=money, woman=she)
    table = matrix(x, name="x", rows=money.size)
    if reference not in ("pooled", "men", "women"):
        raise ValueError(f"reference is {reference!r}; it must be pooled, men or women.")
    k = table.shape[1]
    men, women = table[she == 0], table[she == 1]
    difference = men.mean(axis=0) - women.mean(axis=0)
    gap = float(money[she == 0].mean() - money[she == 1].mean())
    spread = _of_mean(men) + _of_mean(women)
    if reference == "pooled":
        both = np.column_stack([table, she])
        fit = least_squares(both, money, errors=_errors(both))
        slopes, covariance = fit.coef[1 : k + 1], fit.covariance[1 : k + 1, 1 : k + 1]
        rest_se = float(fit.se[k + 1])
    else:
        fits = (
            least_squares(men, money[she == 0], errors=_errors(men)),
            least_squares(women, money[she == 1], errors=_errors(women)),
        )
        fit = fits[0] if reference == "men" else fits[1]
        slopes, covariance = fit.coef[1:], fit.covariance[1:, 1:]
        rest_se = _rest_se(fits, women if reference == "men" else men)
    detail = slopes * difference
    detail_var = difference**2 * np.diag(covariance) + slopes**2 * np.diag(spread)
    explained = float(detail.sum())
    variance = float(difference @ covariance @ difference + slopes @ spread @ slopes)
    return OaxacaBlinder(
        gap=gap,
        explained=explained,
        unexplained=gap - explained,
        explained_se=variance**0.5,
        unexplained_se=rest_se,
        detail=read_only(detail),
        detail_se=read_only(np.sqrt(detail_var)),
        reference=reference,
        slopes=read_only(slopes),
        difference=read_only(difference),
    )


def _errors(table: FloatArray) -> Errors:
    """Choose HC3, or HC1 where one person alone fixes a slope and HC3 does not exist."""
    basis, _ = np.linalg.qr(np.column_stack([np.ones(table.shape[0]), table]))
    return "HC1" if float((basis**2).sum(axis=1).max()) > 1 - 1e-8 else "HC3"


def _rest_se(fits: tuple[LeastSquares, LeastSquares], other: FloatArray) -> float:
    """Return the standard error of the other group's means times the difference of the lines."""
    mean = np.concatenate([[1.0], other.mean(axis=0)])
    slope = (fits[0].coef - fits[1].coef)[1:]
    both = fits[0].covariance + fits[1].covariance
    return sqrt(float(mean @ both @ mean + slope @ _of_mean(other) @ slope))


def _of_mean(table: FloatArray) -> FloatArray:
    """Return the covariance of the column means."""
    return np.asarray(np.atleast_2d(np.cov(table, rowvar=False, ddof=1)) / table.shape[0])


@dataclass(frozen=True)
class Kitagawa:
    """Hold a difference of two means, split over categories.

    Attributes:
        gap: Mean of men less mean of women.
        composition: Part from who works where: categories held at their mean pay.
        rate: Part from pay within categories.
        by_composition: Of each category, shape (k,).
        by_rate: Of each category, shape (k,).
    """

    gap: float
    composition: float
    rate: float
    by_composition: FloatArray
    by_rate: FloatArray


def kitagawa(
    share_women: ArrayLike, pay_women: ArrayLike, share_men: ArrayLike, pay_men: ArrayLike
) -> Kitagawa:
    r"""Split a difference of means into composition and rates.

    $$\bar y_m - \bar y_w = \sum_j (s_{mj} - s_{wj})\frac{y_{mj} + y_{wj}}{2}
      + \sum_j (y_{mj} - y_{wj})\frac{s_{mj} + s_{wj}}{2}$$

    Args:
        share_women: Number or share of the women in each category, shape (k,).
        pay_women: Their mean pay there, shape (k,).
        share_men: Number or share of the men in each category, shape (k,).
        pay_men: Their mean pay there, shape (k,).

    Returns:
        Both parts, by category.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a share is below 0, or all are 0.

    Source:
        Kitagawa (1955), Components of a difference between two rates.

    Example:
        >>> made = kitagawa([20, 10], [80, 104], [10, 20], [82, 106])
        >>> made.gap, made.composition, made.rate
        (10.0, 8.0, 2.0)
    """
    given = {"share_women": share_women, "pay_women": pay_women}
    given |= {"share_men": share_men, "pay_men": pay_men}
    found = {name: vector(values, name=name) for name, values in given.items()}
    same_length(**found)
    for name in ("share_women", "share_men"):
        if found[name].min() < 0 or found[name].sum() <= 0:
            raise ValueError(f"{name} must be 0 or more, and at least one above 0.")
    sw = found["share_women"] / found["share_women"].sum()
    sm = found["share_men"] / found["share_men"].sum()
    yw, ym = found["pay_women"], found["pay_men"]
    composition, rate = (sm - sw) * (ym + yw) / 2, (ym - yw) * (sm + sw) / 2
    return Kitagawa(
        round(float(sm @ ym - sw @ yw), 12),
        round(float(composition.sum()), 12),
        round(float(rate.sum()), 12),
        read_only(composition),
        read_only(rate),
    )
