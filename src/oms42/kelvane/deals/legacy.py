# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Subscriptions that were running before the tables begin, in January 2023.

They began from 2017 on, more of them late, and were signed late in a quarter as often as today's
deals. Most have a term of one year. The annual value is lognormal by segment; `revenue` settles its
scale.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.sampling import counted
from oms42.kelvane.deals.timing import days_in

# Shares of terms of 12, 24 and 36 months.
TERMS = (0.74, 0.08, 0.18)
OLDEST = -24
# How strongly starts crowd toward 2022.
CROWDED = 0.55


@dataclass(frozen=True)
class Legacy:
    """Hold the subscriptions of before 2023.

    Attributes:
        layer: Row of the layer (region and segment) of each.
        start: First day.
        term: Months of a term.
    """

    layer: NDArray[np.int64]
    start: NDArray[np.datetime64]
    term: NDArray[np.int64]


def legacy(rng: np.random.Generator, per_layer: NDArray[np.int64], late_share: float) -> Legacy:
    """Draw the subscriptions of before 2023.

    Args:
        rng: Source of uniform draws.
        per_layer: How many each layer has.
        late_share: Share signed in the last ten business days of a quarter.

    Returns:
        One entry a subscription.

    Example:
        >>> old = legacy(np.random.default_rng(1), np.array([3, 2]), 0.46)
        >>> old.layer.tolist(), bool((old.start < np.datetime64("2023-01-01")).all())
        ([0, 0, 0, 1, 1], True)
    """
    size = int(per_layer.sum())
    quarter = OLDEST + np.floor(-OLDEST * rng.random(size) ** CROWDED).astype(np.int64)
    late = rng.random(size) < late_share
    return Legacy(
        layer=np.repeat(np.arange(per_layer.size), per_layer),
        start=days_in(rng, quarter, late),
        term=12 * (1 + counted(rng, size, TERMS)),
    )
