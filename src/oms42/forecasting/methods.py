# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Exponential smoothing by its three classical methods: simple, Holt, Holt-Winters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oms42.forecasting.fitting import fit
from oms42.forecasting.recursion import Form
from oms42.stats.arrays import whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from numpy.typing import ArrayLike

    from oms42.forecasting.smoothing import Smoothing

    Method = Literal["auto", "mle", "sse"]


def ses(
    y: ArrayLike,
    *,
    alpha: float | None = None,
    method: Method = "auto",
    initial: Mapping[str, float] | None = None,
) -> Smoothing:
    r"""Smooth a series that has a level alone.

    $$\hat y_{n+h} = \ell_n, \qquad \ell_t = \alpha y_t + (1 - \alpha)\,\ell_{t-1}$$

    With $\alpha$ given, nothing is estimated: the start is $\ell_1 = y_1$.

    Args:
        y: The series, shape (n,), oldest first: 2 values or more with ``alpha`` given, 3 with
            ``method="sse"``, 5 with ``method="mle"``.
        alpha: Weight of the newest observation, from 0 to 1; None to have it estimated.
        method: How unknowns are found. ``"mle"``: the weight and $\ell_0$ by maximum likelihood,
            as R's ``ets``. ``"sse"``: the weight by least squares from the start above, as R's
            ``HoltWinters``. ``"auto"``: ``"mle"`` if the weight is unknown.
        initial: The state ``l0`` just before the first observation, to start from instead; an
            unknown weight is then found by least squares.

    Returns:
        The fitted model; call its ``forecast``.

    Raises:
        TypeError: The series or a parameter is not numeric.
        ValueError: The series is too short, not one-dimensional, or holds NaN or an infinity; or a
            parameter is out of its range.

    Source:
        [fpp3]

    Example:
        >>> ses([10, 12, 11, 13], alpha=0.5).forecast(1).mean
        array([12.])
    """
    return fit(y, Form("simple exponential smoothing"), {"alpha": alpha}, method, initial)


def holt(
    y: ArrayLike,
    *,
    alpha: float | None = None,
    beta: float | None = None,
    phi: float | None = 1.0,
    method: Method = "auto",
    initial: Mapping[str, float] | None = None,
) -> Smoothing:
    r"""Smooth a series that has a level and a slope, which may fade.

    $$\hat y_{n+h} = \ell_n + (\phi + \dots + \phi^h)\,b_n$$
    $$\ell_t = \alpha y_t + (1 - \alpha)(\ell_{t-1} + \phi b_{t-1}), \qquad
    b_t = \beta(\ell_t - \ell_{t-1}) + (1 - \beta)\,\phi b_{t-1}$$

    $\beta$ is a weight from 0 to 1, as in R's ``HoltWinters``; R's ``ets`` prints $\alpha\beta$
    under that name (see ``Smoothing.persistence``). With all parameters given, nothing is
    estimated: the start is $\ell_2 = y_2$, $b_2 = y_2 - y_1$.

    Args:
        y: The series, shape (n,), oldest first: 3 values or more with all parameters given; one
            more for each unknown with ``method="sse"``; 7 with ``method="mle"``.
        alpha: Weight of the newest observation in the level; None to have it estimated.
        beta: Weight of the newest change in the slope; None to have it estimated.
        phi: Damping: the share of the slope that survives a step; 1 for none; None to have it
            estimated between 0.8 and 0.98.
        method: How unknowns are found. ``"mle"``: parameters, $\ell_0$ and $b_0$ by maximum
            likelihood, as R's ``ets``. ``"sse"``: the parameters by least squares from the start
            above, as R's ``HoltWinters``. ``"auto"``: ``"mle"`` if any is unknown.
        initial: The states ``l0`` and ``b0`` just before the first observation, to start from
            instead; unknown parameters are then found by least squares.

    Returns:
        The fitted model; call its ``forecast``.

    Raises:
        TypeError: The series or a parameter is not numeric.
        ValueError: The series is too short, not one-dimensional, or holds NaN or an infinity; or a
            parameter is out of its range.

    Source:
        [holt2004; fpp3]

    Example:
        >>> holt([10, 12, 15, 17], alpha=0.5, beta=0.5, phi=0.9).forecast(2).mean.round(3)
        array([18.506, 20.18 ])
    """
    given = {"alpha": alpha, "beta": beta, "phi": phi}
    return fit(y, Form(f"Holt's {_trend(phi)}", trend=True), given, method, initial)


