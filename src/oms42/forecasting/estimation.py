# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How unknown smoothing parameters and initial states are found."""

from __future__ import annotations

from itertools import product
from math import isfinite, log
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.recursion import LevelError, States, Weights, smooth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from oms42.forecasting.recursion import Form
    from oms42.stats.arrays import FloatArray

    Given = Mapping[str, float | None]

GRID = {
    "alpha": (0.05, 0.2, 0.5, 0.8, 0.99),
    "beta": (0.005, 0.1, 0.3, 0.6),
    "gamma": (0.001, 0.1, 0.4, 0.8),
    "phi": (0.85, 0.95),
}
PHI_BOUNDS = (
    0.8,
    0.98,
)  # below, damping is too quick to be a trend; above, it cannot be told from 1
INTERIOR = (0.0001, 0.9999)  # the bounds of R's forecast::ets
UNIT = (0.0, 1.0)  # the bounds of R's stats::HoltWinters


def least_squares(values: FloatArray, start: States[float], form: Form, given: Given) -> Weights:
    r"""Find the unknown weights by least squares, from start values that stay as they are.

    $$\min_{\alpha, \beta, \gamma, \phi} \sum_t (y_t - \hat y_t)^2$$

    Args:
        values: The observations after the start, shape (n,).
        start: The states before the first of them.
        form: The components.
        given: Each weight's value, or None where it is unknown.

    Returns:
        All weights.

    Source:
        R Core Team, documentation of ``stats::HoltWinters``

    Example:
        >>> from oms42.forecasting.recursion import Form
        >>> y, start = np.array([11.0, 14, 12, 15, 14, 17]), States(10.0, 0.0, [0.0])
        >>> round(least_squares(y, start, Form("simple"), {"alpha": None}).alpha, 3)
        0.72
    """
    observed = values.tolist()

    def sse(weights: Weights) -> float:
        try:
            path = smooth(observed, weights, start, multiplicative=form.multiplicative)
        except LevelError:
            return float("inf")
        errors = values - path.fitted
        return float(errors @ errors)

    return _search(sse, given, UNIT, _floor(values))


def maximum_likelihood(values: FloatArray, form: Form, given: Given) -> Weights:
    r"""Find the unknown weights by maximum likelihood, with the initial states unknown too.

    $$\max \; -\tfrac n2 \log \sum_t e_t^2$$

    For given weights the best initial states are a linear regression (see ``likely_states``), so
    the search runs over the weights alone.

    Args:
        values: The series, shape (n,).
        form: The components; the seasons must be additive.
        given: Each weight's value, or None where it is unknown.

    Returns:
        All weights.

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting.recursion import Form
        >>> y = np.array([10.0, 11, 14, 12, 15, 14, 17])
        >>> round(maximum_likelihood(y, Form("simple"), {"alpha": None}).alpha, 3)
        0.69
    """

    def sse(weights: Weights) -> float:
        if not admissible(weights, form):
            return float("inf")
        return likely_states(values, weights, form)[1]

    return _search(sse, given, INTERIOR, _floor(values))


def likely_states(values: FloatArray, weights: Weights, form: Form) -> tuple[States[float], float]:
    r"""Find the initial states of highest likelihood for given weights, seasons additive.

    The errors are linear in the initial states $x_0$. With $e^{(0)}$ the errors of a run from
    zero, $w$ the share of each state in the next forecast and $D$ the step of ``transition``,

    $$e_t = e^{(0)}_t - w' D^{t-1} x_0,$$

    and least squares gives $x_0$. The seasons sum to zero.

    Args:
        values: The series, shape (n,).
        weights: The smoothing parameters.
        form: The components; the seasons must be additive.

    Returns:
        The states, and the sum of squared errors that they leave.

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting.recursion import Form
        >>> states, sse = likely_states(np.array([4.0, 6.0]), Weights(0.0), Form("simple"))
        >>> round(states.level, 6), round(sse, 6)
        (5.0, 2.0)
    """
    share, step = transition(weights, form)
    response = _powers(share, step, values.size)
    if form.period > 1:
        response = response[:, :-1] - response[:, -1:] * (np.arange(step.shape[0] - 1) > form.trend)
    zero = States(0.0, 0.0, [0.0] * form.period)
    base = values - smooth(values.tolist(), weights, zero, multiplicative=False).fitted
    x = np.linalg.lstsq(response, base, rcond=None)[0]
    errors = base - response @ x
    season = x[1 + form.trend :].tolist()
    states = States(
        float(x[0]),
        float(x[1]) if form.trend else 0.0,
        [*season, -sum(season)] if season else [0.0],
    )
    return states, float(errors @ errors)


