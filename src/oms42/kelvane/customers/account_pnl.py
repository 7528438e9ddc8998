# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `account_pnl`: what each customer brought and cost in fiscal years 2023 to 2025.

One row a year in which the account was a customer for a month or more. Profit is not in the table;
it is for the reader to work out, with the rates of `drivers`:

$$\pi_{iy} = A_{iy} - \text{cogs}_{iy} - \text{cost to serve}_{iy}$$

Revenue comes from `revenue` (PT-18), cost of goods sold from `margins`, what serving costs from
`losses` (PT-17) and `drivers`, and the signs before a second purchase from `early_signs` (PT-19).
The column `products_n` counts the products bought by the end of the year.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.customers.base import YEARS, Base
from oms42.kelvane.customers.drivers import Drivers, drivers
from oms42.kelvane.customers.early_signs import early_signs
from oms42.kelvane.customers.losses import Serving, serving
from oms42.kelvane.customers.margins import cost_of_goods
from oms42.kelvane.customers.revenue import revenue
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns


@dataclass(frozen=True)
class Ledger:
    """Hold the table and what only the generator knows.

    Attributes:
        table: The columns of `account_pnl`.
        hidden: One row an account: `account_id`, `revenue_2025` and `revenue_without_program`
            (fiscal year 2025, in US dollars), `loses`, `crossed`.
    """

    table: Columns
    hidden: Columns


def account_pnl(
    base: Base, reported: Mapping[str, int], products: NDArray[np.int64], identity: Identity
) -> Ledger:
    """Generate the table `account_pnl`.

    Args:
        base: The customers, former ones too.
        reported: Revenue of fiscal year 2025 by region, in cents.
        products: Products bought by the end of each fiscal year, shape (n, 3).
        identity: Which company.

    Returns:
        The table, ordered by account and year, and its counterfactual.

    Example:
        >>> n = 600
        >>> key = np.arange(n) < 40
        >>> month, none = np.full(n, "2022-03", "datetime64[M]"), np.full(n, "NaT", "datetime64[M]")
        >>> ids = np.char.add("A", np.char.zfill(np.arange(1, n + 1).astype(str), 5))
        >>> second = np.where(np.arange(n) % 5 == 0, np.datetime64("2025-02", "M"), none)
        >>> trend, value = np.arange(n) % 7 + 3.0 * key, np.full(n, 1e5)
        >>> base = Base(ids, np.full(n, "NA"), key, trend, value, month, none, second)
        >>> table = account_pnl(
        ...     base, {"NA": 17_340_000_000}, np.ones((n, 3), dtype=np.int64), Identity()
        ... ).table
        >>> round(float(table["revenue"][table["year"] == 2025].sum()), 2)
        173400000.0
    """
    made = revenue(base, reported, identity)
    dollars = made.cents / 100.0
    first = np.column_stack(
        [base.bought.astype("datetime64[Y]") == np.datetime64(str(y), "Y") for y in YEARS]
    )
    goods = cost_of_goods(made.cents, first, identity) / 100.0
    cost = serving(base, dollars - goods, identity)
    quantities = [_year(dollars[:, y], cost, y, identity) for y in range(len(YEARS))]
    columns = {name: np.column_stack([q[name] for q in quantities]) for name in quantities[0]}
    _show_early(columns, dollars, base, cost, identity)
    there = dollars > 0
    table: Columns = {
        "account_id": np.repeat(base.account_id, there.sum(axis=1)),
        "year": np.broadcast_to(np.array(YEARS), there.shape)[there],
        "products_n": products[there],
        "revenue": dollars[there],
        "cogs": goods[there],
        **{name: values[there] for name, values in columns.items()},
    }
    hidden: Columns = {
        "account_id": base.account_id,
        "revenue_2025": dollars[:, -1],
        "revenue_without_program": made.without_program / 100.0,
        "loses": cost.loses,
        "crossed": cost.crossed,
    }
    return Ledger(table, hidden)


def _year(dollars: NDArray[np.float64], cost: Serving, year: int, identity: Identity) -> Columns:
    """Return the quantities of one year, 0 where the account was no customer."""
    usual = cost.usual[:, year]
    made: Drivers = drivers(dollars, usual, cost.cost[:, year] - usual, identity, YEARS[year])
    return {
        "visits": made.visits,
        "support_h": made.support_h,
        "returns_usd": made.returns_usd,
        "rush_orders": made.rush_orders,
        "custom_eng_h": made.custom_eng_h,
        "days_sales_outstanding": made.days,
    }


def _show_early(
    columns: Columns,
    dollars: NDArray[np.float64],
    base: Base,
    cost: Serving,
    identity: Identity,
) -> None:
    """Write the early signs into the year before each second purchase."""
    row = np.flatnonzero(cost.crossed)
    bought = base.second[row].astype("datetime64[Y]").astype(np.int64) + 1970
    before = bought - 1 - YEARS[0]
    signs = early_signs(dollars[row, before], cost.loses[row], identity)
    columns["returns_usd"][row, before], columns["support_h"][row, before] = signs
