# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Revenue by account and year: selection into the key-account program, and its effect.

The program begins on 1 January 2025 and takes on accounts that were large and growing anyway. With
a standardized trend of the year,
$\theta_i \propto 0.2\,\text{true trend} + 0.4\,z(\ln \text{size}) + z_i$, growth of the
established accounts (customers from before 2023 to this day) is

$$g_{i,2024} = 0.06 + 0.11\,\theta_i, \qquad
1 + g_{i,2025} = (1 + a + b\,\theta_i + e_i)\,(1 + \tau K_i)$$

with the flag $K_i$ and the effect $\tau$ = 4.5 % (PT-18). The constants $a$ and $b$ are solved for,
so that key accounts grow by 19 % on average and the others by 8 %: all of the gap that is not the
effect is trend. The chance $e_i$ is orthogonal to the flag, the trend and the size in the sample
itself, so the difference in differences among accounts with equal earlier growth is the effect.
Size is part of the trend because otherwise the large accounts that are not in the program, which
are the only ones that can be matched, would be no match in growth.

The level is the annual contract value times what a customer buys besides subscriptions, which
differs by region. A year that is not full counts by its months; the first one has hardware on top.
One scale a region makes fiscal year 2025 what the company reports there, to the cent.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.customers.base import YEARS, Base
from oms42.kelvane.customers.magnitudes import Magnitudes
from oms42.kelvane.customers.residuals import residuals
from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity

EARLIER_GROWTH, EARLIER_SD, CHANCE = 0.06, 0.11, 0.035
# No account shrinks further in a year.
LOWEST_GROWTH = -0.4
# What the trend of one year is made of: the true trend, size and chance.
TREND_LINK, SIZE_LINK, CHANCE_LINK = 0.2, 0.4, 1.0
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
    noise = bell(rng, (3, base.value.size))
    served = np.column_stack([base.months_in(year) for year in YEARS])
    first = np.column_stack([base.bought.astype("datetime64[Y]") == _year(y) for y in YEARS])
    there = served / 12.0 + FIRST_YEAR_HARDWARE * (first & (served > 0))
    level = base.value * np.exp(OVER_ACV_SD * np.clip(noise[0], -2.0, 2.0))
    level *= _scale(base, level * there[:, -1], reported)
    earlier, plain = _growth(base, np.log(level), noise[1:], Magnitudes.of(identity))
    full = level[:, None] * np.column_stack(
        [1.0 / (1.0 + earlier), np.ones(level.size), 1.0 + plain]
    )
    effect = np.where(base.is_key & base.established, Magnitudes.of(identity).kam_effect, 0.0)
    return _in_cents(base, full * there, effect, reported)


def _year(year: int) -> np.datetime64:
    """Return a year as numpy counts it."""
    return np.datetime64(str(year), "Y")


def _growth(
    base: Base, size: NDArray[np.float64], noise: NDArray[np.float64], sizes: Magnitudes
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return growth to 2024 and, without the program, to 2025."""
    panel = base.established
    key = base.is_key[panel]
    trend = (base.trend - base.trend[panel].mean()) / base.trend[panel].std()
    big = (size - size[panel].mean()) / size[panel].std()
    chance = noise[0].copy()
    chance[panel] = residuals(chance[panel], key)
    theta = TREND_LINK * trend + SIZE_LINK * big + CHANCE_LINK * chance
    theta = (theta - theta[panel].mean()) / theta[panel].std()
    head_start = float(theta[panel][key].mean() - theta[panel][~key].mean())
    if not head_start > 0:
        raise ValueError(
            f"key accounts must have the better trend, got a lead of {head_start:.3f}; select key "
            "accounts by their trend"
        )
    before_effect = (1.0 + sizes.kam_growth) / (1.0 + sizes.kam_effect) - 1.0
    kept = (before_effect - sizes.other_growth) / head_start
    earlier = np.maximum(EARLIER_GROWTH + EARLIER_SD * theta, LOWEST_GROWTH)
    e = CHANCE * noise[1]
    e[panel] = CHANCE * residuals(noise[1][panel], key, theta[panel], size[panel])
    a = sizes.other_growth - kept * float(theta[panel][~key].mean())
    later = a + kept * theta + e
    return earlier, np.where(panel, later, np.maximum(later, LOWEST_GROWTH))


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
