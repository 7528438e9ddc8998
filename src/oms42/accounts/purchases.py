# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""BG/NBD: who is still a customer, and how often they will buy, from four numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import floats, vector, whole
from oms42.stats.numbers import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class BgNbd:
    r"""Hold a fitted BG/NBD model.

    While a customer, one buys at a rate λ; after each purchase one leaves with probability p. Rates
    are gamma distributed over customers, with shape r and rate α; p is beta distributed, (a, b).

    Attributes:
        r: Shape of the rates' distribution.
        alpha: Its rate, in the unit of time.
        a: First parameter of the beta distribution of leaving.
        b: Second parameter.
        loglik: Log-likelihood.
    """

    r: float
    alpha: float
    a: float
    b: float
    loglik: float

    def alive(self, frequency: ArrayLike, recency: ArrayLike, age: ArrayLike) -> FloatArray:
        r"""Return the probability that each is still a customer.

        $$P = \left[1 + \frac{a}{b + x - 1}
          \left(\frac{\alpha + T}{\alpha + t_x}\right)^{r + x}\right]^{-1}
          \quad (x > 0), \qquad 1 \quad (x = 0)$$

        One can leave only after a repeat purchase, so who never came back counts as alive.

        Args:
            frequency: Repeat purchases x, shape (n,).
            recency: Time $t_x$ from first to last purchase, shape (n,).
            age: Time T since the first purchase, shape (n,).

        Returns:
            The probabilities, shape (n,).

        Raises:
            TypeError: A value is not a number.
            ValueError: A value is negative, or recency exceeds age.

        Example:
            >>> cdnow = BgNbd(0.243, 4.414, 0.793, 2.426, -9582.4)
            >>> cdnow.alive([2, 0], [30.43, 0], [38.86, 38.86]).round(4)
            array([0.7266, 1.    ])
        """
        x, t_x, t = _history(frequency, recency, age)
        ratio = (self.r + x) * (np.log(self.alpha + t) - np.log(self.alpha + t_x))
        with np.errstate(over="ignore"):
            gone = self.a / np.maximum(self.b + x - 1, 1e-12) * np.exp(ratio)
        return np.where(x > 0, 1 / (1 + gone), 1.0)

    def expected(self, time: ArrayLike) -> FloatArray:
        r"""Return the repeat purchases that a new customer makes in a time.

        $$E[X(t)] = \frac{a + b - 1}{a - 1}\left[1 - \left(\frac{\alpha}{\alpha + t}\right)^r
          {}_2F_1\!\left(r, b; a + b - 1; \tfrac{t}{\alpha + t}\right)\right]$$

        Args:
            time: Times t, shape (n,), 0 or more.

        Returns:
            Expected purchases, shape (n,).

        Raises:
            TypeError: A value is not a number.
            ValueError: A time is negative.

        Source:
            fader_hardie_lee2005.

        Example:
            >>> BgNbd(0.243, 4.414, 0.793, 2.426, -9582.4).expected([1.0, 78.0]).round(4)
            array([0.0533, 1.8605])
        """
        t = np.atleast_1d(floats(time, name="time"))
        if not (t >= 0).all():
            raise ValueError("time holds a negative or missing value; times are 0 or more.")
        zero = np.zeros_like(t)
        return self._future(t, zero, zero)

    def forecast(
        self, time: float, frequency: ArrayLike, recency: ArrayLike, age: ArrayLike
    ) -> FloatArray:
        r"""Return the purchases that each customer will make in the time to come.

        $$E[Y(t) \mid x, t_x, T] = \frac{a + b + x - 1}{a - 1}\left[1 -
          \left(\frac{\alpha + T}{\alpha + T + t}\right)^{r + x}
          {}_2F_1\!\left(r + x, b + x; a + b + x - 1; \tfrac{t}{\alpha + T + t}\right)\right]
          P(\text{alive})$$

        Args:
            time: Time t to come, 0 or more.
            frequency: Repeat purchases x, shape (n,).
            recency: Time $t_x$ from first to last purchase, shape (n,).
            age: Time T since the first purchase, shape (n,).

        Returns:
            Expected purchases of each, shape (n,).

        Raises:
            TypeError: A value is not a number.
            ValueError: A value is negative, or recency exceeds age.

        Source:
            fader_hardie_lee2005.

        Example:
            >>> cdnow = BgNbd(0.243, 4.414, 0.793, 2.426, -9582.4)
            >>> cdnow.forecast(39, [2], [30.43], [38.86]).round(3)
            array([1.226])
        """
        x, _, age_ = _history(frequency, recency, age)
        ahead = np.full_like(x, number(time, name="time"))
        return self._future(ahead, x, age_) * self.alive(frequency, recency, age)

    def _future(self, t: FloatArray, x: FloatArray, age: FloatArray) -> FloatArray:
        """Return the purchases in t of those who are alive after x purchases in a time."""
        from scipy.special import hyp2f1

        odd = min(abs(self.a - 1), abs(self.a + self.b - 1)) < 1e-8
        a = self.a + 1e-8 if odd else self.a  # beside the points where it is zero over zero
        z = t / (self.alpha + age + t)
        shape = hyp2f1(self.r + x, self.b + x, a + self.b + x - 1, z)
        share = np.exp((self.r + x) * np.log1p(-z))
        return np.asarray((a + self.b + x - 1) / (a - 1) * (1 - share * shape))

    def chance(self, purchases: int, time: float) -> float:
        r"""Return the probability that a new customer makes exactly so many repeat purchases.

        $$P(X(t) = x) = \frac{B(a, b+x)}{B(a, b)}\frac{\Gamma(r+x)}{\Gamma(r)\,x!}
          \left(\frac{\alpha}{\alpha+t}\right)^r\left(\frac{t}{\alpha+t}\right)^x
          + \delta_{x>0}\frac{B(a+1, b+x-1)}{B(a, b)}\left[1 -
          \left(\frac{\alpha}{\alpha+t}\right)^r\sum_{j=0}^{x-1}
          \frac{\Gamma(r+j)}{\Gamma(r)\,j!}\left(\frac{t}{\alpha+t}\right)^j\right]$$

        Args:
            purchases: Number x, 0 or more.
            time: Time t, above 0.

        Returns:
            The probability.

        Raises:
            TypeError: A value is not a number.
            ValueError: A value is out of its range.

        Source:
            fader_hardie_lee2005.

        Example:
            >>> round(BgNbd(0.243, 4.414, 0.793, 2.426, -9582.4).chance(0, 39), 3)
            0.574
        """
        from scipy.special import betaln
        from scipy.stats import nbinom

        x, t = whole(purchases, name="purchases", least=0), number(time, name="time")
        counts = nbinom.pmf(np.arange(x + 1), self.r, self.alpha / (self.alpha + t))
        stays = np.exp(betaln(self.a, self.b + x) - betaln(self.a, self.b)) * counts[x]
        if x == 0:
            return float(stays)
        left = np.exp(betaln(self.a + 1, self.b + x - 1) - betaln(self.a, self.b))
        return float(stays + left * (1 - counts[:x].sum()))


