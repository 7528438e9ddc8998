# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What kind of demand a series is: how often it comes, and how much its size varies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.inputs import series

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

ADI_CUT, CV2_CUT = 1.32, 0.49


@dataclass(frozen=True)
class DemandPattern:
    r"""How often demand comes and how much its size varies.

    Attributes:
        adi: Average interval between demands: periods over demands, 1 or more.
        cv2: Squared coefficient of variation of the demands that came.
        kind: ``"smooth"``, ``"erratic"`` (often, but of uneven size), ``"intermittent"`` (rare, of
            even size) or ``"lumpy"`` (rare and uneven).
        demands: How many periods had a demand.

    Source:
        [syntetos2005]

    Example:
        >>> demand_pattern([0, 0, 5, 0, 3, 0, 4]).kind
        'intermittent'
    """

    adi: float
    cv2: float
    kind: str
    demands: int


def demand_pattern(y: ArrayLike) -> DemandPattern:
    r"""Classify a series of demand.

    $$\mathrm{ADI} = \frac{n}{\#\{y_t > 0\}}, \qquad
    \mathrm{CV}^2 = \frac{\mathrm{var}(y_t \mid y_t > 0)}{\mathrm{mean}(y_t \mid y_t > 0)^2}$$

    The cuts are 1.32 for ADI and 0.49 for CV². Below both, demand is smooth, and simple
    exponential smoothing serves; elsewhere the methods of ``croston`` are made for it.

    Args:
        y: Demand per period, shape (n,), zero or above, with at least one demand.

    Returns:
        The measures and the class.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The series holds NaN, a negative value or no demand at all.

    Source:
        [syntetos2005]

    Example:
        >>> pattern = demand_pattern([2, 0, 1, 0, 9, 0])
        >>> pattern.adi, round(pattern.cv2, 3), pattern.kind
        (2.0, 0.792, 'lumpy')
    """
    values = demand_series(y)
    sizes = values[values > 0]
    adi = values.size / sizes.size
    cv2 = float(sizes.var() / sizes.mean() ** 2)
    often = ("smooth", "erratic") if adi < ADI_CUT else ("intermittent", "lumpy")
    return DemandPattern(adi, cv2, often[int(cv2 >= CV2_CUT)], int(sizes.size))


def demand_series(y: ArrayLike) -> FloatArray:
    """Check a series of demand.

    Args:
        y: Demand per period, shape (n,).

    Returns:
        The values as read-only floats.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The series holds NaN, a negative value or no demand at all.

    Example:
        >>> demand_series([0, 2])
        array([0., 2.])
    """
    values = series(y, least=2, needed_for="intermittent demand")
    if values.min() < 0:
        position = int(np.argmax(values < 0))
        raise ValueError(
            f"y holds {values[position]:g} at position {position}; demand is zero or above: enter "
            "returns apart from sales."
        )
    if values.max() == 0:
        raise ValueError(
            f"y holds {values.size} zeros and no demand; a rate needs one demand at least: use a "
            "longer history."
        )
    return values