def transition(weights: Weights, form: Form) -> tuple[FloatArray, FloatArray]:
    """Read the linear step off the recursion: how the states of one period make the next.

    Each state is set to one in turn, and an observation of zero is smoothed.

    Args:
        weights: The smoothing parameters.
        form: The components; the seasons must be additive.

    Returns:
        The share of each state in the next forecast, shape (k,), and the matrix D that takes the
        states (level, slope, seasons oldest first) one period on, shape (k, k).

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting.recursion import Form
        >>> share, step = transition(Weights(0.5, 0.2), Form("Holt", trend=True))
        >>> share, step.round(3).tolist()
        (array([1., 1.]), [[0.5, 0.5], [-0.1, 0.9]])
    """
    seasons = form.period if form.period > 1 else 0
    unit = np.eye(1 + form.trend + seasons)
    nothing = np.zeros_like(unit[0])
    start = States(
        unit[0],
        unit[1] if form.trend else nothing,
        list(unit[1 + form.trend :]) if seasons else [nothing],
    )
    path = smooth([nothing], weights, start, multiplicative=False)
    slope = path.slope if form.trend else []
    season = path.season[1:] if seasons else []
    return path.fitted[0], np.array([*path.level, *slope, *season])


def admissible(weights: Weights, form: Form) -> bool:
    """Tell whether the past fades: whether a forecast's debt to old observations dies out.

    It does if no eigenvalue of the step D of ``transition`` lies outside the unit circle. With
    seasons, weights from 0 to 1 alone do not ensure it.

    Args:
        weights: The smoothing parameters.
        form: The components; the seasons must be additive.

    Returns:
        True if the weights are admissible.

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting.recursion import Form
        >>> form = Form("Holt-Winters", trend=True, period=12)
        >>> admissible(Weights(0.3, 0.1, 0.1), form), admissible(Weights(0.3, 0.9, 0.9), form)
        (True, False)
    """
    # Level and seasons overlap, so that one eigenvalue is 1 and splits by rounding, and seasons
    # that hardly move have theirs beside it; 1.00001 grows by 1 % in a thousand periods.
    return bool(np.abs(np.linalg.eigvals(transition(weights, form)[1])).max() <= 1 + 1e-5)


def _powers(share: FloatArray, step: FloatArray, n: int) -> FloatArray:
    """Return the rows share, share @ D, share @ D², …, shape (n, k), doubling them each time."""
    rows = share[None, :]
    while rows.shape[0] < n:
        rows = np.vstack([rows, rows @ step])
        step = step @ step
    return rows[:n]


def _floor(values: FloatArray) -> float:
    """Return the sum of squares below which a fit is perfect but for rounding."""
    return max(1e-24 * float(values @ values), 1e-300)


def _search(
    sse: Callable[[Weights], float],
    given: Given,
    bounds: tuple[float, float],
    floor: float,
) -> Weights:
    """Minimize the sum of squares over the unknown weights.

    The sum has several valleys, and cliffs where weights stop being admissible. So a grid is
    tried, its best point at each of four values of the first unknown goes downhill by the simplex
    method, and the lowest of these is refined.
    """
    from scipy.optimize import minimize

    unknown = [name for name, value in given.items() if value is None]
    known = {name: value for name, value in given.items() if value is not None}
    limits = [PHI_BOUNDS if name == "phi" else bounds for name in unknown]
    low, high = np.array(limits).T

    def complete(x: Iterable[float]) -> Weights:
        return Weights(**known, **{n: float(v) for n, v in zip(unknown, x, strict=True)})

    def objective(x: FloatArray) -> float:
        value = sse(complete(x))
        return log(max(value, floor)) if isfinite(value) else 690.0  # near the log of the largest

    def descend(start: FloatArray, size: float, accuracy: float) -> tuple[float, FloatArray]:
        move = size * (high - low)
        move = np.where(start + move <= high, move, -move)
        run = minimize(
            objective,
            start,
            method="Nelder-Mead",
            bounds=limits,
            options={
                "initial_simplex": np.vstack([start, start + np.diag(move)]),
                "xatol": accuracy,
                "fatol": accuracy / 100,
            },
        )
        return float(run.fun), np.asarray(run.x)

    best: dict[float, FloatArray] = {}
    for x in sorted(map(np.array, product(*(GRID[name] for name in unknown))), key=objective):
        best.setdefault(float(x[0]), x)
    rough = [descend(x, 0.2, 1e-3) for x in list(best.values())[:4]]
    return complete(descend(min(rough, key=lambda run: run[0])[1], 0.05, 1e-7)[1])
