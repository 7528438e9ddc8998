# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Range restriction: what a validity among those hired says about all who applied."""

from __future__ import annotations

import math
from statistics import NormalDist

from oms42.stats.numbers import number, proportion

NORMAL = NormalDist()


def correct_restriction(
    r: float, ratio: float, *, with_selector: float | None = None, selector_r: float | None = None
) -> float:
    r"""Correct a correlation for the range that selection has cut off.

    Selected on the predictor itself (Thorndike's case II), with $u$ the predictor's standard
    deviation among all over that among those hired,

    $$\rho = \frac{r u}{\sqrt{1 + r^2 (u^2 - 1)}}$$

    Selected on something else, z (case III), with $u$ the ratio of z's standard deviations, and the
    correlations $r_{xz}$, $r_{yz}$ among those hired,

    $$\rho = \frac{r + r_{xz} r_{yz} (u^2 - 1)}
      {\sqrt{1 + r_{xz}^2 (u^2 - 1)}\,\sqrt{1 + r_{yz}^2 (u^2 - 1)}}$$

    Both take the line and the scatter about it to be the same for all who applied; where those were
    not hired for other reasons, the correction overshoots.

    Args:
        r: Correlation of predictor and performance among those hired.
        ratio: u: standard deviation among all applicants over that among those hired, above 0.
        with_selector: Correlation of the predictor with the selector z among those hired, for
            case III.
        selector_r: Correlation of performance with z among those hired, for case III.

    Returns:
        The correlation among all applicants.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or one of the two of case III is missing.

    Source:
        sackett2022 on where the correction overshoots; Thorndike (1949) for the cases.

    Example:
        >>> round(correct_restriction(0.24, 1.5), 3)
        0.348
        >>> round(correct_restriction(0.24, 1.5, with_selector=0.5, selector_r=0.3), 3)
        0.354
    """
    seen = number(r, name="r", least=-1, most=1)
    u = number(ratio, name="ratio")
    if u == 0:
        raise ValueError("ratio is 0; it must be above 0.")
    more = u * u - 1
    if (with_selector is None) != (selector_r is None):
        raise ValueError("with_selector and selector_r go together: give both, or neither.")
    if with_selector is None or selector_r is None:
        return _correlation(seen * u / math.sqrt(1 + seen * seen * more))
    x = number(with_selector, name="with_selector", least=-1, most=1)
    y = number(selector_r, name="selector_r", least=-1, most=1)
    if 1 + 2 * seen * x * y < seen**2 + x**2 + y**2 - 1e-12:
        raise ValueError(
            f"no three variables correlate at r = {seen:g}, with_selector = {x:g} and "
            f"selector_r = {y:g}; check the three among the same people."
        )
    return _correlation((seen + x * y * more) / math.sqrt((1 + x * x * more) * (1 + y * y * more)))


def _correlation(r: float) -> float:
    """Return a correlation that rounding has put past 1 as 1."""
    return max(-1.0, min(1.0, r))


def restricted_sd(selection_ratio: float) -> float:
    r"""Return the standard deviation that is left when the top of a normal score is hired.

    $$s = \sqrt{1 - \bar z(\bar z - x)}, \qquad x = \Phi^{-1}(1 - SR),\;
      \bar z = \phi(x)/SR$$

    Args:
        selection_ratio: Share SR hired, above 0, at most 1.

    Returns:
        The standard deviation, as a share of the applicants'; u of `correct_restriction` is one
        over it.

    Raises:
        TypeError: It is not a number.
        ValueError: It is not above 0 and at most 1.

    Example:
        >>> round(restricted_sd(0.5), 4)
        0.6028
    """
    ratio = proportion(selection_ratio, name="selection_ratio")
    if ratio == 1:
        return 1.0
    cut = NORMAL.inv_cdf(1 - ratio)
    mean = NORMAL.pdf(cut) / ratio
    return math.sqrt(1 - mean * (mean - cut))
