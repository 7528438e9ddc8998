# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The deals' defects on purpose (PT-23). For the instructor; the tables do not name them.

* **Past close dates.** 14 % of the open deals have a close date before the day of extraction: their
  reps have not moved it. Every other open deal is planned for 6 October 2026 or later.
* **Euros booked as dollars.** Eleven won deals with customers in the euro area have the currency
  USD: the amount in euros was entered as dollars, so that `amount_acv` and `amount_acv_lc` are
  the same number and should be multiplied by the plan rate. Every other deal in the euro area is
  in EUR.
* **Missing loss reasons.** 31 % of the deals that are lost or end without a decision have none.
* **A day too early.** 3 % of the snapshots are dated on the Sunday before their Monday: in some
  weeks the export of the region APAC ran on local time.

The counts are exact, rounded.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.calendar import EXTRACTED
from oms42.kelvane.deals.planned import ROOM
from oms42.kelvane.world import Columns

# Most days that a past close date lies back, and days that a deal must have lived before.
LONGEST, LIVED = 75, 16


def past_due(
    rng: np.random.Generator,
    still_open: NDArray[np.bool_],
    created: NDArray[np.datetime64],
    day: NDArray[np.datetime64],
    pushes: NDArray[np.int64],
    share: float,
) -> NDArray[np.datetime64]:
    """Plant close dates that have passed.

    Args:
        rng: Source of uniform draws.
        still_open: Whether each deal is open.
        created: Day of creation.
        day: Close date.
        pushes: How often it was moved out.
        share: Share of the open deals.

    Returns:
        Close date of each deal.

    Raises:
        ValueError: If too few open deals are old enough.

    Example:
        >>> begun = np.full(50, np.datetime64("2026-03-02"))
        >>> later, none = np.full(50, np.datetime64("2026-11-30")), np.zeros(50, dtype=np.int64)
        >>> days = past_due(np.random.default_rng(1), none == 0, begun, later, none, 0.14)
        >>> int((days < EXTRACTED).sum())
        7
    """
    age = (EXTRACTED - created).astype(np.int64)
    back = np.minimum(age - LIVED - ROOM * pushes, LONGEST)
    able = np.flatnonzero(still_open & (back >= 2))
    count = round(share * int(still_open.sum()))
    if able.size < count:
        raise ValueError(
            f"{count} deals must be past due, but only {able.size} are old enough; lower the share"
        )
    chosen = able[np.argsort(rng.random(able.size), kind="stable")][:count]
    days = 1 + np.floor(rng.random(chosen.size) * back[chosen]).astype(np.int64)
    passed = day.copy()
    passed[chosen] = np.busday_offset(EXTRACTED - days, 0, roll="backward")
    return passed


def wrong_currency(rng: np.random.Generator, table: Columns, count: int) -> Columns:
    """Book some euro deals as dollars.

    Args:
        rng: Source of uniform draws.
        table: The opportunities.
        count: How many.

    Returns:
        The table with changed `currency` and `amount_acv_lc`.

    Example:
        >>> table = {"currency": np.array(["EUR"]), "outcome": np.array(["won"]),
        ...          "type": np.array(["new"]), "amount_acv": np.array([108.0]),
        ...          "amount_acv_lc": np.array([100.0])}
        >>> wrong = wrong_currency(np.random.default_rng(1), table, 1)
        >>> wrong["currency"].tolist(), wrong["amount_acv_lc"].tolist()
        (['USD'], [108.0])
    """
    able = np.flatnonzero(
        (table["currency"] == "EUR") & (table["outcome"] == "won") & (table["type"] != "renewal")
    )
    chosen = able[np.argsort(rng.random(able.size), kind="stable")][:count]
    currency, local = table["currency"].copy(), table["amount_acv_lc"].copy()
    currency[chosen] = "USD"
    local[chosen] = table["amount_acv"][chosen]
    return {**table, "currency": currency, "amount_acv_lc": local}


def without_reason(rng: np.random.Generator, table: Columns, share: float) -> Columns:
    """Leave loss reasons out.

    Args:
        rng: Source of uniform draws.
        table: The opportunities.
        share: Share of the deals that are lost or end without a decision.

    Returns:
        The table with changed `loss_reason`.

    Example:
        >>> table = {"outcome": np.array(["lost", "won"]), "loss_reason": np.array(["price", ""])}
        >>> without_reason(np.random.default_rng(1), table, 1.0)["loss_reason"].tolist()
        ['', '']
    """
    lost = np.flatnonzero(np.isin(table["outcome"], ["lost", "no_decision"]))
    chosen = lost[np.argsort(rng.random(lost.size), kind="stable")][: round(share * lost.size)]
    reason = table["loss_reason"].copy()
    reason[chosen] = ""
    return {**table, "loss_reason": reason}


def wrong_day(
    rng: np.random.Generator,
    monday: NDArray[np.datetime64],
    region: NDArray[np.str_],
    share: float,
) -> NDArray[np.datetime64]:
    """Date some snapshots a day too early, whole weeks of the region APAC at a time.

    Args:
        rng: Source of uniform draws.
        monday: Date of each snapshot.
        region: Region of each snapshot's account.
        share: Share of all snapshots.

    Returns:
        Changed dates.

    Example:
        >>> monday = np.full(4, np.datetime64("2026-06-01"))
        >>> region = np.array(["NA", "APAC", "NA", "EMEA"])
        >>> wrong_day(np.random.default_rng(1), monday, region, 0.25).astype(str).tolist()
        ['2026-06-01', '2026-05-31', '2026-06-01', '2026-06-01']
    """
    able = np.flatnonzero(region == "APAC")
    week, row = np.unique(monday[able], return_inverse=True)
    able = able[np.argsort(rng.random(week.size)[row], kind="stable")]
    day = monday.copy()
    day[able[: round(share * monday.size)]] -= np.timedelta64(1, "D")
    return day
