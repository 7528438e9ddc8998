# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A fitted smoothing model: what it learned, how well it fits, what it forecasts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.result import normal_forecast
from oms42.stats.arrays import whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

    from oms42.forecasting.result import Forecast
    from oms42.stats.arrays import FloatArray

    IntArray = NDArray[np.int_]


@dataclass(frozen=True, eq=False)
class Smoothing:
    r"""A smoothing model with its parameters, states and errors.

    Attributes:
        name: What the method is called.
        method: How the unknowns were found: ``mle`` (weights and initial states by maximum
            likelihood), ``sse`` (weights by least squares) or ``given`` (nothing was unknown).
        params: The weights ``alpha``, ``beta``, ``gamma`` and ``phi``, then the states before the
            first step, named with their time: ``l0``, ``b0``, ``s-11`` … ``s0`` are the states just
            before the first observation, ``l12`` the level after the twelfth.
        period: The number m of seasons in a cycle; 1 without seasons.
        multiplicative: Whether the seasons multiply the level.
        start: How many observations served the start values alone.
        states: ``level``, ``slope`` and ``season`` after each observation, shape (n,) each, as far
            as the method has them; NaN before the start.
        fitted: One-step forecasts of the past, shape (n,); NaN before the start.
        residuals: $e_t = y_t - \hat y_t$, shape (n,); NaN before the start.
        estimated: How many weights and states were estimated.
        sse: The sum of squared residuals.
        sigma2: The residual variance: ``sse`` over the residuals' number less ``estimated``.
        loglik: $-\tfrac n2 \log(\mathrm{sse})$, the log-likelihood without its constant
            $-\tfrac n2 (1 + \log(2\pi/n))$, as R's ``ets`` prints it. None, like the criteria,
            where start values were taken from the observations, or the fit is perfect.
        aic: $-2\,\mathrm{loglik} + 2k$, with k the number of estimates, the variance included.
        aicc: AIC $+\;2k(k+1)/(n-k-1)$; None where n is below k + 2.
        bic: $-2\,\mathrm{loglik} + k \log n$.

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting import ses
        >>> model = ses([10, 12, 11, 13], alpha=0.5)
        >>> model.params
        {'alpha': 0.5, 'l1': 10.0}
        >>> model.residuals
        array([nan,  2.,  0.,  2.])
    """

    name: str
    method: str
    params: dict[str, float]
    period: int
    multiplicative: bool
    start: int
    states: dict[str, FloatArray]
    fitted: FloatArray
    residuals: FloatArray
    estimated: int
    sse: float
    sigma2: float
    loglik: float | None
    aic: float | None
    aicc: float | None
    bic: float | None

    @property
    def persistence(self) -> dict[str, float]:
        r"""Return what one unit of error adds to each state, the parameters of R's ``ets``.

        $$\ell_t = \ell_{t-1} + \phi b_{t-1} + \alpha e_t, \qquad
        b_t = \phi b_{t-1} + \alpha\beta e_t, \qquad s_t = s_{t-m} + (1 - \alpha)\gamma e_t$$

        R calls the products ``beta`` and ``gamma``. With multiplicative seasons they hold to
        first order, for an error on the scale of the level.

        Returns:
            ``alpha``, and ``beta`` and ``gamma`` as far as the method has them.

        Source:
            [fpp3]

        Example:
            >>> from oms42.forecasting import holt
            >>> holt([10, 12, 13, 15], alpha=0.5, beta=0.2).persistence
            {'alpha': 0.5, 'beta': 0.1}
        """
        alpha = self.params["alpha"]
        gains = {"alpha": alpha}
        if "beta" in self.params:
            gains["beta"] = alpha * self.params["beta"]
        if "gamma" in self.params:
            gains["gamma"] = (1 - alpha) * self.params["gamma"]
        return gains

    def forecast(self, h: int, level: float | Iterable[float] = (80, 95)) -> Forecast:
        r"""Forecast the next h periods.

        $$\hat y_{n+h} = \ell_n + (\phi + \dots + \phi^h)\,b_n + s_{n+h-mk}, \qquad
        \sigma_h^2 = \sigma^2 \Big(1 + \sum_{j=1}^{h-1} c_j^2\Big)$$
        $$c_j = \alpha + \alpha\beta(\phi + \dots + \phi^j)
        + (1-\alpha)\gamma\,[m \text{ divides } j], \qquad k = \lceil h/m \rceil$$

        Multiplicative seasons multiply the mean, and $c_j$ is scaled by the ratio of the season of
        $n+h$ to that of $n+h-j$; the interval is then a first-order approximation. The intervals
        take the parameters as known.

        Args:
            h: The number of periods, 1 or more.
            level: Levels of the prediction intervals in percent; ``()`` for none.

        Returns:
            The forecast, with normal prediction intervals.

        Raises:
            TypeError: ``h`` or a level is not a number.
            ValueError: ``h`` is below 1, or a level is outside its range.

        Source:
            [fpp3]

        Example:
            >>> from oms42.forecasting import holt
            >>> holt([10, 12, 14, 16], alpha=0.5, beta=0.2).forecast(2).mean
            array([18., 20.])
        """
        ahead = np.arange(whole(h, name="h"))
        growth = np.cumsum(self.params.get("phi", 1.0) ** (ahead + 1))
        last = np.array([self.fitted.size])
        mean = self._means(last, ahead, growth)[0]
        season = np.ones(ahead.size)
        if self.multiplicative:
            season = self._seasons(last, ahead)[0]
        return normal_forecast(mean, np.sqrt(self.sigma2) * self._spread(growth, season), level)

    def hindcast(self, origins: ArrayLike, h: int) -> FloatArray:
        r"""Give the forecasts that the model would have made at origins in its past.

        $$\hat y_{o+j} = \ell_o + (\phi + \dots + \phi^j)\,b_o + s_{o+j-mk}, \qquad
        j = 1, \dots, h, \quad k = \lceil j/m \rceil$$

        One run of the recursion passes every origin, so this is ``rolling_origin`` for weights
        that do not depend on the data, at a fraction of its work.

        Args:
            origins: How many observations each forecast knows, shape (k,): 1 or more for the
                simple method, 2 for Holt's, two cycles for Holt-Winters (from these the start
                values come; one cycle if the initial states were given).
            h: The number of periods, 1 or more.

        Returns:
            The means, shape (k, h).

        Raises:
            TypeError: ``h`` is not a whole number.
            ValueError: The weights were learned from the whole series, so they know the future;
                or an origin lies before the start values are known or after the last observation.

        Source:
            [fpp3]

        Example:
            >>> from oms42.forecasting import holt
            >>> holt([10, 12, 14, 17], alpha=0.5, beta=0.2).hindcast([3, 4], h=2)
            array([[16. , 18. ],
                   [18.6, 20.7]])
        """
        if self.method != "given":
            raise ValueError(
                f"these weights were found by {self.method} from the whole series, so a forecast "
                "at an earlier origin would know the future; give every weight, or use "
                "rolling_origin, which fits again at each origin."
            )
        where, ahead = np.asarray(origins), np.arange(whole(h, name="h"))
        first = max(self.start * (2 if self.period > 1 else 1), self.period)
        if where.ndim != 1 or where.dtype.kind != "i" or not where.size:
            raise ValueError(f"origins is {origins!r}; give a list of whole numbers, one or more.")
        if where.min() < first or where.max() > self.fitted.size:
            raise ValueError(
                f"origins run from {where.min()} to {where.max()}; with these start values they "
                f"must lie between {first} and {self.fitted.size}."
            )
        growth = np.cumsum(self.params.get("phi", 1.0) ** (ahead + 1))
        return self._means(where, ahead, growth)

    def _means(self, where: IntArray, ahead: IntArray, growth: FloatArray) -> FloatArray:
        """Return the point forecasts made after ``where`` observations, shape (k, h)."""
        mean = np.repeat(self.states["level"][where - 1, None], ahead.size, axis=1)
        if "slope" in self.states:
            mean = mean + self.states["slope"][where - 1, None] * growth
        if "season" in self.states:
            index = self._seasons(where, ahead)
            mean = mean * index if self.multiplicative else mean + index
        return mean

    def _seasons(self, where: IntArray, ahead: IntArray) -> FloatArray:
        """Return the seasons that apply ahead of each origin, shape (k, h)."""
        season: FloatArray = self.states["season"]
        return np.asarray(season[(where - self.period)[:, None] + ahead % self.period])

    def _spread(self, growth: FloatArray, season: FloatArray) -> FloatArray:
        """Return the standard deviation of each forecast error, in units of one step's."""
        gains = self.persistence
        lag = np.subtract.outer(np.arange(growth.size), np.arange(growth.size))
        response = np.full(growth.size, gains["alpha"])
        response[1:] += gains.get("beta", 0.0) * growth[:-1]
        response[self.period :: self.period] += gains.get("gamma", 0.0)
        response[0] = 1.0
        passed_on = np.where(lag >= 0, response[lag], 0.0) * np.divide.outer(season, season)
        return np.asarray(np.sqrt(np.sum(passed_on**2, axis=1)))
