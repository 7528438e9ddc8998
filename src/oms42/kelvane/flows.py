# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""One product's flow of deals and revenue, with level and growth solved for.

Two facts of the company fix the two free numbers of a product's demand, level $L_p$ and growth
$g_p$ a quarter: revenue of fiscal year 2025 and revenue of the third quarter of 2026. The ratio of
the two rises with $g_p$ and does not depend on $L_p$, so $g_p$ is found by bisection and $L_p$ by
one division. Chance is drawn first; the facts therefore hold for every seed.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.bookings_magnitudes import BookingsMagnitudes
from oms42.kelvane.demand import Chance, profiles, season, shock, trend
from oms42.kelvane.facts import PRODUCT, PRODUCTS
from oms42.kelvane.months import quarters, simulated_months
from oms42.kelvane.recognition import recognize

# Average price of one unit in January 2022; from there a straight line to the price of Q3 2026.
FIRST_PRICE = {
    "subscription": 38.4,
    "consumption": 1_010.0,
    "hardware": 6_100.0,
    "services": 4_850.0,
}
# Demand of these is counted in units, and money follows from the price; of the others in money.
COUNTED = ("hardware", "services")
SLOWEST, FASTEST = -0.15, 0.20


@dataclass(frozen=True)
class Flow:
    """Hold one product's demand and what is recognized of it, in US dollars.

    Attributes:
        product: Name of the product.
        level: Level $L_p$, in dollars or units a quarter.
        growth: Growth $g_p$ a quarter, as a share.
        deals: Signed deals by simulated month and region, shape (57, 4).
        use: Consumption paid as it is used, shape (57, 4).
        revenue: Recognized revenue, shape (57, 4); the first twelve months are incomplete.
        size: The planted numbers.
    """

    product: str
    level: float
    growth: float
    deals: NDArray[np.float64]
    use: NDArray[np.float64]
    revenue: NDArray[np.float64]
    size: BookingsMagnitudes


def price_path(product: str, size: BookingsMagnitudes) -> NDArray[np.float64]:
    """Return the average price of a product's unit by simulated month.

    Args:
        product: Name of the product.
        size: The planted numbers.

    Returns:
        US dollars a unit, shape (57,); August 2026 has the price of the third quarter of 2026.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> size = BookingsMagnitudes.of(Identity())
        >>> price_path("hardware", size)[[0, -2]].tolist()
        [6100.0, 5600.0]
    """
    count = simulated_months().size
    first = FIRST_PRICE[product]
    step = (size.q3[product].price - first) / (count - 2)
    return np.asarray(first + step * np.arange(count), dtype=np.float64)


def spiff_factor(product: str, size: BookingsMagnitudes) -> NDArray[np.float64]:
    """Return the factor by which the SPIFF of 2025 changes a product's units.

    Args:
        product: Name of the product.
        size: The planted numbers.

    Returns:
        Factors by simulated month, shape (57,); 1 for every product but hardware.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> size = BookingsMagnitudes.of(Identity())
        >>> spiff_factor("hardware", size)[[44, 47, 50, 53]].tolist()
        [1.28, 0.84, 0.92, 1.0]
    """
    effect = size.spiff if product == "hardware" else {}
    return np.array([1.0 + effect.get(q, 0.0) for q in quarters(simulated_months()).tolist()])


def planted(product: str, size: BookingsMagnitudes) -> NDArray[np.float64]:
    """Return the planted effects on a product's demand: the shock and the SPIFF of 2025.

    Args:
        product: Name of the product.
        size: The planted numbers.

    Returns:
        Factors by simulated month and region, shape (57, 4).

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> size = BookingsMagnitudes.of(Identity())
        >>> planted("hardware", size).shape
        (57, 4)
    """
    left = shock(PRODUCTS.index(product))
    return np.asarray(left * spiff_factor(product, size)[:, None], dtype=np.float64)


def spread(
    product: str, growth: float, factor: NDArray[np.float64], size: BookingsMagnitudes
) -> Flow:
    """Work out a product's flow at level 1.

    Args:
        product: Name of the product.
        growth: Growth a quarter, as a share.
        factor: What multiplies the smooth demand, shape (57, 4).
        size: The planted numbers.

    Returns:
        The flow at level 1.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> size = BookingsMagnitudes.of(Identity())
        >>> flow = spread("services", 0.0, np.ones((57, 4)), size)
        >>> bool((flow.revenue == flow.deals).all())
        True
    """
    p = PRODUCTS.index(product)
    demand = trend(p, growth) * season(p)[:, None] * factor
    if product in COUNTED:
        demand = demand * price_path(product, size)[:, None]
    deal_share, use_share = profiles(product)
    deals = demand * deal_share[:, None]
    use = demand * use_share[:, None]
    revenue = recognize(deals, product) + use
    return Flow(product, 1.0, growth, deals, use, revenue, size)


def solve(product: str, luck: Chance, size: BookingsMagnitudes) -> Flow:
    """Find the level and growth at which the facts of the company hold.

    What is counted in units has no memory: its level and growth are solved for without chance, and
    chance is scaled to leave the two promised totals alone, so growth is the same for every seed.
    What is recognized over a year carries chance from one period into another, so its level and
    growth are solved for with chance.

    Args:
        product: Name of the product.
        luck: The chance factors of one seed.
        size: The planted numbers.

    Returns:
        The flow whose revenue of fiscal year 2025 and of the third quarter of 2026 are the facts.

    Example:
        >>> from oms42.kelvane.demand import chance
        >>> from oms42.kelvane.draws import stream
        >>> from oms42.kelvane.identity import Identity
        >>> size = BookingsMagnitudes.of(Identity())
        >>> flow = solve("services", chance(stream(42, "demo")), size)
        >>> round(float(flow.revenue[36:48].sum()))
        12200000
    """
    cell = luck.month[:, None] * luck.cell[:, :, PRODUCTS.index(product)]
    effects = planted(product, size)
    if product in COUNTED:
        growth = _growth(product, effects, size)
        cell = _balanced(cell, spread(product, growth, effects, size).deals)
    else:
        growth = _growth(product, effects * cell, size)
    one = spread(product, growth, effects * cell, size)
    year, _ = _promised()
    level = PRODUCT[product].revenue_fy2025 / float(one.revenue[year].sum())
    deals, use, revenue = one.deals * level, one.use * level, one.revenue * level
    return Flow(product, level, growth, deals, use, revenue, size)


def _promised() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which simulated months are in fiscal year 2025 and in the third quarter of 2026."""
    quarter = quarters(simulated_months())
    return np.char.startswith(quarter, "2025"), quarter == "2026Q3"


def _growth(product: str, factor: NDArray[np.float64], size: BookingsMagnitudes) -> float:
    """Find the growth a quarter at which the two promised totals have their ratio."""
    year, pinned = _promised()
    target = size.q3[product].revenue / PRODUCT[product].revenue_fy2025
    low, high = SLOWEST, FASTEST
    for _ in range(60):
        middle = (low + high) / 2.0
        revenue = spread(product, middle, factor, size).revenue
        if revenue[pinned].sum() < target * revenue[year].sum():
            low = middle
        else:
            high = middle
    return high


def _balanced(cell: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale chance so that it leaves each promised total as expected without it."""
    scaled = cell.copy()
    for rows in _promised():
        scaled[rows] *= expected[rows].sum() / (expected[rows] * cell[rows]).sum()
    return scaled
