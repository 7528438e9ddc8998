# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whether the past fades: the admissible region of the smoothing weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from oms42.forecasting.state_space import Gains
    from oms42.stats.arrays import FloatArray

    Bools = np.typing.NDArray[np.bool_]

SLACK = 1e-10  # rounding of the roots


def admissible(gains: Gains, period: int) -> Bools:
    r"""Tell whether a forecast's debt to old observations dies out, for a seasonal trend form.

    It does if no root of the characteristic polynomial lies outside the unit circle:

    $$z^{m+1} + (\alpha + \phi\beta - \phi) z^m
    + (\alpha + \phi\beta - \alpha\phi) \sum_{j=2}^{m-1} z^j
    + (\alpha + \phi\beta - \alpha\phi + \gamma - 1) z + \phi (1 - \alpha - \gamma)$$

    It is what is left of the moving average of the errors in $y_t$ once $(1 - \phi L)(1 - L^m)$
    is taken out.

    Forms without a trend or without seasons need no test: $0 < \alpha < 1$, $0 < \beta < \alpha$
    and $0 < \gamma < 1 - \alpha$ keep them admissible. Factors are judged as if they were added, as
    in R's ``ets``.

    Args:
        gains: The weights of b candidates.
        period: The number m of seasons in a cycle, 2 or more.

    Returns:
        True where the weights are admissible, shape (b,).

    Source:
        Hyndman, Akram & Archibald 2008, Annals of the Institute of Statistical Mathematics 60,
        407-426

    Example:
        >>> from oms42.forecasting.state_space import Gains
        >>> weights = (0.3, 0.3), (0.03, 0.27), (0.07, 0.63), (1.0, 1.0)
        >>> admissible(Gains(*map(np.array, weights)), 12)
        array([ True, False])
    """
    coefficients = polynomial(gains, period)
    companion = np.zeros((gains.alpha.size, period + 1, period + 1))
    companion[:, 0] = -coefficients[:, 1:]
    below = np.arange(period)
    companion[:, below + 1, below] = 1.0
    roots = np.abs(np.linalg.eigvals(companion)).max(axis=1, initial=0.0)
    return np.asarray(roots <= 1 + SLACK)


def polynomial(gains: Gains, period: int) -> FloatArray:
    """Return the coefficients of the characteristic polynomial, highest power first.

    Args:
        gains: The weights of b candidates.
        period: The number m of seasons in a cycle, 2 or more.

    Returns:
        The coefficients, shape (b, m + 2).

    Source:
        Hyndman, Akram & Archibald 2008, Annals of the Institute of Statistical Mathematics 60,
        407-426

    Example:
        >>> from oms42.forecasting.state_space import Gains
        >>> gains = Gains(*(np.array([value]) for value in (0.5, 0.1, 0.2, 1.0)))
        >>> polynomial(gains, 2).round(3)
        array([[ 1. , -0.4, -0.7,  0.3]])
    """
    alpha, beta, gamma, phi = gains
    beta = phi * beta
    table = np.repeat((alpha + beta - alpha * phi)[:, None], period + 2, axis=1)
    table[:, 0] = 1.0
    table[:, 1] = alpha + beta - phi
    table[:, -2] += gamma - 1
    table[:, -1] = phi * (1 - alpha - gamma)
    return table
