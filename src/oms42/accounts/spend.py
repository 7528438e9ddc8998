# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Gamma–Gamma: what a customer will spend on a purchase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import same_length, vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class GammaGamma:
    r"""Hold a fitted Gamma–Gamma model.

    A purchase is gamma distributed around the customer's own mean, with shape p and rate ν; the
    rates are gamma distributed over customers, with shape q and rate γ.

    Attributes:
        p: Shape of a purchase.
        q: Shape of the rates' distribution.
        gamma: Its rate, in money.
        loglik: Log-likelihood.
    """

    p: float
    q: float
    gamma: float
    loglik: float

    @property
    def mean(self) -> float:
        r"""Mean spend over customers: $\gamma p / (q - 1)$; infinite if q is at most 1."""
        return self.gamma * self.p / (self.q - 1) if self.q > 1 else float("inf")

    def expected(self, frequency: ArrayLike, spend: ArrayLike) -> FloatArray:
        r"""Return each customer's expected spend on a purchase.

        $$E[M \mid \bar z, x] = \frac{p(\gamma + x\bar z)}{p x + q - 1}$$

        which lies between the customer's own mean $\bar z$ and that of all, nearer to the own one
        the more purchases there are.

        Args:
            frequency: Repeat purchases x, shape (n,).
            spend: Mean $\bar z$ of them, shape (n,); 0 where there is none.

        Returns:
            Expected spend, shape (n,).

        Raises:
            TypeError: A value is not a number.
            ValueError: Lengths differ, or a value is negative.

        Source:
            Fader and Hardie (2013).

        Example:
            >>> GammaGamma(6.25, 3.74, 15.44, 0.0).expected([0, 2, 40], [0, 22.35, 22.35]).round(2)
            array([35.22, 24.66, 22.49])
        """
        x, z = _purchases(frequency, spend)
        return np.asarray(self.p * (self.gamma + x * z) / (self.p * x + self.q - 1))


def gamma_gamma(frequency: ArrayLike, spend: ArrayLike) -> GammaGamma:
    r"""Fit the Gamma–Gamma model by maximum likelihood.

    $$L = \frac{\Gamma(px + q)}{\Gamma(px)\Gamma(q)}
      \frac{\gamma^q\, \bar z^{px - 1} x^{px}}{(\gamma + x\bar z)^{px + q}}$$

    Spend must not go with frequency; check their correlation first. Customers without a repeat
    purchase say nothing and are left out.

    Args:
        frequency: Repeat purchases x, shape (n,).
        spend: Mean amount $\bar z$ of them, shape (n,), above 0 where there are any.

    Returns:
        The model.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a value is out of range, or fewer than three bought again.
        RuntimeError: The search for the maximum does not end.

    Source:
        Fader and Hardie (2013).

    Example:
        >>> rng = np.random.default_rng(2)
        >>> x = rng.integers(1, 8, 2000)
        >>> rate = rng.gamma(4.0, 1 / 15.0, 2000)
        >>> made = gamma_gamma(x, rng.gamma(6.0 * x) / rate / x)
        >>> round(made.mean)  # planted: 15 · 6 / 3 = 30
        30
    """
    from scipy.optimize import minimize
    from scipy.special import gammaln

    x, z = _purchases(frequency, spend)
    again = x > 0
    if again.sum() < 3:
        raise ValueError(f"{int(again.sum())} customers bought again; at least three are needed.")
    x, z = x[again], z[again]
    if z.min() <= 0:
        raise ValueError("spend is not above 0 for a customer who bought again; leave it out.")
    unit = float(z.mean())
    scaled = z / unit

    def loss(logs: FloatArray) -> float:
        p, q, g = np.exp(logs)
        each = (
            gammaln(p * x + q)
            - gammaln(p * x)
            - gammaln(q)
            + q * np.log(g)
            + (p * x - 1) * np.log(scaled)
            + p * x * np.log(x)
            - (p * x + q) * np.log(g + x * scaled)
        )
        return -float(each.mean())

    found = minimize(
        loss,
        np.log([5.0, 4.0, 0.5]),
        method="L-BFGS-B",
        bounds=[(-8, 10)] * 3,
        options={"maxiter": 1000, "ftol": 1e-14, "gtol": 1e-10},
    )
    found = minimize(
        loss,
        found.x,
        method="Nelder-Mead",
        options={"xatol": 1e-8, "fatol": 1e-14, "maxiter": 5000, "maxfev": 5000},
    )
    if not found.success:
        raise RuntimeError(f"the search for the maximum did not end: {found.message}")
    p, q, g = np.exp(found.x).tolist()
    shift = x.size * float(np.log(unit))
    return GammaGamma(p, q, g * unit, -float(found.fun) * x.size - shift)


def _purchases(frequency: ArrayLike, spend: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return both measures, checked."""
    x, z = vector(frequency, name="frequency"), vector(spend, name="spend")
    same_length(frequency=x, spend=z)
    for name, values in (("frequency", x), ("spend", z)):
        if values.min() < 0:
            raise ValueError(f"{name} holds {values.min():g}; it is 0 or more.")
    return x, z
