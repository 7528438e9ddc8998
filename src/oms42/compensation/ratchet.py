# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The ratchet: if this year's result sets next year's quota, a good year has a price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.numbers import number
from oms42.compensation.straight_pieces import paid
from oms42.stats.arrays import read_only, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class RatchetEffort:
    """Hold effort with and without a ratchet under a linear bonus.

    Attributes:
        effort: Effort in each year, shape (years,); one value if the years never end.
        without: Effort if the quota did not follow the result.
        effective: Bonus less the price of a higher quota, per unit of output, shape as effort.
        lost: Output lost over the years, without·years − sum of effort (per year if endless).
    """

    effort: FloatArray
    without: float
    effective: FloatArray
    lost: float


def ratchet_effort(
    b: float,
    c: float,
    *,
    ratchet: float = 0.6,
    discount: float = 0.9,
    years: int | None = None,
) -> RatchetEffort:
    r"""Compute the effort of a forward-looking seller whose quota follows the result.

    Pay is $b\,(y_t - Q_t)$ with $y_t = e_t + \varepsilon_t$, effort costs $ce^2/2$, and
    $Q_{t+1} = Q_t + \lambda (y_t - Q_t)$. One more unit today raises the quotas after it by
    $\lambda, \lambda(1-\lambda), \dots$, so with a discount factor $\delta$ and $n$ years to come

    $$e = \frac bc \left(1 - \delta\lambda\,\frac{1 - [\delta(1-\lambda)]^{n}}{1-\delta(1-\lambda)}
      \right) \ \xrightarrow{n\to\infty}\ \frac bc\cdot\frac{1-\delta}{1-\delta(1-\lambda)}$$

    In the two-year case $e_1 = b(1-\delta\lambda)/c$ and $e_2 = b/c$.

    Args:
        b: Bonus per unit of output above quota, 0 or more.
        c: Cost of effort, above 0.
        ratchet: Share $\lambda$ of the overage (and shortfall) that enters the next quota, 0 to 1.
        discount: Discount factor $\delta$ of a year, 0 to 1 (below 1 if the years never end).
        years: Number of years; without it they never end.

    Returns:
        Effort by year.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range.

    Source:
        Weitzman (1980), The "ratchet principle" and performance incentives.

    Example:
        >>> ratchet_effort(b=1, c=1, ratchet=0.6, discount=0.9, years=2).effort
        array([0.46, 1.  ])
    """
    bonus, cost = number(b, name="b", least=0.0), number(c, name="c", above=0.0)
    lam = number(ratchet, name="ratchet", least=0.0, most=1.0)
    delta = number(discount, name="discount", least=0.0, most=1.0)
    keep = delta * (1 - lam)
    if years is None:
        if delta == 1:
            raise ValueError("discount is 1; years that never end need a discount below 1.")
        price = np.array([delta * lam / (1 - keep)])
    else:
        left = np.arange(whole(years, name="years") - 1, -1, -1)
        price = delta * lam * np.array([(keep ** np.arange(n)).sum() for n in left])
    effective = bonus * (1 - price)
    effort, without = effective / cost, bonus / cost
    lost = float((without - effort).sum())
    return RatchetEffort(read_only(effort), without, read_only(effective), lost)


@dataclass(frozen=True)
class RatchetPolicy:
    """Hold the best effort at each quota under any pay curve, when the quota follows the result.

    Attributes:
        quota: Quotas, shape (n,).
        effort: Best effort at each, shape (n,).
        value: Present value of the years to come at each, shape (n,).
        myopic: Effort of a seller who does not look ahead, shape (n,).
        iterations: Rounds until the policy stood still.
    """

    quota: FloatArray
    effort: FloatArray
    value: FloatArray
    myopic: FloatArray
    iterations: int


