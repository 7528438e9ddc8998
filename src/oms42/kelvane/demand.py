# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""What customers would sign: trend, season, shock and chance, before any of it is booked.

The quarterly demand of product $p$ in region $r$ and quarter $q$ is

$$E_{prq} = L_p\, w_{pr}\,(1 + g_p + \delta_r)^{q}\, s_{p,k(q)}\, (1 - d_q\, a_p\, b_r)$$

with level $L_p$ and growth $g_p$ (both solved for in `oms42.kelvane.flows`, so that the facts of
the company hold), regional share $w$, regional extra growth $\delta$, season $s$ of the quarter of
the year and the demand shock $d$ of 2025. A month gets its share of the quarter and chance:

$$y_{prm} = E_{prq}\,\pi_m\,(1 + \sigma_0 z_m)(1 + \sigma_p z_{prm})$$

So that the SPIFF can be found in every company, the chance of cells is drawn again while the mean
log ratio of hardware to services in one of its quarters is more than two standard errors away from
the mean of all quarters.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.facts import PRODUCTS, REGIONS, SPIFF_EFFECT
from oms42.kelvane.months import even_shares, late_shares, quarters, simulated_months

# Rows are products, columns regions, in the order of `facts`.
REGION_SHARE = (
    (0.48, 0.30, 0.14, 0.08),
    (0.52, 0.27, 0.15, 0.06),
    (0.42, 0.31, 0.17, 0.10),
    (0.44, 0.33, 0.14, 0.09),
)
# Growth of a region above the product's own, a quarter.
REGION_GROWTH = (-0.003, 0.0, 0.010, 0.005)
# Season of quarters 1 to 4 of a year; each row has mean 1.
SEASON = (
    (0.88, 0.99, 0.95, 1.18),
    (0.97, 0.99, 1.00, 1.04),
    (0.97, 1.03, 0.89, 1.11),
    (0.90, 1.02, 0.96, 1.12),
)
# The demand shock of 2025: customers put off investments, and come back by the end of the year.
SHOCK = {"2025Q2": 0.14, "2025Q3": 0.08, "2025Q4": 0.03}
SHOCK_OF_PRODUCT = (1.0, 0.4, 1.0, 1.0)
SHOCK_OF_REGION = (1.1, 1.0, 0.9, 0.7)
# Share of consumption that is paid as it is used; the rest is committed for a year.
PAY_AS_YOU_GO = 0.4
COMMON_NOISE = 0.035
CELL_NOISE = (0.11, 0.06, 0.13, 0.10)
# Standard errors by which the chance of a quarter of the SPIFF may differ from the mean.
FAIR = 2.0


@dataclass(frozen=True)
class Chance:
    """Hold everything that the seed decides.

    Attributes:
        month: Factor of each simulated month that all products share, shape (57,).
        cell: Factor of each month, region and product, shape (57, 4, 4).
        price: Factor of each cell's price, shape (57, 4, 4).
    """

    month: NDArray[np.float64]
    cell: NDArray[np.float64]
    price: NDArray[np.float64]


def chance(rng: np.random.Generator) -> Chance:
    """Draw the chance factors of one company.

    Args:
        rng: The stream of the table.

    Returns:
        Factors with mean 1.

    Example:
        >>> from oms42.kelvane.draws import stream
        >>> chance(stream(42, "demo")).cell.shape
        (57, 4, 4)
    """
    shape = (simulated_months().size, len(REGIONS), len(PRODUCTS))
    month = 1.0 + COMMON_NOISE * bell(rng, shape[:1])
    cell = 1.0 + np.array(CELL_NOISE) * bell(rng, shape)
    while not fair(cell):
        cell = 1.0 + np.array(CELL_NOISE) * bell(rng, shape)
    price = 1.0 + 0.004 * bell(rng, shape)
    return Chance(month=month, cell=cell, price=price)


def fair(cell: NDArray[np.float64]) -> bool:
    """Tell whether chance leaves the quarters of the SPIFF in peace.

    Args:
        cell: Factor of each month, region and product, shape (57, 4, 4).

    Returns:
        Whether the mean log ratio of hardware to services is within two standard errors of its
        mean in each of these quarters.

    Example:
        >>> even, loud = np.ones((57, 4, 4)), np.ones((57, 4, 4))
        >>> loud[42:45, :, 2] = 1.5
        >>> fair(even), fair(loud)
        (True, False)
    """
    ratio = np.log(cell[:, :, PRODUCTS.index("hardware")] / cell[:, :, PRODUCTS.index("services")])
    rows = np.array([name in SPIFF_EFFECT for name in quarters(simulated_months()).tolist()])
    means = ratio[rows].reshape(len(SPIFF_EFFECT), -1).mean(axis=1)
    error = ratio.std() / np.sqrt(ratio[rows].size / len(SPIFF_EFFECT))
    return bool((np.abs(means - ratio.mean()) <= FAIR * error).all())


def trend(product: int, growth: float) -> NDArray[np.float64]:
    """Return the smooth part of demand: regional shares and growth, at level 1.

    Args:
        product: Index of the product in `facts.PRODUCTS`.
        growth: Growth of the product a quarter, as a share.

    Returns:
        Demand of each simulated month's quarter and region, shape (57, 4).

    Example:
        >>> trend(0, 0.04)[0].tolist()
        [0.48, 0.3, 0.14, 0.08]
    """
    rate = 1.0 + growth + np.array(REGION_GROWTH)
    steps = np.ones((simulated_months().size // 3, len(REGIONS)))
    steps[1:] = rate
    return np.repeat(np.cumprod(steps, axis=0) * REGION_SHARE[product], 3, axis=0)


def season(product: int) -> NDArray[np.float64]:
    """Return the season of each simulated month's quarter.

    Args:
        product: Index of the product in `facts.PRODUCTS`.

    Returns:
        Factors with mean 1 over a year, shape (57,).

    Example:
        >>> season(0)[:12:3].tolist()
        [0.88, 0.99, 0.95, 1.18]
    """
    of_quarter = np.repeat(np.array(SEASON[product]), 3)
    return np.asarray(np.resize(of_quarter, simulated_months().size), dtype=np.float64)


def shock(product: int) -> NDArray[np.float64]:
    """Return what the demand shock of 2025 leaves of demand.

    Args:
        product: Index of the product in `facts.PRODUCTS`.

    Returns:
        Factors ≤ 1, shape (57, 4).

    Example:
        >>> factor = shock(2)
        >>> float(factor[:36].min()), factor[39].round(3).tolist()
        (1.0, [0.846, 0.86, 0.874, 0.902])
    """
    depth = np.array([SHOCK.get(q, 0.0) for q in quarters(simulated_months()).tolist()])
    left = 1.0 - SHOCK_OF_PRODUCT[product] * depth[:, None] * np.array(SHOCK_OF_REGION)
    return np.asarray(left, dtype=np.float64)


def profiles(product: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Split a quarter over its months, signed deals and use apart.

    Args:
        product: Name of the product.

    Returns:
        Two arrays of shape (57,): the share of a quarter's demand that is signed as a deal in
        each month (late in the quarter), and the share that is used and billed in it (evenly).
        The six shares of a quarter sum to 1.

    Example:
        >>> deals, use = profiles("hardware")
        >>> float(use.max()), deals[:3].round(3).tolist()
        (0.0, [0.21, 0.2, 0.59])
    """
    used = PAY_AS_YOU_GO if product == "consumption" else 0.0
    month = simulated_months()
    return (1.0 - used) * late_shares(month), used * even_shares(month)
