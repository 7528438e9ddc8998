# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Quotas from a regression of sales on what a territory offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import matrix, read_only
from oms42.stats.least_squares import least_squares
from oms42.territories.amounts import amounts
from oms42.territories.quota.residual_fairness import correlation
from oms42.territories.quota.shares import Quotas, planned

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class RegressionQuotas(Quotas):
    """Hold quotas that follow a fitted line, with the line.

    Attributes:
        quotas: Quota of each seller, shape (n,).
        shares: Share of each in the sum, shape (n,).
        plan: The plan that they serve.
        total: Their sum: the plan and the over-assignment.
        over_assignment: The sum beyond the plan, as a share of the plan.
        coef: Coefficients of the line, the intercept first, shape (k + 1,).
        se: Their standard errors (HC3), shape (k + 1,).
        r2: Share of the variance of sales that the line explains.
        expected: Sales that the line expects, shape (n,).
        residuals: Sales less what the line expects, shape (n,).
        correlations: Of the residuals with each driver, shape (k,): 0, as least squares makes them.
    """

    coef: FloatArray
    se: FloatArray
    r2: float
    expected: FloatArray
    residuals: FloatArray
    correlations: FloatArray


def by_regression(
    plan: float,
    sales: ArrayLike,
    drivers: ArrayLike,
    *,
    over_assignment: float = 0.0,
    unit: float | None = None,
) -> RegressionQuotas:
    r"""Set quotas in proportion to the sales that a regression expects of each territory.

    $$\hat S_i = \hat\beta_0 + \sum_k \hat\beta_k\,x_{ik}, \qquad
      Q_i = (1 + o)\,T\,\frac{\hat S_i}{\sum_h \hat S_h}$$

    The residuals are uncorrelated with every driver, so no seller is favored by potential; what is
    left in them is skill, luck, and what was left out. A driver that the seller controls, such as
    calls, does not belong here: the quota would then punish effort.

    Args:
        plan: Plan T of the whole, above 0.
        sales: Past sales of each territory, 0 or more, shape (n,).
        drivers: What explains them: potential, accounts, workload; shape (n,) or (n, k).
        over_assignment: Share o by which the quotas exceed the plan, 0 or more.
        unit: Round to whole multiples of this, keeping the sum, such as 1000.

    Returns:
        The quotas with the line behind them.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, lengths differ, the drivers are linearly
            dependent, or the line expects negative sales somewhere.

    Source:
        zoltners2006comp

    Example:
        >>> made = by_regression(26.4, [9, 7, 5, 3], [30, 34, 22, 14], over_assignment=0.08)
        >>> made.quotas.round(3).tolist(), round(made.total, 3)
        ([8.638, 9.846, 6.222, 3.806], 28.512)
        >>> bool(abs(made.correlations[0]) < 1e-9)
        True
    """
    S = amounts(sales, name="sales")
    X = matrix(drivers, name="drivers", rows=S.size)
    fit = least_squares(X, S)
    if fit.fitted.min() <= 0:
        i = int(fit.fitted.argmin())
        raise ValueError(
            f"the line expects sales of {fit.fitted[i]:.4g} in territory {i}, and a quota must be "
            "above 0; leave a driver out, or blend potential and history instead."
        )
    made = planned(plan, np.asarray(fit.fitted), over_assignment, unit)
    return RegressionQuotas(
        made.quotas,
        made.shares,
        made.plan,
        made.total,
        made.over_assignment,
        fit.coef,
        read_only(fit.se),
        fit.r2,
        fit.fitted,
        fit.residuals,
        read_only(np.array([correlation(fit.residuals, column) for column in X.T])),
    )
