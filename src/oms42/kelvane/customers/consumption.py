# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `consumption_m`: what each commitment used, month by month.

$$U_{it} = \frac{C_i}{12}\,b_{it}$$

with the first year's commitment $C_i$ (`commitments`) and the burn rate $b_{it}$ (`burn`). Rows run
from the first month of the commitment to its end (`renewal`) or to September 2026. The scale of
the commitments is solved for, so that use in fiscal year 2025 is 70 % of the company's consumption
revenue to the cent. `list_used_usd` is the same use at the list price.

The burn rate at week 8 is read from months 1 and 2: day 56 lies in the second month, and its close
is the first one at which eight weeks are known.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.customers.burn import SPAN, Burn, burn
from oms42.kelvane.customers.commitments import Commitments, commitments, signed, tier_discount
from oms42.kelvane.customers.renewal import YEAR, Runs, commits, runs
from oms42.kelvane.facts import PRODUCT
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

# Share of fiscal 2025's consumption revenue that commitments bring; the rest is paid as it goes.
COMMITTED = 0.70
STATUS = ("running", "renewed", "ended")


@dataclass(frozen=True)
class Consumption:
    """Hold the table and what only the generator knows.

    Attributes:
        table: The columns of `consumption_m`.
        hidden: One row an account: `account_id`, `ceiling`, `midpoint`, `ended`.
    """

    table: Columns
    hidden: Columns


def consumption(
    account_id: NDArray[np.str_],
    since: NDArray[np.datetime64],
    value: NDArray[np.float64],
    identity: Identity,
) -> Consumption:
    """Generate the table `consumption_m`.

    Args:
        account_id: The customers, ascending, shape (n,).
        since: First day of each one's subscription to Predict, `datetime64[D]`, shape (n,); NaT
            for none.
        value: Annual contract value of each in US dollars, shape (n,), > 0.
        identity: Which company.

    Returns:
        The table, ordered by account and month, and its hidden parameters.

    Raises:
        ValueError: If fewer than 380 customers are large enough and have Predict by October 2025.

    Example:
        >>> ids = np.array([f"A{i:05d}" for i in range(1, 401)])
        >>> bought = np.full(400, "2023-05-04", dtype="datetime64[D]")
        >>> made = consumption(ids, bought, np.full(400, 1e5), Identity())
        >>> in_2025 = made.table["month"].astype("datetime64[Y]") == np.datetime64("2025")
        >>> round(float(made.table["used_usd"][in_2025].sum()), 2)
        12320000.0
    """
    chosen = commitments(since, value, identity)
    burnt = burn(chosen.start, identity)
    run = runs(chosen.start, burnt.rate, identity)
    first = _first_year(chosen, burnt, run)
    table = _table(account_id[chosen.row], chosen.start, first, burnt, run)
    hidden = {
        "account_id": account_id[chosen.row],
        "ceiling": burnt.ceiling,
        "midpoint": burnt.midpoint,
        "ended": run.ended,
    }
    return Consumption(table, hidden)


def _first_year(chosen: Commitments, burnt: Burn, run: Runs) -> NDArray[np.float64]:
    """Solve for the size of the first commitments."""
    t = np.arange(SPAN)
    counts = (t < run.length[:, None]) & _fiscal_2025(chosen.start[:, None] + t)
    use = np.where(counts, chosen.weight[:, None] * burnt.rate / YEAR, 0.0)
    return signed(chosen.weight * (_target() / use.sum()))


def _table(
    account_id: NDArray[np.str_],
    start: NDArray[np.datetime64],
    first: NDArray[np.float64],
    burnt: Burn,
    run: Runs,
) -> Columns:
    """Lay the commitments out, a row a month."""
    t = np.arange(SPAN)
    shown = t < run.length[:, None]
    month = (start[:, None] + t)[shown]
    commit = commits(first, burnt.rate)[shown]
    used = _cents((first[:, None] / YEAR * burnt.rate)[shown], month) / 100.0
    anniversary = shown & ((t + 1) % YEAR == 0)
    last = (t + 1 == run.length[:, None]) & run.ended[:, None]
    status = np.where(last, STATUS[2], np.where(anniversary, STATUS[1], STATUS[0]))[shown]
    return {
        "account_id": np.repeat(account_id, run.length),
        "month": month,
        "contract_month": np.broadcast_to(t + 1, shown.shape)[shown],
        "commit_usd": commit,
        "used_usd": used,
        "list_used_usd": np.rint(100.0 * used / (1.0 - tier_discount(commit))) / 100.0,
        "commit_status": status,
    }


def _cents(dollars: NDArray[np.float64], month: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Round use to cents, with the exact total of fiscal year 2025 and everything in proportion."""
    pinned = _fiscal_2025(month)
    scaled = dollars * (_target() / dollars[pinned].sum())
    cents = np.rint(100.0 * scaled).astype(np.int64)
    cents[pinned] = apportion(round(100 * _target()), scaled[pinned])
    return np.asarray(cents, dtype=np.int64)


def _fiscal_2025(month: NDArray[np.datetime64]) -> NDArray[np.bool_]:
    """Mark the months of fiscal year 2025."""
    return np.asarray(month.astype("datetime64[Y]") == np.datetime64("2025"))


def _target() -> float:
    """Return the use of fiscal year 2025 that commitments bring, in US dollars."""
    return COMMITTED * PRODUCT["consumption"].revenue_fy2025