def ratchet_policy(
    pay: Callable[[FloatArray], ArrayLike],
    c: float,
    *,
    up: float = 0.6,
    down: float = 0.0,
    discount: float = 0.9,
    sigma: float = 0.2,
    quotas: ArrayLike | None = None,
    efforts: ArrayLike | None = None,
) -> RatchetPolicy:
    r"""Solve for effort under any pay curve when overage and shortfall move the quota.

    $$V(Q) = \max_e\ \mathrm{E}\left[\mathrm{pay}\!\left(\tfrac yQ\right) - \tfrac{ce^2}{2}
      + \delta\, V\!\big(Q + \lambda_\pm (y - Q)\big)\right], \qquad y = e + \sigma\varepsilon$$

    by policy iteration over a grid of quotas; the noise is integrated by Gauss–Hermite quadrature.
    The ratchet is asymmetric if the quota rises more easily than it falls, $\lambda_+ > \lambda_-$.

    Args:
        pay: Takes attainments y/Q, an array, and gives money, an array.
        c: Cost of effort, above 0.
        up: Share $\lambda_+$ of an overage that enters the next quota, 0 to 1.
        down: Share $\lambda_-$ of a shortfall that enters the next quota, 0 to 1.
        discount: Discount factor of a year, 0 or more and below 1.
        sigma: Deviation of luck in output, 0 or more.
        quotas: Grid of quotas, above 0, shape (n,); 0.4 to 2 without it. Quotas stay within it.
        efforts: Grid of efforts, 0 or more, shape (m,); 0 to 2 without it.

    Returns:
        Effort by quota.

    Raises:
        TypeError: A value is not a number, or pay is not a function.
        ValueError: A value is out of range.

    Example:
        >>> made = ratchet_policy(lambda a: np.maximum(a - 1, 0), c=1.0, discount=0.0)
        >>> bool((made.effort == made.myopic).all())
        True
    """
    cost, delta = number(c, name="c", above=0.0), number(discount, name="discount", least=0.0)
    if delta >= 1:
        raise ValueError(f"discount is {discount}; it must be below 1.")
    rise, fall = (
        number(one, name=name, least=0.0, most=1.0) for one, name in ((up, "up"), (down, "down"))
    )
    Q = _grid(quotas, np.linspace(0.4, 2.0, 81), "quotas", above=0.0)
    e = _grid(efforts, np.linspace(0.0, 2.0, 201), "efforts", above=-1e-300)
    node, weight = np.polynomial.hermite_e.hermegauss(11)
    y = e[:, None] + number(sigma, name="sigma", least=0.0) * node
    mass = weight / weight.sum()
    over = y - Q[:, None, None]
    now = paid(pay, 1 + over / Q[:, None, None]) @ mass - cost * e**2 / 2
    coming = np.clip(Q[:, None, None] + np.where(over > 0, rise, fall) * over, Q[0], Q[-1])
    value, choice, rounds, rows = np.zeros(Q.size), now.argmax(axis=1), 0, np.arange(Q.size)
    while True:  # Howard: value the policy, better it, until it stands still
        leads = _transition(coming[rows, choice], mass, Q)
        value = np.linalg.solve(np.eye(Q.size) - delta * leads, now[rows, choice])
        total = now + delta * (np.interp(coming, Q, value) @ mass)
        better, rounds = total.argmax(axis=1), rounds + 1
        gained = total[rows, better] - total[rows, choice]
        choice = better
        if float(gained.max()) <= 1e-12 * max(1.0, float(np.abs(value).max())):
            break
    return RatchetPolicy(
        read_only(Q),
        read_only(e[choice]),
        read_only(value),
        read_only(e[now.argmax(axis=1)]),
        rounds,
    )


def _transition(coming: FloatArray, mass: FloatArray, Q: FloatArray) -> FloatArray:
    """Return the weights of the grid's quotas after each quota, shape (n, n)."""
    below = np.clip(np.searchsorted(Q, coming, side="right") - 1, 0, Q.size - 2)
    part = (coming - Q[below]) / (Q[below + 1] - Q[below])
    cell = np.arange(Q.size)[:, None] * Q.size + below
    found = np.bincount(cell.ravel(), ((1 - part) * mass).ravel(), minlength=Q.size**2)
    found += np.bincount(cell.ravel() + 1, (part * mass).ravel(), minlength=Q.size**2)
    return np.asarray(found, dtype=np.float64).reshape(Q.size, Q.size)


def _grid(values: ArrayLike | None, default: FloatArray, name: str, above: float) -> FloatArray:
    """Check a grid, or take the default."""
    if values is None:
        return default
    grid = np.unique(np.asarray(values, dtype=np.float64))
    if grid.size < 2 or grid[0] <= above or not np.isfinite(grid).all():
        raise ValueError(f"{name} needs two or more finite values above {max(above, 0):g}.")
    return grid
