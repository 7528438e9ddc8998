# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `comp_payouts`: what each seller was paid for each quarter with a quota.

The plan of fiscal year 2026, which began in January 2025 and has four design faults on purpose:

$$C = r\,V\,s, \qquad X = r\,V\,s\;\frac{\max(0, A - 1)}{A}, \qquad r = \frac{T / 4}{k\,Q}$$

Commission $C$ on what was signed, $V$, times the credited splits $s$; an accelerator $X$ that
doubles the rate $r$ above the quarter's quota $Q$; no cap; no clawback (always 0). From 2025 on $V$
is *total* contract value, before that annual value. The rate is set so that a quarter at quota with
the plan's mean term ($k$ = 2.05 years of value, before 2025 one) pays a quarter of the target
incentive $T$. The hardware SPIFF of the third quarter of 2025 and the prizes of every quarter's
contests are added. Pay knows neither gender nor anything else about a person (PT-11).
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

TCV_SINCE, MEAN_TERM = "2025Q1", 2.05
# The SPIFF of 2025Q3 pays this much for each unit; other quarters have contests.
SPIFF_QUARTER, SPIFF_UNIT, SPIFF_UNITS = "2025Q3", 150.0, 24
PRIZE_SHARE, PRIZES = 0.45, (1_000.0, 2_000.0, 3_000.0, 5_000.0)


def comp_payouts(identity: Identity, quotas: Columns, pay: Columns) -> Columns:
    """Make the table.

    Args:
        identity: Which company.
        quotas: The table of quotas.
        pay: `base` and `target_incentive` a year, by row of the quotas.

    Returns:
        Eight columns, one row a seller and quarter.

    Example:
        >>> row = {"rep_id": np.array(["R001"]), "quarter": np.array(["2024Q1"])}
        >>> row |= {"quota": np.array([50_000.0]), "credited_splits": np.array([1.0])}
        >>> row |= {"bookings_acv": np.array([40_000.0]), "bookings_tcv": np.array([40_000.0])}
        >>> pay = {"base": np.array([80_000.0]), "target_incentive": np.array([60_000.0])}
        >>> paid = comp_payouts(Identity(), row, pay)
        >>> paid["base_paid"].tolist(), paid["commission"].tolist()
        ([20000.0], [12000.0])
    """
    parts = formula(quotas, pay["target_incentive"])
    spiff = _spiff(identity, quotas["quarter"])
    base = np.round(pay["base"] / 4.0, 2)
    total = base + parts["commission"] + parts["accelerator"] + spiff
    return {
        "rep_id": quotas["rep_id"],
        "quarter": quotas["quarter"],
        "base_paid": base,
        **parts,
        "spiff": spiff,
        "clawback": np.zeros(base.size),
        "payout_total": np.round(total, 2),
    }


def formula(quotas: Columns, incentive: NDArray[np.float64]) -> Columns:
    """Work out commission and accelerator.

    Args:
        quotas: Rows with `quarter`, `quota`, `bookings_acv`, `bookings_tcv`, `credited_splits`.
        incentive: Target incentive a year.

    Returns:
        `commission` and `accelerator` in US dollars.

    Example:
        >>> row = {"quarter": np.array(["2026Q1"]), "quota": np.array([200_000.0])}
        >>> row |= {"bookings_acv": np.array([250_000.0]), "bookings_tcv": np.array([512_500.0])}
        >>> row |= {"credited_splits": np.array([1.0])}
        >>> paid = formula(row, np.array([120_000.0]))
        >>> paid["commission"].tolist(), paid["accelerator"].tolist()
        ([37500.0], [7500.0])
    """
    total_value = quotas["quarter"] >= TCV_SINCE
    rate = incentive / 4.0 / quotas["quota"] / np.where(total_value, MEAN_TERM, 1.0)
    value = np.where(total_value, quotas["bookings_tcv"], quotas["bookings_acv"])
    commission = rate * value * quotas["credited_splits"]
    attained = quotas["bookings_acv"] / quotas["quota"]
    above = np.maximum(0.0, attained - 1.0) / np.maximum(attained, 1.0)
    return {"commission": np.round(commission, 2), "accelerator": np.round(commission * above, 2)}


def _spiff(identity: Identity, quarter: NDArray[np.str_]) -> NDArray[np.float64]:
    """Draw the SPIFF and the prizes."""
    rng = identity.stream("people.spiff")
    units = np.floor(SPIFF_UNITS * rng.random(quarter.size) ** 2)
    won = rng.random(quarter.size) < PRIZE_SHARE
    prize = np.array(PRIZES)[(len(PRIZES) * rng.random(quarter.size)).astype(np.int64)]
    return np.where(quarter == SPIFF_QUARTER, SPIFF_UNIT * units, prize * won)
