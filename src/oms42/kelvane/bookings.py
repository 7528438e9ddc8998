# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `bookings_monthly`: bookings, revenue, units, price and plan of each month.

The law, in the order in which it is worked out:

1. Chance is drawn from the identity (`demand.chance`), such that the SPIFF can be found.
2. Demand is trend × season × shock × SPIFF × chance (`demand`), with each product's level and
   growth solved for, so that revenue of fiscal year 2025 and of the third quarter of 2026 are the
   facts (`flows.solve`). A quarter's deals fall on its months as business days do, except that
   46 % fall on the last ten (`months.late_shares`).
3. Bookings become revenue (`recognition`): hardware and services in the month, a subscription over
   twelve months, consumption as it is used.
4. Hardware and services are counted in whole units, $n_{rm}$, and money follows:
   $B_{rm} = R_{rm} = n_{rm}\,\bar p_{rm}$. Subscription and consumption are money first, and units
   follow: $n_{rm} = R_{rm} / \bar p_{rm}$, rounded.
5. The SPIFF is planted on whole units: the counterfactual units are rounded first, then each
   quarter of the SPIFF gets (1 + effect) times its counterfactual total, split over its cells.
6. Every promised total is split in whole cents or units (`apportion`), so it holds exactly.
7. The plan is set without knowledge of 1, the shock and 5 (`plan`).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.bookings_magnitudes import BookingsMagnitudes
from oms42.kelvane.demand import Chance, chance
from oms42.kelvane.facts import PRODUCT, PRODUCTS, REGIONS
from oms42.kelvane.flows import COUNTED, Flow, price_path, solve, spiff_factor
from oms42.kelvane.identity import Identity
from oms42.kelvane.months import WARM_UP, months, quarters
from oms42.kelvane.plan import plan
from oms42.kelvane.spiff_found import spiff_found
from oms42.kelvane.world import Columns, World

TABLE = "bookings_monthly"
# Chance is drawn again, so many times at most, where an event study would miss the SPIFF by more
# than these standard errors: an analyst must be able to find it.
DRAWS, STANDARD_ERRORS = 20, 2.0
REGION_PRICE = (1.01, 1.0, 0.985, 0.96)


@dataclass(frozen=True)
class Cells:
    """Hold one product's cells, by month of the tables and region, shape (45, 4) each.

    Attributes:
        bookings: Bookings in cents.
        revenue: Recognized revenue in cents.
        units: Units that the revenue is for.
        plan: Planned revenue in US dollars.
        units_without_spiff: Units as they would have been without the SPIFF.
    """

    bookings: NDArray[np.int64]
    revenue: NDArray[np.int64]
    units: NDArray[np.int64]
    plan: NDArray[np.int64]
    units_without_spiff: NDArray[np.int64]


def bookings_monthly(identity: Identity) -> Columns:
    """Generate the monthly bookings table.

    Args:
        identity: Which company.

    Returns:
        Eight columns of 720 rows (45 months × 4 regions × 4 products, in this order): `month`
        (text, YYYY-MM), `region`, `product`, `bookings`, `revenue`, `units`, `price_avg` and
        `plan`; money in US dollars at plan exchange rates, to the cent.

    Example:
        >>> table = bookings_monthly(Identity())
        >>> list(table)
        ['month', 'region', 'product', 'bookings', 'revenue', 'units', 'price_avg', 'plan']
        >>> fy2025 = np.char.startswith(table["month"], "2025")
        >>> round(float(table["revenue"][fy2025].sum()), 2)
        176000000.0
    """
    cells = product_cells(identity)
    revenue = _column([cells[p].revenue for p in PRODUCTS])
    units = _column([cells[p].units for p in PRODUCTS])
    month = np.repeat(months().astype(str), len(REGIONS) * len(PRODUCTS))
    region = np.tile(np.repeat(np.array(REGIONS), len(PRODUCTS)), months().size)
    return {
        "month": month,
        "region": region,
        "product": np.resize(np.array(PRODUCTS), month.size),
        "bookings": _column([cells[p].bookings for p in PRODUCTS]) / 100.0,
        "revenue": revenue / 100.0,
        "units": units,
        "price_avg": np.rint(revenue / units) / 100.0,
        "plan": _column([cells[p].plan for p in PRODUCTS]).astype(np.float64),
    }


