# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bridges that sum exactly: price, volume and mix, and any chain of factors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, same_length, vector

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class PriceVolumeMix:
    """Hold a variance of revenue, product by product.

    Attributes:
        price: What other prices did to each product, shape (n,).
        volume: What other quantities did to each product at plan prices, shape (n,).
        plan: Revenue of the plan.
        actual: Revenue.
        total: Actual minus plan: the sum of all parts.
        pooled_volume: Change of total units at the plan's mean price; None where units are unlike.
        pooled_mix: What other shares of products did at plan prices; None where units are unlike.
    """

    price: FloatArray
    volume: FloatArray
    plan: float
    actual: float
    total: float
    pooled_volume: float | None
    pooled_mix: float | None

    def to_frame(self, products: Sequence[str]) -> pd.DataFrame:
        """Return one row a product.

        Args:
            products: Names of the products.

        Returns:
            Columns product, price, volume, total.
        """
        import pandas as pd

        return pd.DataFrame(
            {
                "product": list(products),
                "price": self.price,
                "volume": self.volume,
                "total": self.price + self.volume,
            }
        )


def price_volume_mix(
    plan_units: ArrayLike,
    plan_price: ArrayLike,
    units: ArrayLike,
    price: ArrayLike,
    *,
    alike: bool = False,
) -> PriceVolumeMix:
    r"""Split a variance of revenue into price and volume, and mix where units are alike.

    $$\sum_k q_k(p_k - p_k^0) + \sum_k p_k^0 (q_k - q_k^0), \qquad
      \text{mix: } \sum_k p_k^0\Bigl(q_k - q_k^0 \frac{Q}{Q^0}\Bigr)$$

    Adding units of hardware to user months gives a number that means nothing, and a huge false
    "mix"; so mix is computed only if you say that units are alike.

    Args:
        plan_units: Units of the plan by product, shape (n,).
        plan_price: Prices of the plan, shape (n,).
        units: Units, shape (n,).
        price: Prices, shape (n,).
        alike: Whether units of the products may be added up.

    Returns:
        The parts, which sum to the variance.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or units of the plan are all zero where they are alike.

    Example:
        >>> made = price_volume_mix([800, 1500, 300], [40, 6, 5], [760, 1900, 280], [41, 5.6, 5.2])
        >>> made.volume, round(made.total, 1)
        (array([-1600.,  2400.,  -100.]), 756.0)
    """
    q0, p0 = vector(plan_units, name="plan_units"), vector(plan_price, name="plan_price")
    q, p = vector(units, name="units"), vector(price, name="price")
    same_length(plan_units=q0, plan_price=p0, units=q, price=p)
    by_price, by_volume = q * (p - p0), p0 * (q - q0)
    plan, actual = float(q0 @ p0), float(q @ p)
    volume = mix = None
    if alike:
        if q0.sum() == 0:
            raise ValueError("plan_units add up to 0; there is no mean price of the plan.")
        volume = float((q.sum() - q0.sum()) * plan / q0.sum())
        mix = float(by_volume.sum()) - volume
    return PriceVolumeMix(
        read_only(by_price), read_only(by_volume), plan, actual, actual - plan, volume, mix
    )


def factor_bridge(before: Mapping[str, float], after: Mapping[str, float]) -> Mapping[str, float]:
    r"""Attribute the change of a product of factors, whatever the order they are taken in.

    $$\prod_k x_k: \quad \phi_k = \frac{1}{K!}\sum_{\pi}
      \Bigl[\prod_{j \preceq_\pi k} x_j^1 \prod_{j \succ_\pi k} x_j^0
      - \prod_{j \prec_\pi k} x_j^1 \prod_{j \succeq_\pi k} x_j^0\Bigr]$$

    The mean over all orders (Shapley's value): no factor is favored by standing first, and the
    parts sum to the change exactly.

    Args:
        before: Factors before, by name: accounts, conversion, price.
        after: The same factors after.

    Returns:
        The contribution of each factor.

    Raises:
        ValueError: The names differ, there are none, or more than eight.

    Source:
        Shapley (1953).

    Example:
        >>> dict(factor_bridge({"deals": 40, "size": 60}, {"deals": 46, "size": 57}))
        {'deals': 351.0, 'size': -129.0}
    """
    names = list(before)
    if set(names) != set(after) or not 1 <= len(names) <= 8:
        raise ValueError(
            f"before names {names}, after {list(after)}; both need the same one to eight factors."
        )
    x0 = vector([before[name] for name in names], name="before")
    x1 = vector([after[name] for name in names], name="after")
    parts = np.zeros(len(names))
    orders = list(permutations(range(len(names))))
    for order in orders:
        now = x0.copy()
        level = float(now.prod())
        for k in order:
            now[k] = x1[k]
            reached = float(now.prod())
            parts[k] += reached - level
            level = reached
    return dict(zip(names, (parts / len(orders)).tolist(), strict=True))
