# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The unit that costs are counted in while a problem is solved."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray


def unit_of(cost: FloatArray) -> float:
    """Give the power of two that brings the largest cost to a size of 1 to 2.

    Solvers have absolute tolerances: a millionth is nothing in dollars and a great deal in
    billions of dollars. Dividing by a power of two and multiplying by it again loses nothing, so
    that a problem has the same solution and the same proof in any currency.

    Args:
        cost: Costs of any shape; infinite entries are passed over.

    Returns:
        The unit; 1 if every cost is 0.

    Example:
        >>> unit_of(np.array([3.0, 0.0, np.inf])), unit_of(np.zeros(2))
        (2.0, 1.0)
    """
    largest = float(np.abs(cost[np.isfinite(cost)]).max(initial=0.0))
    return math.ldexp(1.0, math.frexp(largest)[1] - 1) if largest else 1.0
