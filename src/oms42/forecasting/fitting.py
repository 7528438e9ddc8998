# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""From a series to a fitted smoothing model: choose the method, fill the unknowns, run, report."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from oms42.forecasting.estimation import least_squares, likely_states, maximum_likelihood
from oms42.forecasting.inputs import series, weight
from oms42.forecasting.recursion import Weights, smooth
from oms42.forecasting.smoothing import Smoothing
from oms42.forecasting.start_values import first_observations, given_states, state_names
from oms42.stats.arrays import read_only

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike

    from oms42.forecasting.estimation import Given
    from oms42.forecasting.recursion import Form, Path, States
    from oms42.stats.arrays import FloatArray

METHODS = ("auto", "mle", "sse")


class Solution(NamedTuple):
    """Everything a run needs, and how it was found.

    Attributes:
        weights: The smoothing parameters.
        states: The states before the first step.
        start: The number of observations before the first step.
        estimated: The number of weights and states that were estimated.
    """

    weights: Weights
    states: States[float]
    start: int
    estimated: int


def fit(
    y: ArrayLike,
    form: Form,
    given: Mapping[str, float | None],
    method: str,
    initial: Mapping[str, float] | None,
) -> Smoothing:
    """Fit a smoothing model.

    Args:
        y: The series, shape (n,), oldest first.
        form: The components.
        given: Each weight that the form has: a value from 0 to 1, or None to have it estimated.
        method: ``"auto"``, ``"mle"`` or ``"sse"``.
        initial: The states before the first observation, or None.

    Returns:
        The fitted model.

    Raises:
        TypeError: A value is of the wrong type.
        ValueError: The series, a parameter or their combination cannot be used.

    Example:
        >>> from oms42.forecasting.recursion import Form
        >>> fit([10, 12, 11, 13], Form("simple"), {"alpha": 1.0}, "auto", None).fitted
        array([nan, 10., 12., 11.])
    """
    checked = {n: None if v is None else weight(v, name=n) for n, v in given.items()}
    chosen = _method(method, form, checked, initial)
    least = _least(form, sum(value is None for value in checked.values()), chosen)
    values = series(y, least=least, needed_for=_purpose(form, least))
    if form.multiplicative and values.min() <= 0:
        position = int(values.argmin())
        raise ValueError(
            f"y holds {values[position]:g} at position {position}; multiplicative seasons need "
            "every value above zero: use seasonal='additive'."
        )
    solution = _solve(values, form, checked, chosen, initial)
    path = smooth(
        values[solution.start :].tolist(),
        solution.weights,
        solution.states,
        multiplicative=form.multiplicative,
    )
    reported = chosen if None in checked.values() or chosen == "mle" else "given"
    return _report(values, form, solution, path, reported)


def _method(method: str, form: Form, given: Given, initial: Mapping[str, float] | None) -> str:
    """Settle how the unknowns are found: ``mle``, ``sse`` or, from given states, ``initial``."""
    if method not in METHODS:
        raise ValueError(f"method is {method!r}; it must be one of {', '.join(METHODS)}.")
    if initial is not None:
        if method == "mle":
            raise ValueError(
                "initial gives the states that method='mle' would estimate; leave one of them out."
            )
        return "initial"
    if method == "mle" and form.multiplicative:
        raise ValueError(
            "method='mle' takes additive errors, and with multiplicative seasons these have no "
            "stable variance; use method='sse'."
        )
    if method == "auto":
        return "mle" if None in given.values() and not form.multiplicative else "sse"
    return method


def _least(form: Form, unknown: int, method: str) -> int:
    """Return the smallest number of observations that a fit can use."""
    seasons = form.period - 1
    if method == "initial":
        return max(unknown + 1, form.period)
    if method == "mle":  # AICc needs two more observations than there are estimates
        enough = unknown + 1 + form.trend + seasons + 3
    else:
        enough = (form.period if seasons else 1 + form.trend) + unknown + 1
    return max(enough, 2 * form.period) if seasons else enough


def _purpose(form: Form, least: int) -> str:
    """Say what the observations are needed for, and what would need fewer."""
    fewer = _least(form, 0, "sse")
    hint = f" (with {fewer} or more, give the parameters instead)" if least > fewer else ""
    return form.name + hint


def _solve(
    values: FloatArray,
    form: Form,
    given: Given,
    method: str,
    initial: Mapping[str, float] | None,
) -> Solution:
    """Find the weights and states that are unknown."""
    unknown = sum(value is None for value in given.values())
    known = {name: value for name, value in given.items() if value is not None}
    if method == "mle":
        weights = maximum_likelihood(values, form, given) if unknown else Weights(**known)
        states = likely_states(values, weights, form)[0]
        return Solution(weights, states, 0, unknown + 1 + form.trend + form.period - 1)
    if initial is not None:
        states, start = given_states(initial, form), 0
    else:
        states, start = first_observations(values, form)
    weights = least_squares(values[start:], states, form, given) if unknown else Weights(**known)
    return Solution(weights, states, start, unknown)


def _report(
    values: FloatArray, form: Form, solution: Solution, path: Path[float], method: str
) -> Smoothing:
    """Put a run into the form that callers see."""
    fitted = np.full(values.size, np.nan)
    fitted[solution.start :] = path.fitted
    residuals = values - fitted
    errors = residuals[solution.start :]
    sse = float(errors @ errors)
    criteria = _criteria(values, sse, solution)
    return Smoothing(
        name=form.name,
        method="sse" if method == "initial" else method,
        params=_params(form, solution),
        period=form.period,
        multiplicative=form.multiplicative,
        start=solution.start,
        states=_states(values.size, form, solution, path),
        fitted=read_only(fitted),
        residuals=read_only(residuals),
        estimated=solution.estimated,
        sse=sse,
        sigma2=sse / (errors.size - solution.estimated),
        **criteria,
    )


def _params(form: Form, solution: Solution) -> dict[str, float]:
    """Name the weights that the form has, and the states before the first step."""
    weights, states = solution.weights, solution.states
    params = {"alpha": weights.alpha}
    if form.trend:
        params["beta"] = weights.beta
    if form.period > 1:
        params["gamma"] = weights.gamma
    if form.trend:
        params["phi"] = weights.phi
    values = [states.level, *[states.slope] * form.trend, *states.season * (form.period > 1)]
    names = state_names(form, solution.start)
    return params | dict(zip(names, values, strict=True))


def _states(n: int, form: Form, solution: Solution, path: Path[float]) -> dict[str, FloatArray]:
    """Lay the states out over time, those of the start included where their time is 1 or later."""
    start, first = solution.start, solution.states
    before = [np.nan] * (start - 1)
    states = {"level": [*before, *[first.level][:start], *path.level]}
    if form.trend:
        states["slope"] = [*before, *[first.slope][:start], *path.slope]
    if form.period > 1:
        states["season"] = path.season[-n:]
    return {name: read_only(np.array(column)) for name, column in states.items()}


def _criteria(values: FloatArray, sse: float, solution: Solution) -> dict[str, float | None]:
    """Return the log-likelihood and the criteria built on it, where they exist."""
    n, k = values.size, solution.estimated + 1
    if solution.start > 0 or sse <= 1e-20 * float(values @ values):
        return dict.fromkeys(("loglik", "aic", "aicc", "bic"))
    loglik = -n / 2 * log(sse)
    aic = -2 * loglik + 2 * k
    return {
        "loglik": loglik,
        "aic": aic,
        "aicc": aic + 2 * k * (k + 1) / (n - k - 1) if n > k + 1 else None,
        "bic": -2 * loglik + k * log(n),
    }
