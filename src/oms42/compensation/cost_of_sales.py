# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Compensation cost of sales: one name, four definitions, and which one is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.numbers import number
from oms42.stats.arrays import floats, vector

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

DEFINITIONS = {
    "incentive": "incentive pay / bookings credited",
    "total": "salary and incentive pay / bookings credited",
    "loaded": "salary and incentive pay with the employer's on-costs / bookings credited",
    "mean_of_sellers": "mean over sellers of (salary and incentive pay / bookings credited)",
}


@dataclass(frozen=True)
class Ccos:
    """Hold the compensation cost of sales under each definition; say which one you quote.

    Attributes:
        incentive: Incentive pay ÷ bookings credited.
        total: Salary and incentive pay ÷ bookings credited.
        loaded: Salary and incentive pay with on-costs ÷ bookings credited.
        mean_of_sellers: Mean of the sellers' own ratios of total pay; it weighs a seller with few
            bookings as much as one with many, and is not what the company pays per dollar. NaN if a
            seller booked nothing.
    """

    incentive: float
    total: float
    loaded: float
    mean_of_sellers: float

    def to_frame(self) -> pd.DataFrame:
        """Return one row a definition, with its words.

        Returns:
            Columns definition, words and ccos.
        """
        import pandas as pd

        return pd.DataFrame(
            {
                "definition": list(DEFINITIONS),
                "words": list(DEFINITIONS.values()),
                "ccos": [getattr(self, name) for name in DEFINITIONS],
            }
        )


def ccos(
    incentive: ArrayLike,
    bookings: ArrayLike,
    *,
    salary: ArrayLike = 0.0,
    on_cost: float = 0.0,
    weights: ArrayLike | None = None,
) -> Ccos:
    r"""Compute the compensation cost of sales, with each definition under its own name.

    $$\text{incentive} = \frac{\sum_i v_i}{\sum_i y_i}, \quad
      \text{total} = \frac{\sum_i (s_i + v_i)}{\sum_i y_i}, \quad
      \text{loaded} = (1 + \ell)\,\text{total}$$

    Args:
        incentive: Incentive pay $v_i$ of each seller, shape (n,) or one number.
        bookings: Bookings credited $y_i$, same shape.
        salary: Salary $s_i$, one a seller or one for all.
        on_cost: Employer's on-costs $\ell$ as a share of pay, 0 or more.
        weights: Weight of each seller, shape (n,), for instance probabilities.

    Returns:
        The ratios.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or the bookings do not add up to more than 0.

    Example:
        >>> made = ccos(86_400, 960_000, salary=120_000)
        >>> round(made.incentive, 3), round(made.total, 3)
        (0.09, 0.215)
    """
    v = vector(np.atleast_1d(floats(incentive, name="incentive")), name="incentive")
    y = vector(np.atleast_1d(floats(bookings, name="bookings")), name="bookings")
    s = _one_each(salary, v.size, "salary")
    w = np.ones(v.size) if weights is None else _one_each(weights, v.size, "weights")
    if y.size != v.size:
        raise ValueError(
            f"incentive has {v.size} values and bookings has {y.size}; one each a seller is needed."
        )
    credited = float(w @ y)
    if credited <= 0:
        raise ValueError(
            f"bookings add up to {credited:g}; a cost of sales needs bookings above 0."
        )
    total = float(w @ (v + s)) / credited
    mean = float(w @ ((v + s) / y) / w.sum()) if (y[w > 0] != 0).all() else float("nan")
    load = 1 + number(on_cost, name="on_cost", least=0.0)
    return Ccos(float(w @ v) / credited, total, load * total, mean)


def _one_each(value: ArrayLike, size: int, name: str) -> FloatArray:
    """Give each seller a value."""
    given = floats(value, name=name)
    if given.ndim and given.shape != (size,):
        raise ValueError(f"{name} has shape {given.shape}; it needs one value, or {size}.")
    return vector(np.broadcast_to(given, (size,)), name=name)
