# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quarter week by week: how much of it is in by when, with how much doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.pipeline.open_deals import open_deals
from oms42.pipeline.quarter import fold, shocked
from oms42.stats.arrays import probabilities, read_only

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


def checked_pace(pace: ArrayLike) -> FloatArray:
    """Check a pace curve.

    Args:
        pace: Share of the quarter's value that is signed by the end of each week, shape (weeks,).

    Returns:
        The curve.

    Raises:
        TypeError: A value is not a number.
        ValueError: The curve is empty, falls, leaves 0 to 1, or does not end at 1.

    Example:
        >>> checked_pace([0.25, 1])
        array([0.25, 1.  ])
    """
    curve = probabilities(pace, name="pace")
    if (np.diff(curve) < 0).any() or abs(curve[-1] - 1) > 1e-9:
        raise ValueError(
            f"pace runs {curve.round(3).tolist()}; it is cumulative: it never falls and ends at 1."
        )
    return curve


def fan_exact(
    p: ArrayLike,
    amount: ArrayLike,
    pace: ArrayLike,
    *,
    rho: float = 0.0,
    slip: float | ArrayLike = 0.0,
    q: ArrayLike = (0.1, 0.5, 0.9),
) -> FloatArray:
    r"""Compute quantiles of what few deals have brought by the end of each week.

    A deal that is won in the quarter is signed by the end of week t with probability $F(t)$,
    whatever its amount and whatever the quarter's shock z, so that by then it is in with
    probability $p_i(z)\,F(t)$.

    Args:
        p: Probability that each deal is won, 0 to 1, shape (n,).
        amount: Its amount, shape (n,).
        pace: $F(t)$, the share of the quarter's value signed by the end of each week: it never
            falls, and ends at 1; shape (weeks,).
        rho: Correlation of the deals' latent scores, 0 or more and below 1.
        slip: Share of the wins that close after the quarter, one or one a deal, 0 to 1.
        q: Quantiles, each above 0 and below 1, shape (k,).

    Returns:
        Totals in the money of the amounts, shape (k, weeks); the last column is the quarter's.

    Raises:
        TypeError: A value is not a number.
        ValueError: As in :func:`oms42.pipeline.quarter_exact`, or the pace is no such curve.

    Example:
        >>> fan_exact([0.5], [100], [0.4, 1], q=[0.7])
        array([[  0., 100.]])
    """
    deals, curve = open_deals(p, amount, rho, slip), checked_pace(pace)
    levels = probabilities(q, name="q")
    chance, mass = shocked(deals)
    rows = (curve[:, None, None] * chance).reshape(-1, deals.amount.size)
    total, weight = fold(rows, deals)
    reached = np.cumsum(mass @ weight.reshape(curve.size, mass.size, total.size), axis=1)
    place = (reached[None] >= levels[:, None, None] - 1e-12).argmax(axis=2)
    return read_only(total[place])
