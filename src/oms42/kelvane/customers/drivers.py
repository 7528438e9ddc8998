# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""What serving costs, by driver, at the company's rates.

$$\text{cost}_i = 420\,v_i + 65\,s_i + 380\,o_i + 140\,h_i + R_i + 0.09\,A_i\,\frac{D_i}{365}$$

with visits $v$, support hours $s$, rush orders $o$, custom-engineering hours $h$, returns $R$ in
US dollars and capital at 9 % a year on revenue $A$ for the days of sales outstanding $D$.

What an account costs beyond the usual is caused to 80 % by rush orders, custom engineering and slow
payment (PT-17), the days of which are 45 above those of other accounts; the rest falls on support
and returns. Visits and orders are whole numbers, hours have one decimal and returns take up the
cents, so that the cost of each account is what `losses` promised.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.customers.magnitudes import Magnitudes
from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity

VISIT, SUPPORT_HOUR, RUSH_ORDER, CUSTOM_HOUR, CAPITAL = 420.0, 65.0, 380.0, 140.0, 0.09
DAYS, DAYS_SD, SHORTEST, LONGEST = 47.0, 9.0, 20, 160
# Shares of the usual cost without capital: visits, support, returns, rush orders, custom work.
USUAL = (0.24, 0.36, 0.12, 0.13, 0.15)
# Of the excess that is not capital: rush orders and custom work of the planted share; support and
# returns of the rest.
RUSH_PART, SUPPORT_PART = 0.42, 0.60
JITTER = 0.30


@dataclass(frozen=True)
class Drivers:
    """Hold quantities of one fiscal year, shape (n,) each.

    Attributes:
        visits: Visits.
        support_h: Support hours.
        returns_usd: Returns in US dollars.
        rush_orders: Rush orders.
        custom_eng_h: Custom-engineering hours.
        days: Days of sales outstanding.
    """

    visits: NDArray[np.int64]
    support_h: NDArray[np.float64]
    returns_usd: NDArray[np.float64]
    rush_orders: NDArray[np.int64]
    custom_eng_h: NDArray[np.float64]
    days: NDArray[np.int64]


def drivers(
    revenue: NDArray[np.float64],
    usual: NDArray[np.float64],
    excess: NDArray[np.float64],
    identity: Identity,
    year: int,
) -> Drivers:
    """Split the cost of serving over its drivers.

    Args:
        revenue: Revenue in US dollars, shape (n,), > 0.
        usual: Usual cost to serve in US dollars, shape (n,), > 0.
        excess: Cost beyond the usual in US dollars, shape (n,), ≥ 0.
        identity: Which company.
        year: Fiscal year; each has its own chance.

    Returns:
        The quantities.

    Example:
        >>> a = np.full(3, 1e5)
        >>> made = drivers(a, 0.3 * a, np.array([0.0, 4e4, 0.0]), Identity(), 2025)
        >>> (made.days[1] > made.days[[0, 2]]).tolist(), made.visits.dtype
        ([True, True], dtype('int64'))
    """
    sizes = Magnitudes.of(identity)
    rng = identity.stream(f"account_pnl drivers {year}")
    jitter = np.exp(JITTER * bell(rng, (revenue.size, len(USUAL))))
    late = excess > 0
    days = DAYS + DAYS_SD * bell(rng, (revenue.size,)) * np.where(late, 1.4, 1.0)
    days += np.where(late, sizes.late_days, 0.0)
    whole = np.clip(np.rint(days), SHORTEST, LONGEST).astype(np.int64)
    owed = capital(revenue, whole)
    shares = np.array(USUAL) * jitter
    shares /= shares.sum(axis=1, keepdims=True)
    spent = shares * np.maximum(usual - capital(revenue, np.minimum(whole, DAYS)), 0.0)[:, None]
    spent += _excess(revenue, excess, whole, sizes)
    return _quantities(spent, usual + excess - owed, whole)


def capital(
    revenue: NDArray[np.float64], days: NDArray[np.float64] | NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the cost of the capital that customers' debts bind.

    Args:
        revenue: Revenue of the year in US dollars.
        days: Days of sales outstanding.

    Returns:
        US dollars a year.

    Example:
        >>> capital(np.array([365_000.0]), np.array([50])).tolist()
        [4500.0]
    """
    return np.asarray(CAPITAL * revenue * days / 365.0, dtype=np.float64)


def _excess(
    revenue: NDArray[np.float64],
    excess: NDArray[np.float64],
    days: NDArray[np.int64],
    sizes: Magnitudes,
) -> NDArray[np.float64]:
    """Split what an account costs beyond the usual, capital apart."""
    slow = capital(revenue, np.maximum(days - DAYS, 0.0))
    planted = np.maximum(sizes.driver_share * excess - slow, 0.0)
    rest = (1.0 - sizes.driver_share) * excess
    rush, custom = RUSH_PART * planted, (1.0 - RUSH_PART) * planted
    support, returns = SUPPORT_PART * rest, (1.0 - SUPPORT_PART) * rest
    return np.column_stack([np.zeros(excess.size), support, returns, rush, custom])


def _quantities(
    spent: NDArray[np.float64], total: NDArray[np.float64], days: NDArray[np.int64]
) -> Drivers:
    """Round to quantities whose cost is the total, to the cent."""
    visits = np.floor(spent[:, 0] / VISIT).astype(np.int64)
    rush = np.floor(spent[:, 3] / RUSH_ORDER).astype(np.int64)
    custom = np.floor(10.0 * spent[:, 4] / CUSTOM_HOUR) / 10.0
    left = total - VISIT * visits - RUSH_ORDER * rush - CUSTOM_HOUR * custom
    support = np.maximum(np.floor(10.0 * (left - spent[:, 2]) / SUPPORT_HOUR) / 10.0, 0.0)
    returns = np.maximum(np.rint(100.0 * (left - SUPPORT_HOUR * support)) / 100.0, 0.0)
    return Drivers(visits, support, returns, rush, custom, days)