def bookings(world: World) -> World:
    """Add the monthly bookings: a stage of the company.

    Args:
        world: The world so far; only its identity is read.

    Returns:
        The world with the table `bookings_monthly` and hidden `hardware_units`: month, region,
        units and the units without the SPIFF.

    Example:
        >>> list(bookings(World(Identity())).tables)
        ['bookings_monthly']
    """
    cells = product_cells(world.identity)["hardware"]
    hidden: Columns = {
        "month": np.repeat(months().astype(str), len(REGIONS)),
        "region": np.tile(np.array(REGIONS), months().size),
        "units": cells.units.ravel(),
        "units_without_spiff": cells.units_without_spiff.ravel(),
    }
    table = bookings_monthly(world.identity)
    return world.with_tables(bookings_monthly=table).with_hidden(hardware_units=hidden)


def product_cells(identity: Identity) -> dict[str, Cells]:
    """Generate the cells of every product, with the units that the SPIFF did not touch.

    Args:
        identity: Which company.

    Returns:
        One `Cells` a product.

    Example:
        >>> hardware = product_cells(Identity())["hardware"]
        >>> quarter = quarters(months()) == "2025Q3"
        >>> sold, base = hardware.units[quarter].sum(), hardware.units_without_spiff[quarter].sum()
        >>> round(float(sold / base), 2)
        1.28
    """
    size = BookingsMagnitudes.of(identity)
    for draw in range(DRAWS):
        luck = chance(identity.stream(f"{TABLE} {draw}" if draw else TABLE))
        cells = {product: _cells(solve(product, luck, size), luck) for product in PRODUCTS}
        if _shows_spiff(cells, size):
            break
    return cells


def _shows_spiff(cells: dict[str, Cells], size: BookingsMagnitudes) -> bool:
    """Tell whether an event study finds the SPIFF within the standard errors allowed."""
    planted = np.array([*size.spiff.values()])
    lift, error = spiff_found(cells["hardware"].units, cells["services"].units, tuple(size.spiff))
    return bool((np.abs(lift - planted) <= STANDARD_ERRORS * error).all())


def _cells(flow: Flow, luck: Chance) -> Cells:
    """Turn a product's flow into whole cents and whole units."""
    prices = _prices(flow, luck)
    if flow.product in COUNTED:
        base, units = _count(flow)
        revenue = bookings = _revenue(flow, units * prices)
    else:
        bookings = np.rint((flow.deals + flow.use)[WARM_UP:] * 100.0).astype(np.int64)
        revenue = _revenue(flow, flow.revenue[WARM_UP:])
        base = units = _pin_units(flow, flow.revenue[WARM_UP:] / prices)
    return Cells(bookings, revenue, units, plan(flow), base)


def _prices(flow: Flow, luck: Chance) -> NDArray[np.float64]:
    """Return the price of each cell: path × region × chance."""
    path = price_path(flow.product, flow.size)[:, None] * np.array(REGION_PRICE)
    cell = path * luck.price[:, :, PRODUCTS.index(flow.product)]
    return np.asarray(cell[WARM_UP:], dtype=np.float64)


def _count(flow: Flow) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return whole units without and with the SPIFF."""
    factor = spiff_factor(flow.product, flow.size)[:, None]
    exact = flow.deals / price_path(flow.product, flow.size)[:, None] / factor
    base = _pin_units(flow, exact[WARM_UP:])
    units = base.copy()
    quarter = quarters(months())
    for name, effect in flow.size.spiff.items() if flow.product == "hardware" else ():
        rows = quarter == name
        total = round((1.0 + effect) * int(base[rows].sum()))
        units[rows] = apportion(total, base[rows])
    return base, units


def _pin_units(flow: Flow, exact: NDArray[np.float64]) -> NDArray[np.int64]:
    """Round units, the third quarter of 2026 to its promised total."""
    units = np.rint(exact).astype(np.int64)
    rows = quarters(months()) == "2026Q3"
    units[rows] = apportion(flow.size.q3[flow.product].units, exact[rows])
    return units


def _revenue(flow: Flow, dollars: NDArray[np.float64]) -> NDArray[np.int64]:
    """Round revenue to cents, fiscal year 2025 and the third quarter of 2026 to their totals."""
    quarter = quarters(months())
    cents = np.rint(dollars * 100.0).astype(np.int64)
    year, pinned = np.char.startswith(quarter, "2025"), quarter == "2026Q3"
    cents[year] = apportion(100 * PRODUCT[flow.product].revenue_fy2025, dollars[year])
    cents[pinned] = apportion(100 * flow.size.q3[flow.product].revenue, dollars[pinned])
    return cents


def _column(tables: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Lay product tables out as one column: months, then regions, then products."""
    return np.stack(tables, axis=-1).ravel()
