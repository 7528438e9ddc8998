# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The ratchet: next period's quota follows this period's sales."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import floats, read_only, share, vector
from oms42.stats.least_squares import least_squares
from oms42.territories.amounts import amounts, number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray
    from oms42.stats.least_squares import Errors


@dataclass(frozen=True)
class RatchetEstimate:
    """Hold how strongly quotas followed sales.

    Attributes:
        up: Share of an overage that went into the next quota.
        down: Share of a shortfall that was taken off the next quota.
        growth: Growth of the quotas that depends on neither, as a share.
        se: Standard errors of growth, up and down, shape (3,).
        lower: Lower limits of growth, up and down, shape (3,).
        upper: Upper limits of growth, up and down, shape (3,).
        asymmetry: Up less down.
        asymmetry_se: Its standard error.
    """

    up: float
    down: float
    growth: float
    se: FloatArray
    lower: FloatArray
    upper: FloatArray
    asymmetry: float
    asymmetry_se: float


def ratchet(
    quota: ArrayLike,
    sales: ArrayLike,
    *,
    up: float = 0.5,
    down: float | None = None,
    growth: float = 0.0,
) -> FloatArray:
    r"""Return the next quotas when they follow sales.

    $$Q_{t+1} = (1 + \gamma)\,\bigl[(1 - \lambda)\,Q_t + \lambda\,S_t\bigr], \qquad
      \lambda = \begin{cases} \lambda^{+} & S_t \ge Q_t \\ \lambda^{-} & S_t < Q_t \end{cases}$$

    The next quota is a weighted average of the last quota and the last sales; where it rises with
    an overage more than it falls with a shortfall, the ratchet is asymmetric.

    Args:
        quota: Quotas $Q_t$, above 0; one number or any shape.
        sales: Sales $S_t$, 0 or more, same shape.
        up: Share $\lambda^{+}$ of an overage that goes into the next quota, 0 to 1.
        down: Share $\lambda^{-}$ of a shortfall that is taken off it, 0 to 1; like `up` if left
            out. With 0 a quota never falls.
        growth: Growth γ of all quotas, above −1.

    Returns:
        The next quotas $Q_{t+1}$, same shape.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or the shapes differ.

    Source:
        Leone, Misra and Zimmerman (2004), Investigating dynamic sales quotas.

    Example:
        >>> ratchet([100, 100], [120, 90], up=0.6, down=0).tolist()
        [112.0, 100.0]
        >>> ratchet([100, 100], [120, 90], up=0.6).tolist()
        [112.0, 94.0]
    """
    Q, S = floats(quota, name="quota"), floats(sales, name="sales")
    if Q.shape != S.shape:
        raise ValueError(f"quota has shape {Q.shape} and sales {S.shape}; they need the same one.")
    if not (np.isfinite(Q) & (Q > 0)).all() or not (np.isfinite(S) & (S >= 0)).all():
        raise ValueError("quota must be above 0 and sales 0 or more; a value is not, or is NaN.")
    rise = number(up, name="up", least=0, most=1)
    fall = rise if down is None else number(down, name="down", least=0, most=1)
    pace = np.where(S >= Q, rise, fall)
    grown = 1 + number(growth, name="growth", above=-1)
    return read_only(grown * (Q + pace * (S - Q)))


def ratchet_path(
    quota: float,
    sales: ArrayLike,
    *,
    up: float = 0.5,
    down: float | None = None,
    growth: float = 0.0,
) -> FloatArray:
    """Follow one seller's quota through several periods.

    Args:
        quota: The first period's quota, above 0.
        sales: Sales of each period, 0 or more, shape (t,).
        up: Share of an overage that goes into the next quota, 0 to 1.
        down: Share of a shortfall that is taken off it, 0 to 1; like `up` if left out.
        growth: Growth of the quota from period to period, above −1.

    Returns:
        The quotas of these periods and of the one after, shape (t + 1,).

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> ratchet_path(100, [120, 100, 130], up=0.5, down=0).tolist()
        [100.0, 110.0, 110.0, 120.0]
    """
    path = [number(quota, name="quota", above=0)]
    for sold in vector(sales, name="sales"):
        path.append(float(ratchet(path[-1], float(sold), up=up, down=down, growth=growth)))
    return read_only(np.array(path))


def estimate_ratchet(
    quota: ArrayLike,
    sales: ArrayLike,
    next_quota: ArrayLike,
    *,
    sellers: ArrayLike | None = None,
    level: float = 0.9,
) -> RatchetEstimate:
    r"""Estimate from records how strongly quotas follow sales, upward and downward.

    $$\frac{Q_{t+1} - Q_t}{Q_t} = \gamma
      + \lambda^{+} \max\Bigl(0, \frac{S_t - Q_t}{Q_t}\Bigr)
      + \lambda^{-} \min\Bigl(0, \frac{S_t - Q_t}{Q_t}\Bigr) + \varepsilon$$

    Args:
        quota: Quotas $Q_t$, above 0, shape (n,).
        sales: Sales $S_t$ of the same sellers and periods, 0 or more, shape (n,).
        next_quota: Quotas $Q_{t+1}$ of the period after, above 0, shape (n,).
        sellers: The seller of each row, shape (n,): errors then allow for rows of one seller to go
            together.
        level: Coverage of the limits, above 0 and below 1.

    Returns:
        Both shares and the growth, with errors and limits.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, lengths differ, or one of overage and shortfall
            does not occur.

    Source:
        Leone, Misra and Zimmerman (2004), Investigating dynamic sales quotas.

    Example:
        >>> made = estimate_ratchet([100] * 6, [80, 90, 110, 120, 95, 140],
        ...                         [98, 99, 106, 112, 99.5, 124])
        >>> round(made.up, 3), round(made.down, 3)
        (0.6, 0.1)
    """
    Q = amounts(quota, name="quota", zero=False)
    S = amounts(sales, name="sales", rows=Q.size)
    change = amounts(next_quota, name="next_quota", rows=Q.size, zero=False) / Q - 1
    off = S / Q - 1
    if not (off > 0).any() or not (off < 0).any():
        raise ValueError(
            "there must be both overages and shortfalls to tell the two sides apart; here all "
            f"attainments lie from {1 + off.min():.3g} to {1 + off.max():.3g}."
        )
    design = np.column_stack([np.maximum(off, 0), np.minimum(off, 0)])
    coverage = share(level, name="level")
    kind: Errors = "HC3" if sellers is None else "cluster"
    fit = least_squares(design, change, errors=kind, groups=sellers)
    lower, upper = fit.interval(coverage)
    V = fit.covariance
    return RatchetEstimate(
        float(fit.coef[1]),
        float(fit.coef[2]),
        float(fit.coef[0]),
        read_only(fit.se),
        read_only(lower),
        read_only(upper),
        float(fit.coef[1] - fit.coef[2]),
        float(np.sqrt(max(V[1, 1] + V[2, 2] - 2 * V[1, 2], 0.0))),
    )
