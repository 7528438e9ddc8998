# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Exponential smoothing by likelihood: one form, or the best of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oms42.forecasting.ets_form import parse, usual
from oms42.forecasting.ets_model import fitted_model
from oms42.forecasting.ets_search import HIGH, LOW, search
from oms42.forecasting.inputs import series, weight
from oms42.stats.arrays import whole

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.forecasting.ets_form import EtsForm
    from oms42.forecasting.ets_model import Ets
    from oms42.stats.arrays import FloatArray

LEAST = 5  # AICc of the simplest form needs k + 2 observations, with k = 3


def ets(y: ArrayLike, model: str, period: int = 1) -> Ets:
    r"""Fit one form of exponential smoothing by maximum likelihood.

    $$y_t = \mu_t + e_t \quad\text{(A)} \qquad\text{or}\qquad
    y_t = \mu_t (1 + \varepsilon_t) \quad\text{(M)}$$

    with $\mu_t$ made of level, trend and season, which the error moves by $\alpha$, $\beta$ and
    $\gamma$. The weights keep the usual bounds $0 < \alpha < 1$, $0 < \beta < \alpha$,
    $0 < \gamma < 1 - \alpha$ and $0.8 \le \phi \le 0.98$, and stay where the past fades.

    All thirty forms are there. Of these, additive errors beside factors (such as ANM) have no
    stable variance, and growth factors (such as MMN) run away on long horizons; ``auto_ets`` does
    not consider them.

    Args:
        y: The series, shape (n,), oldest first. It needs three observations more than there are
            weights and initial states, and two cycles if there are seasons; values above zero if
            any component multiplies.
        model: Error (A or M), trend (N, A, Ad, M or Md) and season (N, A or M): ``"ANN"`` is simple
            exponential smoothing, ``"AAdN"`` damped Holt, ``"MAM"`` multiplicative Holt-Winters.
        period: The number m of seasons in a cycle: 12 for months, 4 for quarters.

    Returns:
        The fitted model; call its ``forecast``.

    Raises:
        TypeError: The series is not numeric, or an option has the wrong type.
        ValueError: The series is too short, not one-dimensional, has gaps in its dates, or holds
            NaN, an infinity or, where a component multiplies, a value not above zero; or the form
            is unknown.

    Source:
        [hyndman2002; hyndman2008; fpp3]

    Example:
        >>> sales = [30, 21, 29, 36, 34, 24, 33, 42, 40, 28, 37, 46]
        >>> ets(sales, model="MNM", period=4).forecast(4, level=()).mean.round(0)
        array([42., 29., 38., 46.])
    """
    m, form = whole(period, name="period"), parse(model)
    if form.season != "N" and m < 2:
        raise ValueError(
            f"period is {m} and model is {model!r}, which has seasons; give the number of "
            "observations in a cycle, such as period=12 for months."
        )
    least = max(form.estimated(m) + 3, 2 * m * (form.season != "N"))
    values = series(y, least=least, needed_for=form.name)
    if form.positive and values.min() <= 0:
        position = int(values.argmin())
        raise ValueError(
            f"y holds {values[position]:g} at position {position}; {form.name} multiplies and "
            "needs every value above zero: use additive components, such as 'AAN' or 'AAA'."
        )
    found = search(values, [form], m, starts=4, gain=1e-9)
    if not found:
        raise ValueError(
            f"no weights keep every component of {form.name} above zero on this series; use an "
            "additive season or trend."
        )
    return fitted_model(found[0], m)


def auto_ets(
    y: ArrayLike, period: int = 1, *, slope_share: float = 0.1, line_margin: float = 4.0
) -> Ets:
    r"""Fit exponential smoothing and choose its form by AICc.

    $$\mathrm{AICc} = -2 \log L + 2k + \frac{2k(k+1)}{n-k-1}$$

    Fifteen forms compete: trends N, A and Ad with seasons N, A and M and errors A and M, without
    additive errors beside multiplicative seasons. Those that need values above zero, two cycles or
    more observations than there are, stay out. Each season of a cycle is one more number to
    estimate: twelve take a fraction of a second, hundreds take many seconds.

    Likelihood looks one step ahead, and what serves there can run away further on. So two rules
    hold the trend back. Slopes that follow the last change ($\beta$ near $\alpha$) are kept out by
    a bound on $\beta/\alpha$. And a trend that never fades must win by a margin in AICc: within 4
    points the runner-up still has support in the data. Both defaults were chosen on the series of
    the M3 competition. With ``slope_share=1`` and ``line_margin=0`` AICc decides alone, as in R.

    Args:
        y: The series, shape (n,), oldest first, 5 values or more.
        period: The number m of seasons in a cycle: 12 for months, 4 for quarters, 1 for none.
        slope_share: The largest $\beta/\alpha$, above 0.0001 and at most 1.
        line_margin: What the AICc of a form whose trend never fades must be lower by, 0 or above.

    Returns:
        The fitted model of the smallest AICc, margin included; call its ``forecast``. If a form
        fits perfectly, the one with the fewest parameters among these.

    Raises:
        TypeError: The series is not numeric, or the period is not a whole number.
        ValueError: The series is too short, not one-dimensional, has gaps in its dates, or holds
            NaN or an infinity; or ``slope_share`` or ``line_margin`` is out of its range.

    Source:
        [hyndman2002]; for the margin, Burnham & Anderson 2002, Model Selection and Multimodel
        Inference, section 2.6

    Example:
        >>> sales = [30, 21, 29, 36, 34, 24, 33, 42, 40, 28, 37, 46]
        >>> auto_ets(sales, period=4).name
        'ETS(M,N,M)'
    """
    m = whole(period, name="period")
    values = series(y, least=LEAST, needed_for="an automatic choice of form")
    if not LOW[1] < weight(slope_share, name="slope_share"):
        raise ValueError(
            f"slope_share is {slope_share}; it must be above {LOW[1]} and at most 1 (no bound)."
        )
    if not line_margin >= 0:
        raise ValueError(f"line_margin is {line_margin}; it must be 0 or above.")
    highest = (HIGH[0], min(slope_share, HIGH[1]), *HIGH[2:])
    found = search(values, _candidates(values, m), m, highest=highest)
    perfect = [candidate for candidate in found if candidate.perfect]
    return fitted_model(
        min(perfect, key=lambda one: one.score(m))
        if perfect
        else min(found, key=lambda one: one.score(m) + line_margin * _never_fades(one.form)),
        m,
    )


def _never_fades(form: EtsForm) -> bool:
    """Tell whether a form's trend goes on for ever."""
    return form.trend != "N" and not form.damped


def _candidates(values: FloatArray, period: int) -> list[EtsForm]:
    """List the forms that the series is long enough for."""
    seasonal = 1 < period <= values.size // 2
    forms = usual(seasonal=seasonal, positive=bool(values.min() > 0))
    return [form for form in forms if values.size >= form.estimated(period) + 3]
