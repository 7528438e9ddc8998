# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""What could be seen of a bad cross-buyer before the second purchase.

Returns and support hours over revenue, in the year before the second product was bought:

$$\ln \frac{R_i}{A_i} = \mu_R + \ln(2.6)\,B_i + 0.75\,e_{1i}, \qquad
\ln \frac{s_i}{A_i} = \mu_s + \ln(1.8)\,B_i + 0.55\,e_{2i}$$

with $B_i$ = 1 for cross-buyers that lose money in fiscal year 2025 (PT-19). Among
the bad and among the good the two chances have mean 0, standard deviation 1 and no correlation in
the sample itself, so the ratios of the geometric means are exact; together the two signs tell the
bad from the good with an area under the ROC curve of about 0.88.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.customers.magnitudes import Magnitudes
from oms42.kelvane.customers.residuals import residuals
from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity

RETURNS_SD, SUPPORT_SD = 0.75, 0.55
# Of the cross-buyers that go on to earn money: returns over revenue, support hours a dollar.
RETURNS_RATE, SUPPORT_RATE = 0.030, 0.0016


def early_signs(
    revenue: NDArray[np.float64], bad: NDArray[np.bool_], identity: Identity
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Draw returns and support hours of the year before the second purchase.

    Args:
        revenue: Revenue of that year in US dollars, one entry a cross-buyer.
        bad: Whether the cross-buyer comes to lose money.
        identity: Which company.

    Returns:
        Returns in US dollars, to the cent, and support hours, to a tenth.

    Example:
        >>> bad = np.arange(100) < 17
        >>> returns, hours = early_signs(np.full(100, 1e5), bad, Identity())
        >>> log = np.log(returns)
        >>> round(float(np.exp(log[bad].mean() - log[~bad].mean())), 2)
        2.6
    """
    sizes, rng = Magnitudes.of(identity), identity.stream("account_pnl early signs")
    noise = bell(rng, (2, revenue.size))
    first, second = noise.copy()
    for group in (bad, ~bad):
        first[group] = residuals(noise[0][group])
        second[group] = residuals(noise[1][group], first[group])
    returns = np.exp(np.log(sizes.early_returns) * bad + RETURNS_SD * first)
    hours = np.exp(np.log(sizes.early_support) * bad + SUPPORT_SD * second)
    return (
        np.rint(100.0 * RETURNS_RATE * revenue * returns) / 100.0,
        np.rint(10.0 * SUPPORT_RATE * revenue * hours) / 10.0,
    )
