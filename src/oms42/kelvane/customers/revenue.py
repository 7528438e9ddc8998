# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Revenue by account and year.

The level is the annual contract value times what a customer buys besides subscriptions, which
differs by region. Accounts grow as `growth` says, and the key-account program multiplies revenue of
fiscal year 2025 by 1.045 for established key accounts (PT-18). A year that is not full counts by
its months; the first one has hardware on top. One scale a region makes fiscal year 2025 what the
company reports there, to the cent.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.customers.base import YEARS, Base
from oms42.kelvane.customers.growth import growth
from oms42.kelvane.customers.magnitudes import Magnitudes
from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity

# Revenue over annual contract value: hardware, services and consumption on top.
OVER_ACV_SD, FIRST_YEAR_HARDWARE = 0.22, 0.30


@dataclass(frozen=True)
class Revenue:
    """Hold revenue by account and year.

    Attributes:
        cents: Revenue in cents by account and fiscal year, shape (n, 3); 0 where not a customer.
        without_program: Revenue of fiscal year 2025 in cents as it would be without the
            key-account program, shape (n,).
    """

    cents: NDArray[np.int64]
    without_program: NDArray[np.int64]


def revenue(base: Base, reported: Mapping[str, int], identity: Identity) -> Revenue:
    """Generate revenue by account and year.

    Args:
        base: The customers.
        reported: Revenue of fiscal year 2025 by region, in cents.
        identity: Which company.

    Returns:
        Revenue and its counterfactual.

    Raises:
        ValueError: If key accounts did not have a better trend than the others.

    Example:
        >>> n = 300
        >>> key = np.arange(n) < 40
        >>> month, none = np.full(n, "2022-03", "datetime64[M]"), np.full(n, "NaT", "datetime64[M]")
        >>> rng = np.random.default_rng(0)
        >>> base = Base(np.arange(n).astype(str), np.full(n, "NA"), key, rng.random(n) + 3.0 * key,
        ...             1e5 * rng.random(n) + 1e4, month, none, none)
        >>> made = revenue(base, {"NA": 5_000_000_000}, Identity())
        >>> growth = made.cents[:, 2] / made.cents[:, 1] - 1
        >>> round(float(growth[key].mean()), 4), round(float(growth[~key].mean()), 4)
        (0.19, 0.08)
    """
    rng = identity.stream("account_pnl revenue")
    served = np.column_stack([base.months_in(year) for year in YEARS])
    first = np.column_stack([base.bought.astype("datetime64[Y]") == _year(y) for y in YEARS])
    there = served / 12.0 + FIRST_YEAR_HARDWARE * (first & (served > 0))
    level = base.value * np.exp(OVER_ACV_SD * np.clip(bell(rng, base.value.shape), -2.0, 2.0))
    level *= _scale(base, level * there[:, -1], reported)
    earlier, later = growth(base, np.log(level), identity)
    full = level[:, None] * np.column_stack(
        [1.0 / (1.0 + earlier), np.ones(level.size), 1.0 + later]
    )
    effect = np.where(base.is_key & base.established, Magnitudes.of(identity).kam_effect, 0.0)
    return _in_cents(base, full * there, effect, reported)


def _year(year: int) -> np.datetime64:
    """Return a year as numpy counts it."""
    return np.datetime64(str(year), "Y")


def _scale(
    base: Base, dollars: NDArray[np.float64], reported: Mapping[str, int]
) -> NDArray[np.float64]:
    """Return for each account what its region reports over what its accounts add up to."""
    scale = np.ones(dollars.size)
    for region, cents in reported.items():
        rows = base.region == region
        scale[rows] = cents / 100.0 / dollars[rows].sum()
    return scale


def _in_cents(
    base: Base,
    dollars: NDArray[np.float64],
    effect: NDArray[np.float64],
    reported: Mapping[str, int],
) -> Revenue:
    """Scale fiscal year 2025 to what each region reports, and round."""
    with_effect = dollars.copy()
    with_effect[:, -1] *= 1.0 + effect
    scale = _scale(base, with_effect[:, -1], reported)
    cents = np.rint(100.0 * scale[:, None] * with_effect).astype(np.int64)
    for region, total in reported.items():
        rows = base.region == region
        cents[rows, -1] = apportion(total, with_effect[rows, -1])
    without = np.rint(100.0 * scale * dollars[:, -1]).astype(np.int64)
    return Revenue(cents, without)
