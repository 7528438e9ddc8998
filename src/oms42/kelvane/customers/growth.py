# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""How accounts grow: selection into the key-account program, before its effect.

The program begins on 1 January 2025 and takes on accounts that were large and growing anyway. With
a standardized trend of the year,
$\theta_i \propto 0.2\,\text{true trend} + 0.4\,z(\ln \text{size}) + z_i$, growth of the
established accounts (customers from before 2023 to this day) is

$$g_{i,2024} = 0.06 + 0.11\,\theta_i, \qquad
1 + g_{i,2025} = (1 + a + b\,\theta_i + e_i)\,(1 + \tau K_i)$$

with the flag $K_i$ and the effect $\tau$ = 4.5 % (PT-18). The constants $a$ and $b$ are solved for,
so that key accounts grow by 19 % on average and the others by 8 %: all of the gap that is not the
effect is trend. The chance $e_i$ is orthogonal to the flag, the trend and the size in the sample
itself, so a regression that controls for them returns the effect.

Pairs do not quite: large accounts that grow and are not in the program are few, so that the nearest
neighbors of key accounts, each taken once, stand lower on the trend. Chance is dealt so that these
neighbors make up for it on average. It stays orthogonal to all of the above.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.customers.base import Base
from oms42.kelvane.customers.magnitudes import Magnitudes
from oms42.kelvane.customers.neighbors import neighbors
from oms42.kelvane.customers.residuals import residuals
from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity

EARLIER_GROWTH, EARLIER_SD, CHANCE = 0.06, 0.11, 0.035
# No account shrinks further in a year.
LOWEST_GROWTH = -0.4
# What the trend of one year is made of: the true trend, size and chance.
TREND_LINK, SIZE_LINK, CHANCE_LINK = 0.2, 0.4, 1.0


def growth(
    base: Base, size: NDArray[np.float64], identity: Identity
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Draw growth to 2024 and, as it would be without the program, to 2025.

    Args:
        base: The customers.
        size: Logarithm of each one's level of revenue, shape (n,).
        identity: Which company.

    Returns:
        Growth to 2024 and to 2025, as shares, shape (n,) each.

    Raises:
        ValueError: If key accounts did not have a better trend than the others.

    Example:
        >>> n = 300
        >>> key = np.arange(n) < 40
        >>> month, none = np.full(n, "2022-03", "datetime64[M]"), np.full(n, "NaT", "datetime64[M]")
        >>> rng = np.random.default_rng(0)
        >>> base = Base(np.arange(n).astype(str), np.full(n, "NA"), key, rng.random(n) + key,
        ...             np.ones(n), month, none, none)
        >>> _, later = growth(base, rng.random(n) + key, Identity())
        >>> round(float(later[~key].mean()), 6), round(float(later[key].mean() * 1.045 + 0.045), 6)
        (0.08, 0.19)
    """
    sizes = Magnitudes.of(identity)
    noise = bell(identity.stream("account_pnl growth"), (2, size.size))
    panel = base.established
    key = base.is_key[panel]
    theta = _trend(base, size, noise[0])
    lead = float(theta[panel][key].mean() - theta[panel][~key].mean())
    if not lead > 0:
        raise ValueError(
            f"key accounts must have the better trend, got a lead of {lead:.3f}; select key "
            "accounts by their trend"
        )
    before_effect = (1.0 + sizes.kam_growth) / (1.0 + sizes.kam_effect) - 1.0
    b = (before_effect - sizes.other_growth) / lead
    a = sizes.other_growth - b * float(theta[panel][~key].mean())
    earlier = np.maximum(EARLIER_GROWTH + EARLIER_SD * theta, LOWEST_GROWTH)
    later = np.maximum(a + b * theta + CHANCE * noise[1], LOWEST_GROWTH)
    later[panel] = (
        a + b * theta[panel] + _chance(noise[1][panel], key, theta[panel], size[panel], b)
    )
    return earlier, later


def _trend(
    base: Base, size: NDArray[np.float64], noise: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Mix the trend of the year and standardize it over the established accounts."""
    panel = base.established
    true = (base.trend - base.trend[panel].mean()) / base.trend[panel].std()
    big = (size - size[panel].mean()) / size[panel].std()
    chance = noise.copy()
    chance[panel] = residuals(noise[panel], base.is_key[panel])
    mixed = TREND_LINK * true + SIZE_LINK * big + CHANCE_LINK * chance
    return np.asarray((mixed - mixed[panel].mean()) / mixed[panel].std(), dtype=np.float64)


def _chance(
    noise: NDArray[np.float64],
    key: NDArray[np.bool_],
    theta: NDArray[np.float64],
    size: NDArray[np.float64],
    b: float,
) -> NDArray[np.float64]:
    """Deal chance: free of flag, trend and size, and in favor of the key accounts' neighbors."""
    e = CHANCE * residuals(noise, key, theta, size)
    near = neighbors(key, theta, size)
    missing = b * float(theta[key].mean() - theta[near].mean()) - float(e[near].mean())
    paired = np.zeros(key.size)
    paired[near] = 1.0
    favor = np.zeros(key.size)
    favor[~key] = residuals(paired[~key], theta[~key], size[~key])
    return np.asarray(e + favor * (missing / favor[near].mean()), dtype=np.float64)
