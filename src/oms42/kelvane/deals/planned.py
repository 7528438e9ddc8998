# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The planned close dates of a deal through its life, and the days on which they were moved.

A deal with $k$ pushes has the planned dates $D_0 < D_1 < \dots < D_k$. The last one is reached, up
to a few days, unless the deal is pulled in. Push $j$ happens at $u_j$, within nine days before
$D_{j-1}$ would have passed; the pushes are spread over the life of the deal.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.calendar import EXTRACTED, quarter_of, quarter_start

# Part of the life over which pushes are spread, and days that each push needs.
FIRST, SPREAD, ROOM = 0.30, 0.62, 11
EARLY = 12
# Days before the end of the tables by which the moves of open deals are over.
LATELY = 3


@dataclass(frozen=True)
class Plan:
    """Hold planned dates, shape (n, k + 1), and the days of the moves, shape (n, k).

    Attributes:
        dates: Planned close dates; the last valid one repeats.
        moved: Days on which the date was moved out; NaT where there is no such push.
    """

    dates: NDArray[np.datetime64]
    moved: NDArray[np.datetime64]


def creation(
    closes: NDArray[np.datetime64],
    cycle: NDArray[np.int64],
    pushes: NDArray[np.int64],
    by: NDArray[np.datetime64],
) -> NDArray[np.datetime64]:
    """Return the day on which each deal was created.

    Args:
        closes: When it would close if nobody pulled.
        cycle: Days that it takes.
        pushes: How often the close date is moved out; each needs time.
        by: Day before which it must exist.

    Returns:
        Days.

    Example:
        >>> day = np.array(["2026-09-30"], dtype="datetime64[D]")
        >>> creation(day, np.array([10]), np.array([2]), day).astype(str).tolist()
        ['2026-08-25']
    """
    days = np.maximum(cycle, 14 + ROOM * pushes)
    return np.asarray(np.minimum(closes - days, by - 7))


def plan(
    rng: np.random.Generator,
    created: NDArray[np.datetime64],
    closes: NDArray[np.datetime64],
    pushes: NDArray[np.int64],
    still_open: NDArray[np.bool_],
) -> Plan:
    """Draw the planned dates.

    Args:
        rng: Source of uniform draws.
        created: Day of creation.
        closes: When the deal closes, or would if nobody pulled it in.
        pushes: How often the date is moved out.
        still_open: Whether the deal is open: then all moves are past, and the last planned date is
            the given day itself.

    Returns:
        Planned dates and the days of the moves.

    Example:
        >>> days = np.array(["2026-01-05", "2026-06-30"], dtype="datetime64[D]")
        >>> twice, no = np.array([2]), np.array([False])
        >>> made = plan(np.random.default_rng(1), days[:1], days[1:], twice, no)
        >>> made.dates.shape, bool((np.diff(made.dates) > np.timedelta64(0, "D")).all())
        ((1, 3), True)
    """
    most = int(pushes.max(initial=0))
    until = np.where(still_open, np.minimum(closes, EXTRACTED - LATELY), closes)
    life = (until - created).astype(np.int64)
    j = np.arange(1, most + 1)
    k = np.maximum(pushes, 1)[:, None]
    share = FIRST + SPREAD * (j - 1 + 0.6 * rng.random((pushes.size, most))) / k
    offset = np.floor(share * life[:, None]).astype(np.int64)
    gap = np.maximum(np.floor(0.35 * SPREAD * life[:, None] / k), 1).astype(np.int64)
    slack = np.floor(rng.random((pushes.size, most)) * np.minimum(gap, 9)).astype(np.int64)
    real = j <= pushes[:, None]
    moved = np.where(real, created[:, None] + offset, np.datetime64("NaT", "D"))
    last = np.where(still_open, closes, _reached(rng, closes))
    dates = np.repeat(last[:, None], most + 1, axis=1)
    dates[:, :-1] = np.where(real, created[:, None] + offset + slack, last[:, None])
    return Plan(dates, moved)


def _reached(rng: np.random.Generator, closes: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
    """Return last planned dates: up to twelve days after the close, in the same quarter."""
    late = np.floor(EARLY * rng.random(closes.size) ** 2).astype(np.int64)
    end = quarter_start(quarter_of(closes) + 1) - np.timedelta64(1, "D")
    return np.asarray(np.minimum(closes + late, end))
