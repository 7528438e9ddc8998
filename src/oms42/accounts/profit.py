# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whale curve and cost to serve: who earns the profit, and who eats it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, vector
from oms42.stats.numbers import number

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Whale:
    """Hold the cumulative profit of accounts, the most profitable first.

    Attributes:
        order: Rows of the accounts in that order, shape (n,).
        cumulative: Profit of the first account, the first two, …, shape (n,).
        total: Profit of all.
        peak: Highest point of the curve: the profit of those that earn any.
        peak_ratio: Peak over total; infinite or negative where the total is not positive.
        profitable: Accounts that earn money.
        eaten: Peak minus total: what the others cost.
    """

    order: NDArray[np.int64]
    cumulative: FloatArray
    total: float
    peak: float
    peak_ratio: float
    profitable: int
    eaten: float


def whale(profit: ArrayLike) -> Whale:
    r"""Rank accounts by profit and add them up.

    $$W_k = \sum_{j=1}^{k} \pi_{(j)}, \qquad \pi_{(1)} \ge \pi_{(2)} \ge \dots$$

    Args:
        profit: Profit of each account, shape (n,), in money.

    Returns:
        The curve and its peak.

    Raises:
        TypeError: A value is not a number.
        ValueError: There is no account, or a value is missing.

    Example:
        >>> made = whale([-50, 100, 30])
        >>> made.cumulative, made.peak, made.eaten
        (array([100., 130.,  80.]), 130.0, 50.0)
    """
    earned = vector(profit, name="profit")
    order = np.argsort(-earned, kind="stable")
    curve = np.cumsum(earned[order])
    total, peak = float(curve[-1]), float(max(0.0, curve.max()))
    ratio = peak / total if total else float("inf")
    return Whale(order, read_only(curve), total, peak, ratio, int((earned > 0).sum()), peak - total)


@dataclass(frozen=True)
class CostToServe:
    """Hold what serving each account costs.

    Attributes:
        drivers: Names of the drivers.
        cost: Cost of each account by driver, shape (n, drivers), in money.
        total: Cost of each account, shape (n,).
    """

    drivers: tuple[str, ...]
    cost: FloatArray
    total: FloatArray

    def to_frame(self) -> pd.DataFrame:
        """Return one row an account, one column a driver.

        Returns:
            The costs, with a column total.
        """
        import pandas as pd

        return pd.DataFrame(self.cost, columns=list(self.drivers)).assign(total=self.total)


def cost_to_serve(drivers: Mapping[str, ArrayLike], rates: Mapping[str, float]) -> CostToServe:
    r"""Charge each account what it uses.

    $$c_i = \sum_k q_{ik}\, \rho_k$$

    Args:
        drivers: Quantity $q_{ik}$ of each driver that each account used, shape (n,) each: visits,
            support hours, rush orders.
        rates: Cost $\rho_k$ of one unit of each driver, in money.

    Returns:
        The costs by driver.

    Raises:
        TypeError: A value is not a number.
        ValueError: A driver has no rate or a rate no driver, lengths differ, or a value is
            negative.

    Source:
        Kaplan and Anderson (2004).

    Example:
        >>> made = cost_to_serve({"visits": [2, 0], "rush": [0, 3]}, {"visits": 420, "rush": 380})
        >>> made.total
        array([ 840., 1140.])
    """
    if odd := sorted(set(drivers) ^ set(rates)):
        raise ValueError(f"{odd[0]!r} needs both: its quantities and its rate.")
    if not drivers:
        raise ValueError("drivers is empty; name at least one, with its rate.")
    used = {name: vector(values, name=name) for name, values in drivers.items()}
    if len({values.size for values in used.values()}) > 1:
        raise ValueError("drivers differ in length; each needs one quantity an account.")
    for name, values in used.items():
        if values.min() < 0:
            raise ValueError(f"{name} holds {values.min():g}; quantities are 0 or more.")
    cost = np.column_stack([used[name] * number(rates[name], name=name) for name in used])
    return CostToServe(tuple(used), read_only(cost), read_only(cost.sum(axis=1)))
