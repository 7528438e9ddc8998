# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The quota that a quarter starts from, before the ratchet.

$$Q^0_{iq} = Q_{\text{role}}\; g_{\text{year}}\; w_{\text{season}}\; f_{iq}$$

with the annual quota of fiscal year 2026, the growth of quotas over the years, the season's weight
and the planned ramp of a new seller. Quotas do not know the territory's potential: the same number
for the same role, which is why potential explains so much of attainment (PT-06).
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.people.calendar import QUARTERS

# Annual quota of fiscal year 2026 by kind of seller, US dollars of annual contract value.
ANNUAL = {
    "enterprise": 1_200_000.0,
    "mid-market": 550_000.0,
    "public": 550_000.0,
    "kam": 750_000.0,
    "cam": 300_000.0,
}
# Quotas of 2023 to 2026 against those of 2026, and the weights of a year's four quarters.
YEARS = (0.74, 0.81, 0.88, 1.0)
SEASONS = (0.19, 0.23, 0.23, 0.35)
STEP = 100.0


def base_quotas(kind: NDArray[np.str_], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Work out the quota before the ratchet.

    Args:
        kind: Segment of an account executive, else `kam` or `cam`.
        share: Planned share of full productivity, shape (sellers, 15).

    Returns:
        US dollars a quarter, shape (sellers, 15).

    Example:
        >>> base_quotas(np.array(["enterprise"]), np.ones((1, 15)))[0, 12:].round().tolist()
        [228000.0, 276000.0, 276000.0]
    """
    annual = np.array([ANNUAL[name] for name in kind.tolist()])
    quarter = np.arange(QUARTERS)
    weight = np.array(YEARS)[quarter // 4] * np.array(SEASONS)[quarter % 4]
    return np.asarray(annual[:, None] * weight * share, dtype=np.float64)


def ratcheted(
    base: NDArray[np.float64], attainment: NDArray[np.float64], ratchet: float
) -> NDArray[np.float64]:
    r"""Raise each quota by a part of the last quarter's overage.

    $$Q_q = Q^0_q\,(1 + \rho\,\max(0, A_{q-1} - 1))$$

    Args:
        base: Quotas before the ratchet, shape (sellers, 15).
        attainment: Attainment, nan where the seller has no quota, same shape.
        ratchet: Share $\rho$ of the overage that is added.

    Returns:
        Quotas in whole hundreds of US dollars.

    Example:
        >>> ratcheted(np.full((1, 3), 100_000.0), np.array([[1.5, 0.9, 1.0]]), 0.6).tolist()
        [[100000.0, 130000.0, 100000.0]]
    """
    overage = np.zeros_like(base)
    overage[:, 1:] = np.maximum(0.0, np.nan_to_num(attainment[:, :-1], nan=0.0) - 1.0)
    return np.asarray(np.rint(base * (1.0 + ratchet * overage) / STEP) * STEP, dtype=np.float64)