def bg_nbd(frequency: ArrayLike, recency: ArrayLike, age: ArrayLike) -> BgNbd:
    r"""Fit the BG/NBD model by maximum likelihood.

    $$L = \frac{B(a, b + x)}{B(a, b)}\frac{\Gamma(r + x)\,\alpha^r}
      {\Gamma(r)(\alpha + T)^{r+x}} + \delta_{x>0}\frac{B(a+1, b+x-1)}{B(a, b)}
      \frac{\Gamma(r + x)\,\alpha^r}{\Gamma(r)(\alpha + t_x)^{r+x}}$$

    Times are scaled before and after, so weeks and days give the same model.

    Args:
        frequency: Repeat purchases x, shape (n,).
        recency: Time $t_x$ from first to last purchase, shape (n,).
        age: Time T since the first purchase, shape (n,).

    Returns:
        The model.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is negative, recency exceeds age, or nobody bought again.
        RuntimeError: The search for the maximum does not end.

    Source:
        fader_hardie_lee2005.

    Example:
        >>> rng = np.random.default_rng(5)
        >>> x = rng.poisson(rng.gamma(2.0, 2.0, 300))
        >>> made = bg_nbd(x, np.where(x > 0, 30 * x / (x + 1), 0), np.full(300, 30.0))
        >>> bool(abs(made.expected(30.0)[0] - x.mean()) < 0.3)
        True
    """
    from scipy.optimize import minimize

    x, t_x, t = _history(frequency, recency, age)
    if not (x > 0).any():
        raise ValueError("nobody bought again; there is nothing to learn a rate of buying from.")
    unit = float(t.max()) / 10
    rows, weight = np.unique(np.column_stack([x, t_x / unit, t / unit]), axis=0, return_counts=True)

    def loss(logs: FloatArray) -> float:
        return -float(weight @ _loglik(np.exp(logs), *rows.T)) / x.size

    best = min(
        (
            minimize(
                loss,
                np.log([0.5, start, 0.7, 2.0]),
                method="L-BFGS-B",
                bounds=[(-8, 8)] * 4,
                options={"maxiter": 500, "ftol": 1e-14, "gtol": 1e-9},
            )
            for start in (0.5, 5.0)
        ),
        key=lambda found: float(found.fun),
    )
    polished = minimize(
        loss,
        best.x,
        method="Nelder-Mead",
        options={"xatol": 1e-7, "fatol": 1e-13, "maxiter": 4000, "maxfev": 4000},
    )
    if not polished.success:
        raise RuntimeError(f"the search for the maximum did not end: {polished.message}")
    r, alpha, a, b = np.exp(polished.x).tolist()
    # the density of a purchase time is per unit: back in the given unit it is smaller
    shift = float(x.sum() * np.log(unit))
    return BgNbd(r, alpha * unit, a, b, -float(polished.fun) * x.size - shift)


