# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A fitted model of exponential smoothing in state space."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.criteria import Criteria, criteria
from oms42.forecasting.ets_spread import linear_variance, means, paths, scaled_variance
from oms42.forecasting.result import normal_forecast, quantile_forecast
from oms42.forecasting.state_space import Gains, Shape, State, run
from oms42.stats.arrays import read_only, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oms42.forecasting.ets_form import EtsForm
    from oms42.forecasting.ets_search import Candidate
    from oms42.forecasting.result import Forecast
    from oms42.forecasting.state_space import Run
    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True, eq=False)
class Ets:
    r"""A smoothing model with its parameters, states and errors.

    Attributes:
        form: Error, trend and season.
        params: The weights ``alpha``, ``beta``, ``gamma`` and ``phi`` as far as the form has them,
            then the states just before the first observation: ``l0``, ``b0``, ``s-11`` … ``s0``
            (for m = 12). As in R's ``ets``, ``beta`` and ``gamma`` say what one unit of error adds
            to slope and season, so ``beta`` lies below ``alpha`` and ``gamma`` below 1 - ``alpha``.
        period: The number m of seasons in a cycle; 1 without seasons.
        states: ``level``, ``slope`` (the growth factor of a trend that multiplies) and ``season``
            after each observation, shape (n,) each, as far as the form has them.
        fitted: One-step forecasts of the past, shape (n,).
        residuals: $y_t - \hat y_t$, shape (n,).
        errors: The one-step errors of the model, shape (n,): the residuals, or with multiplicative
            errors their shares of the fitted values.
        sigma2: The variance of these errors: their squares' sum over n less the number of weights
            and states estimated.
        fit: The log-likelihood and the information criteria.
        shape: How the components meet, for the computation.
        gains: The weights, for the computation.
        last: The states after the last observation, for the computation.

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting import ets
        >>> model = ets([10, 14, 12, 15, 11, 13, 12], model="ANN")
        >>> model.name, round(model.aicc, 2)
        ('ETS(A,N,N)', 34.12)
    """

    form: EtsForm
    params: dict[str, float]
    period: int
    states: dict[str, FloatArray]
    fitted: FloatArray
    residuals: FloatArray
    errors: FloatArray
    sigma2: float
    fit: Criteria
    shape: Shape
    gains: Gains
    last: State

    @property
    def name(self) -> str:
        """Return the name of the form.

        Returns:
            Such as ``ETS(M,Ad,M)``.

        Example:
            >>> from oms42.forecasting import ets
            >>> ets([10, 14, 12, 15, 11, 13, 12], model="MNN").name
            'ETS(M,N,N)'
        """
        return self.form.name

    @property
    def loglik(self) -> float | None:
        """Return the log-likelihood.

        Returns:
            The value, see ``Criteria``; R's constant left out; None if the fit is perfect.

        Example:
            >>> from oms42.forecasting import ets
            >>> ets([10, 14, 12, 15, 11, 13, 12], model="ANN").loglik is None
            False
        """
        return self.fit.loglik

    @property
    def aic(self) -> float | None:
        """Return Akaike's criterion.

        Returns:
            The value, see ``Criteria``; None if the fit is perfect.

        Example:
            >>> from oms42.forecasting import ets
            >>> ets([10, 14, 12, 15, 11, 13, 12], model="ANN").aic is None
            False
        """
        return self.fit.aic

    @property
    def aicc(self) -> float | None:
        """Return Akaike's criterion, corrected for short series.

        Returns:
            The value, see ``Criteria``; None if the fit is perfect.

        Example:
            >>> from oms42.forecasting import ets
            >>> ets([10, 14, 12, 15, 11, 13, 12], model="ANN").aicc is None
            False
        """
        return self.fit.aicc

    @property
    def bic(self) -> float | None:
        """Return Schwarz's criterion.

        Returns:
            The value, see ``Criteria``; None if the fit is perfect.

        Example:
            >>> from oms42.forecasting import ets
            >>> ets([10, 14, 12, 15, 11, 13, 12], model="ANN").bic is None
            False
        """
        return self.fit.bic

    def forecast(self, h: int, level: float | Iterable[float] = (80, 95)) -> Forecast:
        r"""Forecast the next h periods.

        $$\hat y_{n+h} = \ell_n + (\phi + \dots + \phi^h)\,b_n + s_{n+h-mk}, \qquad
        k = \lceil h/m \rceil$$

        with products and powers where components multiply. The intervals are normal, with the exact
        variance, where that has a formula: where the trend is not a factor, and the seasons are
        factors only beside multiplicative errors. Elsewhere they are quantiles of 5000 simulated
        futures. They take the parameters as known.

        Args:
            h: The number of periods, 1 or more.
            level: Levels of the prediction intervals in percent; ``()`` for none.

        Returns:
            The forecast.

        Raises:
            TypeError: ``h`` or a level is not a number.
            ValueError: ``h`` is below 1, or a level is outside its range.

        Source:
            [hyndman2008], chapter 6

        Example:
            >>> from oms42.forecasting import ets
            >>> ets([10, 12, 14, 16, 18, 20, 22], model="AAN").forecast(2, level=()).mean.round(3)
            array([24., 26.])
        """
        steps = whole(h, name="h")
        mean = means(self.shape, self.gains, self.last, steps)
        relative = self.form.error == "M"
        if self.shape.grows or (self.shape.scales and not relative):
            future = paths(
                self.shape, self.gains, self.last, self.sigma2**0.5, steps, relative=relative
            )
            return quantile_forecast(mean, lambda share: np.quantile(future, share, axis=1), level)
        if self.shape.scales:
            variance = scaled_variance(self.shape, self.gains, self.last, self.sigma2, steps)
        else:
            variance = linear_variance(self.shape, self.gains, self.sigma2, mean, relative=relative)
        return normal_forecast(mean, np.sqrt(np.maximum(variance, 0.0)), level)


