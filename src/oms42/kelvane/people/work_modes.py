# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Who works remotely only, who partly, who at the office.

Shares hold within each kind of seller, for hires before 2023 and since. Of many draws that one
counts in which remote and other hires since 2023 sell most nearly alike after their first year: a
remote start is slower (`ramp`), and after twelve months there is no difference (PT-14).
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.choices import choose

MODES = ("remote", "hybrid", "office")
# Shares of the work modes among those hired before 2023 and since.
MODE_SHARES = ((0.18, 0.37, 0.45), (0.40, 0.38, 0.22))
DRAWS = 200


def work_modes(
    identity: Identity,
    recent: NDArray[np.bool_],
    kind: NDArray[np.str_],
    settled: NDArray[np.float64],
    quarters: NDArray[np.float64],
) -> NDArray[np.str_]:
    """Draw the work modes.

    Args:
        identity: Which company.
        recent: Whether the person was hired since 2023.
        kind: Kind of seller.
        settled: Attainment at equal potential, summed over the quarters after the first year.
        quarters: Number of these quarters.

    Returns:
        `remote`, `hybrid` or `office`.

    Example:
        >>> none = np.zeros(50)
        >>> modes = work_modes(Identity(), none == 0, np.full(50, "kam"), none, none + 1)
        >>> int((modes == "remote").sum())
        20
    """
    rng = identity.stream("people.modes")
    nearest, best = np.inf, np.full(recent.size, MODES[0])
    for _ in range(DRAWS):
        modes = _drawn(rng, recent, kind)
        remote = recent & (modes == MODES[0])
        here, there = (_mean(settled[x], quarters[x]) for x in (remote, recent & ~remote))
        if abs(here - there) < nearest:
            nearest, best = abs(here - there), modes
    return best


def _drawn(
    rng: np.random.Generator, recent: NDArray[np.bool_], kind: NDArray[np.str_]
) -> NDArray[np.str_]:
    """Draw modes once, in their shares within each kind."""
    draws = rng.random(recent.size)
    modes = np.empty(recent.size, dtype="<U6")
    for since, shares in zip((False, True), MODE_SHARES, strict=True):
        for name in np.unique(kind):
            rows = np.flatnonzero((recent == since) & (kind == name))
            place = np.argsort(np.argsort(draws[rows], kind="stable"), kind="stable") + 0.5
            modes[rows] = choose(place / max(rows.size, 1), tuple(zip(MODES, shares, strict=True)))
    return modes


def _mean(total: NDArray[np.float64], count: NDArray[np.float64]) -> float:
    """Return the mean of sums over counts."""
    return float(total.sum() / max(float(count.sum()), 1.0))
