# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Who leaves after two quarters below quota in a row.

The hazard of leaving is 0.20 a year after two such quarters and 0.14 otherwise. With the share $p$
of all quarters that end two such quarters, of $n$ leavers

$$n_2 = n\,\frac{0.20\,p}{0.20\,p + 0.14\,(1 - p)}$$

leave after two misses: those who had them anyway come first; the others' last quarters are moved
below or above quota.
"""

import numpy as np
from numpy.typing import NDArray

HAZARD_AFTER_MISSES, HAZARD = 0.20, 0.14
BELOW, ABOVE, ABOVE_WIDTH = 0.97, 1.01, 0.30


def farewells(
    latent: NDArray[np.float64], active: NDArray[np.bool_], draws: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Set the last two quarters of those who leave.

    Args:
        latent: Attainment that could be closed, nan where there is no quota, shape (sellers, 15).
        active: Whether the seller is there at the end.
        draws: Uniform draws, shape (2, sellers): who misses, and how far above quota others end.

    Returns:
        Attainment with the leavers' last two quarters set.

    Example:
        >>> latent = np.array([[0.9, 0.9, 0.9], [0.9, 0.9, 0.9], [0.9, 1.2, 1.3]])
        >>> farewells(latent, np.arange(3) == 0, np.zeros((2, 3)))[1:].tolist()
        [[0.9, 0.9, 0.9], [0.9, 1.2, 1.3]]
    """
    present = ~np.isnan(latent)
    twice = np.zeros(latent.shape, dtype=bool)
    twice[:, 1:] = (latent[:, 1:] < 1.0) & (latent[:, :-1] < 1.0)
    last = latent.shape[1] - 1 - np.argmax(present[:, ::-1], axis=1)
    leavers = np.flatnonzero(~active & present.any(axis=1))
    had = twice[leavers, last[leavers]]
    share = float(twice.sum() / present.sum())
    risk = HAZARD_AFTER_MISSES * share
    count = round(leavers.size * risk / (risk + HAZARD * (1.0 - share)))
    order = np.argsort(draws[0, leavers] - had, kind="stable")
    miss, hit = leavers[order[:count]], leavers[order[count:]]
    result = latent.copy()
    for back in (0, 1):
        place = np.maximum(last[miss] - back, 0)
        result[miss, place] = np.minimum(latent[miss, place], BELOW)
    end = result[hit, last[hit]]
    better = ABOVE + ABOVE_WIDTH * draws[1, hit]
    result[hit, last[hit]] = np.where(twice[hit, last[hit]], better, end)
    return result
