# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Retention that rises with age, because those who leave easily leave first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import floats, vector
from oms42.stats.numbers import above_zero, number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class ShiftedBetaGeometric:
    r"""Hold a shifted beta-geometric (sBG) model of renewals.

    Each customer leaves at a renewal with a probability of their own; the probabilities are beta
    distributed, (α, β), and never change.

    Attributes:
        alpha: First parameter of the beta distribution of leaving.
        beta: Second parameter.
        loglik: Log-likelihood.
    """

    alpha: float
    beta: float
    loglik: float

    def survival(self, renewals: ArrayLike) -> FloatArray:
        r"""Return the share of a cohort that is left after so many renewals.

        $$S(t) = \frac{B(\alpha, \beta + t)}{B(\alpha, \beta)}$$

        Args:
            renewals: Renewals t, shape (n,), 0 or more.

        Returns:
            The shares, shape (n,).

        Raises:
            TypeError: A value is not a number.
            ValueError: A value is negative.

        Source:
            fader_hardie2007.

        Example:
            >>> ShiftedBetaGeometric(0.668, 3.806, 0.0).survival([1, 7]).round(3)
            array([0.851, 0.489])
        """
        from scipy.special import betaln

        t = np.atleast_1d(floats(renewals, name="renewals"))
        if not (t >= 0).all():
            raise ValueError("renewals holds a negative or missing value; it is 0 or more.")
        return np.asarray(np.exp(betaln(self.alpha, self.beta + t) - betaln(self.alpha, self.beta)))

    def retention(self, renewals: ArrayLike) -> FloatArray:
        r"""Return the share that renews at the t-th renewal, of those that are still there.

        $$r_t = \frac{\beta + t - 1}{\alpha + \beta + t - 1}$$

        Args:
            renewals: Number t of the renewal, shape (n,), 1 for the first.

        Returns:
            The shares, shape (n,).

        Raises:
            TypeError: A value is not a number.
            ValueError: A value is below 1.

        Source:
            fader_hardie2007.

        Example:
            >>> ShiftedBetaGeometric(0.85, 4.15, 0.0).retention([1, 2, 3]).round(2)
            array([0.83, 0.86, 0.88])
        """
        t = np.atleast_1d(floats(renewals, name="renewals"))
        if not (t >= 1).all():
            raise ValueError("renewals holds a value below 1; the first renewal is number 1.")
        return np.asarray((self.beta + t - 1) / (self.alpha + self.beta + t - 1))

    def years_left(self, renewals: int = 0, *, discount: float = 0.10) -> float:
        r"""Return the discounted years that a customer with so many renewals has still to come.

        $$\sum_{k=0}^{\infty} \frac{S(n + k)}{S(n)}\,(1 + d)^{-k}
          = {}_2F_1\!\left(1, \beta + n; \alpha + \beta + n; \tfrac{1}{1 + d}\right)$$

        The year that has begun counts whole. Times the margin of a year it is the value of the
        customer.

        Args:
            renewals: Renewals n already made.
            discount: Discount rate d a year, above 0.

        Returns:
            Discounted years.

        Raises:
            TypeError: A value is not a number.
            ValueError: A value is out of its range.

        Source:
            Fader and Hardie (2010).

        Example:
            >>> model = ShiftedBetaGeometric(0.85, 4.15, 0.0)
            >>> round(model.years_left(0), 2), round(model.years_left(5), 2)
            (5.38, 6.94)
        """
        from scipy.special import hyp2f1

        n = number(renewals, name="renewals")
        rate = above_zero(discount, name="discount")
        return float(hyp2f1(1, self.beta + n, self.alpha + self.beta + n, 1 / (1 + rate)))


def shifted_beta_geometric(survivors: ArrayLike) -> ShiftedBetaGeometric:
    r"""Fit the sBG model to one cohort by maximum likelihood.

    $$\ln L = \sum_t (N_{t-1} - N_t) \ln\bigl[S(t-1) - S(t)\bigr] + N_m \ln S(m)$$

    Args:
        survivors: Customers of the cohort after 0, 1, … renewals, shape (m + 1,), never rising.

    Returns:
        The model.

    Raises:
        TypeError: A value is not a number.
        ValueError: The counts rise, there are fewer than three, or nobody (or everybody) left.
        RuntimeError: The search for the maximum does not end.

    Source:
        fader_hardie2007.

    Example:
        >>> model = shifted_beta_geometric([1000, 869, 743, 653, 593, 551, 517, 491])
        >>> round(model.alpha, 3), round(model.beta, 3), round(model.loglik, 1)
        (0.668, 3.806, -1611.2)
    """
    from scipy.optimize import minimize
    from scipy.special import betaln

    left = vector(survivors, name="survivors", least=3)
    if (np.diff(left) > 0).any() or left.min() < 0:
        raise ValueError("survivors rises or is negative; it counts one cohort after each renewal.")
    if left[0] == left[-1] or left[1] == 0:
        raise ValueError("nobody left, or everybody at once; nothing tells customers apart.")
    gone, t = -np.diff(left), np.arange(1, left.size)

    def loss(logs: FloatArray) -> float:
        a, b = np.exp(logs)
        at = betaln(a + 1, b + t - 1) - betaln(a, b)
        stayed = left[-1] * (betaln(a, b + t[-1]) - betaln(a, b))
        return -float((gone @ at + stayed) / left[0])

    found = minimize(
        loss,
        np.log([1.0, 2.0]),
        method="Nelder-Mead",
        options={"xatol": 1e-9, "fatol": 1e-14, "maxiter": 5000, "maxfev": 5000},
    )
    if not found.success:
        raise RuntimeError(f"the search for the maximum did not end: {found.message}")
    a, b = np.exp(found.x).tolist()
    return ShiftedBetaGeometric(a, b, -float(found.fun) * float(left[0]))
