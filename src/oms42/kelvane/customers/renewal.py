# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Which commitments are renewed after a year, and for how much.

Of the commitments that burnt less than half of their pace in months 10 to 12, four times as large a
share ends after month 12 as of the others (PT-27). The shares are planted as exact counts: 9 % of
the others, rounded, and four times that share of the low ones, rounded. After month 24 the share of
the others holds for all. A renewed commitment is set to the pace of the last three months, between
0.6 and 1.5 of what it was.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.customers.burn import LOW_LINE, SPAN
from oms42.kelvane.customers.commitments import signed
from oms42.kelvane.customers.magnitudes import Magnitudes
from oms42.kelvane.draws import order as order_of
from oms42.kelvane.identity import Identity
from oms42.kelvane.months import months

YEAR = 12
NARROWEST, WIDEST = 0.6, 1.5


@dataclass(frozen=True)
class Runs:
    """Hold how long each commitment runs.

    Attributes:
        length: Months that the table shows, shape (n,).
        ended: Whether it was not renewed, shape (n,).
    """

    length: NDArray[np.int64]
    ended: NDArray[np.bool_]


def runs(start: NDArray[np.datetime64], rate: NDArray[np.float64], identity: Identity) -> Runs:
    """Renew commitments, or let them end.

    Args:
        start: First month of each commitment, `datetime64[M]`, shape (n,).
        rate: Burn rate against the first year's pace by contract month, shape (n, 33).
        identity: Which company.

    Returns:
        Length and end of each commitment.

    Example:
        >>> start = np.full(40, "2024-01", dtype="datetime64[M]")
        >>> run = runs(start, np.full((40, 33), 0.8), Identity())
        >>> sorted(set(run.length.tolist())), int((run.length == 12).sum())
        ([12, 24, 33], 4)
    """
    sizes, rng = Magnitudes.of(identity), identity.stream("consumption_m renewal")
    order = order_of(rng, start.size)
    seen = (months()[-1] - start).astype(np.int64) + 1
    low = rate[:, YEAR - 3 : YEAR].mean(axis=1) < LOW_LINE
    others = _first(order, ~low, round(sizes.churn * int((~low).sum())))
    share = others.sum() / max(int((~low).sum()), 1)
    after_one = others | _first(order, low, round(sizes.churn_ratio * share * int(low.sum())))
    two_years = ~after_one & (seen >= 2 * YEAR)
    after_two = _first(order[::-1], two_years, round(sizes.churn * int(two_years.sum())))
    length = np.where(after_one, YEAR, np.where(after_two, 2 * YEAR, np.minimum(seen, SPAN)))
    return Runs(length, after_one | after_two)


def commits(first: NDArray[np.float64], rate: NDArray[np.float64]) -> NDArray[np.float64]:
    """Set each year's commitment to the pace of the last three months, within limits.

    Args:
        first: Commitment of the first year in US dollars, shape (n,).
        rate: Burn rate against the first year's pace by contract month, shape (n, 33).

    Returns:
        Commitment in US dollars a year by account and contract month, shape (n, 33).

    Example:
        >>> commits(np.array([20_000.0]), np.full((1, 33), 0.8))[0, [0, 11, 12, 32]].tolist()
        [20000.0, 20000.0, 16000.0, 16000.0]
    """
    commit = np.repeat(first[:, None], SPAN, axis=1)
    for end in range(YEAR, SPAN, YEAR):
        old = commit[:, end - 1]
        pace = first * rate[:, end - 3 : end].mean(axis=1)
        new = signed(np.clip(pace, NARROWEST * old, WIDEST * old))
        commit[:, end:] = new[:, None]
    return commit


def _first(order: NDArray[np.int64], among: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    """Mark the first few, in a random order, of those that qualify."""
    chosen = np.zeros(among.size, dtype=bool)
    chosen[order[among[order]][:count]] = True
    return chosen