def fitted_model(found: Candidate, period: int) -> Ets:
    """Report a form at its best point.

    Args:
        found: The form and its point.
        period: The number m of seasons in a cycle.

    Returns:
        The fitted model.

    Example:
        >>> from oms42.forecasting.ets_form import parse
        >>> from oms42.forecasting.ets_search import search
        >>> y = np.array([10.0, 14, 12, 15, 11, 13, 12])
        >>> fitted_model(search(y, [parse("ANN")], 1)[0], 1).fitted.shape
        (7,)
    """
    family, form = found.family, found.form
    shape = family.shape
    if form.season == "N":
        shape = shape._replace(period=1)
    gains, start = family.unpack(found.point[None])
    start = start._replace(season=start.season[: shape.period])
    path = run(family.y, shape, gains, start)
    fitted, n = path.mean[:, 0], family.y.size
    residuals = family.y - fitted
    errors = residuals / fitted if form.error == "M" else residuals
    k = form.estimated(period)
    loglik = None if found.perfect else -n / 2 * found.cost
    return Ets(
        form=form,
        params=_params(form, gains, start),
        period=shape.period,
        states=_states(form, path, shape.period),
        fitted=read_only(fitted),
        residuals=read_only(residuals),
        errors=read_only(errors),
        sigma2=float(errors @ errors) / (n - k),
        fit=criteria(loglik, k + 1, n),
        shape=shape,
        gains=gains,
        last=State(path.level[-1], path.slope[-1], path.season[-shape.period :]),
    )


def _params(form: EtsForm, gains: Gains, start: State) -> dict[str, float]:
    """Name the weights and initial states that the form has."""
    alpha, beta, gamma, phi = (float(weight[0]) for weight in gains)
    params, trend, seasons = {"alpha": alpha}, form.trend != "N", form.season != "N"
    params |= {"beta": beta} if trend else {}
    params |= {"gamma": gamma} if seasons else {}
    params |= {"phi": phi} if form.damped else {}
    params["l0"] = float(start.level[0])
    params |= {"b0": float(start.slope[0])} if trend else {}
    index = np.ravel(start.season).tolist() if seasons else []
    return params | {f"s{place + 1 - len(index)}": value for place, value in enumerate(index)}


def _states(form: EtsForm, path: Run, period: int) -> dict[str, FloatArray]:
    """Lay the states out over time."""
    states = {"level": path.level[:, 0]}
    if form.trend != "N":
        states["slope"] = path.slope[:, 0]
    if form.season != "N":
        states["season"] = path.season[period:, 0]
    return {name: read_only(column) for name, column in states.items()}
