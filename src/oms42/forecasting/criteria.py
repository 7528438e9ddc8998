# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Information criteria: how well a model fits, less what its freedom is worth."""

from __future__ import annotations

from dataclasses import dataclass
from math import log


@dataclass(frozen=True)
class Criteria:
    r"""The log-likelihood and the criteria built on it; None where they do not exist.

    Attributes:
        loglik: The log-likelihood without its constant $-\tfrac n2 (1 + \log(2\pi/n))$, as R's
            ``ets`` prints it.
        aic: $-2\,\mathrm{loglik} + 2k$, with k the number of estimates, the variance included.
        aicc: AIC $+\;2k(k+1)/(n-k-1)$.
        bic: $-2\,\mathrm{loglik} + k \log n$.

    Source:
        [fpp3]

    Example:
        >>> criteria(-86.0715, 3, 18).aicc.__round__(3)
        179.857
    """

    loglik: float | None
    aic: float | None
    aicc: float | None
    bic: float | None


def criteria(loglik: float | None, k: int, n: int) -> Criteria:
    """Work the criteria out.

    Args:
        loglik: The log-likelihood; None for a perfect fit, which has none.
        k: The number of estimates, the variance included.
        n: The number of observations.

    Returns:
        The criteria; ``aicc`` is None where n is below k + 2.

    Source:
        [fpp3]

    Example:
        >>> criteria(None, 3, 18).aic is None
        True
    """
    if loglik is None:
        return Criteria(None, None, None, None)
    aic = -2 * loglik + 2 * k
    aicc = aic + 2 * k * (k + 1) / (n - k - 1) if n > k + 1 else None
    return Criteria(loglik, aic, aicc, -2 * loglik + k * log(n))