def _loglik(p: FloatArray, x: FloatArray, t_x: FloatArray, t: FloatArray) -> FloatArray:
    """Return each customer's log-likelihood."""
    from scipy.special import betaln, gammaln

    r, alpha, a, b = p
    start = gammaln(r + x) - gammaln(r) + r * np.log(alpha) - betaln(a, b)
    stayed = start + betaln(a, b + x) - (r + x) * np.log(alpha + t)
    again = np.maximum(x, 1)
    left = start + betaln(a + 1, b + again - 1) - (r + x) * np.log(alpha + t_x)
    return np.asarray(np.where(x > 0, np.logaddexp(stayed, left), stayed))


def _history(
    frequency: ArrayLike, recency: ArrayLike, age: ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the three measures, checked."""
    x, t_x = vector(frequency, name="frequency"), vector(recency, name="recency")
    t = vector(age, name="age")
    if not x.size == t_x.size == t.size:
        raise ValueError(
            f"frequency has {x.size} rows, recency {t_x.size}, age {t.size}; one a customer each."
        )
    for name, values in (("frequency", x), ("recency", t_x)):
        if values.min() < 0:
            raise ValueError(f"{name} holds {values.min():g}; it is 0 or more.")
    if (x % 1).any():
        raise ValueError("frequency holds a value that is no whole number of purchases.")
    if (bad := np.flatnonzero((t_x > t) | (t <= 0))).size:
        row = int(bad[0])
        raise ValueError(
            f"customer {row} has recency {t_x[row]:g} and age {t[row]:g}; age is above 0, and the "
            "last purchase lies within it."
        )
    if (odd := np.flatnonzero((x == 0) & (t_x > 0))).size:
        raise ValueError(f"customer {int(odd[0])} has no repeat purchase; its recency must be 0.")
    return x, t_x, t
