# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Where smoothing starts: from the first observations, or from states that the caller gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.recursion import States

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oms42.forecasting.recursion import Form
    from oms42.stats.arrays import FloatArray


def first_observations(values: FloatArray, form: Form) -> tuple[States[float], int]:
    r"""Take the start values from the first observations, by the rules of R's ``HoltWinters``.

    - Simple: $\ell_1 = y_1$.
    - Holt: $\ell_2 = y_2$ and $b_2 = y_2 - y_1$.
    - Holt-Winters: the centered moving average of the first two cycles is the trend. A straight
      line through it gives $\ell_m$ (the intercept, one step before the average begins) and $b_m$
      (the slope). The means by season of what the trend leaves, centered on 0 (or scaled to a mean
      of 1), give $s_1, \dots, s_m$.

    Args:
        values: The series, shape (n,), long enough for the form.
        form: The components.

    Returns:
        The states, and the number of observations that come before the run starts.

    Source:
        R Core Team, documentation of ``stats::HoltWinters``

    Example:
        >>> from oms42.forecasting.recursion import Form
        >>> first_observations(np.array([10.0, 13.0, 15.0]), Form("Holt", trend=True))
        (States(level=13.0, slope=3.0, season=[0.0]), 2)
    """
    if form.period > 1:
        return _first_cycles(values, form), form.period
    if form.trend:
        return States(float(values[1]), float(values[1] - values[0]), [0.0]), 2
    return States(float(values[0]), 0.0, [0.0]), 1


def _first_cycles(values: FloatArray, form: Form) -> States[float]:
    """Decompose the first two cycles into a line and a seasonal figure."""
    m = form.period
    window = np.full(m + 1 - m % 2, 1 / m)
    if m % 2 == 0:
        window[[0, -1]] /= 2
    cycles = values[: 2 * m]
    trend = np.convolve(cycles, window, mode="valid")
    inner = slice(m // 2, m // 2 + trend.size)
    rest = cycles[inner] / trend if form.multiplicative else cycles[inner] - trend
    place = np.arange(inner.start, inner.stop) % m
    figure = np.bincount(place, weights=rest, minlength=m) / np.bincount(place, minlength=m)
    figure = figure / figure.mean() if form.multiplicative else figure - figure.mean()
    step = np.arange(1, trend.size + 1) - (trend.size + 1) / 2
    slope = float(step @ trend / (step @ step))
    level = float(trend.mean()) - slope * (trend.size + 1) / 2
    return States(level, slope, figure.tolist())


def state_names(form: Form, start: int) -> list[str]:
    """Name the states before the first step with their time, as in the formulas.

    Args:
        form: The components.
        start: The time of the states: 0 is just before the first observation.

    Returns:
        ``l0``, then ``b0`` if there is a slope, then the last m seasons, such as ``s-3`` to ``s0``.

    Example:
        >>> from oms42.forecasting.recursion import Form
        >>> state_names(Form("Holt-Winters", trend=True, period=4), start=0)
        ['l0', 'b0', 's-3', 's-2', 's-1', 's0']
    """
    names = [f"l{start}"]
    if form.trend:
        names.append(f"b{start}")
    if form.period > 1:
        names += [f"s{time}" for time in range(start - form.period + 1, start + 1)]
    return names


def given_states(initial: Mapping[str, float], form: Form) -> States[float]:
    """Read the initial states that the caller gives.

    Args:
        initial: The states at time 0 under the names of ``state_names``. Smoothing parameters
            beside them are passed over, so that the ``params`` of a model fitted with
            ``method="mle"`` can be given as they are.
        form: The components.

    Returns:
        The states.

    Raises:
        ValueError: A state is missing, unknown or not finite, or a multiplicative season is not
            above zero.

    Example:
        >>> from oms42.forecasting.recursion import Form
        >>> given_states({"l0": 5, "b0": 1}, Form("Holt", trend=True))
        States(level=5.0, slope=1.0, season=[0.0])
    """
    names = state_names(form, 0)
    missing = [name for name in names if name not in initial]
    unknown = sorted(set(initial) - set(names) - {"alpha", "beta", "gamma", "phi"})
    if missing or unknown:
        wrong = [f"lacks {', '.join(missing)}"] * bool(missing)
        wrong += [f"holds {', '.join(unknown)}, which is not a state"] * bool(unknown)
        raise ValueError(
            f"initial {' and '.join(wrong)}; {form.name} takes {', '.join(names)}, the states "
            "just before the first observation."
        )
    states = {name: float(initial[name]) for name in names}
    bad = [f"{name} = {value}" for name, value in states.items() if not np.isfinite(value)]
    if form.multiplicative:
        bad += [f"{n} = {v}" for n, v in states.items() if n.startswith("s") and v <= 0]
    if bad:
        rule = ", and multiplicative seasons above zero" if form.multiplicative else ""
        raise ValueError(f"initial holds {', '.join(bad)}; states must be finite{rule}.")
    season = [states[name] for name in names if name.startswith("s")]
    return States(states["l0"], states.get("b0", 0.0), season or [0.0])