def holt_winters(
    y: ArrayLike,
    period: int,
    *,
    alpha: float | None = None,
    beta: float | None = None,
    gamma: float | None = None,
    phi: float | None = 1.0,
    seasonal: Literal["additive", "multiplicative"] = "additive",
    method: Method = "auto",
    initial: Mapping[str, float] | None = None,
) -> Smoothing:
    r"""Smooth a series that has a level, a slope and seasons.

    $$\hat y_{n+h} = \ell_n + (\phi + \dots + \phi^h)\,b_n + s_{n+h-mk}, \qquad
    k = \lceil h/m \rceil$$
    $$\ell_t = \alpha(y_t - s_{t-m}) + (1 - \alpha)(\ell_{t-1} + \phi b_{t-1}), \qquad
    b_t = \beta(\ell_t - \ell_{t-1}) + (1 - \beta)\,\phi b_{t-1}$$
    $$s_t = \gamma(y_t - \ell_t) + (1 - \gamma)\,s_{t-m}$$

    Multiplicative seasons multiply the level and its slope, and divide where additive ones are
    subtracted. $\beta$ and $\gamma$ are weights from 0 to 1, as in R's ``HoltWinters``; R's
    ``ets`` prints $\alpha\beta$ and $(1-\alpha)\gamma$ (see ``Smoothing.persistence``). With all
    parameters given, nothing is estimated: the start comes from the first two cycles, as in R's
    ``HoltWinters``, and the first fitted value is that of period m + 1.

    Args:
        y: The series, shape (n,), oldest first, two cycles or more; with ``method="mle"`` also m
            + 7 values or more. Above zero with multiplicative seasons.
        period: The number m of seasons in a cycle: 12 for months, 4 for quarters.
        alpha: Weight of the newest observation in the level; None to have it estimated.
        beta: Weight of the newest change in the slope; None to have it estimated.
        gamma: Weight of the newest observation in its season; None to have it estimated.
        phi: Damping: the share of the slope that survives a step; 1 for none; None to have it
            estimated between 0.8 and 0.98.
        seasonal: Whether the seasons are added to the level or multiply it.
        method: How unknowns are found. ``"mle"``: parameters and initial states by maximum
            likelihood, as R's ``ets``, for additive seasons. ``"sse"``: the parameters by least
            squares from the start above, as R's ``HoltWinters``. ``"auto"``: ``"mle"`` if any
            parameter is unknown and the seasons are additive, else ``"sse"``.
        initial: The states ``l0``, ``b0``, ``s-11`` … ``s0`` (for m = 12) just before the first
            observation, to start from instead; unknown parameters are then found by least
            squares.

    Returns:
        The fitted model; call its ``forecast``.

    Raises:
        TypeError: The series or a parameter is not numeric.
        ValueError: The series is too short, not one-dimensional, holds NaN or an infinity, or is
            not above zero with multiplicative seasons; or a parameter is out of its range.

    Source:
        [winters1960; holt2004; fpp3]

    Example:
        >>> y = [100, 120, 90, 110, 130, 105, 95, 115, 140, 118, 98, 125]
        >>> model = holt_winters(y, 4, alpha=0.3, beta=0.1, gamma=0.3)
        >>> model.forecast(4).mean.round(1)
        array([143.7, 119.1, 105.4, 126.5])
    """
    if seasonal not in ("additive", "multiplicative"):
        raise ValueError(f"seasonal is {seasonal!r}; it must be 'additive' or 'multiplicative'.")
    form = Form(
        f"Holt-Winters' {seasonal} method with {_trend(phi)}",
        trend=True,
        period=whole(period, name="period", least=2),
        multiplicative=seasonal == "multiplicative",
    )
    given = {"alpha": alpha, "beta": beta, "gamma": gamma, "phi": phi}
    return fit(y, form, given, method, initial)


def _trend(phi: float | None) -> str:
    """Name the trend by its damping."""
    return "linear trend" if phi == 1 else "damped trend"
